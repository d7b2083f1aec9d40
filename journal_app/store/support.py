"""My plan, people I trust, marked days and what was typed for a visit, in the database.

Methods run inside the caller's `transaction` (what writes) or `reading`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from journal_app.domain.support import MarkedDay, Person, PlanPart
from journal_app.store.connection import Connection
from journal_app.store.text import from_bytes, to_bytes


class SupportStore:
    """Short lists that are read and written as a whole, in the order the person gave them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def plan(self) -> tuple[PlanPart, ...]:
        """Return the parts of the plan."""
        rows = self._connection.execute("SELECT heading, words FROM plan_part ORDER BY position")
        return tuple(PlanPart(from_bytes(heading), from_bytes(words)) for heading, words in rows)

    def write_plan(self, parts: Sequence[PlanPart]) -> None:
        """Keep these parts in place of the former ones."""
        self._connection.execute("DELETE FROM plan_part")
        self._connection.executemany(
            "INSERT INTO plan_part (position, heading, words) VALUES (?, ?, ?)",
            [(place, to_bytes(part.heading), to_bytes(part.words)) for place, part in enumerate(parts)],
        )

    def people(self) -> tuple[Person, ...]:
        """Return the people a person trusts."""
        rows = self._connection.execute("SELECT name, reach, words FROM trusted_person ORDER BY position")
        return tuple(Person(*(from_bytes(kept) for kept in row)) for row in rows)

    def write_people(self, people: Sequence[Person]) -> None:
        """Keep these people in place of the former ones."""
        self._connection.execute("DELETE FROM trusted_person")
        self._connection.executemany(
            "INSERT INTO trusted_person (position, name, reach, words) VALUES (?, ?, ?, ?)",
            [
                (place, to_bytes(person.name), to_bytes(person.reach), to_bytes(person.words))
                for place, person in enumerate(people)
            ],
        )

    def marked_days(self) -> tuple[MarkedDay, ...]:
        """Return the marked days, oldest first."""
        rows = self._connection.execute("SELECT day, words FROM marked_day ORDER BY day, id")
        return tuple(MarkedDay(date.fromisoformat(day), from_bytes(words)) for day, words in rows)

    def write_marked_days(self, days: Sequence[MarkedDay]) -> None:
        """Keep these days in place of the former ones."""
        self._connection.execute("DELETE FROM marked_day")
        self._connection.executemany(
            "INSERT INTO marked_day (day, words) VALUES (?, ?)",
            [(marked.day.isoformat(), to_bytes(marked.words)) for marked in days],
        )

    def visit_notes(self) -> dict[str, str]:
        """Return what was typed for a visit, by name."""
        rows = self._connection.execute("SELECT name, words FROM visit_note")
        return {name: from_bytes(words) for name, words in rows}

    def write_visit_notes(self, notes: Mapping[str, str]) -> None:
        """Keep what was typed for a visit in place of what was."""
        self._connection.execute("DELETE FROM visit_note")
        self._connection.executemany(
            "INSERT INTO visit_note (name, words) VALUES (?, ?)",
            [(name, to_bytes(words)) for name, words in notes.items() if words],
        )
