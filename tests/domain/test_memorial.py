"""Days, months and years as they are kept; when a date comes; a candle's days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.memorial import (
    CandleDay,
    KeptDate,
    LossId,
    When,
    comes_on,
    lit,
    noted_tomorrow,
)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(1, 3))
def test_a_day_a_month_or_a_year_comes_back_as_it_was_kept(day: date, parts: int) -> None:
    when = When(*(day.year, day.month, day.day)[:parts])
    assert When.read(when.kept) == when
    assert when.first <= day


@pytest.mark.parametrize("kept", ["", "26", "2026-13", "2026-02-30", "2026-2", "soon"])
def test_what_is_no_day_is_refused(kept: str) -> None:
    with pytest.raises(ValueError):
        When.read(kept)


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(1, 12))
def test_a_yearly_date_comes_once_in_each_later_year_and_never_before_itself(day: date, years: int) -> None:
    kept = KeptDate(day)
    year = day.year + years
    first = date(year, 1, 1)
    hits = [d for n in range(366) if comes_on(kept, d := first + timedelta(n)) and d.year == year]
    assert len(hits) == 1
    assert not any(comes_on(kept, day - timedelta(n)) for n in range(1, 800))
    assert comes_on(kept, day)


def test_a_date_that_comes_once_does_not_come_again() -> None:
    kept = KeptDate(date(2026, 3, 14), yearly=False)
    assert comes_on(kept, date(2026, 3, 14))
    assert not comes_on(kept, date(2027, 3, 14))


def test_today_hears_of_tomorrow_only_where_the_person_asked() -> None:
    day = date(2026, 3, 14)
    before = day - timedelta(days=1)
    assert not noted_tomorrow((KeptDate(day),), before)
    assert noted_tomorrow((KeptDate(day, note=True),), before)
    assert not noted_tomorrow((KeptDate(day, note=True),), day)


def test_a_candle_lit_twice_on_a_day_is_one_day() -> None:
    day, wren = date(2026, 3, 14), LossId("wren")
    once = lit((), day)
    assert lit(once, day) == once == (CandleDay(day),)
    assert lit(once, day, wren) == (CandleDay(day), CandleDay(day, wren))
