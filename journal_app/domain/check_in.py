"""Check-ins as a person sees them: records of days, periods to look back on, and counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from journal_app.domain.care.constants import RULES_V1 as R
from journal_app.domain.care.days import SymptomCount, counted, highest
from journal_app.domain.care.events import CheckIn, CheckInDeleted, CheckInId, Event
from journal_app.domain.care.ratings import Ratings, Symptom


@dataclass(frozen=True, slots=True)
class CheckInRecord:
    """A check-in as it stands: the newest of its revisions, and its note.

    `for_date` is a label, never recomputed. `first_at` and `at` are when it was first and last saved.
    """

    id: CheckInId
    rev: int
    for_date: date
    first_at: datetime
    at: datetime
    ratings: Ratings = field(repr=False)
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class CheckInForm:
    """What stands in the form: a new check-in (`id` is None), or a changed one."""

    for_date: date
    ratings: Ratings = field(repr=False)
    note: str = field(default="", repr=False)
    id: CheckInId | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered and nothing written."""
        return all(rating is None for rating in self.ratings) and not self.note.strip()

    @property
    def asks_for_help(self) -> bool:
        """Whether the question about thoughts of not being here stands at an answer above "no"."""
        return (self.ratings.suicidal or 0) >= R.suicidal_from


class Period(StrEnum):
    """How far a person looks back."""

    TWO_WEEKS = "two_weeks"
    SIX_WEEKS = "six_weeks"
    SEASON = "season"
    YEAR = "year"
    ALL = "all"


_DAYS = {Period.TWO_WEEKS: 14, Period.SIX_WEEKS: 42, Period.SEASON: 92, Period.YEAR: 365}


def period_dates(period: Period, today: date, earliest: date | None) -> tuple[date, ...]:
    """Return the dates of a period that ends today, oldest first.

    `earliest` is the first date with a check-in; it decides where ALL begins (two weeks if there is none).
    """
    days = _DAYS[Period.TWO_WEEKS]
    if period is not Period.ALL:
        days = _DAYS[period]
    elif earliest is not None:
        days = max(days, (today - earliest).days + 1)
    return tuple(today - timedelta(days=back) for back in reversed(range(days)))


def records_of(events: Iterable[Event], notes: Mapping[str, str]) -> list[CheckInRecord]:
    """Return the check-ins as they stand, newest date first; deleted ones are left out.

    The highest `rev` of an id counts; of equal revs the last stored.
    """
    newest: dict[CheckInId, CheckIn | CheckInDeleted] = {}
    first: dict[CheckInId, datetime] = {}
    for event in events:
        if isinstance(event, CheckIn | CheckInDeleted):
            first.setdefault(event.id, event.at)
            if event.id not in newest or event.rev >= newest[event.id].rev:
                newest[event.id] = event
    records = [
        CheckInRecord(
            event.id,
            event.rev,
            event.for_date,
            first[event.id],
            event.at,
            event.ratings,
            notes.get(event.id, ""),
        )
        for event in newest.values()
        if isinstance(event, CheckIn)
    ]
    return sorted(records, key=lambda record: (record.for_date, record.first_at), reverse=True)


def merged_by_day(records: Iterable[CheckInRecord]) -> dict[date, Ratings]:
    """Return what each date says: the highest answer to each question where it has several check-ins."""
    days: dict[date, Ratings] = {}
    for record in records:
        before = days.get(record.for_date)
        days[record.for_date] = record.ratings if before is None else highest(before, record.ratings)
    return days


def count_days(days: Mapping[date, Ratings], dates: Iterable[date]) -> dict[Symptom, SymptomCount]:
    """Count how often each symptom was marked on `dates`. Days without an answer are in no count."""
    given = [days[day] for day in dates if day in days]
    return {symptom: counted(ratings[place] for ratings in given) for place, symptom in enumerate(Symptom)}
