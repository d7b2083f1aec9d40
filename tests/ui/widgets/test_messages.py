"""Words that appear where something happened: messages, the way back, an empty page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import IconButton
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.undo_strip import UndoStrip

Show = Callable[[QWidget], None]

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def read_out(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, bool]]]:
    """Collect what a screen reader would be given: the words, and whether they are urgent."""
    heard: list[tuple[str, bool]] = []

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        assertive = QAccessible.AnnouncementPoliteness.Assertive
        heard.append((event.message(), event.politeness() == assertive))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return heard


def _beside_a_field(widget: QWidget, show: Show) -> QLineEdit:
    window = QWidget()
    field = QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(widget)
    show(window)
    field.setFocus()
    return field


def test_what_a_person_wrote_is_shown_as_it_is(theme: Theme, qtbot: QtBot) -> None:
    label = make_label("<b>her</b> & me", "question")
    qtbot.addWidget(label)
    assert label.text() == "<b>her</b> & me"
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_message_takes_no_room_until_there_is_one(theme: Theme, show: Show) -> None:
    message = InlineMessage(theme)
    _beside_a_field(message, show)
    assert not message.isVisible()
    message.show_words("The disk is full.", "trouble")
    assert message.isVisible()
    assert message.words == "The disk is full."
    message.clear()
    assert not message.isVisible()
    assert message.words == ""


def test_a_message_is_read_out_and_leaves_the_focus_alone(
    theme: Theme, show: Show, read_out: list[tuple[str, bool]]
) -> None:
    message = InlineMessage(theme)
    field = _beside_a_field(message, show)
    message.show_words("Saved on this computer only.")
    message.show_words("The disk is full.", "trouble")
    assert read_out == [("Saved on this computer only.", False), ("The disk is full.", True)]
    assert field.hasFocus()


def test_a_note_and_a_trouble_differ_in_shape_too(theme: Theme, qtbot: QtBot) -> None:
    """Colour alone tells nothing: the icon is another one."""
    message = InlineMessage(theme)
    qtbot.addWidget(message)
    message.show_words("Saved.")
    note = message.findChildren(QLabel)[0].pixmap().toImage().createHeuristicMask()
    message.show_words("Not saved.", "trouble")
    trouble = message.findChildren(QLabel)[0].pixmap().toImage().createHeuristicMask()
    assert note != trouble


def test_a_long_message_wraps(theme: Theme, qtbot: QtBot) -> None:
    message = InlineMessage(theme)
    qtbot.addWidget(message)
    message.show_words("Your text is still here. " * 8)
    assert message.minimumSizeHint().width() < 300
    assert message.heightForWidth(300) > message.heightForWidth(900)


def test_undo_goes_back_once_and_takes_the_offer_away(
    theme: Theme, qtbot: QtBot, show: Show, read_out: list[tuple[str, bool]]
) -> None:
    strip = UndoStrip(theme)
    field = _beside_a_field(strip, show)
    assert not strip.isVisible()
    strip.offer("Moved to the bin.")
    assert strip.isVisible()
    assert field.hasFocus()
    assert read_out == [("Moved to the bin.", False)]
    with qtbot.waitSignal(strip.undone):
        qtbot.mouseClick(_button(strip, "Undo"), Qt.MouseButton.LeftButton)
    assert not strip.isVisible()


def test_closing_the_offer_undoes_nothing(theme: Theme, qtbot: QtBot, show: Show) -> None:
    strip = UndoStrip(theme)
    _beside_a_field(strip, show)
    strip.offer("Moved to the bin.")
    with qtbot.assertNotEmitted(strip.undone):
        strip.findChild(IconButton).click()
    assert not strip.isVisible()
    assert strip.words == ""


def test_an_empty_page_says_what_it_is_for_and_offers_one_thing(theme: Theme, qtbot: QtBot) -> None:
    empty = EmptyState(theme, "What you write is kept here, by month.", "Write the first page")
    qtbot.addWidget(empty)
    empty.show()
    with qtbot.waitSignal(empty.acted):
        qtbot.mouseClick(_button(empty, "Write the first page"), Qt.MouseButton.LeftButton)


def _button(widget: QWidget, text: str) -> QPushButton:
    (button,) = [each for each in widget.findChildren(QPushButton) if each.text() == text]
    return button
