"""Looking back: what a period says of each symptom, and never of all together."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.care.days import SymptomCount
from journal_app.domain.care.ratings import SIX, Ratings, Symptom
from journal_app.domain.check_in import Period, count_days, period_dates
from journal_app.domain.look_back import Answered, Said, Saying, last_day, look_back, period_holding, said

LAST = date(2026, 5, 8)
EAST = timezone(timedelta(hours=2))

rating = st.none() | st.integers(0, 3)
days_back = st.dictionaries(st.integers(0, 120), st.builds(Ratings, *[rating] * len(Symptom)), max_size=40)


def days_of(back: dict[int, Ratings]) -> dict[date, Ratings]:
    return {LAST - timedelta(days=ago): ratings for ago, ratings in back.items()}


@given(days_back, st.sampled_from(Period))
def test_what_is_said_of_a_symptom_is_what_count_days_counts(
    back: dict[int, Ratings], period: Period
) -> None:
    days = days_of(back)
    found = look_back(Answered(days), period, LAST)
    counts = count_days(days, period_dates(period, LAST, min(days, default=None)))
    assert found.counts == {symptom: counts[symptom] for symptom in SIX}
    for symptom in SIX:
        count, words = counts[symptom], said(found.counts[symptom])
        assert words.of == count.answered
        expected = {
            Saying.NO_ANSWER: 0,
            Saying.NOT_THERE: count.answered,
            Saying.A_LITTLE: count.some,
            Saying.HIGH: count.high,
        }
        assert words.days == expected[words.saying]


@given(days_back, st.sampled_from(Period))
def test_pictures_and_tables_show_the_answers_that_were_given(
    back: dict[int, Ratings], period: Period
) -> None:
    days = days_of(back)
    found = look_back(Answered(days), period, LAST)
    nothing = Ratings()
    for place, day in enumerate(found.dates):
        assert found.answers_on(place, SIX) == days.get(day, nothing).six
    places = found.places_with(SIX)
    assert [found.dates[place] for place in places] == sorted(found.answered, reverse=True)


def test_the_question_about_not_being_here_is_in_nothing() -> None:
    found = look_back(Answered({LAST: Ratings(suicidal=3)}), Period.TWO_WEEKS, LAST)
    assert Symptom.SUICIDAL not in found.ratings
    assert Symptom.SUICIDAL not in found.counts
    assert found.answered == (), "a day with that answer alone is no day of the six"


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (SymptomCount(0, 0, 0, 0), Said(Saying.NO_ANSWER, 0, 0)),
        (SymptomCount(9, 0, 0, 0), Said(Saying.NOT_THERE, 9, 9)),
        (SymptomCount(9, 4, 0, 0), Said(Saying.A_LITTLE, 4, 9)),
        (SymptomCount(9, 4, 1, 0), Said(Saying.HIGH, 1, 9)),
        (SymptomCount(9, 4, 3, 3), Said(Saying.HIGH, 3, 9)),
    ],
)
def test_the_highest_that_was_marked_decides_what_is_said(count: SymptomCount, expected: Said) -> None:
    assert said(count) == expected


@given(st.integers(0, 4000))
def test_a_period_for_given_days_holds_them_and_no_shorter_one_does(ago: int) -> None:
    first = LAST - timedelta(days=ago)
    period = period_holding(first, LAST)
    assert period_dates(period, LAST, first)[0] <= first
    shorter = list(Period)[: list(Period).index(period)]
    assert all(period_dates(each, LAST, None)[0] > first for each in shorter)


def test_in_the_small_hours_a_period_ends_the_day_before_unless_today_has_answers() -> None:
    night = datetime(2026, 5, 8, 2, 0, tzinfo=EAST)
    assert last_day([], night) == date(2026, 5, 7)
    assert last_day([LAST], night) == LAST
    assert last_day([], night.replace(hour=9)) == LAST
