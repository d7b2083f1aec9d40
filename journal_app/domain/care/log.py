"""The log in its order: what "earlier", "later" and "last" mean, what `now` is, what is ahead of it.

Dates are counted as ordinals (`date.toordinal`) and instants as time since 1970: arithmetic near the
ends of the calendar then never fails, and a local date is one call.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from operator import itemgetter
from typing import TypeVar

from journal_app.domain.care.constants import RULES_V1 as R
from journal_app.domain.care.events import Event

E = TypeVar("E", bound=Event)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LAST_DAY = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Log:
    """The events by kind, each with its place in the log (0 is the first stored), read at one instant.

    `now` is the latest instant that can be believed: the device clock, or an event up to 48 hours
    after it. Events later than that are `ahead`, and count only where a rule asks for them.
    """

    clock: datetime
    now: datetime
    by_kind: Mapping[type[Event], list[tuple[int, Event]]]
    ahead: frozenset[int]  # places

    @property
    def today(self) -> int:
        """The date of `now` in its own offset, as an ordinal."""
        return self.now.toordinal()

    def every(self, kind: type[E]) -> list[tuple[int, E]]:
        """Return all events of one kind with their places, in log order, also those ahead."""
        return self.by_kind.get(kind, [])  # type: ignore[return-value]  # the key says what it holds

    def known(self, kind: type[E]) -> list[tuple[int, E]]:
        """Return the events of one kind that are not ahead, in log order."""
        found = self.every(kind)
        return [placed for placed in found if placed[0] not in self.ahead] if self.ahead else found

    def walk(self, *kinds: type[Event]) -> list[Event]:
        """Return the events of several kinds that are not ahead, in log order."""
        found = [placed for kind in kinds for placed in self.known(kind)]
        return [event for _, event in sorted(found, key=itemgetter(0))]

    def age(self, instant: datetime) -> timedelta:
        """Return how long ago an instant is; one after `now` has age 0."""
        return max(self.now - instant, timedelta(0))


def read_log(events: Iterable[Event], clock: datetime) -> Log:
    """Order stored events and find `now`. `clock` is the device clock, aware.

    An event's place is its `seq`, without one its index in the list; equal places keep the list's
    order. Of equal instants in different offsets the device clock's gives the date, then that of the
    event earlier in the log.
    """
    ordered = list(events)
    places = [index if event.seq is None else event.seq for index, event in enumerate(ordered)]
    ordered = [ordered[index] for index in sorted(range(len(ordered)), key=places.__getitem__)]
    by_kind: dict[type[Event], list[tuple[int, Event]]] = {}
    now, ahead = clock, []
    # Local dates differ from absolute ones by a day at most. Comparing them first spares thousands of
    # comparisons across offsets, which are slow.
    near = clock.toordinal() - 2
    for placed in enumerate(ordered):
        event = placed[1]
        written = event.logged_at or event.at
        if written.toordinal() >= near and written > now:
            if written - clock > R.ahead_after:
                ahead.append(placed[0])
            else:
                now = written
        kind = type(event)
        if kind in by_kind:
            by_kind[kind].append(placed)
        else:
            by_kind[kind] = [placed]
    return Log(clock, now, by_kind, frozenset(ahead))


def day_of(instant: datetime) -> int:
    """Return the date of an instant in its own offset, as an ordinal."""
    return instant.toordinal()


def as_date(day: int) -> date:
    """Return an ordinal as a date; before year 1 or after 9999 the nearest there is."""
    return date.fromordinal(min(max(day, 1), _LAST_DAY))


def since_epoch(instant: datetime) -> timedelta:
    """Return an instant as absolute time."""
    return instant - EPOCH
