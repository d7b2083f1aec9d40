"""Which texts stand on the page, in which order, in the words the person chose."""

from __future__ import annotations

from collections.abc import Sequence

from journal_app.content.library import Library
from journal_app.content.values import Card, Conversation
from journal_app.domain.errors import ContentBroken
from journal_app.domain.words import ChosenWords, Partner
from journal_app.ui.closeness.own_texts import GivenText, OwnTexts
from journal_app.ui.guidance.small_print import small_print

NOT_YET, PARTNER = "not_yet", "partner"
"""Talks that have a place of their own."""

READINGS = ("not-ready-intimacy", "ready-intimacy", "different-pace", "partner-grief", "waiting-period")
WITH_A_PARTNER = ("different-pace", "partner-grief")
"""Cards that speak of a partner."""

SAFETY = "pressure-or-violence"


def talks(library: Library, words: ChosenWords) -> tuple[Conversation, ...]:
    """Return the talks; the one with a partner last for a person who said that there is none."""
    try:
        found = library.conversations()
    except ContentBroken:
        return ()
    if words.partner is Partner.NO:
        found = tuple(sorted(found, key=lambda talk: talk.id == PARTNER))
    return found


def readings(library: Library, words: ChosenWords) -> tuple[GivenText, ...]:
    """Return the cards to read; those that speak of a partner last for a person who has none."""
    ids: tuple[str, ...] = READINGS
    if words.partner is Partner.NO:
        ids = tuple(sorted(ids, key=lambda id: id in WITH_A_PARTNER))
    cards = [_card(library, id) for id in ids]
    return tuple(reading(card, words.word) for card in cards if card is not None)


def safety(library: Library, words: ChosenWords) -> GivenText | None:
    """Return the card for somebody who is pushed or hurt."""
    card = _card(library, SAFETY)
    return None if card is None else reading(card, words.word)


def reading(card: Card, word: str | None) -> GivenText:
    """Return a card as a text that can be changed."""
    return GivenText(
        f"card:{card.id}",
        card.body.text,
        card.body.filled(word),
        card.title.filled(word),
        tuple(small_print(card)),
    )


def sayings(talk: Conversation, words: ChosenWords, own: OwnTexts) -> Sequence[GivenText]:
    """Return the sentences of a talk, in the person's own mouth, and what they wrote beside them."""
    given = [GivenText(talk.id, line.text, line.filled(words.own_line_word)) for line in talk.lines]
    return [*given, *own.without_a_place(talk.id, [each.id for each in given])]


def _card(library: Library, id: str) -> Card | None:
    try:
        return library.card(id)
    except ContentBroken:
        return None
