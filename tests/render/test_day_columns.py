"""Days are gathered only when they must be, and nothing is made up on the way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.render.day_columns import Answers, Span, gather, gather_to_fit, sum_up, sum_up_column

DAY = date(2026, 11, 22)  # a Sunday
RATINGS = st.lists(st.none() | st.integers(0, 3), max_size=40)


def _days(length: int) -> list[date]:
    return [DAY - timedelta(days=length - 1 - n) for n in range(length)]


@pytest.mark.parametrize(
    ("length", "width", "span"),
    [
        (14, 250, Span.DAY),
        (42, 250, Span.DAY),
        (92, 500, Span.DAY),
        (92, 450, Span.WEEK),
        (101, 5000, Span.WEEK),
        (366, 300, Span.WEEK),
        (366, 200, Span.MONTH),
        (3653, 650, Span.MONTH),
        (3653, 400, Span.QUARTER),
        (3653, 100, Span.YEAR),
        (3653, 1, Span.YEAR),
    ],
)
def test_a_column_is_never_thinner_than_asked_for_and_no_coarser_than_needed(
    length: int, width: float, span: Span
) -> None:
    found, columns = gather_to_fit(_days(length), width, 5)
    assert found is span
    assert len(columns) * 5 <= width or span is Span.YEAR


@given(length=st.integers(0, 800), span=st.sampled_from(Span), first_weekday=st.sampled_from([1, 6, 7]))
def test_every_day_is_in_one_column(length: int, span: Span, first_weekday: int) -> None:
    days = _days(length)
    columns = gather(days, span, first_weekday)
    assert [place for column in columns for place in column.places] == list(range(length))
    for column in columns:
        assert (column.first, column.last) == (days[column.places[0]], days[column.places[-1]])


@pytest.mark.parametrize("first_weekday", [1, 7])
def test_a_week_begins_on_the_first_weekday_of_the_place(first_weekday: int) -> None:
    columns = gather(_days(30), Span.WEEK, first_weekday)
    assert {column.first.isoweekday() for column in columns[1:]} == {first_weekday}


@given(RATINGS)
def test_what_is_shown_for_several_days_was_answered_on_most_of_them(ratings: list[int | None]) -> None:
    answers = sum_up(ratings)
    given_ones = [rating for rating in ratings if rating is not None]
    assert answers.answered == len(given_ones)
    if answers.rating is None:
        assert not given_ones
        return
    assert answers.times == given_ones.count(answers.rating)
    for rating in range(4):
        rival = given_ones.count(rating)
        assert rival < answers.times or (rival == answers.times and rating <= answers.rating)


def test_of_two_given_equally_often_it_is_the_higher() -> None:
    assert sum_up([0, 0, 3, 3, None]) == Answers(3, 2, 4)


def test_a_column_counts_its_own_days_only() -> None:
    days = _days(8)  # Sunday, then the week from Monday to Sunday
    first, second = gather(days, Span.WEEK)
    ratings = [3, 1, 1, None, None, 2, None, None]
    assert sum_up_column(ratings, first) == Answers(3, 1, 1)
    assert sum_up_column(ratings, second) == Answers(1, 2, 3)


def test_answers_stay_out_of_messages() -> None:
    assert "3" not in repr(Answers(3, 3, 3))
