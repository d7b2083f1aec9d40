"""On this day: one page of an earlier year, if there is one that may come up. For the lane of short work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from journal_app.domain.entry import EntryId
from journal_app.domain.year_day import YearDay, days_to_look_at, earlier_dates
from journal_app.store.connection import Connection, reading, transaction
from journal_app.store.year_days import YearDayStore


@dataclass(frozen=True, slots=True)
class EarlierPage:
    """A page of an earlier year. None of its words: they are read where the person opens it."""

    id: EntryId
    day: date


class OnThisDay:
    """Never brings up a day the person muted, nor the date of a loss, nor a sealed letter."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._store = YearDayStore(connection)

    def find(self, today: date, losses: Iterable[date]) -> EarlierPage | None:
        """Return the page of the latest earlier year. `today` is the diary day; `losses` are dates."""
        with reading(self._connection):
            quiet = self._store.muted() | {YearDay.of(day) for day in losses}
            first_year = self._store.first_year()
            if YearDay.of(today) in quiet or first_year is None:
                return None
            days = tuple(day for day in days_to_look_at(today) if day not in quiet)
            found = self._store.newest_on(earlier_dates(days, first_year, today.year))
        return None if found is None else EarlierPage(*found)

    def muted(self) -> tuple[YearDay, ...]:
        """Return the muted days, from January on."""
        with reading(self._connection):
            return tuple(sorted(self._store.muted()))

    def mute(self, day: YearDay) -> None:
        """Never bring this day up again."""
        with transaction(self._connection):
            self._store.write_muted(self._store.muted() | {day})

    def save_muted(self, days: Iterable[YearDay]) -> None:
        """Keep these muted days in place of the former ones."""
        with transaction(self._connection):
            self._store.write_muted(days)
