"""The log of check-ins and care, read once and kept in step with the database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from journal_app.domain.care.events import Event
from journal_app.domain.care.stored import FormError, read_event
from journal_app.domain.care.writing import event_fields
from journal_app.store.care_log import CareLog
from journal_app.store.connection import Connection, reading, transaction


class EventLog:
    """All events, in stored order. For the lane of short work; may raise a `Trouble` of the store.

    A line that can't be read counts in no rule and stays where it is.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._store = CareLog(connection)
        self._events: list[Event] | None = None

    @property
    def store(self) -> CareLog:
        """What stands beside the log: notes and a draft."""
        return self._store

    def events(self) -> list[Event]:
        """Return all events, each with its place as `seq`."""
        if self._events is None:
            with reading(self._connection):
                lines = self._store.lines()
            self._events = []
            for line in lines:
                try:
                    self._events.append(read_event(line.seq, line.fields))
                except FormError:
                    continue
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

    def remove(self, events: Iterable[Event]) -> None:
        """Remove events for good."""
        places = {event.seq for event in events if event.seq is not None}
        with transaction(self._connection):
            self._store.remove(places)
        self._events = [event for event in self.events() if event.seq not in places]
