"""Dates in a row of words: "3 to 5 May, 9 May"."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QLocale, QObject

from journal_app.domain.visit import runs_of
from journal_app.render.short_dates import day_and_month, year_number


class DateLists(QObject):
    """Days and stretches of days, as the language writes them."""

    def __init__(self, locale: QLocale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = locale

    def day(self, day: date, *, with_year: bool) -> str:
        """Return "9 May", or "9 May 2026"."""
        words = day_and_month(self._locale, day)
        return f"{words} {year_number(self._locale, day)}" if with_year else words

    def from_to(self, first: date, last: date) -> str:
        """Return "25 April to 8 May 2026"; both years where they differ."""
        return self.tr("{first} to {last}").format(
            first=self.day(first, with_year=first.year != last.year), last=self.day(last, with_year=True)
        )

    def days(self, days: Iterable[date], *, with_year: bool) -> str:
        """Return all the days, those that follow each other as a stretch."""
        parts = []
        for first, last in runs_of(sorted(days)):
            if (last - first).days >= 2:
                parts.append(
                    self.tr("{first} to {last}").format(
                        first=self.day(first, with_year=with_year), last=self.day(last, with_year=with_year)
                    )
                )
            else:
                ends = (first,) if first == last else (first, last)
                parts += [self.day(day, with_year=with_year) for day in ends]
        return ", ".join(parts)
