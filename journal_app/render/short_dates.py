"""Dates as short as they can be said: "9 November", "9 Nov", "Nov 2026", in the order of the language."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QDate, QLocale

# The pieces of Qt's date patterns: quoted words, runs of one letter, anything else.
_PIECES = re.compile(r"'[^']*'|d+|M+|y+|[^'dMy]+")
_CLINGS = re.compile(r"[^\s,،(']*")  # "." in "9. November", "日" in "11月9日"

_WEEKDAY = re.compile(r"^dddd?[\s,،]*|[\s,،]*dddd?$")  # where nearly all languages have it: first or last


def day_and_month(locale: QLocale, day: date, *, short: bool = False) -> str:
    """Return "9 November", or "9 Nov" if `short`. No language has a form of its own for this in Qt."""
    pattern = _without_weekday_and_year(locale.dateFormat(QLocale.FormatType.LongFormat))
    if short:
        pattern = pattern.replace("MMMM", "MMM")
    return locale.toString(qdate(day), pattern)


def date_in_full(locale: QLocale, day: date, *, short: bool = False) -> str:
    """Return "9 November 2026", or "9 Nov 2026" if `short`: the long form of the language without weekday."""
    pattern = _WEEKDAY.sub("", locale.dateFormat(QLocale.FormatType.LongFormat))
    return locale.toString(qdate(day), pattern.replace("MMMM", "MMM") if short else pattern)


def month_name(locale: QLocale, day: date, *, short: bool = False) -> str:
    """Return "November", or "Nov" if `short`."""
    form = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return locale.standaloneMonthName(day.month, form)


def year_number(locale: QLocale, day: date) -> str:
    """Return "2026" in the digits of the language."""
    return locale.toString(qdate(day), "yyyy")


def qdate(day: date) -> QDate:
    """Return a day as Qt takes it."""
    return QDate(day.year, day.month, day.day)


def _without_weekday_and_year(pattern: str) -> str:
    """Return the part of a date pattern from its day to its month, or from its month to its day."""
    pieces = _PIECES.findall(pattern)
    wanted = [at for at, piece in enumerate(pieces) if piece in ("d", "dd") or piece.startswith("M")]
    first, last = wanted[0], wanted[-1]
    after = _CLINGS.match("".join(pieces[last + 1 : last + 2]))
    return "".join(pieces[first : last + 1]) + (after.group() if after else "")
