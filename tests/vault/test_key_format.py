"""What a key file says, and that nothing else is ever taken for one."""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.errors import KeyFileDamaged, NewerJournal, Trouble
from journal_app.vault import kdf
from journal_app.vault.kdf import Cost
from journal_app.vault.key_format import MAX_BYTES, KeyFile, authentic, decode, encode, make, opened
from journal_app.vault.keys import key_file_key

derive = cache(kdf.derive)  # Argon2id itself, but each question is answered only once

SEED = bytes(range(100, 120))
PASSPHRASE = "rain on the roof"
COST = Cost(65536, 2, 1)
SALT = bytes(range(16))

# Written once by version 1. Every later version must open it.
FROZEN = (
    b'{"database":"journal.db","generation":1,"journal":"0123456789abcdef0123456789abcdef",'
    b'"mac":"4ff0efdd0059830f3c85a958b69bc650da05a34bf1462e8baab9135f850b10d7","magic":"rosemary-key",'
    b'"slots":[{"id":"791faa0da33a872e","kdf":{"lanes":1,"memory_kib":65536,"name":"argon2id","passes":2,'
    b'"salt":"000102030405060708090a0b0c0d0e0f"},"kind":"passphrase","nonce":"3f63a6b1f3a4e683f00c64a5",'
    b'"sealed":"4ec000e1d23f2ffb0a26a105188fbf307aebdc5a8890d5166ca6385e6b4751bd538be1a5"}],"version":1}'
)
KEYRING_SLOT = '{"hint":{"backend":"x"},"id":"00112233445566ff","kind":"keyring","sealed":"aa"}'


def made(**changes: Any) -> KeyFile:
    """A key file of this seed and passphrase."""
    facts: dict[str, Any] = {
        "cost": COST,
        "salt": SALT,
        "journal_id": "0123456789abcdef",
        "database": "journal.db",
        "generation": 3,
    }
    return make(SEED, derive(PASSPHRASE, SALT, COST), **{**facts, **changes})


def canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def with_fields(**changes: Any) -> bytes:
    """The frozen key file with other top-level fields, spelled canonically."""
    return canonical({**json.loads(FROZEN), **changes})


def with_slot(**changes: Any) -> bytes:
    fields = json.loads(FROZEN)
    fields["slots"][0] |= changes
    return canonical(fields)


def with_kdf(**changes: Any) -> bytes:
    return with_slot(kdf={**json.loads(FROZEN)["slots"][0]["kdf"], **changes})


def with_flipped_bits(data: bytes) -> Iterator[bytes]:
    for bit in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        yield bytes(flipped)


def test_a_key_file_of_version_1_opens_for_ever() -> None:
    key_file = decode(FROZEN)
    assert opened(key_file, derive(PASSPHRASE, SALT, COST)) == SEED
    assert authentic(key_file, SEED)
    assert encode(key_file) == FROZEN


def test_the_seals_are_what_the_format_says() -> None:
    fields = json.loads(FROZEN)
    mac = fields.pop("mac")
    assert hmac.digest(key_file_key(SEED), canonical(fields), "sha256").hex() == mac
    slot = fields["slots"][0]
    bound_to = {
        "journal": fields["journal"],
        "magic": "rosemary-key",
        "slot": {name: slot[name] for name in ("id", "kdf", "kind")},
        "version": 1,
    }
    seal = AESGCM(derive(PASSPHRASE, SALT, COST))
    nonce, sealed = bytes.fromhex(slot["nonce"]), bytes.fromhex(slot["sealed"])
    assert seal.decrypt(nonce, sealed, canonical(bound_to)) == SEED


@given(
    st.integers(1, 2**53),
    st.from_regex(r"[0-9A-Za-z-]{1,64}", fullmatch=True),
    st.from_regex(r"[0-9A-Za-z][0-9A-Za-z_-]{0,40}\.db", fullmatch=True),
    st.sampled_from([(), (KEYRING_SLOT,)]),
)
def test_what_is_written_is_what_is_read(
    generation: int, journal_id: str, database: str, others: tuple[str, ...]
) -> None:
    key_file = made(generation=generation, journal_id=journal_id, database=database, other_slots=others)
    again = decode(encode(key_file))
    assert again == key_file
    assert authentic(again, SEED)
    assert opened(again, derive(PASSPHRASE, SALT, COST)) == SEED


