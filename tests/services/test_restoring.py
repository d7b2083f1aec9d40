"""Bringing a backup back: the old journal or the backup's, never a mixture, and nothing is lost."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from made_journals import new_journal

from journal_app.domain.backup import BackupKind, Phase
from journal_app.domain.care.ratings import Ratings
from journal_app.domain.check_in import CheckInForm
from journal_app.domain.errors import (
    BackupDamaged,
    FolderNotEmpty,
    Interrupted,
    JournalOpenElsewhere,
    NoRoomForBackup,
    Trouble,
    WrongPassphrase,
)
from journal_app.domain.support import PlanPart
from journal_app.services import restoring, session
from journal_app.services.backups import make_backup, source_of
from journal_app.services.database_switch import MARK
from journal_app.services.journal_folder import FolderState, folder_state
from journal_app.services.keeping_damaged import NOTE
from journal_app.services.reading_backups import Secret, verify_backup
from journal_app.services.restoring import restore_backup
from journal_app.store.backups import list_backups
from journal_app.vault import key_file
from journal_app.vault.kdf import Cost
from journal_app.vault.whole_file import unplaced

THEN, NOW = "a lamp by the window", "rain on a tin roof"
CHEAP = Cost(64 * 1024, 2, 1)
OLD_JOURNALS = Path(__file__).parents[1] / "old_journals"


def write(folder: Path, passphrase: str, now: datetime, text: str) -> None:
    opened = session.open_with_passphrase(folder, passphrase)
    opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text=text))
    opened.close()


def pages(folder: Path, passphrase: str) -> list[str]:
    """What a person finds who opens the journal."""
    opened = session.open_with_passphrase(folder, passphrase)
    try:
        return sorted(row.opening for row in opened.journal.rows(None, 50))
    finally:
        opened.close()


def back_up(folder: Path, passphrase: str, now: datetime) -> Path:
    opened = session.open_with_passphrase(folder, passphrase)
    backup = make_backup(source_of(opened), now)
    opened.close()
    return backup.file


@pytest.fixture
def code(journal_folder: Path) -> str:
    """The recovery code of a journal with one page, made under the passphrase THEN."""
    made = new_journal(journal_folder, THEN)
    made.open_journal.close()
    return made.code


@pytest.fixture
def backup(code: str, journal_folder: Path, now: datetime) -> Path:
    """A backup with "one"; since then the passphrase is NOW and there is "two"."""
    del code
    write(journal_folder, THEN, now, "one")
    file = back_up(journal_folder, THEN, now)
    session.change_passphrase(journal_folder, THEN, NOW, CHEAP)
    write(journal_folder, NOW, now, "two")
    return file


def test_a_backup_comes_back_into_an_empty_folder(backup: Path, tmp_path: Path, now: datetime) -> None:
    target = tmp_path / "new"
    assert restore_backup(backup, target, Secret(THEN), now).entries == 1
    assert pages(target, THEN) == ["one"]
    assert session.key_files_are_whole(target)
    names = {path.name for path in target.iterdir()}
    assert names == {"journal.db", "journal.key", "journal.key2", "journal.lock"}


def test_a_note_that_a_crash_kept_from_its_place_is_gone_at_the_next_opening(
    code: str, journal_folder: Path
) -> None:
    del code
    left = [unplaced(journal_folder / name) for name in (MARK, NOTE)]
    for path in left:
        path.write_bytes(b"{")
    session.open_with_passphrase(journal_folder, THEN).close()
    assert [path for path in left if path.exists()] == []


def test_a_backup_comes_back_with_the_code(backup: Path, code: str, tmp_path: Path, now: datetime) -> None:
    restore_backup(backup, tmp_path / "new", Secret(code, is_code=True), now)
    assert pages(tmp_path / "new", THEN) == ["one"]


def test_a_backup_without_key_files_comes_back_with_the_code_and_gets_a_new_passphrase(
    backup: Path, code: str, journal_folder: Path, tmp_path: Path, now: datetime
) -> None:
    for name in ("journal.key", "journal.key2"):
        (journal_folder / name).unlink()
    opened = session.recover(journal_folder, code, NOW, CHEAP)
    for name in ("journal.key", "journal.key2"):
        (journal_folder / name).unlink()
    bare = make_backup(source_of(opened), now + timedelta(days=1)).file
    opened.close()
    restore_backup(bare, tmp_path / "new", Secret(code, is_code=True), now)
    session.recover(tmp_path / "new", code, THEN, CHEAP).close()
    assert pages(tmp_path / "new", THEN) == ["one", "two"]
    assert backup.exists()


def test_the_present_journal_is_kept_as_a_backup_first(
    backup: Path, journal_folder: Path, now: datetime
) -> None:
    restore_backup(backup, journal_folder, Secret(THEN), now + timedelta(days=1), replace=True)
    assert pages(journal_folder, THEN) == ["one"]
    with pytest.raises(WrongPassphrase):
        pages(journal_folder, NOW)
    kept = list_backups(journal_folder / "backups")[0][0]
    assert kept.kind is BackupKind.RESTORE
    assert verify_backup(kept.file, Secret(NOW)).entries == 2
    assert len(list(journal_folder.glob("*.db"))) == 1
    restore_backup(kept.file, journal_folder, Secret(NOW), now + timedelta(days=2), replace=True)
    assert pages(journal_folder, NOW) == ["one", "two"]


def test_a_journal_of_another_key_is_kept_too_with_what_a_crash_left_beside_it(
    backup: Path, tmp_path: Path, now: datetime
) -> None:
    other = tmp_path / "other"
    session.create_journal(other, NOW, CHEAP).open_journal.close()
    write(other, NOW, now, "theirs")
    _leave_half_a_save(other)
    restore_backup(backup, other, Secret(THEN), now, replace=True)
    assert pages(other, THEN) == ["one"]
    assert not list(other.glob("*-journal"))
    (kept,) = list_backups(other / "backups")[0]
    found = verify_backup(kept.file, Secret(NOW))
    assert (found.entries, found.whole) == (1, True)
    restore_backup(kept.file, tmp_path / "again", Secret(NOW), now)
    assert pages(tmp_path / "again", NOW) == ["theirs"]


def _leave_half_a_save(folder: Path) -> None:
    """Leave database and rollback journal as a crash in the middle of a save does."""
    opened = session.open_with_passphrase(folder, NOW)
    opened.connection.execute("PRAGMA cache_size = 1")
    opened.connection.execute("PRAGMA cache_spill = 1")
    opened.connection.execute("BEGIN IMMEDIATE")
    opened.connection.execute("CREATE TABLE half (x)")
    opened.connection.execute(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)"
        " INSERT INTO half SELECT randomblob(3000) FROM n"
    )
    beside = folder / "journal.db-journal"
    assert beside.stat().st_size
    half = [(path, path.read_bytes()) for path in (beside, folder / "journal.db")]
    opened.connection.execute("ROLLBACK")
    opened.close()
    for path, data in half:
        path.write_bytes(data)


def test_a_damaged_present_journal_is_kept_as_it_is(
    backup: Path, journal_folder: Path, now: datetime
) -> None:
    database = journal_folder / "journal.db"
    data = bytearray(database.read_bytes())
    data[9000] ^= 1
    database.write_bytes(data)
    restore_backup(backup, journal_folder, Secret(THEN), now + timedelta(days=1), replace=True)
    assert pages(journal_folder, THEN) == ["one"]
    kept = list_backups(journal_folder / "backups")[0][0]
    assert kept.file.read_bytes().startswith(bytes(data))


@pytest.mark.parametrize("bad", [False, True])
def test_what_was_written_beside_a_damaged_journal_is_in_it_before_anybody_writes_again(
    backup: Path, journal_folder: Path, now: datetime, bad: bool
) -> None:
    """Brought in only after it was opened, it would come over what is written in the first seconds."""
    opened = session.open_with_passphrase(journal_folder, NOW)
    opened.keep_as_it_is()
    opened.support.save_plan([PlanPart("Tonight", "Tea.")])
    opened.close()
    beside = journal_folder / "journal.aside"
    if bad:
        beside.write_bytes(kept := b"\1" * 20_000)
    restore_backup(backup, journal_folder, Secret(THEN), now, replace=True)
    assert beside.exists() == bad
    opened = session.open_with_passphrase(journal_folder, THEN)
    assert opened.support.plan() == (() if bad else (PlanPart("Tonight", "Tea."),))
    opened.close()
    assert not bad or beside.read_bytes() == kept


def test_a_damaged_backup_is_refused_and_changes_nothing(
    backup: Path, journal_folder: Path, now: datetime
) -> None:
    data = bytearray(backup.read_bytes())
    data[9000] ^= 1
    backup.write_bytes(data)
    with pytest.raises(BackupDamaged):
        restore_backup(backup, journal_folder, Secret(THEN), now, replace=True)
    assert pages(journal_folder, NOW) == ["one", "two"]


def test_a_wrong_passphrase_changes_nothing(backup: Path, journal_folder: Path, now: datetime) -> None:
    before = {path.name: path.read_bytes() for path in journal_folder.iterdir() if path.is_file()}
    with pytest.raises(WrongPassphrase):
        restore_backup(backup, journal_folder, Secret(NOW), now, replace=True)
    assert before == {path.name: path.read_bytes() for path in journal_folder.iterdir() if path.is_file()}


def test_a_journal_is_not_replaced_unasked_nor_while_it_is_open(
    backup: Path, journal_folder: Path, now: datetime, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(FolderNotEmpty):
        restore_backup(backup, journal_folder, Secret(THEN), now)
    opened = session.open_with_passphrase(journal_folder, NOW)
    with pytest.raises(JournalOpenElsewhere):
        restore_backup(backup, journal_folder, Secret(THEN), now, replace=True)
    opened.close()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine")
    with pytest.raises(FolderNotEmpty):
        restore_backup(backup, tmp_path / "mine", Secret(THEN), now, replace=True)


def test_stopping_leaves_the_old_journal(backup: Path, journal_folder: Path, now: datetime) -> None:
    for stop_in in (Phase.COPY, Phase.CHECK, Phase.KEEP):

        def stop(phase: Phase, _done: int, _total: int, at: Phase = stop_in) -> None:
            if phase is at:
                raise Interrupted

        with pytest.raises(Interrupted):
            restore_backup(backup, journal_folder, Secret(THEN), now, replace=True, progress=stop)
        assert pages(journal_folder, NOW) == ["one", "two"]
        assert [path.name for path in journal_folder.glob("*.db")] == ["journal.db"]
        assert not list(journal_folder.glob(".journal*"))


def test_a_disk_that_fills_up_leaves_the_old_journal(
    backup: Path, journal_folder: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync
    left = 0

    def full(descriptor: int) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(errno.ENOSPC, "full")
        real(descriptor)

    for how_many in range(12):
        with monkeypatch.context() as patch:
            left = how_many
            patch.setattr(os, "fsync", full)
            try:
                restore_backup(backup, journal_folder, Secret(THEN), now, replace=True)
            except NoRoomForBackup:
                patch.undo()
                assert pages(journal_folder, NOW) == ["one", "two"], how_many
                assert [path.name for path in journal_folder.glob("*.db")] == ["journal.db"], how_many
            else:
                break
    patch.undo()
    assert how_many > 4
    assert pages(journal_folder, THEN) == ["one"]


class _Cut(BaseException):
    """The power goes."""


def _steps(monkeypatch: pytest.MonkeyPatch, cut_at: int) -> Callable[[], int]:
    """Cut everything off at the n-th thing that changes a folder; return how many there were."""
    count = 0

    def counting(real: Callable[..., Any]) -> Callable[..., Any]:
        def one(*given: Any, **named: Any) -> Any:
            nonlocal count
            count += 1
            if count >= cut_at:  # and nothing is tidied after it
                raise _Cut
            return real(*given, **named)

        return one

    for name in ("rename", "replace", "unlink"):
        monkeypatch.setattr(Path, name, counting(getattr(Path, name)))
    monkeypatch.setattr(os, "fsync", counting(os.fsync))
    return lambda: count


@pytest.mark.long
def test_cut_short_at_any_step_it_is_the_old_journal_or_the_backups_and_opens(
    code: str, backup: Path, tmp_path: Path, now: datetime
) -> None:
    source = tmp_path / "source"
    shutil.copytree(backup.parents[1], source)
    outcomes = set()
    cut_at = 0
    while True:
        cut_at += 1
        folder = tmp_path / f"journal-{cut_at}"
        shutil.copytree(source, folder)
        file = folder / "backups" / backup.name
        with pytest.MonkeyPatch.context() as patch:
            steps = _steps(patch, cut_at)
            try:
                restore_backup(file, folder, Secret(THEN), now, replace=True)
            except _Cut:
                pass
            else:
                assert steps() < cut_at
                break
        found = []
        for passphrase in (THEN, NOW):
            try:
                found.append((passphrase, pages(folder, passphrase)))
            except WrongPassphrase:
                continue
        assert found, cut_at
        # Of one journal with two passphrases the newer key file holds, whichever of them was typed.
        assert all(words in (["one"], ["one", "two"]) for _, words in found), cut_at
        if found[-1][1] == ["one"]:
            kept = list_backups(folder / "backups")[0]
            assert any(each.kind is BackupKind.RESTORE for each in kept), cut_at
        assert len(list(folder.glob("*.db"))) == 1, "what was left over is cleared at the next opening"
        for name in key_file.COPIES:
            (folder / name).unlink()
        session.recover(folder, code, NOW, CHEAP).close()
        assert pages(folder, NOW) == found[-1][1]
        outcomes.add(len(found[-1][1]))
        shutil.rmtree(folder)
    assert outcomes == {1, 2}
    assert cut_at > 15


@pytest.mark.long
def test_cut_short_in_an_empty_folder_it_is_nothing_or_whole(
    backup: Path, tmp_path: Path, now: datetime
) -> None:
    cut_at = 0
    while True:
        cut_at += 1
        folder = tmp_path / f"new-{cut_at}"
        with pytest.MonkeyPatch.context() as patch:
            _steps(patch, cut_at)
            try:
                restore_backup(backup, folder, Secret(THEN), now)
            except _Cut:
                pass
            else:
                break
        if folder_state(folder) is FolderState.EMPTY:
            restore_backup(backup, folder, Secret(THEN), now)
        assert pages(folder, THEN) == ["one"]
    assert cut_at > 5


@pytest.mark.parametrize("schema", ["schema_1", "schema_2"])
def test_a_backup_of_an_old_journal_comes_back_and_is_brought_up_to_date(
    schema: str, tmp_path: Path, now: datetime
) -> None:
    old = Path(shutil.copytree(OLD_JOURNALS / schema, tmp_path / "old"))
    passphrase = "a quiet garden in the rain"
    seed = key_file.unlock(old, passphrase).seed
    from journal_app.services.backups import Source, write_backup
    from journal_app.vault.keys import database_key

    file = tmp_path / "old.rosemary"
    write_backup(Source(old, old / "journal.db", database_key(seed)), file, now, BackupKind.DAY)
    assert restore_backup(file, tmp_path / "new", Secret(passphrase), now).entries == 2
    opened = session.open_with_passphrase(tmp_path / "new", passphrase)
    assert len(opened.journal.rows(None, 10)) == 2
    opened.check_ins.records()
    opened.close()


def test_before_an_update_a_backup_is_made_and_without_one_nothing_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = Path(shutil.copytree(OLD_JOURNALS / "schema_1", tmp_path / "old"))
    passphrase = "a quiet garden in the rain"
    before = (old / "journal.db").read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(Trouble):
            session.open_with_passphrase(old, passphrase)
    assert (old / "journal.db").read_bytes() == before
    session.open_with_passphrase(old, passphrase).close()
    ((kept,), _) = list_backups(old / "backups")
    assert kept.kind is BackupKind.UPDATE
    assert verify_backup(kept.file, Secret(passphrase)).schema == 1


def test_an_answer_that_was_closed_only_after_the_backup_opens_the_help_screen_again(
    code: str, journal_folder: Path, tmp_path: Path, now: datetime
) -> None:
    del code
    opened = session.open_with_passphrase(journal_folder, THEN)
    opened.check_ins.save(CheckInForm(now.date(), Ratings(suicidal=3)), now)
    file = make_backup(source_of(opened), now).file
    opened.care.crisis_closed(now + timedelta(minutes=2))
    opened.close()
    restore_backup(file, tmp_path / "new", Secret(THEN), now)
    back = session.open_with_passphrase(tmp_path / "new", THEN)
    shown = back.care.look(now + timedelta(days=90), back.settings).show
    assert shown[0] == "CRISIS:emergency"
    back.close()


def test_settling_removes_nothing_that_a_key_file_still_names(
    backup: Path, journal_folder: Path, now: datetime
) -> None:
    del backup
    (journal_folder / restoring.MARK).write_text('{"new": "journal-2.db", "old": ["journal.db"]}')
    restoring.settle(journal_folder, "journal-2.db")
    assert pages(journal_folder, NOW) == ["one", "two"]
    assert not (journal_folder / restoring.MARK).exists()
    (journal_folder / restoring.MARK).write_text('{"new": "../x.db", "old": 3}')
    assert pages(journal_folder, NOW) == ["one", "two"]
