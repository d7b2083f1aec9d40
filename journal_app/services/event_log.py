"""The log of check-ins and care, read once and kept in step with the database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from journal_app.domain.body import Change, changed, place_of
from journal_app.domain.care.events import Event
from journal_app.domain.care.stored import FormError, read_event
from journal_app.domain.care.writing import event_fields
from journal_app.services.aside import Aside
from journal_app.store.care_log import CareLog, LogLine
from journal_app.store.connection import Connection, reading, transaction


class EventLog:
    """All events, in stored order. For the lane of short work; may raise a `Trouble` of the store.

    A line that can't be read counts in no rule and stays where it is.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._store = CareLog(connection)
        self._events: list[Event] | None = None
        self._aside: Aside | None = None

    def keep_aside(self, aside: Aside) -> None:
        """From now on store changes beside the journal: it is damaged, and nothing is written into it."""
        self._aside = aside
        self._events = None

    @property
    def store(self) -> CareLog:
        """What stands beside the log: notes and a draft."""
        return self._store

    def events(self) -> list[Event]:
        """Return all events, each with its place as `seq`; those beside a damaged journal have none."""
        if self._events is None:
            with reading(self._connection):
                lines = self._store.lines()
            self._events = _read(lines)
            if self._aside is not None:
                self._events += [replace(event, seq=None) for event in _read(self._aside.log())]
        return self._events

    def read_again(self) -> None:
        """Lines were added by somebody else: read the log anew when it is next asked for."""
        self._events = None

    def append(self, *events: Event) -> None:
        """Add events at the end of the log, all or none."""
        with transaction(self._connection):
            written = self.write(events)
        self.take(written)

    def write(self, events: Iterable[Event]) -> list[Event]:
        """Write events within the caller's transaction; `take` them when it is through."""
        self.events()
        return [replace(event, seq=self._store.append(event_fields(event))) for event in events]

    def take(self, written: Iterable[Event]) -> None:
        """Know events that are stored now."""
        self.events().extend(written)

    def change(self, changes: Iterable[Change]) -> None:
        """Take lines out for good and add others at the end: all of it or none."""
        known = self.events()
        if self._aside is not None:
            self._change_aside(self._aside, list(changes))
            return
        with transaction(self._connection):
            for change in changes:
                gone = {known[at].seq for one in change.out if (at := place_of(one, known)) is not None}
                self._store.remove(place for place in gone if place is not None)
                known = [event for event in known if event.seq not in gone]
                known += [replace(event, seq=self._store.append(event_fields(event))) for event in change.put]
        self._events = known

    def _change_aside(self, aside: Aside, changes: list[Change]) -> None:
        """A line of the damaged file can't go out of it; it is only out of sight until all is whole."""
        with transaction(connection := aside.connection()):
            store = CareLog(connection)
            for change in changes:
                lines = store.lines()
                for gone in change.out:
                    at = place_of(replace(gone, seq=None), [replace(one, seq=None) for one in _read(lines)])
                    if gone.seq is None and at is not None:
                        store.remove([lines[at].seq])
                for event in change.put:
                    store.append(event_fields(replace(event, seq=None)))
        self._events = changed(self.events(), changes)

    def remove(self, events: Iterable[Event]) -> None:
        """Remove events for good."""
        places = {event.seq for event in events if event.seq is not None}
        with transaction(self._connection):
            self._store.remove(places)
        self._events = [event for event in self.events() if event.seq not in places]


def _read(lines: Iterable[LogLine]) -> list[Event]:
    events: list[Event] = []
    for line in lines:
        try:
            events.append(read_event(line.seq, line.fields))
        except FormError:
            continue
    return events