def test_every_flipped_bit_is_refused_or_gives_nothing_away(
    holds: Callable[[str, str], None],
) -> None:
    """Flips that change what Argon2id is asked are tried in the long test below."""
    refused = 0
    for data in with_flipped_bits(FROZEN):
        try:
            key_file = decode(data)
        except Trouble:
            refused += 1
            continue
        assert not authentic(key_file, SEED)
        if (key_file.slot.salt, key_file.slot.cost) == (SALT, COST):
            assert opened(key_file, derive(PASSPHRASE, SALT, COST)) in (None, SEED)
    assert refused > len(FROZEN) * 4
    holds("flips", f"key file: {len(FROZEN) * 8} flipped bits, 0 accepted")


@pytest.mark.long
def test_every_flipped_bit_of_salt_and_cost_opens_nothing() -> None:
    tried = 0
    for data in with_flipped_bits(FROZEN):
        try:
            key_file = decode(data)
        except Trouble:
            continue
        if (key_file.slot.salt, key_file.slot.cost) != (SALT, COST):
            tried += 1
            key = kdf.derive(PASSPHRASE, key_file.slot.salt, key_file.slot.cost)
            assert opened(key_file, key) is None
            # Nor with the right key: the cost and salt are bound to the slot.
            assert opened(key_file, derive(PASSPHRASE, SALT, COST)) is None
    assert tried > 32


def test_every_truncation_is_refused(holds: Callable[[str, str], None]) -> None:
    for length in range(len(FROZEN)):
        with pytest.raises(KeyFileDamaged):
            decode(FROZEN[:length])
    holds("flips", f"key file: cut at {len(FROZEN)} places, 0 accepted")


@given(st.binary(max_size=600))
def test_no_bytes_at_all_make_the_reader_stumble(data: bytes) -> None:
    with pytest.raises(KeyFileDamaged):
        decode(data)


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=8)
)
def test_no_value_in_any_field_makes_the_reader_stumble(value: Any) -> None:
    for name in json.loads(FROZEN):
        for data in (with_fields(**{name: value}), with_slot(**{name: value}), with_kdf(**{name: value})):
            try:
                key_file = decode(data)
            except Trouble:
                continue
            assert encode(key_file) == data


