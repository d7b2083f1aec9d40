"""Days of the year, as they come round: for looking at what was written on this day in other years."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class YearDay:
    """A day without its year. 29 February is one of them."""

    month: int
    day: int

    @classmethod
    def of(cls, day: date) -> YearDay:
        """Return the day of the year that a date falls on."""
        return cls(day.month, day.day)

    @classmethod
    def read(cls, kept: str) -> YearDay:
        """Return the day from 'MM-DD'. Raises ValueError."""
        return cls.of(date.fromisoformat(f"2000-{kept}"))

    @property
    def kept(self) -> str:
        """The day as 'MM-DD'."""
        return f"{self.month:02}-{self.day:02}"

    def in_year(self, year: int) -> date | None:
        """Return the date of a year; None for 29 February of a year that has none."""
        if (self.month, self.day) == (2, 29) and not isleap(year):
            return None
        return date(year, self.month, self.day)


def days_to_look_at(today: date) -> tuple[YearDay, ...]:
    """Return the days of the year that "on this day" stands for.

    In a year without 29 February its pages come up a day earlier, or they would for years come up never.
    """
    day = YearDay.of(today)
    if day == YearDay(2, 28) and not isleap(today.year):
        return (day, YearDay(2, 29))
    return (day,)


def earlier_dates(days: tuple[YearDay, ...], first_year: int, before_year: int) -> list[date]:
    """Return the dates on these days in `first_year` up to the year before `before_year`, newest first."""
    years = range(before_year - 1, first_year - 1, -1)
    return [found for year in years for day in days if (found := day.in_year(year))]
