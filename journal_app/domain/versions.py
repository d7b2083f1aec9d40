"""Earlier versions of an entry: when one is kept, and which stay as time goes by.

What was written before is kept when a stretch of writing ends, and before anything large goes. The
older a version, the fewer stay beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NewType

VersionId = NewType("VersionId", int)

STRETCH = timedelta(minutes=10)
"""Of a stretch of writing only its end is kept: who wants something back remembers it so closely."""

FINE_FOR = timedelta(hours=1)
"""So long every stretch stays: the last sitting can be gone through."""

HOURLY_FOR = timedelta(days=1)
"""So long one an hour stays: what was written today."""

DAILY_FOR = timedelta(days=30)
"""So long one a day stays, as long as the bin keeps things. Later one a MONTH."""

MONTH = timedelta(days=30)
"""Each step is a whole number of the finer ones: thinning early takes nothing thinning late would keep."""

LARGE_LOSS = 200
"""Characters that go between two saves, about a short paragraph: the version before stays for good."""

SMALL_LOSS = 20
"""Characters from which on it is a loss too, if half of what was there goes with them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A kept version without its words: when it was written, how long it is, whether it stays for good."""

    id: VersionId
    kept_at: datetime
    length: int
    stays: bool = False


@dataclass(frozen=True, slots=True)
class EntryVersion:
    """What an entry said before. `kept_at` is when it was last changed to that."""

    id: VersionId
    kept_at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Keeping:
    """What to do with the text that is being replaced: keep it or not, and whether it stays for good.

    `newest_stays`: a loss that went on over several saves began at the newest version, which stays.
    """

    keep: bool
    stays: bool = False
    newest_stays: bool = False


def keeping(old: str, old_at: datetime, new: str, new_at: datetime, newest: Mark | None) -> Keeping:
    """Decide about the text `old`, last changed at `old_at`, which `new` replaces at `new_at`."""
    if old == new or not old.strip():
        return Keeping(keep=False)
    if is_loss(old, new):
        return Keeping(keep=True, stays=True)
    began_at_newest = newest is not None and not newest.stays and _is_large(newest.length, len(new))
    shrinks = len(new) < len(old)
    peak_is_kept = (
        newest is not None
        and newest.length >= len(old)
        and _slot(newest.kept_at, STRETCH) == _slot(old_at, STRETCH)
    )
    ends = _slot(old_at, STRETCH) != _slot(new_at, STRETCH)
    return Keeping(ends or (shrinks and not peak_is_kept), newest_stays=began_at_newest)


def is_loss(old: str, new: str) -> bool:
    """True if much of `old` is not in `new`: a paragraph, half of a short text, or all of it."""
    if not new.strip():
        return bool(old.strip())
    start = _same_start(old, new)
    most = min(len(old), len(new)) - start
    end = _same_start(old[::-1][:most], new[::-1][:most])
    return _is_large(len(old), start + end)


def thinned(marks: Sequence[Mark], now: datetime) -> frozenset[VersionId]:
    """Return which versions stay: by age the newest of a stretch, hour, day or month; and those for good."""
    kept: dict[tuple[timedelta, int], Mark] = {}
    for mark in sorted(marks, key=lambda mark: (mark.kept_at, mark.id)):
        step = _step(now - mark.kept_at)
        kept[step, _slot(mark.kept_at, step)] = mark
    return frozenset(mark.id for mark in kept.values()) | {mark.id for mark in marks if mark.stays}


def _step(age: timedelta) -> timedelta:
    if age < FINE_FOR:
        return STRETCH
    if age < HOURLY_FOR:
        return timedelta(hours=1)
    return timedelta(days=1) if age < DAILY_FOR else MONTH


def _slot(instant: datetime, step: timedelta) -> int:
    return int(instant.timestamp() // step.total_seconds())


def _is_large(before: int, left: int) -> bool:
    lost = before - left
    return lost >= LARGE_LOSS or (lost >= SMALL_LOSS and 2 * lost >= before)


def _same_start(one: str, other: str) -> int:
    """Return how many characters two texts have in common from their start, by halving."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
