"""The keyring's slot: opens with its own secret only, comes and goes without touching the passphrase."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from key_folder import COST, JOURNAL_ID, NEW, OLD, SALT, SEED, change, create, derive, opens, write_both
from test_key_file_survives import TROUBLES, cut_the_power, every_step_of, failing_with

from journal_app.domain.errors import KeyringChanged, Trouble
from journal_app.services.journal_folder import offers_keyring
from journal_app.vault import key_file, key_format, keyring_slot
from journal_app.vault.key_file import COPIES, KeyFile, Unlocked, read_copies, read_to_unlock, unlock
from journal_app.vault.keys import keyring_slot_key

pytestmark = pytest.mark.usefixtures("one_salt")

SECRET = bytes(range(200, 232))
OTHER = bytes(32)
SLOT_TO_COME = '{"id":"00112233445566ff","kind":"phone","n":1}'

# Written once by the first version with a keyring. Every later version must open it.
FROZEN = (
    b'{"database":"journal.db","generation":2,"journal":"0123456789abcdef0123456789abcdef","mac":"03b6d382'
    b'9d32f7a3735a679c2e7e537e1840ce180d1d5486100b946498b064a0","magic":"rosemary-key","slots":[{"id":"2aa'
    b'792282d7d1d98","kdf":{"lanes":4,"memory_kib":65536,"name":"argon2id","passes":2,"salt":"000102030405'
    b'060708090a0b0c0d0e0f"},"kind":"passphrase","nonce":"30916a53a5d2d98293ce85bc","sealed":"749124181ade'
    b'e0a473ea70bc62d5cdfe90ab2cf39d6aa1f25fc1e75623e04ee2c4da79d7"},{"id":"2be7fd6b7f8e3ae9","kind":"keyr'
    b'ing","nonce":"4538cf986fc071b7fd135c9f","sealed":"95d235662cdc3fa697a882129c352c604db8185b9f9148962c'
    b'aaf1a2f144cbbae2da2f09"}],"version":1}'
)


def switched_on(folder: Path) -> KeyFile:
    create(folder)
    return keyring_slot.switch_on(folder, unlock(folder, OLD), SECRET)


def seed_by(folder: Path, secret: bytes) -> bytes | None:
    try:
        return keyring_slot.unlock(read_to_unlock(folder), secret).seed
    except KeyringChanged:
        return None


def with_flipped_bits(data: bytes) -> Iterator[bytes]:
    for bit in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        yield bytes(flipped)


def test_the_secret_opens_what_the_passphrase_opens(tmp_path: Path) -> None:
    made = switched_on(tmp_path)
    by_secret = keyring_slot.unlock(read_to_unlock(tmp_path), SECRET)
    assert by_secret == unlock(tmp_path, OLD) == Unlocked(SEED, made)
    assert made.generation == 2
    assert keyring_slot.has_slot(made)
    assert offers_keyring(tmp_path)


def test_another_secret_opens_nothing(tmp_path: Path) -> None:
    switched_on(tmp_path)
    assert seed_by(tmp_path, OTHER) is None


def test_switched_off_the_secret_opens_nothing_and_the_passphrase_does(tmp_path: Path) -> None:
    switched_on(tmp_path)
    off = keyring_slot.switch_off(tmp_path, unlock(tmp_path, OLD))
    assert read_copies(tmp_path) == [off, off]
    assert off.other_slots == ()
    assert seed_by(tmp_path, SECRET) is None
    assert not offers_keyring(tmp_path)
    assert opens(tmp_path, OLD)


def test_without_a_slot_no_keyring_is_offered_whatever_stands_there(tmp_path: Path) -> None:
    assert not offers_keyring(tmp_path / "gone")
    assert not offers_keyring(tmp_path)
    create(tmp_path)
    assert not offers_keyring(tmp_path)
    (tmp_path / COPIES[0]).unlink()
    (tmp_path / COPIES[0]).mkdir()
    assert not offers_keyring(tmp_path)


def test_a_new_passphrase_leaves_the_keyring_working(tmp_path: Path) -> None:
    made = switched_on(tmp_path)
    change(tmp_path, made)
    assert seed_by(tmp_path, SECRET) == SEED
    assert opens(tmp_path, NEW)
    assert not opens(tmp_path, OLD)


def test_switched_on_twice_only_the_newer_secret_opens(tmp_path: Path) -> None:
    switched_on(tmp_path)
    twice = keyring_slot.switch_on(tmp_path, unlock(tmp_path, OLD), OTHER)
    assert len(twice.other_slots) == 1
    assert seed_by(tmp_path, OTHER) == SEED
    assert seed_by(tmp_path, SECRET) is None


def test_slots_of_kinds_to_come_are_kept_when_it_comes_and_goes(tmp_path: Path) -> None:
    create(tmp_path)
    key_file.change_slots(tmp_path, SEED, unlock(tmp_path, OLD).key_file, (SLOT_TO_COME,))
    on = keyring_slot.switch_on(tmp_path, unlock(tmp_path, OLD), SECRET)
    assert on.other_slots[0] == SLOT_TO_COME
    assert keyring_slot.switch_off(tmp_path, unlock(tmp_path, OLD)).other_slots == (SLOT_TO_COME,)


def test_a_keyring_slot_that_a_later_version_made_otherwise_takes_nothing_away(tmp_path: Path) -> None:
    create(tmp_path)
    strange = '{"id":"00112233445566ff","kind":"keyring","sealed":"aa"}'
    key_file.change_slots(tmp_path, SEED, unlock(tmp_path, OLD).key_file, (strange,))
    assert seed_by(tmp_path, SECRET) is None
    assert opens(tmp_path, OLD)


def test_a_seed_that_is_not_this_journals_gives_it_no_slot(tmp_path: Path) -> None:
    made = create(tmp_path)
    with pytest.raises(ValueError, match="does not belong"):
        keyring_slot.switch_on(tmp_path, Unlocked(bytes(20), made), SECRET)
    assert read_copies(tmp_path) == [made, made]


def test_the_seal_is_what_the_format_says(tmp_path: Path) -> None:
    slot = json.loads(switched_on(tmp_path).other_slots[0])
    bound_to = {
        "journal": JOURNAL_ID,
        "magic": "rosemary-key",
        "slot": {"id": slot["id"], "kind": "keyring"},
        "version": 1,
    }
    seal = AESGCM(keyring_slot_key(SECRET))
    nonce, sealed = bytes.fromhex(slot["nonce"]), bytes.fromhex(slot["sealed"])
    assert seal.decrypt(nonce, sealed, key_format.canonical(bound_to)) == SEED
    assert slot.keys() == {"id", "kind", "nonce", "sealed"}


def test_a_slot_cannot_be_moved_to_another_journal(tmp_path: Path) -> None:
    made = switched_on(tmp_path)
    assert keyring_slot.opened(replace(made, journal_id="another"), SECRET) is None


def test_every_flipped_bit_is_refused_or_gives_nothing_away(tmp_path: Path) -> None:
    whole = key_format.encode(switched_on(tmp_path))
    refused = opened = 0
    for data in with_flipped_bits(whole):
        try:
            copy = key_format.decode(data)
        except Trouble:
            refused += 1
            continue
        assert not key_format.authentic(copy, SEED)
        with pytest.raises(KeyringChanged):
            keyring_slot.unlock([copy], SECRET)
        opened += 1
    assert refused + opened == len(whole) * 8
    assert opened


def test_every_truncation_is_refused(tmp_path: Path) -> None:
    whole = key_format.encode(switched_on(tmp_path))
    for length in range(len(whole)):
        with pytest.raises(Trouble):
            key_format.decode(whole[:length])


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_any_damage_to_one_copy_leaves_secret_and_passphrase_working(
    tmp_path: Path, data: st.DataObject
) -> None:
    for name in COPIES:
        (tmp_path / name).unlink(missing_ok=True)
    made = switched_on(tmp_path)
    hurt = tmp_path / data.draw(st.sampled_from(COPIES))
    whole = bytearray(hurt.read_bytes())
    numbers = range(whole.index(b'"kdf"'), whole.index(b'"kind":"passphrase"'))  # no two gibibytes here
    place = data.draw(st.integers(0, len(whole) - 1).filter(lambda place: place not in numbers))
    whole[place] ^= data.draw(st.integers(1, 255))
    hurt.write_bytes(whole)
    assert keyring_slot.unlock(read_to_unlock(tmp_path), SECRET) == Unlocked(SEED, made)
    assert unlock(tmp_path, OLD) == Unlocked(SEED, made)


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32))
def test_whatever_the_secret_it_alone_opens_what_it_sealed(secret: bytes, other: bytes) -> None:
    made = key_format.make(
        SEED,
        derive(OLD, SALT, COST),
        cost=COST,
        salt=SALT,
        journal_id=JOURNAL_ID,
        database="journal.db",
        generation=1,
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(key_file, "_save", lambda *_: None)
        sealed = keyring_slot.switch_on(Path("nowhere"), Unlocked(SEED, made), secret)
    again = key_format.decode(key_format.encode(sealed))
    assert again == sealed
    assert keyring_slot.opened(again, secret) == SEED
    assert keyring_slot.opened(again, other) == (SEED if other == secret else None)


def test_a_power_cut_at_any_step_of_switching_leaves_it_on_or_off_and_the_passphrase_working(
    tmp_path: Path,
) -> None:
    create(tmp_path)
    for turn in ("on", "off"):
        unlocked = unlock(tmp_path, OLD)

        def switch(turn: str = turn, unlocked: Unlocked = unlocked) -> None:
            if turn == "on":
                keyring_slot.switch_on(tmp_path, unlocked, SECRET)
            else:
                keyring_slot.switch_off(tmp_path, unlocked)

        outcomes = every_step_of(tmp_path, switch, cut_the_power, for_ever=True)
        assert len(outcomes) >= 12
        seen = set()
        for _, files in outcomes:
            for name in COPIES:
                (tmp_path / name).write_bytes(files[name])
            assert opens(tmp_path, OLD)
            newest = unlock(tmp_path, OLD).key_file
            assert seed_by(tmp_path, SECRET) == (SEED if keyring_slot.has_slot(newest) else None)
            seen.add(keyring_slot.has_slot(newest))
        assert seen == {True, False}
        for name in COPIES:
            (tmp_path / name).write_bytes(key_format.encode(unlocked.key_file))
        if turn == "on":
            keyring_slot.switch_on(tmp_path, unlocked, SECRET)


@pytest.mark.parametrize(("number", "trouble"), TROUBLES)
def test_a_switch_that_fails_once_is_taken_back_whole(
    tmp_path: Path, number: int, trouble: type[Trouble]
) -> None:
    create(tmp_path)
    unlocked = unlock(tmp_path, OLD)
    outcomes = every_step_of(
        tmp_path,
        lambda: keyring_slot.switch_on(tmp_path, unlocked, SECRET),
        failing_with(number),
        for_ever=False,
    )
    for outcome, files in outcomes:
        for name in COPIES:
            (tmp_path / name).write_bytes(files[name])
        assert opens(tmp_path, OLD)
        assert seed_by(tmp_path, SECRET) == (SEED if outcome is None else None)


def test_a_restored_key_file_keeps_a_keyring_only_if_the_folder_has_the_very_same(tmp_path: Path) -> None:
    kept = switched_on(tmp_path)
    assert key_file.adopt(tmp_path, SEED, kept, "back.db").other_slots == kept.other_slots
    keyring_slot.switch_off(tmp_path, unlock(tmp_path, OLD))
    assert key_file.adopt(tmp_path, SEED, kept, "back.db").other_slots == ()
    assert seed_by(tmp_path, SECRET) is None
    keyring_slot.switch_on(tmp_path, unlock(tmp_path, OLD), OTHER)
    assert key_file.adopt(tmp_path, SEED, kept, "back.db").other_slots == ()
    empty = tmp_path / "elsewhere"
    empty.mkdir()
    assert key_file.adopt(empty, SEED, kept, "back.db").other_slots == ()
    assert opens(empty, OLD)


def test_neither_seed_nor_secret_shows_in_a_key_file_or_a_trouble(tmp_path: Path) -> None:
    made = switched_on(tmp_path)
    write_both(tmp_path, key_format.encode(made))
    with pytest.raises(KeyringChanged) as changed:
        keyring_slot.unlock(read_to_unlock(tmp_path), OTHER)
    for shown in (repr(made), key_format.encode(made).decode(), repr(changed.value)):
        assert SEED.hex() not in shown
        assert SECRET.hex() not in shown


def test_a_key_file_of_the_first_version_with_a_keyring_opens_for_ever() -> None:
    copy = key_format.decode(FROZEN)
    assert keyring_slot.unlock([copy], SECRET).seed == SEED
    assert key_format.opened(copy, derive(OLD, SALT, COST)) == SEED
