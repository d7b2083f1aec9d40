"""Days side by side as columns, or gathered into weeks, months and years where there are too many to see."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from itertools import groupby

MOST_DAYS = 100  # beyond this a day is too thin to be found again, however wide the window


class Span(Enum):
    """How much time one column stands for. Weeks and longer are those of the calendar."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Column:
    """Some of the days shown: from `first` to `last`, which stand at `places` in the list of days."""

    first: date
    last: date
    places: range


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered on some days. No answer is in none of these: silence is not relief."""

    rating: int | None = field(repr=False)  # the most frequent one; of equally frequent ones the highest
    times: int = field(repr=False)  # on how many days it was that
    answered: int = field(repr=False)  # days with any answer


def gather(days: Sequence[date], span: Span, first_weekday: int = 1) -> tuple[Column, ...]:
    """Return the columns of `days`, which come oldest first. `first_weekday` is 1 for Monday, 7 for Sunday.

    The first and the last column may hold fewer days than the others.
    """

    def key(place: int) -> Hashable:
        return _key(days[place], span, first_weekday)

    columns = []
    for _, group in groupby(range(len(days)), key=key):
        places = list(group)
        columns.append(Column(days[places[0]], days[places[-1]], range(places[0], places[-1] + 1)))
    return tuple(columns)


def gather_to_fit(
    days: Sequence[date], width: float, narrowest: float, first_weekday: int = 1
) -> tuple[Span, tuple[Column, ...]]:
    """Return the finest columns that are at least `narrowest` wide in `width`; years if none are."""
    columns: tuple[Column, ...] = ()
    for span in Span:
        if span is Span.DAY and len(days) > MOST_DAYS:
            continue
        columns = gather(days, span, first_weekday)
        if len(columns) * narrowest <= width:
            return span, columns
    return Span.YEAR, columns


def sum_up(ratings: Iterable[int | None]) -> Answers:
    """Return which rating was given most often, 0 to 3. It is always one that was given, never a mean."""
    times = [0, 0, 0, 0]
    for rating in ratings:
        if rating is not None:
            times[rating] += 1
    if not any(times):
        return Answers(None, 0, 0)
    rating = max(range(4), key=lambda each: (times[each], each))
    return Answers(rating, times[rating], sum(times))


def sum_up_column(ratings: Sequence[int | None], column: Column) -> Answers:
    """Return what was answered in one column. `ratings` has one place a day."""
    return sum_up(ratings[column.places.start : column.places.stop])


def _key(day: date, span: Span, first_weekday: int) -> Hashable:
    """Return what the days of one column have in common."""
    if span is Span.DAY:
        return day
    if span is Span.WEEK:
        return (day.toordinal() - first_weekday) // 7  # day 1 of the calendar was a Monday
    if span is Span.MONTH:
        return day.year, day.month
    if span is Span.QUARTER:
        return day.year, (day.month - 1) // 3
    return day.year
