"""The page as the person has put it together so far. It is kept nowhere, and gone when the journal locks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from PySide6.QtCore import QLocale, QObject

from journal_app.content.library import Library
from journal_app.content.values import CheckInTexts
from journal_app.domain.check_in import Period
from journal_app.domain.errors import ContentBroken
from journal_app.domain.look_back import last_day
from journal_app.domain.support import VisitNotes
from journal_app.domain.visit import (
    Item,
    ItemKind,
    PaperSize,
    Piece,
    VisitPage,
    VisitRecords,
    facts_of,
    put_on_page,
)
from journal_app.ui.translation import words_of
from journal_app.ui.visit.phone_words import PhoneWords
from journal_app.ui.visit.visit_words import VisitWords

PHONE_CARD = "what-to-say-on-the-phone"


@dataclass(frozen=True, slots=True)
class Frame:
    """How far back the page looks, the paper, the type, and a name or none."""

    period: Period
    size: PaperSize
    smaller: bool
    name: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Made:
    """Every item there is, the keys of those on the page, the page, and the short version."""

    items: tuple[Item, ...] = field(repr=False)
    on: frozenset[str]
    page: VisitPage
    sentences: tuple[str, ...] = field(repr=False)


class VisitDraft(QObject):
    """Knows what the person switched on and off and which words of the journal they added."""

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._words = VisitWords(QLocale(), self)
        self._phone = PhoneWords(QLocale(), self)
        self._texts: CheckInTexts | None = None
        self.broken = ""
        """What to say if the words of the check-in can't be read: the page then does without them."""
        self._pieces: list[Piece] = []
        self._made = 0  # pieces so far, to number them
        self.said: dict[str, bool] = {}
        try:
            self._texts = library.check_in_texts()
        except ContentBroken as trouble:
            self.broken = words_of(trouble)

    def add_piece(self, day: date, words: str) -> None:
        """Put words of the journal on the page."""
        self._made += 1
        self._pieces.append(Piece(self._made, day, words))

    def remove_piece(self, key: str) -> None:
        """Take words of the journal away again."""
        self._pieces = [piece for piece in self._pieces if key != f"{ItemKind.PIECE}:{piece.number}"]

    def make(
        self,
        frame: Frame,
        records: VisitRecords,
        notes: VisitNotes,
        losses: Sequence[date],
        now: datetime,
    ) -> Made:
        """Return the page as it stands now."""
        last = last_day(records.answered.days, now)
        facts = facts_of(records, frame.period, last)
        items = self._words.items(
            facts,
            self._texts,
            notes,
            appointment=records.appointment,
            losses=losses,
            pieces=self._pieces,
        )
        on = frozenset(item.key for item in items if self.said.get(item.key, item.on_at_first))
        head = replace(self._words.head(facts), name=frame.name, size=frame.size, smaller=frame.smaller)
        sentences = self._phone.sentences(
            facts,
            self._texts,
            notes,
            on,
            card=self._phone_card(),
            loss=max((day for day in losses if day <= last), default=None),
        )
        return Made(items, on, put_on_page(head, items, on), sentences)

    def _phone_card(self) -> str:
        try:
            return self._library.card(PHONE_CARD).body.none
        except ContentBroken:
            return ""
