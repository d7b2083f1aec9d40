"""The log of check-ins and care in the database, and the words that stand beside it.

Methods run inside the caller's `transaction` (what writes) or `reading`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from journal_app.store.connection import Connection
from journal_app.store.text import from_bytes, to_bytes


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the log: its place, and its fields as JSON has them (`kind` and `at` among them)."""

    seq: int
    fields: dict[str, Any] = field(repr=False)


class CareLog:
    """The event log. Lines are added at its end and never changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def lines(self) -> list[LogLine]:
        """Return the whole log in its order. A line that is no JSON object is left out."""
        rows = self._connection.execute(
            "SELECT seq, kind, at, logged_at, fields FROM care_event ORDER BY seq"
        )
        return [line for row in rows if (line := _line(*row)) is not None]

    def append(self, fields: dict[str, Any]) -> int:
        """Add one event at the end and return its place."""
        own = {
            name: value for name, value in fields.items() if name not in ("kind", "at", "logged_at", "seq")
        }
        cursor = self._connection.execute(
            """
            INSERT INTO care_event (kind, at, logged_at, fields)
            VALUES (:kind, :at, :logged_at, :fields)
            """,
            {
                "kind": fields["kind"],
                "at": fields["at"],
                "logged_at": fields.get("logged_at"),
                "fields": json.dumps(own),
            },
        )
        assert cursor.lastrowid is not None
        return int(cursor.lastrowid)

    def remove(self, places: Iterable[int]) -> None:
        """Remove lines for good."""
        self._connection.executemany("DELETE FROM care_event WHERE seq = ?", [(place,) for place in places])

    def notes(self) -> dict[str, str]:
        """Return the notes to check-ins, by check-in."""
        rows = self._connection.execute("SELECT check_in_id, note FROM check_in_note")
        return {check_in: from_bytes(note) for check_in, note in rows}

    def write_note(self, check_in: str, note: str) -> None:
        """Keep the note to a check-in; an empty one is removed."""
        self._connection.execute("DELETE FROM check_in_note WHERE check_in_id = ?", (check_in,))
        if note:
            self._connection.execute(
                "INSERT INTO check_in_note (check_in_id, note) VALUES (?, ?)", (check_in, to_bytes(note))
            )

    def draft(self) -> str | None:
        """Return the check-in that was begun and not saved, as it was given."""
        row = self._connection.execute("SELECT draft FROM check_in_draft").fetchone()
        return None if row is None else from_bytes(row[0])

    def write_draft(self, draft: str | None) -> None:
        """Keep a check-in that was begun; None: there is none any more."""
        self._connection.execute("DELETE FROM check_in_draft")
        if draft is not None:
            self._connection.execute(
                "INSERT INTO check_in_draft (id, draft) VALUES (1, ?)", (to_bytes(draft),)
            )


def _line(seq: int, kind: str, at: str, logged_at: str | None, fields: str) -> LogLine | None:
    try:
        own = json.loads(fields)
    except ValueError:
        return None
    if not isinstance(own, dict):
        return None
    when = {"at": at} if logged_at is None else {"at": at, "logged_at": logged_at}
    return LogLine(seq, {**own, **when, "kind": kind, "seq": seq})
