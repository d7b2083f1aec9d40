"""What is said beside a day and a time that stay as they were written."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.entry import Entry, EntryId
from journal_app.domain.place_in_time import as_here, first_written, offset_name, other_time_here

HOME = timezone(timedelta(hours=1))
AWAY = timezone(timedelta(hours=-5))
AT = datetime(2026, 5, 8, 22, 10, tzinfo=HOME)

offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
instants = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=offsets)


@pytest.fixture
def summer_time(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A computer an hour east of Greenwich, two in summer."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system's clock can't be set for a test")
    monkeypatch.setenv("TZ", "HOME-1AWAY,M3.5.0,M10.5.0/3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def entry(day: date, at: datetime, written_at: datetime) -> Entry:
    return Entry(EntryId("a"), day, at, "", written_at, written_at)


def test_at_home_there_is_one_time_and_away_there_are_two() -> None:
    assert other_time_here(AT, datetime(2026, 6, 1, tzinfo=HOME)) is None
    here = other_time_here(AT, datetime(2026, 6, 1, tzinfo=AWAY))
    assert here == AT
    assert here is not None
    assert (here.hour, here.minute, here.utcoffset()) == (16, 10, timedelta(hours=-5))


@pytest.mark.usefixtures("summer_time")
def test_a_page_of_summer_is_from_here_in_winter_too() -> None:
    winter = datetime(2026, 12, 1, 12, tzinfo=HOME)
    written_in_summer = datetime(2026, 7, 1, 21, tzinfo=timezone(timedelta(hours=2)))
    assert other_time_here(written_in_summer, winter) is None
    there = datetime(2026, 7, 1, 21, tzinfo=HOME)
    assert other_time_here(there, winter) is not None


@given(instants, instants)
def test_it_is_the_same_instant_anywhere(at: datetime, now: datetime) -> None:
    assert as_here(at, now) == at


@pytest.mark.parametrize(
    ("minutes", "name"), [(0, "UTC"), (60, "UTC+1"), (-210, "UTC−3:30"), (345, "UTC+5:45"), (-720, "UTC−12")]
)
def test_offsets_have_short_names(minutes: int, name: str) -> None:
    assert offset_name(AT.replace(tzinfo=timezone(timedelta(minutes=minutes)))) == name


def test_the_first_writing_is_told_only_of_another_day() -> None:
    evening = entry(AT.date(), AT, AT)
    assert first_written(evening) is None
    after_midnight = AT + timedelta(hours=3)
    assert first_written(replace(evening, written_at=after_midnight)) is None
    later = AT + timedelta(days=9)
    assert first_written(replace(evening, written_at=later)) == later


def test_a_time_beyond_the_calendar_stays_as_it_is() -> None:
    first = datetime.min.replace(tzinfo=HOME)
    assert as_here(first, datetime(2026, 1, 1, tzinfo=AWAY)) == first
    assert as_here(datetime.max.replace(tzinfo=UTC), datetime(2026, 1, 1, tzinfo=HOME)).year == date.max.year
