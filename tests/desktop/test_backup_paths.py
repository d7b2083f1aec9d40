"""Backups in the running app: made by themselves, found at the lock screen, brought back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from desktop_parts import ALT, PASSPHRASE, Running, Start, written_in
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from journal_app.desktop import quiet_backup
from journal_app.desktop.quiet_backup import QuietBackup
from journal_app.services import session
from journal_app.services.backups import make_backup, source_of
from journal_app.services.reading_backups import Secret, verify_backup
from journal_app.ui.backups.choose_backup import ChooseBackup
from journal_app.ui.settings.backup_card import BackupCard
from journal_app.window_start import WindowStart


def quiet(app: Running) -> QuietBackup:
    (found,) = app.rosemary.findChildren(QuietBackup)
    return found


def backups_of(app: Running) -> list[Path]:
    return sorted((app.folder / "backups").glob("*.rosemary"))


def write(app: Running) -> None:
    """Write a little, until it is stored."""
    app.type("The kettle sang.")
    app.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    app.wait(lambda: app.says("Saved on this computer only"))


def press(app: Running, name: str) -> None:
    """Press a button, once it is there."""
    app.wait(lambda: any(b.isVisible() and name in b.text() for b in app.window.findChildren(QPushButton)))
    (found,) = [b for b in app.window.findChildren(QPushButton) if b.isVisible() and name in b.text()]
    found.click()


@pytest.fixture
def old_backup(code: str, journal_folder: Path, now: object) -> Path:
    """A backup with one page; another was written since."""
    del code
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text="one"))  # type: ignore[attr-defined]
    backup = make_backup(source_of(opened), now)  # type: ignore[arg-type]
    opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text="two"))  # type: ignore[attr-defined]
    opened.close()
    return backup.file


def test_a_backup_is_made_in_a_quiet_moment_and_once_a_day(opened: Running) -> None:
    opened.type("The kettle sang.")
    quiet(opened).look()
    for _ in range(quiet_backup.QUIET_LOOKS - 1):
        quiet(opened).look()
    opened.type(" Twice.")
    opened.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    opened.wait(lambda: opened.says("Saved on this computer only"))
    quiet(opened).look()
    assert backups_of(opened) == [], "somebody was writing"
    for _ in range(quiet_backup.QUIET_LOOKS):
        quiet(opened).look()
    opened.wait(lambda: len(backups_of(opened)) == 1)
    for _ in range(quiet_backup.PATIENCE + 1):
        quiet(opened).look()
    opened.close()
    assert len(backups_of(opened)) == 1
    assert verify_backup(backups_of(opened)[0], Secret(PASSPHRASE)).whole


def test_the_words_of_the_first_evening_are_in_the_first_backup(opened: Running) -> None:
    for _ in range(quiet_backup.QUIET_LOOKS + 1):
        quiet(opened).look()
    assert quiet(opened)._done_on is not None, "it was tried"
    opened.wait(lambda: quiet(opened)._done_on is None)
    assert backups_of(opened) == [], "nothing is written yet"
    write(opened)
    for _ in range(quiet_backup.QUIET_LOOKS + 1):
        quiet(opened).look()
    opened.wait(lambda: len(backups_of(opened)) == 1)
    assert verify_backup(backups_of(opened)[0], Secret(PASSPHRASE)).entries == 1


def test_who_never_stops_writing_gets_a_backup_too(opened: Running) -> None:
    write(opened)
    for _ in range(quiet_backup.PATIENCE):
        quiet(opened)._touched = True
        quiet(opened).look()
    opened.wait(lambda: len(backups_of(opened)) == 1)


def test_nothing_is_begun_while_it_locks(opened: Running) -> None:
    opened.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    for _ in range(quiet_backup.PATIENCE):
        quiet(opened).look()
    opened.wait(lambda: bool(opened.replaced))
    assert backups_of(opened) == []


def test_a_second_folder_that_is_missing_is_said_quietly(opened: Running, tmp_path: Path) -> None:
    write(opened)
    journal = opened.rosemary._opened
    assert journal is not None
    journal.settings = replace(journal.settings, backup_folder=str(tmp_path / "stick"))
    for _ in range(quiet_backup.PATIENCE):
        quiet(opened).look()
    opened.wait(lambda: opened.says("The second folder for backups is not there."))
    assert len(backups_of(opened)) == 1


def test_a_backup_is_brought_back_from_the_lock_screen_and_opens(start: Start, old_backup: Path) -> None:
    app = start()
    press(app, "Backups")
    app.wait(lambda: bool(app.window.findChild(ChooseBackup).buttons))
    press(app, "Today at")
    app.type(PASSPHRASE)
    app.key(Qt.Key.Key_Return)
    press(app, "Bring it back")
    app.wait_for_page()
    app.wait(lambda: app.says("The backup is back. Your journal is as it was then."))
    app.key(Qt.Key.Key_2, ALT)
    assert not app.says("The backup is back."), "it was read"
    app.close()
    assert [words for words in written_in(app.folder) if words] == ["one"]
    kept = next(path for path in backups_of(app) if "before-restore" in path.name)
    assert verify_backup(kept, Secret(PASSPHRASE)).entries == 2
    assert old_backup.exists()


def test_from_settings_it_locks_and_shows_the_backups(start: Start, old_backup: Path) -> None:
    app = start()
    app.open()
    app.key(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    card = app.window.findChild(BackupCard)
    card.restore.click()
    card.lock.click()
    app.wait(lambda: bool(app.replaced))
    assert app.replaced[0].show_backups
    assert "--show-backups" in app.replaced[0].as_arguments()


def test_after_that_lock_the_backups_stand_there_and_escape_leads_to_the_lock_screen(
    start: Start, old_backup: Path
) -> None:
    app = start(WindowStart(journal=str(old_backup.parents[1]), show_backups=True))
    app.wait(lambda: app.says("Choose one to look into."))
    app.key(Qt.Key.Key_Escape)
    assert app.says("This journal is locked.")


def test_a_first_start_finds_the_backups_of_a_journal_that_is_gone(start: Start, old_backup: Path) -> None:
    for path in old_backup.parents[1].iterdir():
        if path.is_file():
            path.unlink()
    app = start()
    press(app, "I have a backup")
    press(app, "Today at")
    app.type(PASSPHRASE)
    app.key(Qt.Key.Key_Return)
    press(app, "Bring it back")
    app.wait_for_page()
    app.close()
    assert [words for words in written_in(app.folder) if words] == ["one"]
