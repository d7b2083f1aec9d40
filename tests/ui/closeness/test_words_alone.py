"""A text for somebody else: alone in the window, until its own button or Esc closes it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from journal_app.ui.closeness.words_alone import WordsAlone
from journal_app.ui.theme.theme import Theme


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> WordsAlone:
    view = WordsAlone(theme, "No to sex. " * 60 + "<b>Yes</b> to hands.", locked=True)
    qtbot.addWidget(view)
    view.resize(QSize(900, 640))
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.enter()
    return view


def test_it_says_the_text_to_a_screen_reader_and_what_close_does(view: WordsAlone) -> None:
    assert view.accessibleDescription() == view.words
    assert "lock screen" in view.close_button.accessibleDescription()
    assert any(label.text() == view.words for label in view.findChildren(QLabel))


def test_tab_and_other_keys_stay_on_its_one_button(view: WordsAlone) -> None:
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_A, Qt.Key.Key_Left):
        QTest.keyClick(view.close_button, key)
        assert QApplication.focusWidget() is view.close_button


def test_a_long_text_is_scrolled_by_keys(view: WordsAlone) -> None:
    bar = view._scroll.verticalScrollBar()
    assert bar.maximum() > 0
    QTest.keyClick(view.close_button, Qt.Key.Key_PageDown)
    after = bar.value()
    assert after > 0
    QTest.keyClick(view.close_button, Qt.Key.Key_Up)
    assert bar.value() < after


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_esc_and_its_button_close_it(view: WordsAlone, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(view.closed):
        QTest.keyClick(view.close_button, key)
