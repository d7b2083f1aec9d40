"""The key file in its folder: unlocking, changing the passphrase, and what damage can and can't do."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from key_folder import COST, JOURNAL_ID, NEW, OLD, SALT, SEED, change, create, derive, opens, write_both

from journal_app.domain.errors import FolderNotEmpty, KeyFileDamaged, NewerJournal, WrongPassphrase
from journal_app.vault import kdf, key_file, key_format
from journal_app.vault.key_file import COPIES, mend, read_copies, unlock

pytestmark = pytest.mark.usefixtures("one_salt")

OTHER_SEED = bytes(20)
KEYRING_SLOT = '{"id":"00112233445566ff","kind":"keyring","sealed":"aa"}'


def test_a_new_key_file_stands_there_twice_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        made = create(tmp_path)
    finally:
        os.umask(before)
    first, second = (tmp_path / name for name in COPIES)
    assert first.read_bytes() == second.read_bytes() == key_format.encode(made)
    assert {path.name for path in tmp_path.iterdir()} == set(COPIES)
    assert [path.stat().st_mode & 0o777 for path in (first, second)] == [0o600, 0o600]
    assert (made.generation, made.journal_id, made.database) == (1, JOURNAL_ID, "journal.db")


def test_the_passphrase_gives_the_seed(tmp_path: Path) -> None:
    made = create(tmp_path)
    unlocked = unlock(tmp_path, OLD)
    assert unlocked.seed == SEED
    assert unlocked.key_file == made
    assert read_copies(tmp_path) == [made, made]


def test_every_new_key_file_has_a_salt_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_file, "new_salt", kdf.new_salt)
    made = create(tmp_path)
    assert change(tmp_path, made, OLD).slot.salt != made.slot.salt
    assert opens(tmp_path, OLD)


def test_a_wrong_passphrase_costs_one_argon2_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create(tmp_path)
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()}
    asked: list[object] = []

    def counted(*question: Any) -> bytes:
        asked.append(question)
        return derive(*question)

    monkeypatch.setattr(key_file, "derive", counted)
    for _ in range(10):
        asked.clear()
        with pytest.raises(WrongPassphrase):
            unlock(tmp_path, NEW)
        assert len(asked) == 1
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()} == before
    assert opens(tmp_path, OLD)


def test_after_a_change_only_the_new_passphrase_opens_the_same_seed(tmp_path: Path) -> None:
    made = create(tmp_path)
    changed = change(tmp_path, made)
    assert unlock(tmp_path, NEW).key_file == changed
    assert unlock(tmp_path, NEW).seed == SEED
    assert not opens(tmp_path, OLD)
    assert (changed.generation, changed.journal_id, changed.database) == (2, JOURNAL_ID, "journal.db")


def test_a_change_keeps_slots_of_kinds_to_come(tmp_path: Path) -> None:
    made = key_format.make(
        SEED,
        derive(OLD, SALT, COST),
        cost=COST,
        salt=SALT,
        journal_id=JOURNAL_ID,
        database="journal.db",
        generation=5,
        other_slots=(KEYRING_SLOT,),
    )
    write_both(tmp_path, key_format.encode(made))
    change(tmp_path, unlock(tmp_path, OLD).key_file)
    unlocked = unlock(tmp_path, NEW)
    assert unlocked.key_file.other_slots == (KEYRING_SLOT,)
    assert unlocked.key_file.generation == 6


def test_a_change_never_counts_backwards_even_from_a_key_file_read_long_ago(tmp_path: Path) -> None:
    made = create(tmp_path)
    change(tmp_path, change(tmp_path, made), OLD)
    assert change(tmp_path, made).generation == 4


def test_a_seed_that_is_not_this_journals_never_replaces_its_key_file(tmp_path: Path) -> None:
    made = create(tmp_path)
    with pytest.raises(ValueError, match="does not belong"):
        key_file.change_passphrase(tmp_path, OTHER_SEED, made, NEW, COST)
    assert read_copies(tmp_path) == [made, made]


def test_a_key_file_that_is_there_is_never_overwritten_by_a_new_journal(tmp_path: Path) -> None:
    made = create(tmp_path)
    for kept in COPIES:
        (tmp_path / next(name for name in COPIES if name != kept)).unlink()
        with pytest.raises(FolderNotEmpty):
            key_file.create(tmp_path, SEED, NEW, JOURNAL_ID, "journal.db", COST)
        assert read_copies(tmp_path) == [made]
        mend(tmp_path, made)


def test_with_the_seed_a_lost_key_file_is_made_anew(tmp_path: Path) -> None:
    key_file.recreate(tmp_path, SEED, NEW, JOURNAL_ID, "journal.db", COST)
    assert opens(tmp_path, NEW)
    assert len(read_copies(tmp_path)) == 2


@pytest.mark.parametrize("remains", [b"", b"not a key file", b"[" * 20_000])
def test_with_the_seed_a_damaged_key_file_is_made_anew(tmp_path: Path, remains: bytes) -> None:
    write_both(tmp_path, remains)
    key_file.recreate(tmp_path, SEED, NEW, JOURNAL_ID, "journal.db", COST)
    assert opens(tmp_path, NEW)


def test_a_key_file_made_anew_outlives_an_old_one_that_still_fits(tmp_path: Path) -> None:
    changed = change(tmp_path, create(tmp_path))
    again = key_file.recreate(tmp_path, SEED, "third time lucky", "another-id", "journal.db", COST)
    (tmp_path / COPIES[1]).write_bytes(key_format.encode(changed))
    assert unlock(tmp_path, "third time lucky").key_file == again


def test_two_missing_copies_are_called_damage(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "gone"):
        with pytest.raises(KeyFileDamaged):
            unlock(folder, OLD)
        with pytest.raises(KeyFileDamaged):
            read_copies(folder)


@pytest.mark.parametrize("lost", COPIES)
@pytest.mark.parametrize("remains", [None, b"", b"{", b"x" * 100_000])
def test_one_whole_copy_is_enough_and_mends_the_other(
    tmp_path: Path, lost: str, remains: bytes | None
) -> None:
    made = create(tmp_path)
    (tmp_path / lost).unlink()
    if remains is not None:
        (tmp_path / lost).write_bytes(remains)
    unlocked = unlock(tmp_path, OLD)
    assert unlocked.seed == SEED
    mend(tmp_path, unlocked.key_file)
    assert read_copies(tmp_path) == [made, made]


def test_mending_whole_copies_writes_nothing(tmp_path: Path) -> None:
    made = create(tmp_path)
    before = [(tmp_path / name).stat().st_ino for name in COPIES]
    mend(tmp_path, made)
    assert [(tmp_path / name).stat().st_ino for name in COPIES] == before


@pytest.mark.parametrize("stale", COPIES)
def test_of_two_copies_that_fit_the_higher_generation_holds(tmp_path: Path, stale: str) -> None:
    made = create(tmp_path)
    changed = change(tmp_path, made)
    (tmp_path / stale).write_bytes(key_format.encode(made))
    for passphrase in (OLD, NEW):
        assert unlock(tmp_path, passphrase).key_file == changed
    mend(tmp_path, changed)
    assert read_copies(tmp_path) == [changed, changed]
    assert not opens(tmp_path, OLD)


def test_mending_never_takes_back_a_change_made_since(tmp_path: Path) -> None:
    made = create(tmp_path)
    changed = change(tmp_path, made)
    mend(tmp_path, made)
    assert read_copies(tmp_path) == [changed, changed]


def test_mending_leaves_a_later_versions_copy_alone(tmp_path: Path) -> None:
    made = create(tmp_path)
    later = b'{"magic":"rosemary-key","version":2}'
    (tmp_path / COPIES[0]).write_bytes(later)
    mend(tmp_path, unlock(tmp_path, OLD).key_file)
    assert (tmp_path / COPIES[0]).read_bytes() == later
    assert read_copies(tmp_path) == [made]


def test_a_key_file_of_a_later_version_is_named_but_does_not_stop_the_recovery_code(tmp_path: Path) -> None:
    write_both(tmp_path, b'{"magic":"rosemary-key","version":2}')
    with pytest.raises(NewerJournal):
        unlock(tmp_path, OLD)
    with pytest.raises(KeyFileDamaged):
        read_copies(tmp_path)


def test_a_forged_copy_with_a_higher_generation_is_passed_over(tmp_path: Path) -> None:
    made = create(tmp_path)
    forged = key_format.encode(made).replace(b'"generation":1', b'"generation":9')
    (tmp_path / COPIES[0]).write_bytes(forged)
    unlocked = unlock(tmp_path, OLD)
    assert (unlocked.seed, unlocked.key_file) == (SEED, made)


def test_another_database_cannot_be_slipped_in(tmp_path: Path) -> None:
    forged = key_format.encode(create(tmp_path)).replace(b"journal.db", b"another.db")
    write_both(tmp_path, forged)
    with pytest.raises(KeyFileDamaged):
        unlock(tmp_path, OLD)


def test_the_key_file_of_another_journal_is_replaced_by_the_one_that_opened(tmp_path: Path) -> None:
    made = create(tmp_path)
    (tmp_path / "other").mkdir()
    other = key_file.create(tmp_path / "other", OTHER_SEED, NEW, "other-id", "journal.db", COST)
    (tmp_path / COPIES[0]).write_bytes(key_format.encode(other))
    mend(tmp_path, unlock(tmp_path, OLD).key_file)
    assert read_copies(tmp_path) == [made, made]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_any_damage_to_one_copy_leaves_the_passphrase_working(tmp_path: Path, data: st.DataObject) -> None:
    (tmp_path / COPIES[0]).unlink(missing_ok=True)
    (tmp_path / COPIES[1]).unlink(missing_ok=True)
    made = create(tmp_path)
    hurt = tmp_path / data.draw(st.sampled_from(COPIES))
    whole = bytearray(hurt.read_bytes())
    # The cost stays as it is here, so that no run of Argon2id takes two gibibytes.
    safe_end = whole.index(b'"slots"')
    place = data.draw(st.integers(0, safe_end - 1))
    whole[place] ^= data.draw(st.integers(1, 255))
    hurt.write_bytes(whole[: data.draw(st.integers(safe_end, len(whole)))])
    assert unlock(tmp_path, OLD).seed == SEED
    assert unlock(tmp_path, OLD).key_file == made


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_the_same_damage_to_both_copies_never_gives_another_seed(tmp_path: Path, data: st.DataObject) -> None:
    (tmp_path / COPIES[0]).unlink(missing_ok=True)
    (tmp_path / COPIES[1]).unlink(missing_ok=True)
    whole = bytearray(key_format.encode(create(tmp_path)))
    numbers = range(whole.index(b'"kdf"'), whole.index(b'"kind"'))  # the test of the format flips these
    place = data.draw(st.integers(0, len(whole) - 1).filter(lambda place: place not in numbers))
    whole[place] ^= data.draw(st.integers(1, 255))
    write_both(tmp_path, bytes(whole))
    with pytest.raises((WrongPassphrase, KeyFileDamaged, NewerJournal)):
        unlock(tmp_path, OLD)


def test_the_seed_shows_in_no_repr_and_no_trouble(tmp_path: Path) -> None:
    unlocked_made = create(tmp_path)
    unlocked = unlock(tmp_path, OLD)
    shown = [repr(unlocked), str(unlocked), repr(unlocked_made)]
    with pytest.raises(WrongPassphrase) as wrong:
        unlock(tmp_path, NEW)
    write_both(tmp_path, b"{")
    with pytest.raises(KeyFileDamaged) as damaged:
        unlock(tmp_path, OLD)
    shown += [repr(wrong.value), str(wrong.value), repr(damaged.value), str(damaged.value)]
    assert wrong.value.args == damaged.value.args == ()
    for text in shown:
        assert SEED.hex() not in text
        assert repr(SEED)[2:-1] not in text
        assert OLD not in text
        assert NEW not in text
