"""When a reminder comes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.reminder import PATIENCE, first_reminder, is_due, is_past, read_reminder

EVENING = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)


def test_the_next_one_is_today_if_its_time_is_still_to_come_else_tomorrow() -> None:
    assert first_reminder(time(20, 30), EVENING) == "2026-11-23T20:30"
    assert first_reminder(time(20, 0), EVENING) == "2026-11-24T20:00"


def test_an_evening_can_be_left_out() -> None:
    assert first_reminder(time(20, 30), EVENING, date(2026, 11, 24)) == "2026-11-24T20:30"


def test_a_reminder_that_was_slept_through_is_not_made_up_for() -> None:
    moment = datetime(2026, 11, 23, 20, 0)
    assert is_due(moment, EVENING)
    assert is_due(moment, EVENING + PATIENCE)
    assert not is_due(moment, EVENING + PATIENCE + timedelta(minutes=1))
    assert is_past(moment, EVENING + timedelta(days=3))
    assert not is_past(moment, EVENING - timedelta(minutes=1))


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)), st.times())
def test_what_is_stored_is_read_and_lies_ahead(now: datetime, at: time) -> None:
    at = at.replace(second=0, microsecond=0)
    moment = read_reminder(first_reminder(at, now))
    assert moment is not None
    assert now < moment <= now + timedelta(days=1)


@given(st.text())
def test_anything_else_is_no_reminder(stored: str) -> None:
    moment = read_reminder(stored)
    assert moment is None or moment.tzinfo is None