@pytest.mark.parametrize(
    "data",
    [
        FROZEN + b"\n",
        b" " + FROZEN,
        b"\xef\xbb\xbf" + FROZEN,
        FROZEN + b"\0",
        FROZEN.replace(b'":', b'": ', 1),
        FROZEN.replace(b"journal.db", rb"journa\u006c.db"),
        FROZEN.replace(b'"generation":1', b'"generation":1.0'),
        FROZEN.replace(b'"generation":1', b'"generation":1e0'),
        FROZEN.replace(b'"generation":1', b'"generation":01'),
        FROZEN.replace(b'"generation":1', b'"generation":true'),
        FROZEN.replace(b'"generation":1', b'"generation":1,"generation":1'),
        FROZEN.replace(b'"passes":2', b'"passes":2,"passes":2'),
        FROZEN.replace(b"4ff0ef", b"4FF0EF"),
        json.dumps(json.loads(FROZEN), indent=1, sort_keys=True).encode(),
        json.dumps(dict(reversed(json.loads(FROZEN).items())), separators=(",", ":")).encode(),
        FROZEN.decode().encode("utf-16"),
    ],
)
def test_another_spelling_of_the_same_key_file_is_refused(data: bytes) -> None:
    with pytest.raises(KeyFileDamaged):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [
        b"[" * MAX_BYTES,
        b"[" * (MAX_BYTES // 2) + b"]" * (MAX_BYTES // 2),
        (b'{"a":' * (MAX_BYTES // 6))[:-1] + b"1" + b"}" * (MAX_BYTES // 6),
        b"1" * MAX_BYTES,
        b'"' + b"a" * (MAX_BYTES - 2) + b'"',
        b"NaN",
        b"1e999",
        b"null",
        b"[]",
        b"{}",
        with_fields(padding="x" * MAX_BYTES),
        with_fields(generation=10**400),
        with_fields(slots=[]),
        with_fields(slots=json.loads(FROZEN)["slots"] * 2),
        with_fields(slots=[json.loads(KEYRING_SLOT)]),
        with_fields(slots=[*json.loads(FROZEN)["slots"], "keyring"]),
        with_fields(slots=[*json.loads(FROZEN)["slots"], {"id": "00112233445566ff"}]),
        with_fields(slots=[*json.loads(FROZEN)["slots"], *[json.loads(KEYRING_SLOT)] * 2]),
        FROZEN.replace(b"}]", b'},{"id":"00112233445566ff","kind":"keyring","n":NaN}]'),
        with_fields(magic="other"),
        with_fields(version=0),
        with_fields(generation=0),
        with_fields(journal=""),
        with_slot(kind="keyring"),
        with_slot(sealed=""),
        with_kdf(name="argon2d"),
    ],
)
def test_hostile_and_foreign_files_are_refused(data: bytes) -> None:
    with pytest.raises(KeyFileDamaged) as caught:
        decode(data)
    assert caught.value.__cause__ is None
    assert caught.value.args == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"memory_kib": 65535},
        {"memory_kib": 2 * 1024 * 1024 + 1},
        {"memory_kib": 2**32 - 1},
        {"memory_kib": 2**70},
        {"memory_kib": -65536},
        {"memory_kib": 65536.0},
        {"passes": 1},
        {"passes": 17},
        {"lanes": 0},
        {"lanes": 17},
        {"lanes": True},
        {"salt": ""},
    ],
)
def test_a_cost_outside_the_limits_is_refused_before_memory_is_taken(
    changes: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(kdf, "hash_secret_raw", lambda *_, **cost: asked.append(cost))
    with pytest.raises(KeyFileDamaged):
        decode(with_kdf(**changes))
    assert asked == []


@pytest.mark.parametrize(
    "name",
    [
        "../journal.db",
        "..",
        "a..db",
        "/etc/x.db",
        "sub/journal.db",
        "sub\\journal.db",
        "C:journal.db",
        ".db",
        ".hidden.db",
        "journal.key",
        "journal.db\n",
        "journal.db\0",
        "jo urnal.db",
        "j\u00f6urnal.db",
        "file:journal.db",
        "journal.db?mode=memory",
        "a" * 62 + ".db",
        "",
        None,
        ["journal.db"],
    ],
)
def test_only_the_plain_name_of_a_database_is_accepted(name: object) -> None:
    with pytest.raises(KeyFileDamaged):
        decode(with_fields(database=name))


def test_a_name_that_could_not_be_read_back_is_never_written() -> None:
    for changes in ({"database": "../journal.db"}, {"journal_id": ""}, {"generation": 0}):
        with pytest.raises(ValueError, match="read back"):
            made(**changes)
    with pytest.raises(ValueError, match="read back"):
        made(other_slots=(canonical({**json.loads(KEYRING_SLOT), "n": "x" * MAX_BYTES}).decode(),))


def test_a_key_file_of_a_later_version_is_told_apart_from_damage() -> None:
    with pytest.raises(NewerJournal):
        decode(with_fields(version=2, slots="anything", more={}))


def test_a_slot_of_a_kind_to_come_is_kept_as_it_is_and_authenticated() -> None:
    key_file = decode(encode(made(other_slots=(KEYRING_SLOT,))))
    assert key_file.other_slots == (KEYRING_SLOT,)
    assert authentic(key_file, SEED)
    assert not authentic(replace(key_file, other_slots=()), SEED)
    assert not authentic(replace(key_file, other_slots=(KEYRING_SLOT.replace("aa", "ab"),)), SEED)


def test_a_slot_cannot_be_moved_to_another_journal() -> None:
    key_file = made()
    moved = replace(made(journal_id="another"), slot=key_file.slot)
    assert opened(moved, derive(PASSPHRASE, SALT, COST)) is None


def test_the_same_seed_and_passphrase_never_make_the_same_bytes_twice() -> None:
    first, second = made(), made()
    assert first.slot.nonce != second.slot.nonce
    assert first.slot.sealed != second.slot.sealed
    assert first.slot.id != second.slot.id


def test_another_seed_vouches_for_nothing() -> None:
    assert not authentic(made(), bytes(20))


def test_neither_the_seed_nor_the_passphrase_shows_in_a_key_file_or_its_repr() -> None:
    key_file = made()
    for shown in (repr(key_file), encode(key_file).decode()):
        assert SEED.hex() not in shown
        assert repr(SEED)[2:-1] not in shown
        assert PASSPHRASE not in shown
