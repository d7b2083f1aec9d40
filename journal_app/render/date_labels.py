"""The few dates under a picture of many days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFontMetricsF

from journal_app.render.day_columns import Column, Span
from journal_app.render.short_dates import day_and_month, month_name, year_number

_EVERY = {
    Span.DAY: (7, 14, 28, 56),  # in days
    Span.WEEK: (1, 2, 3, 6, 12),  # in months
    Span.MONTH: (12, 24, 60),
    Span.QUARTER: (12, 24, 60),
    Span.YEAR: (12, 24, 60),
}

Label = tuple[float, str]
"""Where a date starts, and its words."""


def date_labels(
    columns: Sequence[Column],
    span: Span,
    pitch: float,
    width: float,
    metrics: QFontMetricsF,
    locale: QLocale,
) -> list[Label]:
    """Return dates for columns that are `pitch` apart, inside `width`, with clear space between any two.

    The first and the last column come before all others, then every week, month or year that has room.
    """
    gap = metrics.horizontalAdvance("00")

    def label(at: int, words: str) -> Label:
        size = metrics.horizontalAdvance(words)
        centre = (at + 0.5) * pitch
        return max(0.0, min(centre - size / 2, width - size)), words

    def end(one: Label) -> float:
        return one[0] + metrics.horizontalAdvance(one[1]) + gap

    if not columns:
        return []
    ends = [label(0, _end_words(columns, 0, span, locale))]
    if len(columns) > 1:
        last = label(len(columns) - 1, _end_words(columns, -1, span, locale))
        if end(ends[0]) <= last[0]:
            ends.append(last)
    if len(ends) < 2:
        return ends
    for every in _EVERY[span]:
        between = [label(at, _words(columns[at].first, span, locale)) for at in _stops(columns, span, every)]
        between = [one for one in between if end(one) <= ends[1][0]]
        if span is not Span.DAY:  # the first month or year is seldom whole
            between = [one for one in between if end(ends[0]) <= one[0]]
        if all(end(one) <= other[0] for one, other in pairwise([ends[0], *between])):
            return [ends[0], *between, ends[1]]
    return ends


def _stops(columns: Sequence[Column], span: Span, every: int) -> list[int]:
    """Return the columns that may be labelled: each so many days on, or where such a month begins."""
    if span is Span.DAY:
        return list(range(every, len(columns), every))
    months = [_month(column.first) for column in columns]
    return [
        at
        for at, (before, month) in enumerate(pairwise(months), start=1)
        if before // every != month // every
    ]


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _words(day: date, span: Span, locale: QLocale) -> str:
    if span is Span.DAY:
        return day_and_month(locale, day, short=True)
    if span is Span.WEEK:
        return month_name(locale, day, short=True)
    return year_number(locale, day)


def _end_words(columns: Sequence[Column], at: int, span: Span, locale: QLocale) -> str:
    """Return the date of the first or last column. Only these say a year, and only if there are several."""
    day = columns[at].first if at == 0 else columns[at].last
    if span is Span.DAY:
        return day_and_month(locale, day, short=True)
    if span is Span.YEAR:
        return year_number(locale, day)
    return f"{month_name(locale, day, short=True)} {year_number(locale, day)}"
