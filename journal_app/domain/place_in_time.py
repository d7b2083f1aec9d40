"""When a page was written, for somebody who may be elsewhere by now.

A day is a label and a wall time stays as it was written; here is only what may be said beside them.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from journal_app.domain.entry import Entry, diary_day


def as_here(at: datetime, now: datetime) -> datetime:
    """Return the same instant by the clocks where `now` is, summer time or not as it was then.

    This computer's rules are used if `now` is by them; else, and for times they do not reach, the offset
    of `now`.
    """
    try:
        if now.astimezone().utcoffset() == now.utcoffset():
            return at.astimezone()
        return at.astimezone(now.tzinfo)
    except (OverflowError, OSError, ValueError):
        return at


def other_time_here(at: datetime, now: datetime) -> datetime | None:
    """Return what the clocks here said when it was `at` there; None if they said the same."""
    here = as_here(at, now)
    return None if here.utcoffset() == at.utcoffset() else here


def offset_name(at: datetime) -> str:
    """Return "UTC", "UTC+1" or "UTC−3:30"."""
    minutes = round((at.utcoffset() or timedelta()) / timedelta(minutes=1))
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def first_written(entry: Entry) -> datetime | None:
    """Return the instant of the first save if it was on another day than the one the entry is for."""
    at = entry.written_at
    return None if entry.day in (at.date(), diary_day(at)) else at
