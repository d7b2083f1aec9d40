"""From events to days: which check-ins count, what each date says, and the windows patterns look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import chain

from journal_app.domain.care.constants import RULES_V1 as R
from journal_app.domain.care.events import CheckIn, CheckInDeleted, CheckInId
from journal_app.domain.care.log import Log, as_date, day_of
from journal_app.domain.care.ratings import SIX, Ratings, Symptom

_REACH = R.stale_after + R.heavy_before_days + R.month
"""Days before today that any rule can look at."""

Revision = tuple[int, CheckIn | CheckInDeleted]
"""A stored check-in or deletion with its place in the log."""


class Data(StrEnum):
    """Whether there is anything to count."""

    NONE = "none"
    STALE = "stale"
    OK = "ok"


@dataclass(frozen=True, slots=True)
class SymptomCount:
    """How often one symptom was marked in a window of days.

    A day without an answer is in none of these: silence is not relief.
    """

    answered: int
    some: int  # rated 1 or more
    high: int  # rated 2 or more: more than half of the waking day
    top: int  # rated 3


@dataclass(frozen=True, slots=True)
class Window:
    """The dates `first` to `last` (ordinals, inclusive) and what was answered in them."""

    first: int
    last: int
    check_in_days: int
    counts: Mapping[Symptom, SymptomCount]  # of the six


@dataclass(frozen=True, slots=True)
class Days:
    """What each date says, merged from its check-ins, for as far back as rules look."""

    today: int
    anchor: int | None  # the latest check-in day up to today
    merged: Mapping[int, Ratings]  # by ordinal

    @property
    def data(self) -> Data:
        """Whether the latest check-in day is there and recent enough to be counted from."""
        if self.anchor is None:
            return Data.NONE
        return Data.STALE if self.today - self.anchor > R.stale_after else Data.OK

    def is_check_in_day(self, day: int) -> bool:
        """Tell whether one of the six was answered for a date."""
        ratings = self.merged.get(day)
        return ratings is not None and _answers_one_of_six(ratings)

    def check_in_between(self, first: int, last: int) -> bool:
        """Tell whether a date from `first` to `last` inclusive is a check-in day."""
        return any(self.is_check_in_day(day) for day in range(first, last + 1))

    def window(self, last: int, length: int) -> Window:
        """Return the window of `length` dates that ends on `last`."""
        first = last - length + 1
        answered = [
            ratings for day in range(first, last + 1) if (ratings := self.merged.get(day)) is not None
        ]
        columns = list(zip(*answered, strict=True)) or [()] * len(Symptom)
        return Window(
            first,
            last,
            sum(map(_answers_one_of_six, answered)),
            {symptom: counted(column) for symptom, column in zip(SIX, columns, strict=False)},
        )

    def suicidal_near(self, last: int) -> bool:
        """Tell whether a date in the 14 ending on `last` has a suicidal answer above "no"."""
        return any(
            (answer := self._suicidal(day)) is not None and answer >= R.suicidal_from
            for day in range(last - R.suicidal_days + 1, last + 1)
        )

    def calm_dates(self, first: int, last: int) -> int:
        """Return how many dates from `first` to `last` inclusive have the suicidal answer "no"."""
        return sum(self._suicidal(day) == 0 for day in range(first, last + 1))

    def _suicidal(self, day: int) -> int | None:
        ratings = self.merged.get(day)
        return None if ratings is None else ratings.suicidal


def read_days(log: Log) -> Days:
    """Find the check-ins that count and merge them by date.

    A check-in whose newest revision is ahead counts in no date until the clock reaches it: neither
    that revision, which may not move a window, nor an older one, which the person has replaced.
    """
    histories: dict[CheckInId, list[Revision]] = {}
    revisions: tuple[list[Revision], ...] = (log.every(CheckIn), log.every(CheckInDeleted))
    for placed in chain(*revisions):
        histories.setdefault(placed[1].id, []).append(placed)
    today = log.today
    cutoff = as_date(today - _REACH)
    recent: list[tuple[CheckIn, list[Revision]]] = []
    older: list[tuple[CheckIn, list[Revision]]] = []
    for history in histories.values():
        place, newest = history[0] if len(history) == 1 else max(history, key=_by_revision)
        if isinstance(newest, CheckIn) and place not in log.ahead:
            (recent if newest.for_date >= cutoff else older).append((newest, history))
    merged = _merge(check_in for check_in, history in recent if _is_timely(history))
    merged = {day: ratings for day, ratings in merged.items() if day <= today}
    anchor = max((day for day, ratings in merged.items() if _answers_one_of_six(ratings)), default=None)
    if anchor is None:
        anchor = _latest_check_in_day(older)
    return Days(today, anchor, merged)


def offered_date(clock: datetime) -> date:
    """Return the date a new check-in is offered for: before four at night, the day before."""
    return as_date(day_of(clock) - (clock.hour < R.night_ends_at))


def highest(one: Ratings, other: Ratings) -> Ratings:
    """Return the highest answer to each question, where one date has several check-ins."""
    answers = ([each for each in pair if each is not None] for pair in zip(one, other, strict=True))
    return Ratings(*(max(given, default=None) for given in answers))


def counted(answers: Iterable[int | None]) -> SymptomCount:
    """Count how often a symptom was marked. None, a day without an answer, is in no count."""
    given = [rating for rating in answers if rating is not None]
    return SymptomCount(
        answered=len(given),
        some=sum(rating >= R.some for rating in given),
        high=sum(rating >= R.high for rating in given),
        top=sum(rating >= R.top for rating in given),
    )


def _by_revision(placed: Revision) -> tuple[int, int]:
    """Sort revisions: of equal ones the last stored is the newest."""
    return placed[1].rev, placed[0]


def _is_timely(history: list[Revision]) -> bool:
    """Tell whether each revision that sets or changes the date was written within a week of it."""
    for_date = None
    for _, revision in sorted(history, key=_by_revision):
        if isinstance(revision, CheckIn) and revision.for_date != for_date:
            for_date = revision.for_date
            if for_date.toordinal() < day_of(revision.at) - R.timely_days:
                return False
    return True


def _merge(check_ins: Iterable[CheckIn]) -> dict[int, Ratings]:
    """Take the highest answer to each question where one date has several check-ins."""
    merged: dict[int, Ratings] = {}
    for check_in in check_ins:
        day = check_in.for_date.toordinal()
        before = merged.get(day)
        merged[day] = check_in.ratings if before is None else highest(before, check_in.ratings)
    return merged


def _latest_check_in_day(older: list[tuple[CheckIn, list[Revision]]]) -> int | None:
    """Return the latest check-in day among check-ins too old to be counted."""
    for check_in, history in sorted(older, key=lambda pair: pair[0].for_date, reverse=True):
        if _answers_one_of_six(check_in.ratings) and _is_timely(history):
            return check_in.for_date.toordinal()
    return None


def _answers_one_of_six(ratings: Ratings) -> bool:
    return any(rating is not None for rating in ratings.six)
