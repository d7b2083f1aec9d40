"""The recovery code is taken as it is typed, then a new passphrase is asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lock_parts import button, line, says
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from journal_app.ui.lock.recovery_page import RecoveryPage
from journal_app.ui.main_window import MainWindow
from journal_app.ui.tasks import SearchLane
from journal_app.ui.theme.theme import Theme
from journal_app.vault.strength import judge

Show = Callable[..., None]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def page(theme: Theme, lane: SearchLane, show: Show) -> RecoveryPage:
    page = RecoveryPage(theme, lane, judge)
    show(page)
    page.enter()
    return page


def test_the_code_goes_on_just_as_it_was_typed(page: RecoveryPage, qtbot: QtBot, code: str) -> None:
    typed = code.lower().replace("-", "  ")
    with qtbot.waitSignal(page.code_entered) as entered:
        qtbot.keyClicks(QApplication.focusWidget(), typed)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert entered.args == [typed]


def test_nothing_typed_is_not_tried(page: RecoveryPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.code_entered):
        button(page, "Continue").click()
    assert line(page, "Recovery code").hasFocus()


def test_a_slip_is_told_and_the_code_stays_to_be_mended(page: RecoveryPage, qtbot: QtBot, code: str) -> None:
    qtbot.keyClicks(line(page, "Recovery code"), code[:-1])
    page.show_busy(True)
    assert not button(page, "One moment…").isEnabled()
    page.show_trouble("That code has a slip in it.")
    assert says(page, "That code has a slip in it.")
    assert line(page, "Recovery code").text() == code[:-1]
    assert button(page, "Continue").isEnabled()


def test_after_the_right_code_a_new_passphrase_is_chosen(page: RecoveryPage, qtbot: QtBot, code: str) -> None:
    field = line(page, "Recovery code")
    qtbot.keyClicks(field, code)
    page.ask_for_passphrase()
    assert field.text() == "", "the code is not kept longer than needed"
    assert line(page, "Passphrase").hasFocus()
    qtbot.keyClicks(line(page, "Passphrase"), "the heron in the rain")
    qtbot.keyClicks(line(page, "Passphrase, once more"), "the heron in the rain")
    with qtbot.waitSignal(page.passphrase_chosen) as chosen:
        button(page, "Open with this passphrase").click()
    assert chosen.args == ["the heron in the rain"]
    page.show_trouble("The disk is full.")
    assert says(page, "The disk is full.")


def test_back_and_help_are_there_on_both_steps(page: RecoveryPage, qtbot: QtBot) -> None:
    for step in (page.enter, page.ask_for_passphrase):
        step()
        with qtbot.waitSignal(page.back_asked):
            button(page, "Back to the lock screen").click()
        with qtbot.waitSignal(page.help_asked):
            button(page, "Get help now").click()
    with qtbot.waitSignal(page.back_asked):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)


def test_coming_again_begins_with_nothing(page: RecoveryPage, qtbot: QtBot, code: str) -> None:
    qtbot.keyClicks(line(page, "Recovery code"), code)
    page.ask_for_passphrase()
    qtbot.keyClicks(line(page, "Passphrase"), "the heron")
    page.enter()
    assert line(page, "Recovery code").text() == ""
    page.ask_for_passphrase()
    assert line(page, "Passphrase").text() == ""


def test_what_went_wrong_takes_the_keys_from_nobody_who_reads_help_meanwhile(
    theme: Theme, lane: SearchLane, qtbot: QtBot
) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    page = RecoveryPage(theme, lane, judge)
    window.show_layer(page)
    window.show()
    page.enter()
    code_line = window.focusWidget()
    help_page = QLineEdit()
    window.show_help(help_page)
    help_page.setFocus()
    page.show_trouble("That code does not fit.")
    assert window.focusWidget() is help_page
    page.ask_for_passphrase()
    assert window.focusWidget() is help_page
    page.enter()
    window.end_help()
    assert window.focusWidget() is code_line
