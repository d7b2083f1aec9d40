"""The words of a day about the body, in the database.

Methods run inside the caller's `transaction` (what writes) or `reading`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from journal_app.domain.body import BodyNote
from journal_app.store.connection import Connection
from journal_app.store.text import from_bytes, to_bytes


class BodyStore:
    """One note a day. What was noted besides is in the log of care."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def notes(self) -> tuple[BodyNote, ...]:
        """Return all notes, oldest day first."""
        rows = self._connection.execute("SELECT day, words, medicines FROM body_note ORDER BY day")
        return tuple(
            BodyNote(date.fromisoformat(day), from_bytes(words), from_bytes(medicines))
            for day, words, medicines in rows
        )

    def write(self, notes: Iterable[BodyNote]) -> None:
        """Keep the notes of these days in place of the former ones; an empty one is removed."""
        for note in notes:
            day = note.day.isoformat()
            self._connection.execute("DELETE FROM body_note WHERE day = ?", (day,))
            if not note.is_empty:
                self._connection.execute(
                    "INSERT INTO body_note (day, words, medicines) VALUES (?, ?, ?)",
                    (day, to_bytes(note.words), to_bytes(note.medicines)),
                )
