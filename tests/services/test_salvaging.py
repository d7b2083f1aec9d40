"""Reading out a damaged journal: the old or the new one, never a mixture; the damaged file is kept."""

from __future__ import annotations

import errno
import os
import shutil
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from io import FileIO
from pathlib import Path
from typing import Any

import pytest
from made_journals import new_journal

from journal_app.domain.backup import Phase
from journal_app.domain.care.ratings import Ratings
from journal_app.domain.check_in import CheckInForm
from journal_app.domain.entry import LETTER, Entry, Letter
from journal_app.domain.errors import (
    AsideDamaged,
    BackupPlaceGone,
    DiskFull,
    Interrupted,
    JournalDamaged,
    JournalOpenElsewhere,
    NoRoomForBackup,
    NothingToRead,
    StorageGone,
    WritingRefused,
    WrongPassphrase,
    WrongRecoveryCode,
)
from journal_app.domain.search import SearchFilter
from journal_app.domain.support import PlanPart, VisitNotes
from journal_app.services import aside, filling_gaps, session
from journal_app.services.backups import make_backup, source_of
from journal_app.services.reading_backups import Secret
from journal_app.services.salvaging import salvage
from journal_app.services.session import OpenJournal
from journal_app.store import raw_pages
from journal_app.store.connection import open_database, transaction
from journal_app.store.raw_pages import kind_and_children
from journal_app.vault import key_file
from journal_app.vault.kdf import Cost
from journal_app.vault.keys import database_key
from journal_app.vault.page_cipher import cipher_for

PASSPHRASE, OTHER = "a lamp by the window", "rain on a tin roof"
CHEAP = Cost(64 * 1024, 2, 1)
PAGE = 4096


def write(opened: OpenJournal, now: datetime, text: str) -> None:
    opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text=text))


def pages(folder: Path, passphrase: str = PASSPHRASE) -> list[str]:
    """What a person finds who opens the journal."""
    opened = session.open_with_passphrase(folder, passphrase)
    try:
        return sorted(row.opening for row in opened.journal.rows(None, 50))
    finally:
        opened.close()


def damage(database: Path, *page_numbers: int) -> bytes:
    """Change a byte of each of these pages; return what the file is then."""
    data = bytearray(database.read_bytes())
    for number in page_numbers:
        data[(number - 1) * PAGE + 1000] ^= 1
    database.write_bytes(data)
    return bytes(data)


@pytest.fixture
def code(journal_folder: Path, now: datetime) -> str:
    """The recovery code of a journal with three pages, a check-in and a plan."""
    made = new_journal(journal_folder, PASSPHRASE)
    opened = made.open_journal
    for text in ("one", "two", "three " + "x" * 9000):
        write(opened, now, text)
    opened.check_ins.save(CheckInForm(now.date(), Ratings(sleep=2), note="a note"), now)
    opened.support.save_plan([PlanPart("When it is bad", "Walk.")])
    opened.close()
    return made.code


def entry_page(folder: Path) -> int:
    """The page on which the entries begin."""
    opened = session.open_with_passphrase(folder, PASSPHRASE)
    (root,) = opened.connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'entry'").fetchone()
    opened.close()
    return int(root)


@pytest.mark.parametrize("by_code", [False, True])
def test_a_journal_whose_first_page_is_damaged_comes_back_whole(
    code: str, journal_folder: Path, now: datetime, by_code: bool
) -> None:
    bad = damage(journal_folder / "journal.db", 1)
    with pytest.raises(JournalDamaged):
        pages(journal_folder)
    secret = Secret(code, is_code=True) if by_code else Secret(PASSPHRASE)
    said = salvage(journal_folder, secret, now)
    assert (said.contents.entries, said.contents.check_ins, said.read.lost) == (3, 1, 0)
    assert [text[:5] for text in pages(journal_folder)] == ["one", "three", "two"]
    assert said.kept == journal_folder / "damaged" / "2026-05-08_183000Z.db"
    assert said.kept.read_bytes() == bad
    assert [path.name for path in journal_folder.glob("*.db")] == ["journal-2.db"]
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    assert opened.is_whole()
    assert opened.check_ins.records()[0].note == "a note"
    assert opened.support.plan() == (PlanPart("When it is bad", "Walk."),)
    assert [hit.row.opening for hit in opened.open_finder().find("two", _all(), None, 5)] == ["two"]
    opened.close()


