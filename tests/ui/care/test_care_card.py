"""A care note: every answer by keyboard, nothing in the way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from care_parts import Heard
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.content.library import Library
from journal_app.ui.care.care_card import CareCard
from journal_app.ui.care.care_words import Note
from journal_app.ui.theme.theme import Theme

TODAY = date(2026, 5, 8)


def shown(qtbot: QtBot, theme: Theme, library: Library, name: str, level: int) -> CareCard:
    message = library.message(name)
    note = Note(
        message.title, message.body, tuple((library.action(words), words) for words in message.actions)
    )
    card = CareCard(theme, note, level, TODAY)
    qtbot.addWidget(card)
    card.resize(400, 600)
    card.show()
    with qtbot.waitActive(card):
        card.activateWindow()
    return card


def focus(card: CareCard) -> QWidget:
    found = card.focusWidget()
    assert found is not None
    return found


@pytest.mark.parametrize("action", ["in_care", "noted", "close"])
def test_an_answer_is_one_key(qtbot: QtBot, theme: Theme, library: Library, action: str) -> None:
    card = shown(qtbot, theme, library, "L2a", 2)
    heard = Heard()
    card.answered.connect(heard)
    card.button(action).setFocus()
    qtbot.keyClick(card.button(action), Qt.Key.Key_Return)
    assert heard.said == [action]


def test_why_is_one_key_away_from_anywhere_on_the_page(qtbot: QtBot, theme: Theme, library: Library) -> None:
    card = shown(qtbot, theme, library, "L1a", 1)
    heard = Heard()
    card.asked_for.connect(heard)
    with qtbot.waitSignal(card.asked_for):
        qtbot.keyClick(card.button("close"), Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    assert heard.said == ["why"]


def test_an_appointment_asks_for_its_day_and_if_wanted_more(
    qtbot: QtBot, theme: Theme, library: Library
) -> None:
    card = shown(qtbot, theme, library, "L2a", 2)
    heard = Heard()
    card.appointed.connect(heard)
    card.button("appointment").click()
    with_whom, to_ask = [
        field for field in card.findChildren(QLineEdit) if field.isVisible() and field.placeholderText()
    ]
    qtbot.keyClicks(with_whom, "Dr. Moss")
    qtbot.keyClicks(to_ask, "Can I sleep better?")
    qtbot.keyClick(to_ask, Qt.Key.Key_Return)
    assert heard.said == [(TODAY + timedelta(days=7), "Dr. Moss", "Can I sleep better?")]


def test_escape_leaves_the_question_of_the_day_and_answers_nothing(
    qtbot: QtBot, theme: Theme, library: Library
) -> None:
    card = shown(qtbot, theme, library, "L2a", 2)
    heard = Heard()
    for signal in (card.appointed, card.answered, card.snoozed):
        signal.connect(heard)
    card.button("appointment").click()
    qtbot.keyClick(focus(card), Qt.Key.Key_Escape)
    assert heard.said == []
    assert focus(card) in card.findChildren(QPushButton)


@pytest.mark.parametrize(("level", "words"), [(2, ["Tomorrow", "In two days", "In three days", "In a week"])])
def test_later_is_chosen_by_the_day(
    qtbot: QtBot, theme: Theme, library: Library, level: int, words: list[str]
) -> None:
    card = shown(qtbot, theme, library, f"L{level}a", level)
    heard = Heard()
    card.snoozed.connect(heard)
    card.button("later").click()
    offered = [button.text() for button in card.findChildren(QPushButton) if button.isVisible()]
    assert [each for each in offered if each in words] == words
    next(button for button in card.findChildren(QPushButton) if button.text() == words[-1]).click()
    assert heard.said == [7]


def test_the_heaviest_note_waits_three_days_at_most(qtbot: QtBot, theme: Theme, library: Library) -> None:
    card = shown(qtbot, theme, library, "L3a", 3)
    card.button("later").click()
    assert not any(button.text() == "In a week" for button in card.findChildren(QPushButton))


def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot, theme: Theme, library: Library) -> None:
    card = shown(qtbot, theme, library, "L3a", 3)
    for widget in card.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.objectName().startswith("qt_"):
            text = widget.text() if isinstance(widget, QPushButton) else ""
            assert widget.accessibleName() or text, widget


def test_no_note_takes_the_focus(qtbot: QtBot, theme: Theme, library: Library) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    field.setFocus()
    card = shown(qtbot, theme, library, "L2a", 2)
    card.read_out()
    assert not card.hasFocus()
