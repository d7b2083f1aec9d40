"""Settings of writing: the length of a line, the spelling check and the words it was taught."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journal_app.domain.settings import (
    JournalSettings,
    LineLength,
    settings_from_stored,
    settings_to_store,
)
from journal_app.ui.journal.spelling import Spelling
from journal_app.ui.settings.writing_card import WritingCard
from journal_app.ui.theme.theme import Theme


class Kept:
    """Stands in for the words in the journal, and for the lane that leads there."""

    def __init__(self) -> None:
        self.words = {"Aoife", "Siobhán", "R&D"}

    def run(self, work, then=None, on_trouble=None) -> None:  # type: ignore[no-untyped-def]
        result = work()
        if then:
            then(result)

    def all(self) -> tuple[str, ...]:
        return tuple(self.words)

    def remove(self, word: str) -> None:
        self.words.remove(word)


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def card(qtbot: QtBot, theme: Theme, kept: Kept) -> WritingCard:
    spelling = Spelling(kept, kept)  # type: ignore[arg-type]
    card = WritingCard(theme, JournalSettings(), spelling)
    qtbot.addWidget(card)
    card.show()
    spelling._on_soon()
    return card


def test_a_choice_is_wished_once_and_comes_back_from_the_journal(qtbot: QtBot, card: WritingCard) -> None:
    wished: list[JournalSettings] = []
    card.journal_wished.connect(wished.append)
    qtbot.keyClick(card.lines, Qt.Key.Key_3)
    card.check.click()
    assert wished == [
        JournalSettings(line_length=LineLength.WIDE),
        JournalSettings(line_length=LineLength.WIDE, check_spelling=False),
    ]
    assert settings_from_stored(settings_to_store(wished[-1])) == wished[-1]
    card.show_settings(JournalSettings())
    assert len(wished) == 2


def test_own_words_are_shown_and_one_that_is_pressed_goes(
    qtbot: QtBot, card: WritingCard, kept: Kept
) -> None:
    assert [chip.words for chip in card._chips] == ["Aoife", "R&D", "Siobhán"]
    card._chips[1].setFocus()
    qtbot.keyClick(card._chips[1], Qt.Key.Key_Space)
    assert kept.words == {"Aoife", "Siobhán"}
    assert [chip.words for chip in card._chips] == ["Aoife", "Siobhán"]
    assert card.window().focusWidget() is card._chips[1]


def test_without_own_words_a_sentence_says_what_they_are(card: WritingCard) -> None:
    assert not card._none.isVisible()
    for chip in list(card._chips):
        chip.click()
    assert card._none.isVisible()
    assert card.window().focusWidget() is card.check
