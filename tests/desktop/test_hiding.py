"""Hide quickly: gone at once, from anywhere, locked right after; another start brings the window back."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest
from desktop_parts import CTRL, PASSPHRASE, DiskThatFills, Running, Start, written_in
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from journal_app.desktop import reminders as reminders_module
from journal_app.desktop.single_window import SingleWindow
from journal_app.desktop.window_place import geometry_of, place, state_of
from journal_app.domain.locked_settings import LockedSettings
from journal_app.services.journal_folder import RAISE
from journal_app.ui.journal import autosave
from journal_app.ui.main_window import MainWindow
from journal_app.window_start import WindowStart

WORDS = "The kettle sang."


def hide(app: Running) -> None:
    """Press the keys where the focus is, as the window system hands them over."""
    window = QApplication.focusWindow() or app.window.windowHandle()
    app._qtbot.keyClick(window, Qt.Key.Key_H, CTRL | Qt.KeyboardModifier.ShiftModifier)


def nothing_is_seen() -> bool:
    return not any(widget.isVisible() for widget in QApplication.topLevelWidgets())


def test_the_window_is_gone_before_anything_else_and_then_it_locks(opened: Running) -> None:
    opened.window.setGeometry(40, 50, 1000, 700)
    opened.type(WORDS)
    hide(opened)
    assert nothing_is_seen()
    assert not opened.replaced
    opened.wait(lambda: bool(opened.replaced))
    (anew,) = opened.replaced
    assert (anew.state, anew.after_lock, anew.geometry) == ("hidden", "asked", "40,50,1000,700")
    assert nothing_is_seen()
    assert written_in(opened.folder) == [WORDS]


def over_help(app: Running) -> None:
    app.key(Qt.Key.Key_F1)
    assert app.window.shows_help


def over_the_crisis_screen(app: Running) -> None:
    app.rosemary._help.show_crisis("standard")
    assert app.window.shows_crisis


def over_a_dialog(app: Running) -> None:
    dialog = QMessageBox(app.window)
    dialog.setText("A question")
    dialog.open()
    app.wait(dialog.isActiveWindow)


def over_a_menu(app: Running) -> None:
    menu = QMenu(app.window)
    menu.addAction("Copy")
    menu.popup(app.window.mapToGlobal(app.window.rect().center()))
    assert QApplication.activePopupWidget() is menu


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu, offscreen
@pytest.mark.parametrize("over", [over_help, over_the_crisis_screen, over_a_dialog, over_a_menu])
def test_it_works_over_whatever_is_open(opened: Running, over: Callable[[Running], None]) -> None:
    opened.type(WORDS)
    over(opened)
    hide(opened)
    assert nothing_is_seen()
    opened.wait(lambda: bool(opened.replaced))
    assert opened.replaced[0].state == "hidden"
    assert opened.replaced[0].show_help == (over in (over_help, over_the_crisis_screen))
    assert written_in(opened.folder) == [WORDS]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu, offscreen
@pytest.mark.parametrize("over", [over_a_dialog, over_a_menu])
def test_the_key_that_locks_works_over_a_dialog_and_a_menu_too(
    opened: Running, over: Callable[[Running], None]
) -> None:
    opened.type(WORDS)
    over(opened)
    opened._qtbot.keyClick(QApplication.focusWindow() or opened.window.windowHandle(), Qt.Key.Key_L, CTRL)
    assert opened.cover.isVisible()
    assert QApplication.activePopupWidget() is None
    opened.wait(lambda: bool(opened.replaced))
    assert written_in(opened.folder) == [WORDS]


def test_who_hides_finds_the_lock_screen_and_not_what_was_asked_for_before(
    opened: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = opened.rosemary._journal
    assert desk is not None
    monkeypatch.setattr(desk._locking, "lock", lambda _: None)  # as if it can't be stored now
    desk.workspace.settings.restore_asked.emit()
    assert desk.wants.show_backups
    opened.rosemary._on_hide_asked()
    assert not desk.wants.show_backups


def test_words_that_can_not_be_stored_are_hidden_and_kept(
    start: Start, code: str, disk: DiskThatFills, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "RETRY", 50)
    app = start()
    app.open()
    disk.full = True
    app.type(WORDS)
    app.key(Qt.Key.Key_L, CTRL)
    app.wait(lambda: app.says("The disk is full"))
    hide(app)
    assert nothing_is_seen()
    assert not app.replaced
    disk.full = False
    app.wait(lambda: bool(app.replaced))
    assert app.replaced[0].state == "hidden"
    assert written_in(app.folder) == [WORDS]


def test_the_lock_screen_hides_too_and_forgets_what_was_typed(start: Start, code: str) -> None:
    app = start()
    app.type("a quiet")
    hide(app)
    assert nothing_is_seen()
    (anew,) = app.replaced
    assert (anew.state, anew.after_lock) == ("hidden", "asked")


def test_a_journal_that_was_about_to_open_stays_closed(start: Start, code: str) -> None:
    app = start()
    app.type(PASSPHRASE)
    app.key(Qt.Key.Key_Return)
    hide(app)
    assert nothing_is_seen()
    assert len(app.replaced) == 1


@pytest.mark.long
def test_what_no_second_start_would_find_is_minimised(start: Start) -> None:
    app = start(WindowStart(demo=True))
    app.wait_for_page()
    hide(app)
    assert app.window.isMinimized()
    app.wait(lambda: bool(app.replaced))
    assert app.replaced[0].state == "minimised"


def test_a_start_that_nobody_heard_yet_is_made_up_for(tmp_path: Path) -> None:
    window, second = SingleWindow(), SingleWindow()
    window.bell(tmp_path)
    assert window.claim(tmp_path)
    assert not window.was_rung(tmp_path)
    assert not second.claim(tmp_path)
    os.utime(tmp_path / RAISE, (0, 0))
    assert window.was_rung(tmp_path)
    window.release()


def test_a_window_that_is_to_stay_hidden_is_not_shown(qtbot: QtBot) -> None:
    window = MainWindow()
    place(window, WindowStart(state="hidden", after_lock="asked", geometry="10,20,900,700"), LockedSettings())
    assert nothing_is_seen()
    assert state_of(window) == "hidden"
    assert geometry_of(window) == "10,20,900,700"
    window.deleteLater()


class Tray:
    """A tray where the test's screen has none."""

    shown: ClassVar[list[bool]] = []

    def __init__(self, *_: object) -> None:
        self.shown.clear()

    @staticmethod
    def isSystemTrayAvailable() -> bool:
        return True

    def show(self) -> None:
        self.shown.append(True)

    def hide(self) -> None:
        self.shown.append(False)

    def setToolTip(self, words: str) -> None:
        assert words == "Rosemary"

    def showMessage(self, *_: object) -> None:
        assert self.shown[-1]


def test_no_tray_icon_stays_and_none_comes_while_it_is_hidden(
    opened: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reminders_module, "QSystemTrayIcon", Tray)
    reminders = opened.rosemary._reminders
    assert reminders is not None
    reminders._give_sign()
    assert Tray.shown == [True]
    hide(opened)
    assert Tray.shown == [True, False]
    reminders._give_sign()
    assert Tray.shown == [True, False]


def test_other_keys_with_h_are_left_alone(opened: Running) -> None:
    opened.key(Qt.Key.Key_H, CTRL)
    opened.key(Qt.Key.Key_H, Qt.KeyboardModifier.ShiftModifier)
    opened.key(Qt.Key.Key_H, CTRL | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    assert opened.window.isVisible()
    assert not opened.cover.isVisible()
