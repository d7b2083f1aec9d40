"""What a person notes about her body beside the log of care: words of a day, and a change to the log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from enum import StrEnum
from math import isfinite

from journal_app.domain.care.events import Event
from journal_app.domain.errors import Trouble
from journal_app.domain.translation import marked


@dataclass(frozen=True, slots=True)
class BodyNote:
    """A few words of a day, and what was taken on it. `day` is a label."""

    day: date
    words: str = field(default="", repr=False)
    medicines: str = field(default="", repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said."""
        return not (self.words.strip() or self.medicines.strip())


@dataclass(frozen=True, slots=True)
class Change:
    """Lines that go out of the log for good, and lines that come in at its end: both or neither.

    A line of the log itself is never altered: what is corrected goes out, and comes in as it is now.
    """

    out: tuple[Event, ...] = field(default=(), repr=False)
    put: tuple[Event, ...] = field(default=(), repr=False)


def changed(events: Sequence[Event], changes: Iterable[Change]) -> list[Event]:
    """Return the log as it will be when these changes are stored; what they put in has no `seq` yet."""
    known = list(events)
    for change in changes:
        for gone in change.out:
            at = place_of(gone, known)
            if at is not None:
                del known[at]
        known += [replace(event, seq=None) for event in change.put]
    return known


def numbered(events: Sequence[Event]) -> list[Event]:
    """Give events that are not stored yet their places, behind those that are, for the rules."""
    last = max((event.seq for event in events if event.seq is not None), default=0)
    placed: list[Event] = []
    for event in events:
        if event.seq is None:
            last += 1
        placed.append(event if event.seq is not None else replace(event, seq=last))
    return placed


def place_of(event: Event, events: Sequence[Event]) -> int | None:
    """Return where an event is in a list: by its place in the log, or the newest that says the same."""
    if event.seq is not None:
        by_seq = (at for at, one in enumerate(events) if one.seq == event.seq)
        return next(by_seq, None)
    alike = (at for at in reversed(range(len(events))) if replace(events[at], seq=None) == event)
    return next(alike, None)


class TemperatureUnit(StrEnum):
    """What a temperature is measured in. It is kept as it was entered."""

    CELSIUS = "c"
    FAHRENHEIT = "f"

    @property
    def range(self) -> tuple[float, float]:
        """What the form takes. Beyond it something was mistyped, and nothing is evaluated."""
        return (30.0, 45.0) if self is TemperatureUnit.CELSIUS else (86.0, 113.0)

    @property
    def other(self) -> TemperatureUnit:
        """The other one."""
        celsius = self is TemperatureUnit.CELSIUS
        return TemperatureUnit.FAHRENHEIT if celsius else TemperatureUnit.CELSIUS

    @property
    def sign(self) -> str:
        """Return "°C" or "°F"."""
        return f"°{self.upper()}"


class NotATemperature(Trouble):
    """What was typed is no temperature of a body. Nothing was noted."""

    words = marked(
        "Please check the temperature. In {unit} it is a number from {low} to {high}. Nothing was noted yet."
    )

    def __init__(self, unit: TemperatureUnit) -> None:
        low, high = unit.range
        super().__init__(unit=unit.sign, low=low, high=high, other=unit.other.sign)


class OtherTemperature(NotATemperature):
    """It may be one in the other unit."""

    words = marked(
        "Please check the temperature. In {unit} it is a number from {low} to {high}."
        " If it was {other}, choose that beside the number. Nothing was noted yet."
    )


def read_temperature(typed: str, unit: TemperatureUnit) -> float | None:
    """Return the degrees that were typed, None if nothing was. Raises NotATemperature.

    A comma is a point; the sign of the unit may stand behind.
    """
    text = typed.strip().removesuffix(unit.sign).removesuffix("°").strip().replace(",", ".")
    if not text:
        return None
    try:
        degrees = float(text)
    except ValueError:
        raise NotATemperature(unit) from None
    if not isfinite(degrees) or "_" in text:
        raise NotATemperature(unit)
    low, high = unit.range
    if not low <= degrees <= high:
        other_low, other_high = unit.other.range
        raise (OtherTemperature if other_low <= degrees <= other_high else NotATemperature)(unit)
    return degrees


def at_wall_time(day: date, clock: time, now: datetime) -> datetime:
    """Return the instant at which the clocks here said this, summer time or not as it was that day.

    This computer's rules are used if `now` is by them; else the offset of `now`.
    """
    wall = datetime.combine(day, clock)
    try:
        if now.astimezone().utcoffset() == now.utcoffset():
            return wall.astimezone()
    except (OverflowError, OSError, ValueError):
        pass
    return wall.replace(tzinfo=now.tzinfo)
