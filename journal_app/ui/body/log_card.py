"""All that was noted about the body, newest first: to change, or to take out and bring back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QLocale, Signal

from journal_app.domain.body import Change
from journal_app.domain.care.events import Event, Flow
from journal_app.ui.body import built_in
from journal_app.ui.body.entry_words import EntryWords
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.past_card import PastCard, PastRow

FIRST = 6
"""Entries in sight at first."""


class LogCard(PastCard):
    """Under the list it always says that nobody has to reach a number to call."""

    made = Signal(object)
    """Change."""

    def __init__(self, theme: Theme) -> None:
        none = self.tr("Nothing yet. Nothing has to be noted, either.")
        super().__init__(theme, self.tr("What you noted"), none, first=FIRST, gap=12)
        self._words = EntryWords(QLocale(), self)
        self._now: datetime | None = None
        self._deleted: Event | None = None
        self.never = make_label(built_in.NEVER_A_NUMBER, "question")
        self.add(self.never)

    def show_entries(self, entries: Sequence[Event], now: datetime) -> None:
        """Show these, which come in stored order."""
        self._now = now
        self.show_things(sorted(entries, key=_moment, reverse=True))

    def row_for(self, thing: Event) -> PastRow:
        """Return a row with what an entry says, and when that was."""
        what, when = self._said(thing)
        row = PastRow(self._theme, thing, what, when, self.tr("Change"))
        row.name_buttons(
            self.tr("Change: {what}, {when}").format(what=what, when=when),
            self.tr("Delete: {what}, {when}").format(what=what, when=when),
        )
        return row

    def delete(self, thing: Event) -> None:
        """Take an entry out, and offer it back."""
        self._deleted = thing
        what, when = self._said(thing)
        self.undo.offer(self.tr("Deleted: {what}, {when}.").format(what=what, when=when))
        self.made.emit(Change(out=(thing,)))

    def bring_back(self) -> None:
        """Put the entry in again that was taken out last."""
        if self._deleted is not None:
            entry, self._deleted = self._deleted, None
            self.made.emit(Change(put=(entry,)))

    def _said(self, entry: Event) -> tuple[str, str]:
        assert self._now
        return self._words.what(entry, self._now), self._words.when(entry, self._now)


def _moment(entry: Event) -> tuple[int, float]:
    """Sort by the day it is about, then by the time; a day's bleeding stands above what has a time."""
    if isinstance(entry, Flow):
        return entry.day.toordinal(), float("inf")
    return entry.at.date().toordinal(), entry.at.timestamp()
