"""When a reminder comes. It has no content, and it never catches up on what was missed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

PATIENCE = timedelta(minutes=30)
"""A reminder later than this after its time is left out: the computer slept, or the app was closed."""


def read_reminder(stored: str) -> datetime | None:
    """Return the local date and time of the next reminder, or None for none or what can't be read."""
    try:
        moment = datetime.fromisoformat(stored)
    except ValueError:
        return None
    return None if moment.tzinfo else moment


def first_reminder(at: time, now: datetime, not_before: date | None = None) -> str:
    """Return the next time `at` comes round after `now`, on `not_before` at the earliest, to be stored."""
    day = now.date() if now.time() < at else now.date() + timedelta(days=1)
    day = max(day, not_before or day)
    return datetime.combine(day, at).isoformat(timespec="minutes")


def is_due(moment: datetime, now: datetime) -> bool:
    """Whether a reminder is to be shown now: its time has come, and is not long past."""
    late = now.replace(tzinfo=None) - moment
    return timedelta() <= late <= PATIENCE


def is_past(moment: datetime, now: datetime) -> bool:
    """Whether the time of a reminder has come."""
    return now.replace(tzinfo=None) >= moment
