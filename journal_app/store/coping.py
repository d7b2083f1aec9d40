"""What is kept in the Coping room, in the database.

Methods run inside the caller's `transaction` (`write`) or `reading`.
"""

from __future__ import annotations

from datetime import datetime

from journal_app.domain.coping import NO_LETTER, CopingRecords, ExerciseTurn, Knows, LeaveLetter, Telling
from journal_app.store.connection import Connection
from journal_app.store.text import from_bytes, to_bytes


class CopingStore:
    """A few short lists that are read and written as a whole, in the order the person gave them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def read(self) -> CopingRecords:
        """Return all of it."""
        people = self._connection.execute("SELECT name, knows, draft FROM telling ORDER BY position")
        turns = self._connection.execute(
            "SELECT exercise, at, before, after FROM exercise_turn ORDER BY position"
        )
        return CopingRecords(
            tuple(
                Telling(from_bytes(name), _knows(knows), from_bytes(draft)) for name, knows, draft in people
            ),
            self._letter(),
            tuple(
                ExerciseTurn(exercise, datetime.fromisoformat(at), before, after)
                for exercise, at, before, after in turns
            ),
        )

    def write(self, records: CopingRecords) -> None:
        """Keep this in place of what was kept."""
        self._connection.execute("DELETE FROM telling")
        self._connection.execute("DELETE FROM leave_letter")
        self._connection.execute("DELETE FROM exercise_turn")
        self._connection.executemany(
            "INSERT INTO telling (position, name, knows, draft) VALUES (?, ?, ?, ?)",
            [
                (place, to_bytes(each.name), each.knows.value, to_bytes(each.draft))
                for place, each in enumerate(records.tellings)
            ],
        )
        if records.letter != NO_LETTER:
            self._write_letter(records.letter)
        self._connection.executemany(
            "INSERT INTO exercise_turn (position, exercise, at, before, after) VALUES (?, ?, ?, ?, ?)",
            [
                (place, turn.exercise, turn.at.isoformat(), turn.before, turn.after)
                for place, turn in enumerate(records.turns)
            ],
        )

    def _write_letter(self, letter: LeaveLetter) -> None:
        self._connection.execute(
            """
            INSERT INTO leave_letter (id, level, wishes, to_whom, first, last, name, own)
            VALUES (1, :level, :wishes, :to_whom, :first, :last, :name, :own)
            """,
            {"level": letter.level, "wishes": " ".join(letter.wishes)}
            | {field: to_bytes(getattr(letter, field)) for field in _WORDS},
        )

    def _letter(self) -> LeaveLetter:
        row = self._connection.execute(
            "SELECT level, wishes, to_whom, first, last, name, own FROM leave_letter"
        ).fetchone()
        if row is None:
            return NO_LETTER
        level, wishes, *words = row
        fields = dict(zip(_WORDS, map(from_bytes, words), strict=True))
        return LeaveLetter(level=level, wishes=tuple(wishes.split()), **fields)


_WORDS = ("to_whom", "first", "last", "name", "own")


def _knows(kept: str) -> Knows:
    """Return the answer; one that a later version wrote is as good as none."""
    return Knows(kept) if kept in set(Knows) else Knows.UNSAID
