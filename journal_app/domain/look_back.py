"""Looking back on check-ins: what a stretch of days says about each symptom, and the dates beside it.

Symptoms are counted one by one, and never together: there is no total, no mean, no trend. The question
about thoughts of not being here has no place in anything of this module.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from journal_app.domain.care.days import SymptomCount, offered_date
from journal_app.domain.care.ratings import SIX, Ratings, Symptom
from journal_app.domain.check_in import CheckInRecord, Period, count_days, merged_by_day, period_dates


class MarkKind(StrEnum):
    """Why a date matters."""

    LOSS = "loss"
    APPOINTMENT = "appointment"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Mark:
    """A date to see beside the answers. `words` are the person's; only a date of their own has some."""

    day: date
    kind: MarkKind
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Answered:
    """What every date says: the highest answer to each question where it has several check-ins."""

    days: Mapping[date, Ratings] = field(repr=False)

    @property
    def earliest(self) -> date | None:
        """The first date with a check-in."""
        return min(self.days, default=None)


@dataclass(frozen=True, slots=True)
class LookBack:
    """What the dates of a period say about the six, oldest date first."""

    dates: tuple[date, ...]
    ratings: Mapping[Symptom, tuple[int | None, ...]] = field(repr=False)  # a place for each date
    counts: Mapping[Symptom, SymptomCount] = field(repr=False)
    answered: tuple[date, ...]  # dates with an answer to one of the six, or several

    def answers_on(self, place: int, symptoms: Sequence[Symptom]) -> tuple[int | None, ...]:
        """Return the answers of the date at this place in `dates`."""
        return tuple(self.ratings[symptom][place] for symptom in symptoms)

    def places_with(self, symptoms: Sequence[Symptom]) -> list[int]:
        """Return the places of dates with an answer to one of these symptoms, newest first."""
        columns = zip(*(self.ratings[symptom] for symptom in symptoms), strict=True)
        places = [place for place, answers in enumerate(columns) if any(each is not None for each in answers)]
        return places[::-1]


class Saying(StrEnum):
    """What can be said of one symptom: the most that was marked on any day, and no more than that."""

    NO_ANSWER = "no_answer"
    NOT_THERE = "not_there"
    A_LITTLE = "a_little"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Said:
    """One symptom in counts: `saying` held on `days` of the `of` days with an answer."""

    saying: Saying
    days: int
    of: int


def answered(records: Iterable[CheckInRecord]) -> Answered:
    """Return what every date says."""
    return Answered(merged_by_day(records))


def last_day(days: Collection[date], now: datetime) -> date:
    """Return the date that periods end on: in the small hours the day before, unless today has answers."""
    today = now.date()
    return today if today in days else offered_date(now)


def look_back(found: Answered, period: Period, last: date) -> LookBack:
    """Return what the period that ends on `last` says."""
    dates = period_dates(period, last, found.earliest)
    given = [found.days.get(day) for day in dates]
    ratings = {
        symptom: tuple(None if day is None else day[place] for day in given)
        for place, symptom in enumerate(SIX)
    }
    counts = count_days(found.days, dates)
    return LookBack(
        dates,
        ratings,
        {symptom: counts[symptom] for symptom in SIX},
        tuple(
            day
            for day, answers in zip(dates, given, strict=True)
            if answers is not None and any(answer is not None for answer in answers.six)
        ),
    )


def said(count: SymptomCount) -> Said:
    """Return what a count says in a sentence."""
    if not count.answered:
        return Said(Saying.NO_ANSWER, 0, 0)
    if count.high:
        return Said(Saying.HIGH, count.high, count.answered)
    if count.some:
        return Said(Saying.A_LITTLE, count.some, count.answered)
    return Said(Saying.NOT_THERE, count.answered, count.answered)


def period_holding(first: date, last: date) -> Period:
    """Return the shortest period that ends on `last` and begins on `first` or before."""
    for period in (Period.TWO_WEEKS, Period.SIX_WEEKS, Period.SEASON, Period.YEAR):
        if period_dates(period, last, None)[0] <= first:
            return period
    return Period.ALL
