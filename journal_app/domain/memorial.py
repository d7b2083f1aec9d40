"""What a person keeps in the Remember room: losses, words, days that matter, days a candle was lit."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NewType

LossId = NewType("LossId", str)

FOR_ALL = LossId("")
"""In place of a loss: the candle was lit for all of them, or for none by name."""

_WHEN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class When:
    """A day, a month, or only a year: as much as the person knows or wants to say."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def kept(self) -> str:
        """Return "2026-03-14", "2026-03" or "2026"."""
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)

    @property
    def first(self) -> date:
        """Return the first day that is meant."""
        return date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def read(cls, kept: str) -> When:
        """Return what `kept` says. Raises ValueError if that is no day, month or year."""
        found = _WHEN.fullmatch(kept)
        if found is None:
            raise ValueError
        year, month, day = (None if part is None else int(part) for part in found.groups())
        assert year is not None
        when = cls(year, month, day)
        _ = when.first  # raises for a month or a day that is not there
        return when


@dataclass(frozen=True, slots=True)
class WordsFrom:
    """What somebody said or wrote."""

    who: str = field(default="", repr=False)
    words: str = field(default="", repr=False)

    @property
    def is_empty(self) -> bool:
        """True if nothing is written."""
        return not (self.who.strip() or self.words.strip())


@dataclass(frozen=True, slots=True)
class Loss:
    """One loss. Everything about it may stay empty, also the name. Its photos are kept beside it."""

    id: LossId
    name: str = field(default="", repr=False)
    when: When | None = field(default=None, repr=False)
    letter: str = field(default="", repr=False)
    words: tuple[WordsFrom, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptDate:
    """A date that matters, once or each year, and what the person means to do on it.

    `note`: whether Today may say the day before that there is one. It never says which.
    """

    day: date = field(repr=False)
    words: str = field(default="", repr=False)
    yearly: bool = True
    note: bool = False
    plan: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class CandleDay:
    """A day on which a candle was lit, for one loss or FOR_ALL. Nobody counts them."""

    day: date
    loss: LossId = FOR_ALL


@dataclass(frozen=True, slots=True)
class Memorial:
    """All of it but the photos. It is read and written as a whole.

    `on_today`: whether Today may offer to light a candle. Off until the person switches it on.
    """

    losses: tuple[Loss, ...] = ()
    dates: tuple[KeptDate, ...] = ()
    candles: tuple[CandleDay, ...] = ()
    on_today: bool = False


NOTHING_KEPT = Memorial()


def comes_on(kept: KeptDate, day: date) -> bool:
    """Whether a date falls on this day. One on 29 February comes on the 28th of other years."""
    if not kept.yearly or kept.day > day:
        return kept.day == day
    last = 29 if calendar.isleap(day.year) else 28
    wanted = min(kept.day.day, last) if kept.day.month == 2 else kept.day.day
    return (day.month, day.day) == (kept.day.month, wanted)


def noted_tomorrow(dates: Sequence[KeptDate], today: date) -> bool:
    """Whether tomorrow is a date of which the person wants to hear the day before."""
    tomorrow = today + timedelta(days=1)
    return any(kept.note and comes_on(kept, tomorrow) for kept in dates)


def lit(candles: Sequence[CandleDay], day: date, loss: LossId = FOR_ALL) -> tuple[CandleDay, ...]:
    """Return the days with this one, in order, each once."""
    return tuple(sorted({*candles, CandleDay(day, loss)}, key=lambda each: (each.day, each.loss)))
