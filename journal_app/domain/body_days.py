"""What was noted about the body, day by day, for a chart and its table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from journal_app.domain.care.events import Body, Event, Flow, FlowLevel, Pad, Rate


@dataclass(frozen=True, slots=True)
class BodyDay:
    """One date. `level` is None where no bleeding was noted; that is not the same as none.

    `pads` counts soaked pads noted one by one; `rates` and `signs` are in the order of their time.
    """

    day: date
    level: FlowLevel | None = None
    pads: int = 0
    rates: tuple[Rate, ...] = field(default=(), repr=False)
    signs: tuple[Body, ...] = field(default=(), repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was noted."""
        return self.level is None and not (self.pads or self.rates or self.signs)

    @property
    def has_pads(self) -> bool:
        """Whether soaked pads were noted, one by one or in some hours."""
        return self.pads > 0 or any(rate.pads > 0 for rate in self.rates)

    @property
    def hottest(self) -> Body | None:
        """The sign with the highest temperature of the day."""
        measured = [sign for sign in self.signs if celsius(sign) is not None]
        return max(measured, key=lambda sign: celsius(sign) or 0.0, default=None)


def celsius(sign: Body) -> float | None:
    """Return the temperature in °C, to be drawn; no rule uses this."""
    if sign.temp_c is not None:
        return sign.temp_c
    return None if sign.temp_f is None else (sign.temp_f - 32) * 5 / 9


def body_days(events: Iterable[Event], first: date, last: date) -> tuple[BodyDay, ...]:
    """Return every date from `first` to `last`. Of several flows of a date the last in `events` counts."""
    levels: dict[date, FlowLevel] = {}
    pads: dict[date, int] = {}
    rates: dict[date, list[Rate]] = {}
    signs: dict[date, list[Body]] = {}
    for event in events:
        day = event.at.date()
        match event:
            case Flow(day=label, level=level):
                levels[label] = level
            case Pad(count=count, soaked=True):
                pads[day] = pads.get(day, 0) + count
            case Rate():
                rates.setdefault(day, []).append(event)
            case Body():
                signs.setdefault(day, []).append(event)
    days = (first + timedelta(days=step) for step in range((last - first).days + 1))
    return tuple(
        BodyDay(
            day,
            levels.get(day),
            pads.get(day, 0),
            tuple(sorted(rates.get(day, ()), key=lambda rate: rate.at)),
            tuple(sorted(signs.get(day, ()), key=lambda sign: sign.at)),
        )
        for day in days
    )
