"""A new key and deleting everything in the running app, walked by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from desktop_parts import PASSPHRASE, Running, Start, written_in
from PySide6.QtCore import Qt

from journal_app.domain.errors import WrongPassphrase
from journal_app.services import session
from journal_app.services.deleting import DELETING
from journal_app.ui.settings.delete_card import DeleteCard
from journal_app.ui.settings.security_card import SecurityCard
from journal_app.window_start import WindowStart

pytestmark = pytest.mark.long

NEW = "rain on a tin roof at night"
TAB, ENTER, ESC, SPACE = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space


def tab_to(app: Running, name: str) -> None:
    """Press Tab until the focus is on what a screen reader calls this."""
    for _ in range(40):
        if app.focused() == name:
            return
        app.key(TAB)
    raise AssertionError(f"Tab does not lead to {name}")


def settings(app: Running) -> None:
    app.open()
    app.key(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)


def test_from_settings_it_locks_and_leads_to_a_new_key(start: Start, code: str) -> None:
    del code
    app = start()
    settings(app)
    way = app.window.findChild(SecurityCard).new_key
    way.opener.setFocus()
    app.key(ENTER)
    assert way.cancel.hasFocus(), "a second Enter by mistake changes nothing"
    app.key(ESC)
    assert way.explanation.isHidden()
    app.key(ENTER)
    way.go_on.setFocus()
    app.key(ENTER)
    app.wait(lambda: bool(app.replaced))
    assert app.replaced[0].show_new_key
    assert "--show-new-key" in app.replaced[0].as_arguments()


def test_from_settings_it_locks_and_leads_to_deleting(start: Start, code: str) -> None:
    del code
    app = start()
    settings(app)
    way = app.window.findChild(DeleteCard).way
    way.opener.click()
    way.go_on.click()
    app.wait(lambda: bool(app.replaced))
    assert app.replaced[0].show_delete
    assert "--show-delete" in app.replaced[0].as_arguments()


def test_a_new_key_by_keyboard_alone(start: Start, code: str, journal_folder: Path) -> None:
    app = start(WindowStart(journal=str(journal_folder), after_lock="asked", show_new_key=True))
    app.wait(lambda: app.focused() == "Passphrase now")
    app.type(PASSPHRASE)
    app.key(ENTER)
    app.type(NEW)
    app.key(ENTER)
    app.type(NEW)
    app.key(ENTER)
    app.wait(lambda: app.says("Keep the new recovery code"))
    tab_to(app, "Not now")
    app.key(ENTER)
    assert app.says("There is no backup yet.")
    assert app.focused() == "Go to the lock screen"
    app.key(ENTER)
    assert [start.after_lock for start in app.replaced] == ["asked"]
    assert not app.replaced[0].show_new_key
    assert code
    with pytest.raises(WrongPassphrase):
        session.open_with_passphrase(journal_folder, PASSPHRASE)
    assert written_in(journal_folder, NEW) == []


@pytest.mark.usefixtures("code")
def test_escape_leads_from_a_new_key_to_the_lock_screen(start: Start, journal_folder: Path) -> None:
    app = start(WindowStart(journal=str(journal_folder), show_new_key=True))
    app.wait(lambda: app.focused() == "Passphrase now")
    app.key(ESC)
    assert app.says("This journal is locked.")
    app.open()


@pytest.mark.usefixtures("code")
def test_everything_deleted_by_keyboard_alone(start: Start, journal_folder: Path, tmp_path: Path) -> None:
    app = start(WindowStart(journal=str(journal_folder), after_lock="asked", show_delete=True))
    app.wait(lambda: app.focused() == "Passphrase")
    app.type(PASSPHRASE)
    app.key(ENTER)
    app.wait(lambda: app.says("There is no way back."))
    app.key(ENTER)
    assert journal_folder.joinpath("journal.db").exists(), "a second Enter by mistake deletes nothing"
    tab_to(app, "Delete everything now")
    app.key(ENTER)
    assert app.says("Please type the word")
    assert journal_folder.joinpath("journal.db").exists()
    app.type("delete")
    tab_to(app, "Delete everything now")
    app.key(ENTER)
    app.wait(lambda: app.says("It is deleted"))
    assert app.focused() == "Close Rosemary"
    app.key(ENTER)
    app.wait(lambda: app.ended)
    assert not journal_folder.exists()
    assert not (tmp_path / "config").exists(), "nothing was written there at the end"


@pytest.mark.usefixtures("code")
def test_a_wrong_passphrase_and_escape_delete_nothing(start: Start, journal_folder: Path) -> None:
    app = start(WindowStart(journal=str(journal_folder), show_delete=True))
    app.wait(lambda: app.focused() == "Passphrase")
    app.type("something else entirely")
    app.key(ENTER)
    app.wait(lambda: app.says(WrongPassphrase.words))
    app.key(ESC)
    assert app.says("This journal is locked.")
    app.open()


@pytest.mark.usefixtures("code")
def test_deleting_that_was_cut_short_is_never_called_damage_and_can_be_finished(
    start: Start, journal_folder: Path
) -> None:
    (journal_folder / DELETING).write_text('{"databases": ["journal.db"]}')
    for name in ("journal.key", "journal.key2"):
        (journal_folder / name).unlink()
    app = start()
    app.wait(lambda: app.says("Not all is deleted yet"))
    assert app.focused() == "Keep what is left"
    app.key(TAB)
    tab_to(app, "Delete the rest")
    app.key(ENTER)
    app.wait(lambda: app.says("It is deleted"))
    assert not journal_folder.exists()


def test_deleting_that_was_cut_short_can_be_thought_better_of(
    start: Start, code: str, journal_folder: Path
) -> None:
    (journal_folder / DELETING).write_text("{}")
    for name in ("journal.key", "journal.key2"):
        (journal_folder / name).unlink()
    app = start()
    app.wait(lambda: app.says("The recovery code may still open what is left."))
    app.key(ENTER)
    assert app.says("This journal is locked.")
    session.check_code(journal_folder, code)


def test_the_demo_deletes_nothing_and_gets_no_key(start: Start, journal_folder: Path) -> None:
    app = start(WindowStart(demo=True))
    app.wait_for_page()
    app.key(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    app.window.findChild(DeleteCard).way.go_on.click()
    assert app.says("Not in the demo.")
    assert not app.replaced
    assert not journal_folder.exists()
