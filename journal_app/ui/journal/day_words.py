"""Days and times in words, as the person's own language writes them."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import QDate, QLocale, QTime


def as_qdate(day: date) -> QDate:
    """Return a day as Qt takes it."""
    return QDate(day.year, day.month, day.day)


def as_date(day: QDate) -> date:
    """Return a day that Qt gave."""
    return date(day.year(), day.month(), day.day())


def as_time(clock: QTime) -> time:
    """Return a time of day that Qt gave, to the minute."""
    return time(clock.hour(), clock.minute())


def day_words(locale: QLocale, day: date) -> str:
    """Return "Sunday, 22 November 2026"."""
    return locale.toString(as_qdate(day), QLocale.FormatType.LongFormat)


def month_words(locale: QLocale, day: date) -> str:
    """Return "November 2026"."""
    return f"{locale.standaloneMonthName(day.month)} {day.year}"


def weekday_words(locale: QLocale, day: date) -> str:
    """Return "Sun"."""
    return locale.standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat)


def time_words(locale: QLocale, at: datetime) -> str:
    """Return "21:40" or "9:40 PM"."""
    return locale.toString(QTime(at.hour, at.minute), time_pattern(locale))


def time_pattern(locale: QLocale) -> str:
    """Return the language's pattern for a time to the minute; "C" would say the seconds too."""
    return locale.timeFormat(QLocale.FormatType.ShortFormat).replace(":ss", "")
