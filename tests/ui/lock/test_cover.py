"""While the window locks nothing of it can be seen, clicked or typed into."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lock_parts import button, line, says
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.lock.cover import Cover
from journal_app.ui.theme.theme import Theme

Show = Callable[..., None]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Window(QMainWindow):
    """A window with something to type into, something to press, and a shortcut."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.words, self.press = QLineEdit("not for others"), QPushButton("Press")
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(self.words)
        column.addWidget(self.press)
        self.setCentralWidget(page)
        self.shortcut = QShortcut(QKeySequence("Ctrl+N"), self)
        self.cover = Cover(theme, self)


@pytest.fixture
def window(theme: Theme, show: Show) -> Window:
    window = Window(theme)
    show(window, (900, 640))
    window.words.setFocus()
    return window


def test_it_covers_all_of_the_window_and_grows_with_it(window: Window, qtbot: QtBot) -> None:
    window.cover.cover()
    assert says(window.cover, "Locking…")
    assert window.cover.geometry() == window.rect()
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: window.cover.geometry() == window.rect())
    picture = window.grab().toImage()
    ground = window.cover._theme.colour("bg")
    where = window.words.mapTo(window, QPoint(4, window.words.height() // 2))
    assert picture.pixelColor(where) == ground


def test_no_key_and_no_click_reaches_the_window(window: Window, qtbot: QtBot) -> None:
    window.cover.cover()
    with qtbot.assertNotEmitted(window.shortcut.activated), qtbot.assertNotEmitted(window.press.clicked):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(window.windowHandle(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        for key in (Qt.Key.Key_A, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Escape):
            qtbot.keyClick(window.windowHandle(), key)
        middle = window.press.mapTo(window, window.press.rect().center())
        qtbot.mouseClick(window.childAt(middle), Qt.MouseButton.LeftButton)
    assert window.words.text() == "not for others"
    assert window.isVisible()


def test_the_shortcut_works_when_nothing_covers_it(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.shortcut.activated):
        qtbot.keyClick(window.windowHandle(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)


def test_tab_stays_on_the_cover_round_and_round(window: Window, qtbot: QtBot) -> None:
    window.cover.cover()
    window.cover.show_trouble("The disk is full.")
    names = []
    for _ in range(5):
        focused = QApplication.focusWidget()
        names.append(focused.accessibleName() or focused.property("text"))
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert names == ["Passphrase", "Show the passphrase", "Show my journal", "Get help now", "Passphrase"]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert line(window.cover, "Passphrase").hasFocus()


def test_if_it_can_not_lock_it_says_why_and_that_the_words_are_kept(window: Window, qtbot: QtBot) -> None:
    window.cover.cover()
    window.cover.show_trouble("The disk is full.")
    assert says(window.cover, "The disk is full.")
    assert says(window.cover, "still kept in this window")
    with qtbot.waitSignal(window.cover.passphrase_entered) as entered:
        qtbot.keyClicks(QApplication.focusWidget(), "the heron")
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert entered.args == ["the heron"]
    window.cover.show_busy(True)
    assert not button(window.cover, "One moment…").isEnabled()
    with qtbot.assertNotEmitted(window.cover.passphrase_entered):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    window.cover.show_wrong("That passphrase does not open this journal.")
    assert says(window.cover, "That passphrase does not open this journal.")
    assert says(window.cover, "The disk is full.")


def test_uncovered_the_person_is_where_they_were_and_no_passphrase_stays(
    window: Window, qtbot: QtBot
) -> None:
    window.cover.cover()
    window.cover.show_trouble("The disk is full.")
    qtbot.keyClicks(QApplication.focusWidget(), "the heron")
    window.cover.cover()
    window.cover.uncover()
    assert not window.cover.isVisible()
    assert window.words.hasFocus()
    assert window.cover.field.text() == ""


def test_help_is_there_by_key_and_by_button(window: Window, qtbot: QtBot) -> None:
    window.cover.cover()
    with qtbot.waitSignal(window.cover.help_asked):
        qtbot.keyClick(window.windowHandle(), Qt.Key.Key_F1)
    with qtbot.waitSignal(window.cover.help_asked):
        button(window.cover, "Get help now").click()
