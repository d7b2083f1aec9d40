"""The one quiet offer on Today: a date that somebody asked to hear of, a candle, or an exercise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import Enum, auto
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal

from journal_app.content.library import Library
from journal_app.domain.coping import NOTHING_KEPT, CopingRecords, helped, what_helped_first
from journal_app.domain.errors import ContentBroken
from journal_app.services.coping import Coping
from journal_app.services.memorials import Memorials
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.offer import Offer


class _Kind(Enum):
    NOTHING = auto()
    DATE = auto()
    CANDLE = auto()
    EXERCISE = auto()


class _Found(NamedTuple):
    records: CopingRecords
    candle: bool
    tomorrow: bool


class QuietOffer(Offer):
    """Hidden until it is known that nothing else asks for attention, and what there is to offer.

    A candle and the line about a date come only if they were switched on, and tell no name and no words.
    """

    exercise_asked = Signal(str)
    candle_asked = Signal()
    remember_asked = Signal()
    came_or_went = Signal()

    def __init__(
        self,
        theme: Theme,
        lane: Lane,
        coping: Coping,
        memorials: Memorials,
        library: Library,
        shows: Callable[[str], bool],
        today: Callable[[], date],
    ) -> None:
        """`shows`: whether a page ("coping", "remember") is one of those shown."""
        super().__init__(theme, "wind", "accent")
        self._lane = lane
        self._coping = coping
        self._memorials = memorials
        self._library = library
        self._shows = shows
        self._today = today
        self._allowed = self._may_tell = False
        self._kind = _Kind.NOTHING
        self._exercise = ""
        self.taken.connect(self._on_taken)
        self.hide()

    @property
    def stands(self) -> bool:
        """Whether it is offered now."""
        if self._kind is _Kind.DATE:
            return self._may_tell
        return self._kind is not _Kind.NOTHING and self._allowed

    def allow(self, allowed: bool, may_tell: bool | None = None) -> None:
        """There is room for an offer, or there is none.

        `may_tell`: room for the line about a date, which was asked for; as for an offer, if not given.
        """
        self._allowed = allowed
        self._may_tell = allowed if may_tell is None else may_tell
        if self._allowed or self._may_tell:
            self._lane.run(partial(self._look, self._today()), self._on_found, _unheard)
        self._appear()

    def _look(self, today: date) -> _Found:
        """Read what could be offered, on the lane."""
        records = self._coping.records() if self._shows("coping") else NOTHING_KEPT
        candle, tomorrow = self._memorials.offers(today) if self._shows("remember") else (False, False)
        return _Found(records, candle, tomorrow)

    def _on_found(self, found: _Found) -> None:
        if found.tomorrow:
            self._kind = _Kind.DATE
            self.show_icon("flower-2", "accent")
            self.say(self.tr("Tomorrow"), self.tr("A date you keep in Remember."))
        elif found.candle:
            self._kind = _Kind.CANDLE
            self.show_icon("flame", "gold")
            self.say(self.tr("Light a candle"), self.tr("A quiet minute, kept in Remember."))
        elif self._shows("coping"):
            self._offer_exercise(found.records)
        else:
            self._kind = _Kind.NOTHING
        self._appear()

    def _offer_exercise(self, records: CopingRecords) -> None:
        try:
            exercises = {each.id: each for each in self._library.exercises()}
        except ContentBroken:
            exercises = {}
        self._kind = _Kind.EXERCISE if exercises else _Kind.NOTHING
        if not exercises:
            return
        first = what_helped_first(tuple(exercises), records.turns)[0]
        self._exercise = first
        helps = helped(records.turns, first)
        line = self.tr("You noted that this helped.") if helps else self.tr("A short exercise, if you like.")
        self.show_icon("wind", "accent")
        self.say(exercises[first].title, line)

    def _appear(self) -> None:
        """Whoever lays the page out shows it: before it has its place it would be a window."""
        if self.isHidden() == self.stands:
            if not self.stands:
                self.hide()
            self.came_or_went.emit()

    def _on_taken(self) -> None:
        match self._kind:
            case _Kind.DATE:
                self.remember_asked.emit()
            case _Kind.CANDLE:
                self.candle_asked.emit()
            case _Kind.EXERCISE:
                self.exercise_asked.emit(self._exercise)


def _unheard(_: object) -> None:
    """An offer that can't be made is not missed; the page itself tells what is wrong."""
