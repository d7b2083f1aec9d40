"""What is kept about closeness, in the database.

Methods run inside the caller's `transaction` (`write`) or `reading`.
"""

from __future__ import annotations

from datetime import datetime

from journal_app.domain.closeness import ClosenessNote, ClosenessRecords, OwnWords, Where
from journal_app.store.connection import Connection
from journal_app.store.text import from_bytes, to_bytes


class ClosenessStore:
    """Two short lists that are read and written as a whole."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def read(self) -> ClosenessRecords:
        """Return all of it."""
        notes = self._connection.execute("SELECT at, place, words FROM closeness_note ORDER BY position")
        own = self._connection.execute("SELECT place, instead_of, words FROM own_words ORDER BY position")
        return ClosenessRecords(
            tuple(
                ClosenessNote(datetime.fromisoformat(at), _where(place), from_bytes(words))
                for at, place, words in notes
            ),
            tuple(
                OwnWords(place, from_bytes(instead_of), from_bytes(words)) for place, instead_of, words in own
            ),
        )

    def write(self, records: ClosenessRecords) -> None:
        """Keep this in place of what was kept."""
        self._connection.execute("DELETE FROM closeness_note")
        self._connection.execute("DELETE FROM own_words")
        self._connection.executemany(
            "INSERT INTO closeness_note (position, at, place, words) VALUES (?, ?, ?, ?)",
            [
                (position, note.at.isoformat(), note.where.value, to_bytes(note.words))
                for position, note in enumerate(records.notes)
            ],
        )
        self._connection.executemany(
            "INSERT INTO own_words (position, place, instead_of, words) VALUES (?, ?, ?, ?)",
            [
                (position, own.place, to_bytes(own.instead_of), to_bytes(own.words))
                for position, own in enumerate(records.own_words)
            ],
        )


def _where(kept: str) -> Where:
    """Return the answer; one that a later version wrote is as good as none."""
    return Where(kept) if kept in set(Where) else Where.UNSAID