def _all() -> Any:
    from journal_app.domain.search import SearchFilter

    return SearchFilter()


def test_places_that_the_drive_has_lost_are_damaged_pages_asked_for_once(
    code: str, journal_folder: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    del code
    asked: list[int] = []

    class Drive(FileIO):
        def read(self, size: int | None = -1, /) -> bytes:
            page = self.tell() // PAGE + 1
            if page in (2, 4):
                asked.append(page)
                raise OSError(errno.EIO, "")
            return super().read(size) or b""

    monkeypatch.setattr(raw_pages, "FileIO", Drive)
    said = salvage(journal_folder, Secret(PASSPHRASE), now)
    assert said.read.damaged_pages == 2
    assert Counter(asked) == {2: 2, 4: 1}, "the first two pages are looked at before"


def test_a_drive_that_gives_back_neither_of_the_first_pages_does_not_answer(
    code: str, journal_folder: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    del code

    class Drive(FileIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(errno.EIO, "")

    monkeypatch.setattr(raw_pages, "FileIO", Drive)
    with pytest.raises(BackupPlaceGone):
        salvage(journal_folder, Secret(PASSPHRASE), now)


def test_it_says_how_many_pages_could_not_be_read(code: str, journal_folder: Path, now: datetime) -> None:
    del code
    damage(journal_folder / "journal.db", entry_page(journal_folder))
    said = salvage(journal_folder, Secret(PASSPHRASE), now)
    assert (said.contents.entries, said.read.lost, said.read.damaged_pages) == (0, 3, 1)
    assert said.contents.check_ins == 1


def test_what_can_not_be_read_comes_from_the_backups(code: str, journal_folder: Path, now: datetime) -> None:
    del code
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    make_backup(source_of(opened), now)
    write(opened, now, "four, after the backup")
    first = opened.journal.rows(None, 5)[-1].id
    opened.journal.delete_forever(first)
    opened.close()
    damage(journal_folder / "journal.db", entry_page(journal_folder))
    said = salvage(journal_folder, Secret(PASSPHRASE), now)
    assert (said.read.lost, said.filled, said.contents.entries) == (3, 2, 2)
    kept = pages(journal_folder)
    assert len(kept) == 2, "what was deleted since stays deleted"
    assert "four, after the backup" not in kept


def test_a_page_that_breaks_off_is_made_whole_by_the_backup_of_the_same_page(
    code: str, journal_folder: Path, now: datetime
) -> None:
    del code
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    write(opened, now, "long " * 8000)
    make_backup(source_of(opened), now)
    opened.close()
    seed = key_file.unlock(journal_folder, PASSPHRASE).seed
    database = journal_folder / "journal.db"
    data = database.read_bytes()
    cipher = cipher_for(database_key(seed), data[:PAGE], data[PAGE : 2 * PAGE])
    assert cipher
    holds = [
        number
        for number in range(2, len(data) // PAGE + 1)
        if b"long long" in (cipher.open_page(number, data[(number - 1) * PAGE : number * PAGE]) or b"")
    ]
    damage(database, holds[len(holds) // 2])
    said = salvage(journal_folder, Secret(PASSPHRASE), now)
    assert (said.read.cut, said.filled, said.read.lost) == (1, 1, 0)
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    texts = [opened.journal.entry(row.id) for row in opened.journal.rows(None, 9)]
    opened.close()
    assert "long " * 8000 in {entry.text for entry in texts if entry}


def test_a_sealed_letter_that_comes_from_a_backup_is_sealed_and_a_star_stays(
    code: str, journal_folder: Path, now: datetime
) -> None:
    del code
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    letter = replace(
        opened.journal.new_entry(now.date(), now), text="# Dear\n\nsnow", kind=LETTER, letter=Letter("you")
    )
    opened.journal.save(letter)
    opened.journal.letters.seal(letter.id, now)
    opened.journal.set_favourite(letter.id, True)
    make_backup(source_of(opened), now)
    opened.close()
    damage(journal_folder / "journal.db", entry_page(journal_folder))
    assert salvage(journal_folder, Secret(PASSPHRASE), now).filled == 4
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    back = opened.journal.entry(letter.id)
    assert back and back.is_sealed and back.favourite
    finder = opened.open_finder()
    assert finder.count("snow", SearchFilter()) == 0
    finder._connection.close()
    opened.close()


@pytest.mark.parametrize("gone", ["its end", "that it is a letter"])
def test_a_letter_made_whole_by_a_backup_keeps_seal_and_star(
    gone: str, code: str, journal_folder: Path, now: datetime
) -> None:
    """Neither changes the revision: what was read out may be newer than the backup, or be missing."""
    del code
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    letter = replace(
        opened.journal.new_entry(now.date(), now), text="snow", kind=LETTER, letter=Letter("you")
    )
    opened.journal.save(letter)
    before = opened.journal.entry(letter.id)
    opened.journal.letters.seal(letter.id, now)
    opened.journal.set_favourite(letter.id, True)
    backed_up = before if gone == "its end" else opened.journal.entry(letter.id)
    if gone == "that it is a letter":
        with transaction(opened.connection):
            opened.connection.execute("DELETE FROM letter")
    assert filling_gaps._fill(opened.connection, backed_up)
    back = opened.journal.entry(letter.id)
    assert back and back.is_sealed and back.favourite
    opened.close()


def test_with_the_key_files_gone_the_code_reads_it_out(
    code: str, journal_folder: Path, now: datetime
) -> None:
    damage(journal_folder / "journal.db", 1)
    for name in key_file.COPIES:
        (journal_folder / name).unlink()
    salvage(journal_folder, Secret(code, is_code=True), now)
    session.recover(journal_folder, code, OTHER, CHEAP).close()
    assert len(pages(journal_folder, OTHER)) == 3


def test_a_wrong_passphrase_or_code_changes_nothing(code: str, journal_folder: Path, now: datetime) -> None:
    other = session.create_journal(journal_folder.parent / "other", OTHER, CHEAP)
    other.open_journal.close()
    damage(journal_folder / "journal.db", 1)
    before = {path.name: path.read_bytes() for path in journal_folder.iterdir() if path.is_file()}
    with pytest.raises(WrongPassphrase):
        salvage(journal_folder, Secret(OTHER), now)
    with pytest.raises(WrongRecoveryCode):
        salvage(journal_folder, Secret(other.code, is_code=True), now)
    assert before == {path.name: path.read_bytes() for path in journal_folder.iterdir() if path.is_file()}
    del code


def test_a_file_in_which_nothing_can_be_read_stays_as_it_is(
    code: str, journal_folder: Path, now: datetime
) -> None:
    del code
    (journal_folder / "journal.db").write_bytes(b"\1" * 50_000)
    with pytest.raises(NothingToRead):
        salvage(journal_folder, Secret(PASSPHRASE), now)
    assert (journal_folder / "journal.db").read_bytes() == b"\1" * 50_000


def test_an_open_journal_is_not_read_out(code: str, journal_folder: Path, now: datetime) -> None:
    del code
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    with pytest.raises(JournalOpenElsewhere):
        salvage(journal_folder, Secret(PASSPHRASE), now)
    opened.close()


def test_stopped_it_leaves_the_damaged_journal_as_it_was(
    code: str, journal_folder: Path, now: datetime
) -> None:
    del code
    bad = damage(journal_folder / "journal.db", 5)
    for stop_in in (Phase.READ, Phase.CHECK):

        def stop(phase: Phase, _done: int, _total: int, at: Phase = stop_in) -> None:
            if phase is at:
                raise Interrupted

        with pytest.raises(Interrupted):
            salvage(journal_folder, Secret(PASSPHRASE), now, stop)
        assert (journal_folder / "journal.db").read_bytes() == bad
        assert {path.name for path in journal_folder.iterdir()} == {
            "journal.db",
            "journal.key",
            "journal.key2",
            "journal.lock",
        }


def test_a_disk_that_fills_up_leaves_the_damaged_journal(
    code: str, journal_folder: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    del code
    bad = damage(journal_folder / "journal.db", 5)

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NoRoomForBackup):
        salvage(journal_folder, Secret(PASSPHRASE), now)
    assert (journal_folder / "journal.db").read_bytes() == bad
    assert [path.name for path in journal_folder.glob("*.db")] == ["journal.db"]


class _Cut(BaseException):
    """The power goes."""


def test_cut_short_at_any_step_it_is_the_old_journal_or_the_new_one(
    code: str, journal_folder: Path, tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = damage(journal_folder / "journal.db", entry_page(journal_folder))
    outcomes, cut_at = set(), 0
    while True:
        cut_at += 1
        folder = Path(shutil.copytree(journal_folder, tmp_path / f"{cut_at}"))
        count = 0

        def counted(real: Any, at: int = cut_at) -> Any:
            def one(*given: Any, **named: Any) -> Any:
                nonlocal count
                count += 1
                if count >= at:  # and nothing is tidied after it
                    raise _Cut
                return real(*given, **named)

            return one

        done = False
        with monkeypatch.context() as patch:
            for name in ("rename", "replace", "unlink"):
                patch.setattr(Path, name, counted(getattr(Path, name)))
            patch.setattr(os, "fsync", counted(os.fsync))
            try:
                salvage(folder, Secret(PASSPHRASE), now)
                done = True
            except _Cut:
                pass
        opened = session.open_with_passphrase(folder, PASSPHRASE)
        is_new = opened.is_whole()
        assert len(opened.check_ins.records()) == 1
        opened.close()
        (database,) = folder.glob("*.db")
        assert is_new == (database.name != "journal.db")
        kept = database if not is_new else next((folder / "damaged").iterdir())
        assert kept.read_bytes() == bad, "the damaged file is never lost"
        session.open_with_code(folder, code).close()
        assert not (folder / ".salvaged.json").exists()
        outcomes.add(is_new)
        if done:
            break
    assert outcomes == {False, True}
    assert cut_at > 5


def test_nothing_is_written_into_a_damaged_journal_and_a_page_is_kept_beside_it(
    code: str, journal_folder: Path, now: datetime
) -> None:
    del code
    bad = damage(journal_folder / "journal.db", entry_page(journal_folder))
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    assert not opened.is_whole()
    opened.keep_as_it_is()
    write(opened, now, "tonight")
    opened.support.save_plan([PlanPart("Tonight", "Tea.")])
    opened.check_ins.keep_draft(CheckInForm(now.date(), Ratings(sleep=1), note="half"))
    assert opened.support.plan() == (PlanPart("Tonight", "Tea."),)
    with pytest.raises(WritingRefused):
        opened.save_settings(opened.settings)
    with pytest.raises(WritingRefused):
        opened.check_ins.save(CheckInForm(now.date(), Ratings(sleep=1)), now)
    latest = opened.journal.latest_on(now.date())
    assert latest and latest.text == "tonight"
    opened.journal.save(replace(latest, text="tonight, more"))
    opened.close()
    assert (journal_folder / "journal.db").read_bytes() == bad
    assert b"tonight" not in (journal_folder / "journal.aside").read_bytes()
    salvage(journal_folder, Secret(PASSPHRASE), now)
    assert pages(journal_folder) == ["tonight, more"]
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    assert not (journal_folder / "journal.aside").exists(), "else it would come once more over what is new"
    assert opened.bring_in_what_was_aside() == 0
    assert opened.support.plan() == (PlanPart("Tonight", "Tea."),)
    assert (draft := opened.check_ins.draft()) and draft.note == "half"
    assert len(opened.journal.rows(None, 5)) == 1
    opened.close()


def test_what_was_written_beside_it_stands_in_the_lists_of_the_journal_meanwhile(
    code: str, journal_folder: Path, now: datetime
) -> None:
    del code
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    for days in (1, 2, 3):
        write(opened, now - timedelta(days=days), f"{days} days ago")
    opened.close()
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    opened.keep_as_it_is()
    write(opened, later := now + timedelta(days=1), "tonight")
    changed = opened.journal.latest_on((now - timedelta(days=2)).date())
    assert changed
    opened.journal.save(replace(changed, text="2 days ago, more"))
    journal, today = opened.journal, later.date()
    listed = journal.rows(None, 50)
    words = [row.opening for row in listed if row.day != now.date()]
    assert words == ["tonight", "1 days ago", "2 days ago, more", "3 days ago"]
    assert journal.rows(None, 2) == listed[:2]
    assert journal.rows(listed[-3].key, 50) == listed[-2:]
    assert [row.opening for row in journal.on_day(today)] == ["tonight"]
    assert [row.opening for row in journal.on_day(changed.day)] == ["2 days ago, more"]
    assert journal.marked_days(today - timedelta(days=9), today) == {
        today - timedelta(days=days) for days in range(5)
    }
    opened.close()


def test_what_was_written_beside_it_while_the_clock_was_behind_is_kept_as_an_earlier_version(
    code: str, journal_folder: Path, now: datetime
) -> None:
    del code
    behind = now - timedelta(days=400)
    page = _changed_beside(journal_folder, "with the clock behind", behind)
    for times in range(2):  # also if the file could not be removed, and comes in once more
        aside = (journal_folder / "journal.aside").read_bytes()
        opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
        assert opened.bring_in_what_was_aside() == 1 - times
        assert (kept := opened.journal.entry(page.id)) and kept.text == page.text
        marks = opened.journal.versions.of(page.id)
        assert len(marks) == 1
        version = opened.journal.versions.version(page.id, marks[0].id)
        assert version and (version.text, version.kept_at) == ("with the clock behind", behind)
        opened.close()
        (journal_folder / "journal.aside").write_bytes(aside)


def test_what_was_written_beside_it_does_not_come_once_more_over_what_is_new(
    code: str, journal_folder: Path, now: datetime
) -> None:
    """The file could not be removed: a virus scanner held it, for example."""
    del code
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    opened.keep_as_it_is()
    opened.support.save_plan([PlanPart("Tonight", "Tea.")])
    opened.support.save_visit_notes(VisitNotes(questions="When?"))
    opened.check_ins.keep_draft(CheckInForm(now.date(), Ratings(sleep=1), note="half"))
    opened.close()
    beside = (journal_folder / "journal.aside").read_bytes()
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    assert opened.bring_in_what_was_aside()
    opened.support.save_plan([PlanPart("Tomorrow", "Walk.")])
    opened.support.save_visit_notes(VisitNotes())
    opened.check_ins.save(CheckInForm(now.date(), Ratings(sleep=1), note="whole"), now)
    (journal_folder / "journal.aside").write_bytes(beside)
    assert opened.bring_in_what_was_aside() == 0
    assert not (journal_folder / "journal.aside").exists()
    assert opened.support.plan() == (PlanPart("Tomorrow", "Walk."),)
    assert opened.support.visit_notes() == VisitNotes()
    assert opened.check_ins.draft() is None
    opened.close()


def test_what_a_page_beside_it_lets_go_is_kept_as_a_version(
    code: str, journal_folder: Path, now: datetime
) -> None:
    del code
    page = _changed_beside(journal_folder, "all new", now + timedelta(hours=1))
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    opened.bring_in_what_was_aside()
    assert (kept := opened.journal.entry(page.id)) and kept.text == "all new"
    (mark,) = opened.journal.versions.of(page.id)
    version = opened.journal.versions.version(page.id, mark.id)
    assert version and version.text == page.text
    opened.close()


@pytest.mark.parametrize("days", [0, 400])
def test_a_page_that_is_emptied_beside_it_can_be_brought_back(
    days: int, code: str, journal_folder: Path, now: datetime
) -> None:
    """Also with the clock behind by so many days."""
    del code
    page = _changed_beside(journal_folder, "all that happened tonight", at := now - timedelta(days=days))
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    opened.keep_as_it_is()
    opened.journal.save(replace(page, text="", changed_at=at))
    opened.close()
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    assert opened.bring_in_what_was_aside() == 1
    kept = [opened.journal.versions.version(page.id, mark.id) for mark in opened.journal.versions.of(page.id)]
    assert "all that happened tonight" in {version.text for version in kept if version}
    opened.close()


@pytest.mark.parametrize("table", ["", "entry", "plan_part"])
def test_what_was_written_beside_it_and_can_not_be_read_stays_and_is_told(
    table: str, code: str, journal_folder: Path, now: datetime
) -> None:
    """No table: the first page, which then looks like a file of another key."""
    del code
    beside = _written_beside(journal_folder, now)
    damage(journal_folder / "journal.db", entry_page(journal_folder))
    bad = damage(beside, _root(beside, journal_folder, table) if table else 1)
    assert salvage(journal_folder, Secret(PASSPHRASE), now).aside_left
    assert beside.read_bytes() == bad
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    with pytest.raises(AsideDamaged):
        opened.bring_in_what_was_aside()
    assert opened.bring_in_what_was_aside() == 0, "it is told once"
    opened.close()
    assert beside.read_bytes() == bad


@pytest.mark.parametrize("table", ["", "plan_part"])
def test_a_file_beside_it_that_can_not_be_read_is_never_written_over_and_keeps_nobody_from_writing(
    table: str, code: str, journal_folder: Path, now: datetime
) -> None:
    del code
    beside = _written_beside(journal_folder, now)
    bad = damage(beside, _root(beside, journal_folder, table) if table else 1)
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    opened.keep_as_it_is()
    write(opened, now, "tomorrow")
    assert (page := opened.journal.latest_on(now.date())) and page.text == "tomorrow"
    assert opened.support.plan() == (PlanPart("When it is bad", "Walk."),)
    opened.support.save_plan([PlanPart("Tomorrow", "Walk.")])
    opened.close()
    damage(journal_folder / "journal.db", entry_page(journal_folder))
    assert salvage(journal_folder, Secret(PASSPHRASE), now).aside_left
    assert pages(journal_folder) == ["tomorrow"]
    assert beside.read_bytes() == bad
    assert not (journal_folder / "journal.aside2").exists()
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    assert opened.support.plan() == (PlanPart("Tomorrow", "Walk."),)
    opened.close()


def test_a_drive_that_does_not_answer_when_damage_is_met_keeps_no_later_page_out(
    code: str, journal_folder: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    del code
    _written_beside(journal_folder, now)
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)

    def gone(*_: object, **__: object) -> None:
        raise StorageGone

    with monkeypatch.context() as patch:
        patch.setattr(aside, "open_database", gone)
        opened.keep_as_it_is()
        with pytest.raises(StorageGone):
            write(opened, now, "tomorrow")
    assert opened.is_damaged
    write(opened, now + timedelta(minutes=1), "tomorrow")
    assert (page := opened.journal.latest_on(now.date())) and page.text == "tomorrow"
    assert opened.support.plan() == (PlanPart("Tonight", "Tea."),)
    opened.close()


def test_a_file_beside_it_that_was_only_begun_when_the_power_went_takes_pages(
    code: str, journal_folder: Path, now: datetime
) -> None:
    del code
    (journal_folder / "journal.aside").touch()
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    opened.keep_as_it_is()
    write(opened, now, "tonight")
    opened.close()
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    assert opened.bring_in_what_was_aside() == 1
    opened.close()


def test_a_disk_that_was_full_at_the_first_page_beside_it_keeps_no_later_one_out(
    code: str, journal_folder: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    del code
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    opened.keep_as_it_is()

    def full(_connection: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(aside, "migrate", full)
        with pytest.raises(DiskFull):
            write(opened, now, "tonight")
    write(opened, now, "tonight")
    assert (page := opened.journal.latest_on(now.date())) and page.text == "tonight"
    opened.close()


def _changed_beside(folder: Path, text: str, at: datetime) -> Entry:
    """Let the newest page say something else, beside a journal that counts as damaged; return what it was."""
    opened = session.open_with_passphrase(folder, PASSPHRASE)
    page = opened.journal.entry(opened.journal.rows(None, 1)[0].id)
    assert page
    opened.keep_as_it_is()
    opened.journal.save(replace(page, text=text, changed_at=at))
    opened.close()
    return page


def _written_beside(folder: Path, now: datetime) -> Path:
    """A page and a plan beside a journal that counts as damaged; return the file they are in."""
    opened = session.open_with_passphrase(folder, PASSPHRASE)
    opened.keep_as_it_is()
    write(opened, now, "tonight")
    opened.support.save_plan([PlanPart("Tonight", "Tea.")])
    opened.close()
    return folder / "journal.aside"


def _root(database: Path, folder: Path, table: str) -> int:
    """The page on which a table begins."""
    connection = open_database(database, database_key(key_file.unlock(folder, PASSPHRASE).seed))
    (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    connection.close()
    return int(root)


def test_settings_that_can_not_be_read_keep_nobody_out(
    code: str, journal_folder: Path, now: datetime
) -> None:
    del code
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    (root,) = opened.connection.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'setting'"
    ).fetchone()
    opened.close()
    damage(journal_folder / "journal.db", root)
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    assert opened.is_damaged
    assert len(opened.journal.rows(None, 5)) == 3
    write(opened, now, "four")
    opened.close()


def test_a_file_that_lost_its_end_is_not_whole(code: str, journal_folder: Path) -> None:
    del code
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    assert opened.is_whole()
    database = journal_folder / "journal.db"
    os.truncate(database, database.stat().st_size - PAGE)
    assert not opened.is_whole()
    opened.close()


def test_lists_and_search_go_past_what_is_damaged(code: str, journal_folder: Path, now: datetime) -> None:
    del code
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    for number in range(60):
        write(opened, now + timedelta(days=1 + number), f"rain {number} " + "x" * 1500)
    table = "SELECT rootpage FROM sqlite_master WHERE name = 'entry'"
    (root,) = opened.connection.execute(table).fetchone()
    seed = key_file.unlock(journal_folder, PASSPHRASE).seed
    opened.close()
    database = journal_folder / "journal.db"
    leaf = _leaf_below(database, database_key(seed), root)
    damage(database, leaf)
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    rows = opened.journal.rows(None, 100)
    found = opened.open_finder().find("rain", _all(), None, 100)
    assert 40 < len(rows) < 63
    assert len(found) > 40
    assert {hit.row.id for hit in found} <= {row.id for row in rows}
    assert [row.key for row in rows] == sorted((row.key for row in rows), reverse=True)
    some, rest = opened.journal.rows(None, 20), opened.journal.rows(rows[19].key, 100)
    assert [*some, *rest] == rows
    opened.close()


def _leaf_below(database: Path, key: bytes, root: int) -> int:
    """A page of the entries in the middle."""
    data = database.read_bytes()
    cipher = cipher_for(key, data[:PAGE], data[PAGE : 2 * PAGE])
    assert cipher
    page = cipher.open_page(root, data[(root - 1) * PAGE : root * PAGE])
    assert page
    _, children = kind_and_children(page, root)
    return children[len(children) // 2]
