"""The lock screen opens by passphrase, says what went wrong in place, and tells nothing it should not."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from lock_parts import button, line, says
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from journal_app.domain.errors import KeyringSilent
from journal_app.ui.lock.lock_page import LockPage
from journal_app.ui.theme.theme import Theme

Show = Callable[..., None]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def page(theme: Theme, show: Show) -> LockPage:
    page = LockPage(theme)
    show(page)
    page.focus_field()
    return page


def test_typing_and_enter_is_all_it_takes(page: LockPage, qtbot: QtBot) -> None:
    assert says(page, "This journal is locked.")
    with qtbot.waitSignal(page.passphrase_entered) as entered:
        qtbot.keyClicks(QApplication.focusWidget(), "by the back door")
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert entered.args == ["by the back door"]


def test_an_empty_field_is_not_tried(page: LockPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.passphrase_entered):
        button(page, "Open").click()
    assert says(page, "Type your passphrase first.")
    assert line(page, "Passphrase").hasFocus()


def test_while_it_is_tried_nothing_is_sent_twice_and_the_focus_stays(page: LockPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(line(page, "Passphrase"), "by the back door")
    button(page, "Open").setFocus()
    page.show_busy(True)
    assert not button(page, "Opening…").isEnabled()
    assert line(page, "Passphrase").hasFocus()
    with qtbot.assertNotEmitted(page.passphrase_entered):
        qtbot.keyClick(line(page, "Passphrase"), Qt.Key.Key_Return)


def test_after_a_wrong_passphrase_the_next_key_replaces_it(page: LockPage, qtbot: QtBot) -> None:
    field = line(page, "Passphrase")
    qtbot.keyClicks(field, "wrong")
    page.show_busy(True)
    page.show_trouble("That passphrase does not open this journal.")
    assert says(page, "That passphrase does not open this journal.")
    assert button(page, "Open").isEnabled()
    qtbot.keyClick(field, Qt.Key.Key_R)
    assert field.text() == "r"


def test_a_cleared_passphrase_does_not_come_back_by_undo(page: LockPage, qtbot: QtBot) -> None:
    field = line(page, "Passphrase")
    qtbot.keyClicks(field, "by the back door")
    page.clear_secret()
    field.undo()
    assert field.text() == ""


def test_the_demo_asks_for_no_passphrase(theme: Theme, show: Show, qtbot: QtBot) -> None:
    page = LockPage(theme, demo=True)
    show(page)
    page.focus_field()
    assert says(page, "demo")
    assert not page.field.isVisible()
    with qtbot.waitSignal(page.passphrase_entered) as entered:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert entered.args == [""]


def test_a_discreet_lock_screen_does_not_speak_of_a_journal(theme: Theme, show: Show) -> None:
    page = LockPage(theme, discreet=True)
    show(page)
    assert says(page, "Locked.")
    assert not says(page, "journal")


def test_the_recovery_code_and_help_are_one_press_away(page: LockPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.recovery_asked):
        button(page, "Use the recovery code").click()
    with qtbot.waitSignal(page.help_asked):
        button(page, "Get help now").click()


def test_tab_goes_from_the_field_down_to_help(page: LockPage, qtbot: QtBot) -> None:
    names = []
    for _ in range(6):
        names.append(
            QApplication.focusWidget().accessibleName() or QApplication.focusWidget().property("text")
        )
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert names == [
        "Passphrase",
        "Show the passphrase",
        "Open",
        "Use the recovery code",
        "Backups",
        "Get help now",
    ]


@pytest.fixture
def with_keyring(theme: Theme, show: Show) -> LockPage:
    page = LockPage(theme, keyring=True)
    show(page)
    page.focus_field()
    return page


def test_without_a_keyring_nothing_speaks_of_one(page: LockPage) -> None:
    assert not [b for b in page.findChildren(QAbstractButton) if "without" in b.text()]


def test_the_button_without_the_passphrase_comes_after_open_by_keyboard(
    with_keyring: LockPage, qtbot: QtBot
) -> None:
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is button(with_keyring, "Open without the passphrase")
    with qtbot.waitSignal(with_keyring.keyring_asked):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_while_the_keyring_is_asked_the_passphrase_can_be_tried(with_keyring: LockPage, qtbot: QtBot) -> None:
    button(with_keyring, "Open without the passphrase").setFocus()
    with_keyring.show_asking()
    assert not button(with_keyring, "Asking the keyring…").isEnabled()
    with qtbot.waitSignal(with_keyring.passphrase_entered):
        qtbot.keyClicks(QApplication.focusWidget(), "by the back door")
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_after_trouble_with_the_keyring_it_can_be_asked_again(with_keyring: LockPage) -> None:
    with_keyring.show_asking()
    with_keyring.show_trouble(KeyringSilent.words)
    assert says(with_keyring, KeyringSilent.words)
    assert button(with_keyring, "Open without the passphrase").isEnabled()
    assert line(with_keyring, "Passphrase").hasFocus()


def test_with_the_largest_text_in_the_smallest_window_field_and_message_are_seen(
    theme: Theme, show: Show, qtbot: QtBot
) -> None:
    theme.set("light", 2.0)
    page = LockPage(theme)
    show(page, (900, 640))
    page.show_trouble("That passphrase does not open this journal.")
    field = line(page, "Passphrase")
    qtbot.waitUntil(lambda: field.visibleRegion().boundingRect().size() == field.size())
    assert page.width() == 900
    assert page.height() == 640


def test_nothing_heavy_is_loaded_to_paint_it() -> None:
    heavy = (
        "zxcvbn",
        "keyring",
        "sqlcipher3",
        "cryptography",
        "argon2",
        "PySide6.QtPrintSupport",
        "journal_app.vault",
    )
    code = f"import sys, journal_app.ui.lock.lock_page; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
