"""Moving the journal: both places whole, or only the old one."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from made_journals import new_journal

from journal_app.domain.errors import DiskFull, FolderNotEmpty, FolderNotWritable, StorageGone, Trouble
from journal_app.domain.settings import JournalSettings
from journal_app.domain.words import ChosenWords, LossWord
from journal_app.services import moving, session
from journal_app.services.journal_folder import FolderState, folder_state
from journal_app.services.moving import move_journal, remove_old
from journal_app.services.session import OpenJournal
from journal_app.vault.kdf import Cost

PASSPHRASE = "a lamp by the window"
CHEAP = Cost(64 * 1024, 2, 1)


@pytest.fixture
def open_journal(journal_folder: Path, now: datetime) -> Iterator[OpenJournal]:
    opened = new_journal(journal_folder, PASSPHRASE).open_journal
    for number in range(3):
        entry = opened.journal.new_entry(now.date(), now)
        opened.journal.save(replace(entry, text=f"page {number}"))
    opened.save_settings(JournalSettings(words=ChosenWords(LossWord.NAME, "Mira")))
    yield opened
    opened.close()


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "journal.lock"
    }


def test_the_moved_journal_opens_with_the_same_passphrase_and_holds_everything(
    open_journal: OpenJournal, tmp_path: Path
) -> None:
    target = tmp_path / "new" / "place"
    move_journal(open_journal, target)
    moved = session.open_with_passphrase(target, PASSPHRASE)
    assert moved.settings.words.own == "Mira"
    assert [row.id for row in moved.journal.rows(None, 9)] == [
        row.id for row in open_journal.journal.rows(None, 9)
    ]
    moved.close()


def test_the_copy_is_the_same_byte_for_byte_and_for_this_login_only(
    open_journal: OpenJournal, tmp_path: Path
) -> None:
    (open_journal.folder / "backups" / "may").mkdir(parents=True)
    (open_journal.folder / "backups" / "may" / "one.rosemary").write_bytes(b"sealed")
    target = tmp_path / "new"
    target.mkdir(mode=0o755)
    move_journal(open_journal, target)
    assert contents(target) == contents(open_journal.folder)
    assert "backups/may/one.rosemary" in contents(target)
    if os.name == "posix":
        paths = [target, *target.rglob("*")]
        assert {stat.S_IMODE(path.stat().st_mode) for path in paths if path.is_dir()} == {0o700}
        assert {stat.S_IMODE(path.stat().st_mode) for path in paths if path.is_file()} == {0o600}


def test_moving_leaves_the_old_journal_as_it_is(open_journal: OpenJournal, tmp_path: Path) -> None:
    before = contents(open_journal.folder)
    move_journal(open_journal, tmp_path / "new")
    assert contents(open_journal.folder) == before
    assert len(open_journal.journal.rows(None, 9)) == 3


def test_a_folder_that_holds_something_is_left_alone(open_journal: OpenJournal, tmp_path: Path) -> None:
    target = tmp_path / "new"
    target.mkdir()
    (target / "letter.txt").write_text("mine")
    with pytest.raises(FolderNotEmpty):
        move_journal(open_journal, target)
    assert [path.name for path in target.iterdir()] == ["letter.txt"]


def test_a_file_is_no_place_for_a_journal(open_journal: OpenJournal, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(FolderNotEmpty):
        move_journal(open_journal, tmp_path / "letter.txt")
    assert (tmp_path / "letter.txt").read_text() == "mine"


def test_files_that_a_desktop_hides_in_an_empty_folder_do_not_matter(
    open_journal: OpenJournal, tmp_path: Path
) -> None:
    target = tmp_path / "new"
    target.mkdir()
    (target / ".DS_Store").write_bytes(b"icons")
    move_journal(open_journal, target)
    assert folder_state(target) is FolderState.JOURNAL
    assert (target / ".DS_Store").exists()


@pytest.mark.parametrize("where", [".", "inside", "..", "../journal/../journal/deeper"])
def test_a_journal_can_not_move_into_itself_or_around_itself(open_journal: OpenJournal, where: str) -> None:
    before = contents(open_journal.folder)
    with pytest.raises(FolderNotEmpty):
        move_journal(open_journal, open_journal.folder / where)
    assert contents(open_journal.folder) == before


@pytest.mark.skipif(os.name != "posix", reason="needs symbolic links")
def test_a_link_to_the_journal_is_seen_through(open_journal: OpenJournal, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere"
    link.symlink_to(open_journal.folder, target_is_directory=True)
    with pytest.raises(FolderNotEmpty):
        move_journal(open_journal, link / "new")
    assert not (open_journal.folder / "new").exists()


@pytest.mark.parametrize(
    ("number", "expected"),
    [(errno.ENOSPC, DiskFull), (errno.EACCES, FolderNotWritable), (errno.EIO, StorageGone)],
)
@pytest.mark.parametrize("existed", [True, False])
def test_a_failing_copy_leaves_nothing_behind_and_the_old_journal_whole(
    open_journal: OpenJournal,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    expected: type[Trouble],
    existed: bool,
) -> None:
    target = tmp_path / "new"
    if existed:
        target.mkdir()
    before = contents(open_journal.folder)

    def fail(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(moving.os, "fsync", fail)
    with pytest.raises(expected):
        move_journal(open_journal, target)
    monkeypatch.undo()
    assert target.exists() == existed
    assert not existed or list(target.iterdir()) == []
    assert contents(open_journal.folder) == before
    assert len(open_journal.journal.rows(None, 9)) == 3


@pytest.mark.parametrize("step", range(4))
def test_a_failure_while_the_files_take_their_places_takes_all_of_them_back(
    open_journal: OpenJournal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    (open_journal.folder / "backups").mkdir()
    (open_journal.folder / "backups" / "one").write_bytes(b"sealed")
    before = contents(open_journal.folder)
    done = 0
    rename = Path.rename

    def sometimes(path: Path, to: Path) -> Path:
        nonlocal done
        done += 1
        if done > step:
            raise OSError(errno.EIO, "unplugged")
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", sometimes)
    with pytest.raises(StorageGone):
        move_journal(open_journal, tmp_path / "new")
    assert done == step + 1
    assert not (tmp_path / "new").exists()
    assert contents(open_journal.folder) == before


def test_a_copy_that_reads_back_differently_is_no_copy(
    open_journal: OpenJournal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forgetful(here: object, there: object, length: int) -> None:
        there.write(b"something else")  # type: ignore[attr-defined]

    monkeypatch.setattr(moving.shutil, "copyfileobj", forgetful)
    with pytest.raises(StorageGone):
        move_journal(open_journal, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_what_an_earlier_broken_move_left_does_not_stand_in_the_way(
    open_journal: OpenJournal, tmp_path: Path
) -> None:
    stage = tmp_path / "new" / moving.STAGE
    stage.mkdir(parents=True)
    (stage / "journal.db").write_bytes(b"half")
    assert folder_state(tmp_path / "new") is FolderState.EMPTY
    move_journal(open_journal, tmp_path / "new")
    session.open_with_passphrase(tmp_path / "new", PASSPHRASE).close()
    assert not stage.exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_refuses_is_named_as_such(open_journal: OpenJournal, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    with pytest.raises(FolderNotWritable):
        move_journal(open_journal, tmp_path / "closed" / "new")


def test_removing_the_old_takes_the_keys_first_and_leaves_other_files(
    open_journal: OpenJournal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = open_journal.folder
    (old / "backups").mkdir()
    (old / "backups" / "one").write_bytes(b"sealed")
    (old / "letter.txt").write_text("mine")
    move_journal(open_journal, tmp_path / "new")
    open_journal.close()
    removed: list[str] = []
    unlink = Path.unlink

    def noted(path: Path, missing_ok: bool = False) -> None:
        removed.append(path.name)
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", noted)
    remove_old(old)
    assert removed[:3] == ["journal.key", "journal.key2", "journal.db"]
    assert [path.name for path in old.iterdir()] == ["letter.txt"]


def test_removing_the_old_removes_a_folder_that_is_empty_then(
    open_journal: OpenJournal, tmp_path: Path
) -> None:
    move_journal(open_journal, tmp_path / "new")
    open_journal.close()
    remove_old(open_journal.folder)
    assert not open_journal.folder.exists()
    session.open_with_passphrase(tmp_path / "new", PASSPHRASE).close()
    remove_old(open_journal.folder)  # once more does no harm


def test_what_was_written_beside_a_damaged_journal_goes_along_and_is_left_nowhere(
    open_journal: OpenJournal, now: datetime, tmp_path: Path
) -> None:
    open_journal.keep_as_it_is()
    page = open_journal.journal.new_entry(now.date(), now)
    open_journal.journal.save(replace(page, text="tonight"))
    target = tmp_path / "place"
    move_journal(open_journal, target)
    open_journal.close()
    remove_old(open_journal.folder)
    assert not open_journal.folder.exists()
    moved = session.open_with_passphrase(target, PASSPHRASE)
    assert moved.bring_in_what_was_aside() == 1
    kept = moved.journal.entry(page.id)
    assert kept and kept.text == "tonight"
    moved.close()
