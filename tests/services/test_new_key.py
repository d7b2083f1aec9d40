"""A new key: everything is there under it, and nothing of the old one opens the journal any more."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from made_journals import new_journal

from journal_app.domain.backup import Phase, Progress
from journal_app.domain.care.ratings import Ratings
from journal_app.domain.check_in import CheckInForm
from journal_app.domain.errors import (
    DiskFull,
    FolderNotWritable,
    Interrupted,
    JournalDamaged,
    JournalOpenElsewhere,
    NoRoomForBackup,
    PassphraseTooShort,
    SamePassphrase,
    StorageGone,
    Trouble,
    WrongPassphrase,
    WrongRecoveryCode,
)
from journal_app.domain.search import SearchFilter
from journal_app.services import database_switch, keyring, new_key, session
from journal_app.services.backups import make_backup, source_of
from journal_app.services.journal_folder import ASIDES, DAMAGED
from journal_app.services.new_key import NewKey, old_backups, renew_key, replace_old_backups
from journal_app.services.reading_backups import Secret, verify_backup
from journal_app.store import new_copy
from journal_app.store.backups import list_backups
from journal_app.store.connection import open_database
from journal_app.vault import key_file
from journal_app.vault.kdf import Cost
from journal_app.vault.keychain import Keychain

OLD, NEW = "a lamp by the window", "rain on a tin roof"
CHEAP = Cost(64 * 1024, 2, 1)
CANARY = "kettlesong"


@pytest.fixture
def code(journal_folder: Path, now: datetime) -> str:
    """The code of a closed journal with two pages, a check-in and a backup from the day before."""
    made = new_journal(journal_folder, OLD)
    opened = made.open_journal
    for text in ("one", f"{CANARY} " * 3000):
        opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text=text, tags=("home",)))
    opened.check_ins.save(CheckInForm(now.date(), Ratings(2), "a note"), now)
    make_backup(source_of(opened), now - timedelta(days=1))
    opened.close()
    return made.code


def renew(folder: Path, progress: Progress = lambda *_: None, new: str = NEW) -> NewKey:
    return renew_key(folder, OLD, new, progress, cost=CHEAP)


def contents(folder: Path, passphrase: str) -> tuple[int, int, int]:
    """Pages, check-ins, and pages that search finds."""
    opened = session.open_with_passphrase(folder, passphrase)
    finder = opened.open_finder()
    found = (
        len(opened.journal.rows(None, 50)),
        len(opened.check_ins.records()),
        finder.count(CANARY, SearchFilter()),
    )
    finder._connection.close()
    opened.close()
    return found


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_all_is_there_under_the_new_passphrase_and_the_new_code(code: str, journal_folder: Path) -> None:
    made = renew(journal_folder)
    assert contents(journal_folder, NEW) == (2, 1, 1)
    assert made.code != code
    session.open_with_code(journal_folder, made.code).close()
    opened = session.recover(journal_folder, made.code, "a third one, later", CHEAP)
    assert len(opened.journal.rows(None, 50)) == 2
    opened.close()


def test_the_old_passphrase_and_the_old_code_open_nothing_any_more(code: str, journal_folder: Path) -> None:
    renew(journal_folder)
    with pytest.raises(WrongPassphrase):
        session.open_with_passphrase(journal_folder, OLD)
    with pytest.raises(WrongRecoveryCode):
        session.check_code(journal_folder, code)


@pytest.mark.usefixtures("code")
def test_the_old_database_is_gone_and_nothing_is_left_over(journal_folder: Path) -> None:
    renew(journal_folder)
    assert set(files(journal_folder)) == {"journal-2.db", "journal.key", "journal.key2", "journal.lock"}
    renew_key(journal_folder, NEW, OLD, cost=CHEAP)
    assert set(files(journal_folder)) == {"journal.db", "journal.key", "journal.key2", "journal.lock"}
    assert contents(journal_folder, OLD) == (2, 1, 1)


@pytest.mark.usefixtures("code")
def test_the_bytes_of_what_is_removed_are_overwritten(journal_folder: Path) -> None:
    kept = [os.open(journal_folder / name, os.O_RDONLY) for name in ("journal.db", *key_file.COPIES)]
    renew(journal_folder)
    for descriptor in kept:  # the file has no name any more; this still sees its bytes
        data = os.read(descriptor, 1 << 20)
        assert data
        assert not any(data)
        os.close(descriptor)


@pytest.mark.usefixtures("code")
def test_a_copy_by_hard_link_is_not_touched(journal_folder: Path, tmp_path: Path) -> None:
    os.link(journal_folder / "journal.db", tmp_path / "linked.db")
    before = (tmp_path / "linked.db").read_bytes()
    renew(journal_folder)
    assert (tmp_path / "linked.db").read_bytes() == before


class Emptied(Keychain):
    """A keyring that is only asked to forget."""

    def __init__(self) -> None:
        super().__init__()
        self.removed: list[str] = []

    def remove(self, journal_id: str) -> None:
        self.removed.append(journal_id)


@pytest.mark.usefixtures("code")
def test_the_keyring_opens_nothing_any_more_and_is_emptied(journal_folder: Path) -> None:
    secret = keyring.make_secret(journal_folder, OLD)
    keyring.switch_on(journal_folder, secret)
    keychain = Emptied()
    renew_key(journal_folder, OLD, NEW, keychain=keychain, cost=CHEAP)
    assert keychain.removed == [secret.unlocked.key_file.journal_id]
    with pytest.raises(Trouble):
        session.open_with_keyring(journal_folder, secret.secret)
    assert [copy.other_slots for copy in key_file.read_copies(journal_folder)] == [(), ()]


@pytest.mark.parametrize(
    ("old", "new", "trouble"),
    [
        ("something else entirely", NEW, WrongPassphrase),
        (OLD, "short", PassphraseTooShort),
        (OLD, OLD, SamePassphrase),
    ],
)
@pytest.mark.usefixtures("code")
def test_what_does_not_fit_changes_nothing(
    journal_folder: Path, old: str, new: str, trouble: type[Trouble]
) -> None:
    before = files(journal_folder)
    with pytest.raises(trouble):
        renew_key(journal_folder, old, new, cost=CHEAP)
    assert files(journal_folder) == before


@pytest.mark.usefixtures("code")
@pytest.mark.usefixtures("short_patience")
def test_an_open_journal_gets_no_new_key(journal_folder: Path) -> None:
    opened = session.open_with_passphrase(journal_folder, OLD)
    with pytest.raises(JournalOpenElsewhere):
        renew(journal_folder)
    opened.close()
    assert contents(journal_folder, OLD) == (2, 1, 1)


@pytest.mark.parametrize("phase", [Phase.COPY, Phase.CHECK])
@pytest.mark.usefixtures("code")
def test_it_can_be_stopped_with_nothing_changed(journal_folder: Path, phase: Phase) -> None:
    def stop(now: Phase, *_: int) -> None:
        if now is phase:
            raise Interrupted

    before = files(journal_folder)
    with pytest.raises(Interrupted):
        renew(journal_folder, stop)
    assert files(journal_folder) == before


@pytest.mark.usefixtures("code")
def test_nothing_clear_is_on_the_disk_at_any_step(
    journal_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = journal_folder.parent / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    seen = set()

    def look(*_: object) -> None:
        for path in (*journal_folder.iterdir(), *temporary.iterdir()):
            if path.is_file():
                seen.add(path.name)
                assert CANARY.encode() not in path.read_bytes()

    renew(journal_folder, look)
    assert {".journal-2.db.new", ".restored.json"} <= seen
    assert list(temporary.iterdir()) == []


@pytest.mark.usefixtures("code")
def test_once_it_is_done_nothing_stops_it(journal_folder: Path) -> None:
    def stop(now: Phase, *_: int) -> None:
        if now is Phase.REMOVE:
            raise Interrupted

    assert renew(journal_folder, stop).code
    assert contents(journal_folder, NEW) == (2, 1, 1)


@pytest.mark.parametrize(
    ("happens", "said"),
    [
        (DiskFull(), NoRoomForBackup),
        (OSError(errno.ENOSPC, "full"), NoRoomForBackup),
        (OSError(errno.EACCES, "no"), FolderNotWritable),
        (StorageGone(), StorageGone),
    ],
)
@pytest.mark.parametrize("step", ["copy_under_new_key", "flush_folder"])
@pytest.mark.usefixtures("code")
def test_a_disk_that_fails_leaves_the_journal_as_it_was(
    journal_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    happens: Exception,
    said: type[Trouble],
) -> None:
    def fail(*_: object) -> None:
        raise happens

    before = files(journal_folder)
    monkeypatch.setattr(new_key, step, fail)
    with pytest.raises(said):
        renew(journal_folder)
    assert files(journal_folder) == before


@pytest.mark.usefixtures("code")
def test_a_damaged_journal_is_said_to_be_damaged_and_kept(journal_folder: Path) -> None:
    database = journal_folder / "journal.db"
    data = bytearray(database.read_bytes())
    data[-3000] ^= 1
    database.write_bytes(data)
    before = files(journal_folder)
    with pytest.raises(JournalDamaged):
        renew(journal_folder)
    assert files(journal_folder) == before


@pytest.mark.usefixtures("code")
def test_a_copy_that_lacks_a_row_does_not_become_the_journal(
    journal_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = new_copy._export

    def export_badly(reader: object, source: Path, target: Path, key: bytes, progress: Progress) -> None:
        export(reader, source, target, key, progress)
        copy = open_database(target, key)
        copy.execute("UPDATE check_in_note SET note = x'00'")
        copy.close()

    monkeypatch.setattr(new_copy, "_export", export_badly)
    with pytest.raises(JournalDamaged):
        renew(journal_folder)
    assert contents(journal_folder, OLD) == (2, 1, 1)


@pytest.fixture
def cut_between_the_key_files(code: str, journal_folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A new key whose first key file was replaced and whose second was not; the new passphrase's code."""
    state: dict[str, dict[str, bytes]] = {"before": files(journal_folder)}
    with monkeypatch.context() as patch:
        patch.setattr(new_key, "settle", lambda *_: None)
        state["after"] = {**files(journal_folder), "code": renew(journal_folder).code.encode()}
    (journal_folder / "journal.key2").write_bytes(state["before"]["journal.key2"])
    assert {"journal.db", "journal-2.db"} < set(files(journal_folder))
    del code
    return state["after"]["code"].decode()


