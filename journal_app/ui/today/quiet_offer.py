"""The one quiet offer on Today: an exercise, what helped first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from journal_app.content.library import Library
from journal_app.domain.coping import CopingRecords, helped, what_helped_first
from journal_app.domain.errors import ContentBroken
from journal_app.services.coping import Coping
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.offer import Offer


class QuietOffer(Offer):
    """Hidden until it is known that nothing else asks for attention, and what helped."""

    exercise_asked = Signal(str)
    came_or_went = Signal()

    def __init__(
        self, theme: Theme, lane: Lane, coping: Coping, library: Library, is_there: Callable[[], bool]
    ) -> None:
        """`is_there`: whether the Coping page is one of the pages shown."""
        super().__init__(theme, "wind", "accent")
        self._lane = lane
        self._coping = coping
        self._library = library
        self._is_there = is_there
        self._allowed = False
        self._exercise = ""
        self.taken.connect(self._on_taken)
        self.hide()

    @property
    def stands(self) -> bool:
        """Whether it is offered now."""
        return bool(self._exercise) and self._allowed

    def allow(self, allowed: bool) -> None:
        """There is room for an offer, or there is none."""
        self._allowed = allowed and self._is_there()
        if self._allowed:
            self._lane.run(self._coping.records, self._on_records, _unheard)
        self._appear()

    def _on_records(self, records: CopingRecords) -> None:
        try:
            exercises = {each.id: each for each in self._library.exercises()}
        except ContentBroken:
            exercises = {}
        if not exercises:
            return
        first = what_helped_first(tuple(exercises), records.turns)[0]
        self._exercise = first
        helps = helped(records.turns, first)
        line = self.tr("You noted that this helped.") if helps else self.tr("A short exercise, if you like.")
        self.say(exercises[first].title, line)
        self._appear()

    def _appear(self) -> None:
        """Whoever lays the page out shows it: before it has its place it would be a window."""
        if self.isHidden() == self.stands:
            if not self.stands:
                self.hide()
            self.came_or_went.emit()

    def _on_taken(self) -> None:
        self.exercise_asked.emit(self._exercise)


def _unheard(_: object) -> None:
    """An offer that can't be made is not missed; the page itself tells what is wrong."""
