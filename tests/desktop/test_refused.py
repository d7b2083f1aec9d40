"""A journal that can't be opened here: one clear sentence at the lock screen, and nothing is changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from desktop_parts import PASSPHRASE, Start, written_in
from PySide6.QtCore import Qt

from journal_app.domain.errors import JournalOpenElsewhere, NewerJournal, NothingToRead, StorageGone, Trouble
from journal_app.services import session
from journal_app.store.lock import FolderLock
from journal_app.ui.lock.damage_page import DamagePage


def newer(folder: Path) -> object:
    opened = session.open_with_passphrase(folder, PASSPHRASE)
    opened.connection.execute("PRAGMA user_version = 99")
    opened.close()
    return None


def open_elsewhere(folder: Path) -> object:
    lock = FolderLock(folder / "journal.lock")
    lock.take()
    return lock


@pytest.mark.usefixtures("short_patience")
@pytest.mark.parametrize(("make", "trouble"), [(newer, NewerJournal), (open_elsewhere, JournalOpenElsewhere)])
def test_it_says_why_in_one_sentence_and_changes_nothing(
    start: Start,
    code: str,
    make: Callable[[Path], object],
    trouble: type[Trouble],
    journal_folder: Path,
    holds: Callable[[str, str], None],
) -> None:
    del code
    held = make(journal_folder)
    before = {path.name: path.read_bytes() for path in journal_folder.glob("*.*") if path.is_file()}
    app = start()
    app.type(PASSPHRASE)
    app.key(Qt.Key.Key_Return)
    app.wait(lambda: app.says(trouble.words))
    assert {path.name: path.read_bytes() for path in journal_folder.glob("*.*") if path.is_file()} == {
        **before,
        "journal.raise": b"",
        "window.lock": b"",
    }
    holds(
        "refusals", f"at the lock screen, {trouble.__name__}: one sentence, 0 of {len(before)} files changed"
    )
    if isinstance(held, FolderLock):
        held.release()
        app.key(Qt.Key.Key_Return)
        app.wait_for_page()
        app.close()
        assert written_in(journal_folder) == []


def test_a_file_of_something_else_in_its_place_stays_as_it_is(
    start: Start, code: str, journal_folder: Path, holds: Callable[[str, str], None]
) -> None:
    del code
    database = journal_folder / "journal.db"
    database.write_bytes(b"Dear diary of somebody else. " * 5000)
    before = database.read_bytes()
    app = start()
    app.type(PASSPHRASE)
    app.key(Qt.Key.Key_Return)
    app.wait(lambda: app.says("Part of this journal is damaged"))
    read = app.window.findChild(DamagePage).read
    read.click()
    app.button("Read it out").click()
    app.wait(lambda: app.says(NothingToRead.words))
    assert database.read_bytes() == before
    holds("refusals", "at the lock screen, a foreign file in its place: said, not a byte changed")


def test_a_drive_that_does_not_answer_is_not_said_to_be_tried_again_before_the_journal_is_open(
    start: Start, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    del code

    def gone(*_: object, **__: object) -> None:
        raise StorageGone

    app = start()
    monkeypatch.setattr(session, "open_with_passphrase", gone)
    app.type(PASSPHRASE)
    app.key(Qt.Key.Key_Return)
    app.wait(lambda: app.says("does not answer"))
    assert app.says("Please check the drive, then go on.")
    assert not app.says("keeps trying")
