"""The passphrase: hidden unless asked, forgotten when cleared, and Caps Lock is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import IconButton
from journal_app.ui.widgets.passphrase_field import PassphraseField

Show = Callable[[QWidget], None]

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def field(theme: Theme, show: Show) -> PassphraseField:
    """Show an empty field that has the focus."""
    field = PassphraseField(theme)
    show(field)
    field.setFocus()
    return field


def _line(field: PassphraseField) -> QLineEdit:
    return field.findChild(QLineEdit)


def _eye(field: PassphraseField) -> IconButton:
    return field.findChild(IconButton)


def _type(field: PassphraseField, text: str, shift: bool = False) -> None:
    """Send letters as a keyboard does: the letter says what Caps Lock and Shift made of the key."""
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    for letter in text:
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, held, letter)
        QApplication.sendEvent(_line(field), event)


def _warns(field: PassphraseField) -> bool:
    (label,) = field.findChildren(QLabel)
    assert label.text() == "Caps Lock is on"
    return label.isVisible()


def test_what_is_typed_is_hidden(field: PassphraseField, qtbot: QtBot) -> None:
    qtbot.keyClicks(_line(field), "by the back door")
    assert field.text() == "by the back door"
    assert _line(field).echoMode() == QLineEdit.EchoMode.Password
    assert "door" not in _line(field).displayText()


def test_the_eye_shows_it_and_hides_it_again(field: PassphraseField, qtbot: QtBot) -> None:
    qtbot.keyClicks(_line(field), "by the back door")
    qtbot.mouseClick(_eye(field), Qt.MouseButton.LeftButton)
    assert _line(field).displayText() == "by the back door"
    assert _eye(field).accessibleName() == "Hide the passphrase"
    qtbot.mouseClick(_eye(field), Qt.MouseButton.LeftButton)
    assert "door" not in _line(field).displayText()
    assert _eye(field).accessibleName() == "Show the passphrase"


def test_the_eye_is_reached_by_tab(field: PassphraseField, qtbot: QtBot) -> None:
    qtbot.keyClick(_line(field), Qt.Key.Key_Tab)
    assert _eye(field).hasFocus()


def test_enter_hands_it_over(field: PassphraseField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.submitted):
        qtbot.keyClick(_line(field), Qt.Key.Key_Return)


def test_every_key_is_told_but_clearing_is_not(field: PassphraseField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.edited):
        qtbot.keyClicks(_line(field), "b")
    with qtbot.assertNotEmitted(field.edited):
        field.clear()


def test_a_cleared_passphrase_cannot_be_brought_back(field: PassphraseField, qtbot: QtBot) -> None:
    _eye(field).click()
    qtbot.keyClicks(_line(field), "by the back door")
    field.clear()
    _line(field).setEchoMode(QLineEdit.EchoMode.Normal)
    assert not _line(field).isUndoAvailable()
    assert field.text() == ""


def test_after_clearing_the_next_one_is_hidden(field: PassphraseField) -> None:
    _eye(field).click()
    field.clear()
    assert _line(field).echoMode() == QLineEdit.EchoMode.Password


def test_no_word_list_learns_it_even_while_it_is_shown(field: PassphraseField) -> None:
    for _ in range(2):
        hints = _line(field).inputMethodHints()
        assert Qt.InputMethodHint.ImhSensitiveData in hints
        assert Qt.InputMethodHint.ImhNoPredictiveText in hints
        _eye(field).click()


def test_capitals_without_shift_mean_caps_lock(field: PassphraseField) -> None:
    _type(field, "by")
    assert not _warns(field)
    _type(field, "THE")
    assert _warns(field)
    _type(field, "back")
    assert not _warns(field)


def test_small_letters_with_shift_mean_caps_lock(field: PassphraseField) -> None:
    _type(field, "B", shift=True)
    assert not _warns(field)
    _type(field, "b", shift=True)
    assert _warns(field)


def test_digits_say_nothing_about_caps_lock(field: PassphraseField) -> None:
    _type(field, "B")
    assert _warns(field)
    _type(field, "7 .")
    assert _warns(field)


def test_pressing_caps_lock_again_ends_the_warning(field: PassphraseField, qtbot: QtBot) -> None:
    _type(field, "B")
    qtbot.keyClick(_line(field), Qt.Key.Key_CapsLock)
    assert not _warns(field)


def test_the_warning_moves_nothing(field: PassphraseField) -> None:
    before = field.sizeHint().height()
    _type(field, "B")
    assert field.sizeHint().height() == before


def test_the_field_has_a_name(theme: Theme, qtbot: QtBot) -> None:
    new = PassphraseField(theme, "New passphrase")
    qtbot.addWidget(new)
    assert _line(new).accessibleName() == "New passphrase"
