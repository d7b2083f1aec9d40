"""The words of a day about the body. For the lane of short work."""

from __future__ import annotations

from collections.abc import Sequence

from journal_app.domain.body import BodyNote
from journal_app.services.aside import Aside
from journal_app.store.body import BodyStore
from journal_app.store.connection import Connection, reading, transaction


class BodyNotes:
    """A few words and the medicines of a day. Methods may raise a `Trouble` and have then changed nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._store = BodyStore(connection)
        self._aside: Aside | None = None

    def keep_aside(self, aside: Aside) -> None:
        """From now on store beside the journal: it is damaged, and nothing is written into it."""
        self._aside = aside

    def all(self) -> tuple[BodyNote, ...]:
        """Return the notes of all days, oldest first."""
        with reading(self._connection):
            notes = {note.day: note for note in self._store.notes()}
        if self._aside is not None:
            notes |= {note.day: note for note in self._aside.body_notes()}
        return tuple(notes[day] for day in sorted(notes))

    def save(self, notes: Sequence[BodyNote]) -> None:
        """Keep these notes and no others."""
        kept = {note.day: note for note in notes if not note.is_empty}
        before = {note.day: note for note in self.all()}
        gone = [BodyNote(day) for day in before if day not in kept]
        connection = self._aside.connection() if self._aside else self._connection
        with transaction(connection):
            changed = [note for day, note in kept.items() if before.get(day) != note]
            BodyStore(connection).write([*gone, *changed])
