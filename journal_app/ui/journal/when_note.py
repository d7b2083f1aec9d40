"""What else there is to say about the time of a page: what it was here, when it was first written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLabel

from journal_app.domain.entry import Entry
from journal_app.domain.place_in_time import first_written, offset_name, other_time_here
from journal_app.ui.journal.day_words import day_words, time_words


class WhenNote(QLabel):
    """One quiet line, hidden for the pages (most of them) of which there is no more to say."""

    def __init__(self, locale: QLocale, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._locale = locale
        self._now = now
        self.setProperty("role", "tiny")
        self.setWordWrap(True)
        self.hide()

    def show_for(self, entry: Entry) -> None:
        """Say it of an entry. An entry that is not stored yet was first written now."""
        words = [*self._here(entry), *self._first(entry)]
        self.setText(" ".join(words))
        self.setVisible(bool(words))

    def time_words(self, entry: Entry) -> str:
        """Return the time as it was there, with its offset if clocks here said another."""
        time = time_words(self._locale, entry.at)
        if other_time_here(entry.at, self._now()) is None:
            return time
        return f"{time} ({offset_name(entry.at)})"

    def _here(self, entry: Entry) -> list[str]:
        here = other_time_here(entry.at, self._now())
        if here is None:
            return []
        time = time_words(self._locale, here)
        if here.date() == entry.at.date():
            return [self.tr("It was {time} here.").format(time=time)]
        day = day_words(self._locale, here.date())
        return [self.tr("It was {time} here, on {day}.").format(time=time, day=day)]

    def _first(self, entry: Entry) -> list[str]:
        at = first_written(entry)
        if at is None:
            return []
        day, time = day_words(self._locale, at.date()), time_words(self._locale, at)
        return [self.tr("First written on {day}, {time}.").format(day=day, time=time)]
