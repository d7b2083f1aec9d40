"""My plan, people I trust, marked days, notes for a visit. For the lane of short work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import TypeVar

from journal_app.domain.support import MarkedDay, Person, PlanPart, VisitNotes
from journal_app.services.aside import Aside
from journal_app.store.connection import Connection, reading, transaction
from journal_app.store.support import SupportStore

T = TypeVar("T")


class Support:
    """Short lists, kept as a whole. Methods may raise a `Trouble`; one that raises has changed nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._store = SupportStore(connection)
        self._aside: Aside | None = None

    def keep_aside(self, aside: Aside) -> None:
        """From now on store beside the journal: it is damaged, and nothing is written into it."""
        self._aside = aside

    def plan(self) -> tuple[PlanPart, ...]:
        """Return the parts of the plan; none if there is no plan."""
        with reading(self._connection):
            return self._from_aside(SupportStore.plan) or self._store.plan()

    def save_plan(self, parts: Sequence[PlanPart]) -> None:
        """Keep the plan. Parts with neither heading nor words are left out."""
        with self._writing() as store:
            store.write_plan([part for part in parts if part.heading.strip() or part.words.strip()])

    def people(self) -> tuple[Person, ...]:
        """Return the people a person trusts, in their order."""
        with reading(self._connection):
            return self._from_aside(SupportStore.people) or self._store.people()

    def save_people(self, people: Sequence[Person]) -> None:
        """Keep the people. Lines with nothing in them are left out."""
        with self._writing() as store:
            store.write_people(
                [person for person in people if any(words.strip() for words in asdict(person).values())]
            )

    def marked_days(self) -> tuple[MarkedDay, ...]:
        """Return the marked days, oldest first."""
        with reading(self._connection):
            return self._from_aside(SupportStore.marked_days) or self._store.marked_days()

    def save_marked_days(self, days: Sequence[MarkedDay]) -> None:
        """Keep these marked days."""
        with self._writing() as store:
            store.write_marked_days(days)

    def visit_notes(self) -> VisitNotes:
        """Return what was typed for a visit."""
        with reading(self._connection):
            kept = self._from_aside(SupportStore.visit_notes) or self._store.visit_notes()
        return VisitNotes(kept.get("medicines", ""), kept.get("questions", ""))

    def add_question(self, words: str) -> None:
        """Add a line to the questions for a visit."""
        notes = self.visit_notes()
        questions = "\n".join(line for line in (notes.questions.strip(), words) if line)
        self.save_visit_notes(VisitNotes(notes.medicines, questions))

    def save_visit_notes(self, notes: VisitNotes) -> None:
        """Keep what was typed for a visit."""
        with self._writing() as store:
            store.write_visit_notes(asdict(notes))

    @contextmanager
    def _writing(self) -> Iterator[SupportStore]:
        """Give the place where lists are stored now, in one transaction."""
        if self._aside is None:
            with transaction(self._connection):
                yield self._store
        else:
            connection = self._aside.connection()
            with transaction(connection):
                yield SupportStore(connection)

    def _from_aside(self, read: Callable[[SupportStore], T]) -> T | None:
        """Return a list that was stored beside a damaged journal, None if there is none."""
        return self._aside.of_lists(read) if self._aside else None