Open = Callable[[Path, str], session.OpenJournal]


@pytest.mark.parametrize(("first", "then"), [(OLD, NEW), (NEW, OLD)])
@pytest.mark.parametrize("mend", [True, False])
@pytest.mark.usefixtures("cut_between_the_key_files")
def test_cut_between_the_key_files_the_one_that_opens_it_first_stays_and_no_word_is_lost(
    journal_folder: Path, now: datetime, first: str, then: str, mend: bool
) -> None:
    opened = session.open_with_passphrase(journal_folder, first, mend=mend)
    opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text="written since"))
    opened.close()
    with pytest.raises(WrongPassphrase):
        session.open_with_passphrase(journal_folder, then)
    assert contents(journal_folder, first) == (3, 1, 1)
    assert len(list(journal_folder.glob("*.db"))) == 1


def test_cut_between_the_key_files_either_code_decides_too(
    cut_between_the_key_files: str, journal_folder: Path, now: datetime
) -> None:
    opened = session.open_with_code(journal_folder, cut_between_the_key_files)
    opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text="written since"))
    opened.close()
    with pytest.raises(WrongPassphrase):
        session.open_with_passphrase(journal_folder, OLD)
    assert contents(journal_folder, NEW) == (3, 1, 1)


def test_cut_before_the_old_database_went_the_old_code_does_not_open_it_again(
    code: str, journal_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(new_key, "settle", lambda *_: None)
        made = renew(journal_folder)
    assert (journal_folder / "journal.db").exists()
    with pytest.raises(WrongRecoveryCode):
        session.open_with_code(journal_folder, code)
    session.check_code(journal_folder, made.code)
    assert contents(journal_folder, NEW) == (2, 1, 1)
    assert not (journal_folder / "journal.db").exists()
    assert not (journal_folder / database_switch.MARK).exists()


def test_old_backups_are_counted_here_and_in_the_second_folder(
    code: str, journal_folder: Path, tmp_path: Path, now: datetime
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    opened = session.open_with_passphrase(journal_folder, OLD)
    opened.save_settings(replace(opened.settings, backup_folder=str(stick)))
    opened.close()
    (backup,) = (journal_folder / "backups").glob("*.rosemary")
    (stick / backup.name).write_bytes(backup.read_bytes())
    made = renew(journal_folder)
    found = old_backups(made)
    assert (len(found.here), len(found.second), found.second_is_missing) == (1, 1, False)
    assert replace_old_backups(made, now) == 0
    for folder in (journal_folder / "backups", stick):
        (left,), damaged = list_backups(folder)
        assert damaged == []
        assert verify_backup(left.file, Secret(NEW)).entries == 2
    assert old_backups(made) == new_key.OldBackups((), (), second_is_missing=False)


def test_a_second_folder_that_is_not_there_is_said_and_its_backups_stay(
    code: str, journal_folder: Path, tmp_path: Path, now: datetime
) -> None:
    opened = session.open_with_passphrase(journal_folder, OLD)
    opened.save_settings(replace(opened.settings, backup_folder=str(tmp_path / "stick")))
    opened.close()
    made = renew(journal_folder)
    assert old_backups(made).second_is_missing
    assert replace_old_backups(made, now) == 0
    assert old_backups(made).here == ()


@pytest.mark.usefixtures("code")
def test_no_old_backup_goes_before_there_is_a_new_one(
    journal_folder: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise NoRoomForBackup

    made = renew(journal_folder)
    monkeypatch.setattr(new_key, "make_backup", full)
    with pytest.raises(NoRoomForBackup):
        replace_old_backups(made, now)
    assert len(old_backups(made).here) == 1


@pytest.mark.usefixtures("code")
def test_backups_of_another_journal_and_files_of_others_stay(
    journal_folder: Path, tmp_path: Path, now: datetime
) -> None:
    other = session.create_journal(tmp_path / "other", "quite another one", CHEAP).open_journal
    theirs = make_backup(source_of(other), datetime.combine(date(2026, 1, 2), now.timetz()))
    other.close()
    (journal_folder / "backups" / theirs.file.name).write_bytes(theirs.file.read_bytes())
    (journal_folder / "backups" / "notes.txt").write_text("mine")
    made = renew(journal_folder)
    replace_old_backups(made, now)
    names = {path.name for path in (journal_folder / "backups").iterdir()}
    assert {theirs.file.name, "notes.txt"} < names
    assert len(list_backups(journal_folder / "backups")[0]) == 2


@pytest.mark.usefixtures("code")
def test_pages_kept_beside_a_journal_that_was_damaged_come_along(journal_folder: Path, now: datetime) -> None:
    opened = session.open_with_passphrase(journal_folder, OLD)
    opened.keep_as_it_is()
    opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text="kept aside"))
    opened.close()
    assert (journal_folder / ASIDES[0]).exists()
    renew(journal_folder)
    assert not (journal_folder / ASIDES[0]).exists()
    assert contents(journal_folder, NEW) == (3, 1, 1)


@pytest.mark.usefixtures("code")
def test_damaged_files_that_were_kept_go_with_the_old_backups(journal_folder: Path, now: datetime) -> None:
    kept = journal_folder / DAMAGED / "2026-05-01_120000Z.db"
    kept.parent.mkdir()
    kept.write_bytes(b"not quite")
    made = renew(journal_folder)
    assert old_backups(made).damaged == (kept,)
    assert replace_old_backups(made, now) == 0
    assert not kept.exists()
