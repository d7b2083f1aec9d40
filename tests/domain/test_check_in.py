"""Check-ins as a person sees them: records, periods and counts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.care.events import CheckIn, CheckInDeleted, CheckInId, Event
from journal_app.domain.care.ratings import Ratings, Symptom
from journal_app.domain.care.stored import read_event
from journal_app.domain.care.writing import event_fields
from journal_app.domain.check_in import (
    CheckInForm,
    CheckInRecord,
    Period,
    count_days,
    merged_by_day,
    period_dates,
    records_of,
)

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
DAY = date(2026, 11, 20)
A_LITTLE = Ratings(1)
rating = st.none() | st.integers(0, 3)
ratings = st.builds(Ratings, *[rating] * len(Symptom))


def saved(id: str, rev: int, ratings: Ratings = A_LITTLE, day: date = DAY) -> CheckIn:
    return CheckIn(at=NOON + timedelta(minutes=rev), id=CheckInId(id), rev=rev, for_date=day, ratings=ratings)


def record(ratings: Ratings, day: date = DAY) -> CheckInRecord:
    return CheckInRecord(CheckInId("a"), 1, day, NOON, NOON, ratings)


def test_the_highest_revision_counts_and_of_equal_ones_the_last_stored() -> None:
    events: list[Event] = [saved("a", 2, Ratings(3)), saved("a", 1, Ratings(0)), saved("a", 2, Ratings(2))]
    (found,) = records_of(events, {"a": "words"})
    assert (found.ratings, found.note) == (Ratings(2), "words")


def test_a_deletion_takes_the_record_away_and_a_later_revision_brings_it_back() -> None:
    gone = CheckInDeleted(at=NOON, id=CheckInId("a"), rev=2)
    assert records_of([saved("a", 1), gone], {}) == []
    assert len(records_of([saved("a", 1), gone, saved("a", 3)], {})) == 1


def test_of_several_check_ins_on_a_date_the_highest_answer_stands() -> None:
    days = merged_by_day([record(Ratings(1, None, 3)), record(Ratings(2, 0, None))])
    assert days == {DAY: Ratings(2, 0, 3)}


@given(st.lists(ratings, max_size=20))
def test_a_day_without_an_answer_is_in_no_count(given_ratings: list[Ratings]) -> None:
    dates = [DAY - timedelta(days=back) for back in range(len(given_ratings))]
    days = dict(zip(dates, given_ratings, strict=True))
    counts = count_days(days, [*dates, DAY + timedelta(days=1)])
    for place, symptom in enumerate(Symptom):
        answers = [one[place] for one in given_ratings if one[place] is not None]
        count = counts[symptom]
        assert count.answered == len(answers)
        assert count.answered >= count.some >= count.high >= count.top


@pytest.mark.parametrize(
    ("period", "days"),
    [(Period.TWO_WEEKS, 14), (Period.SIX_WEEKS, 42), (Period.SEASON, 92), (Period.YEAR, 365)],
)
def test_a_period_ends_today(period: Period, days: int) -> None:
    dates = period_dates(period, DAY, None)
    assert (len(dates), dates[-1], dates[0]) == (days, DAY, DAY - timedelta(days=days - 1))


def test_all_begins_with_the_first_check_in_and_is_never_less_than_two_weeks() -> None:
    assert period_dates(Period.ALL, DAY, DAY - timedelta(days=400))[0] == DAY - timedelta(days=400)
    assert len(period_dates(Period.ALL, DAY, DAY)) == 14
    assert len(period_dates(Period.ALL, DAY, None)) == 14


@pytest.mark.parametrize(("answer", "asks"), [(None, False), (0, False), (1, True), (2, True), (3, True)])
def test_a_form_asks_for_help_from_the_first_answer_above_no(answer: int | None, asks: bool) -> None:
    assert CheckInForm(DAY, Ratings(suicidal=answer)).asks_for_help is asks


def test_no_answer_and_no_note_stand_in_a_repr() -> None:
    assert "Ratings" not in repr(CheckInForm(DAY, Ratings(3), "zanzibarquill"))
    assert "zanzibarquill" not in repr(CheckInForm(DAY, Ratings(3), "zanzibarquill"))


@given(ratings, st.integers(1, 9))
def test_a_check_in_is_written_and_read_back_the_same(one: Ratings, rev: int) -> None:
    event = saved("a", rev, one)
    assert read_event(0, event_fields(event)) == event
