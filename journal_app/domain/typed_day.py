"""A day as people type it: "15", "3/15", "15 March", "2025-03-15"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date

_TOKENS = re.compile(r"\d+|[^\W\d_]+")
_LEAST_LETTERS = 3
"""Letters by which a month is known."""

_FIRST_YEAR = 1000
"""A year below is one that is not typed to its end."""

_AHEAD = 20
"""Years after the one in sight that two digits may still mean; beyond it is the century before."""


def typed_day(text: str, near: date, order: str, months: Sequence[str]) -> date | None:
    """Return the day that `text` means, or None if it means none.

    What is not said is taken from `near`: its month, its year. `order` has the letters d, m and y as the
    person's language writes them in numbers; `months` are the names of the twelve, in lower case. A number
    that can't be a month is the day, whatever the order.
    """
    tokens = _TOKENS.findall(text.casefold())
    numbers = [token for token in tokens if token.isdecimal()]
    named = [month for token in tokens if not token.isdecimal() and (month := _month_of(token, months))]
    with suppress(ValueError, OverflowError):  # a 31 June, a year 0, a telephone number
        if len(named) == 1:
            return _with_month(numbers, named[0], near)
        if not named:
            return _in_numbers(_parted(numbers, order), near, order)
    return None


def _month_of(word: str, months: Sequence[str]) -> int | None:
    if len(word) >= _LEAST_LETTERS:
        for number, month in enumerate(months, start=1):
            if month.startswith(word):
                return number
    return None


def _with_month(numbers: Sequence[str], month: int, near: date) -> date | None:
    match numbers:
        case [year] if len(year) == len("2025"):
            return date(_year(year, near), month, 1)
        case [day]:
            return date(near.year, month, int(day))
        case [year, day] if len(year) == len("2025"):
            return date(_year(year, near), month, int(day))
        case [day, year]:
            return date(_year(year, near), month, int(day))
    return None


def _parted(numbers: list[str], order: str) -> list[str]:
    """Take eight digits without a space apart: "15032025"."""
    if len(numbers) != 1 or len(numbers[0]) != len("15032025"):
        return numbers
    digits = numbers[0]
    if order.startswith("y"):
        return [digits[:4], digits[4:6], digits[6:]]
    return [digits[:2], digits[2:4], digits[4:]]


def _in_numbers(numbers: Sequence[str], near: date, order: str) -> date | None:
    match numbers:
        case [day]:
            return date(near.year, near.month, int(day))
        case [first, second]:
            return date(near.year, *_month_and_day(first, second, order))
        case [year, month, day] if len(year) == len("2025") or order.startswith("y"):
            return date(_year(year, near), int(month), int(day))
        case [first, second, year]:
            return date(_year(year, near), *_month_and_day(first, second, order))
    return None


def _month_and_day(first: str, second: str, order: str) -> tuple[int, int]:
    day, month = int(first), int(second)
    if order.index("m") < order.index("d"):
        day, month = month, day
    return (day, month) if month > 12 >= day else (month, day)


def _year(digits: str, near: date) -> int:
    if len(digits) > 2:
        if int(digits) < _FIRST_YEAR:
            raise ValueError
        return int(digits)
    year = near.year - near.year % 100 + int(digits)
    return year - 100 if year > near.year + _AHEAD else year
