"""Storing the plan and the people as they are typed."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QObject

from journal_app.domain.support import Person, PlanPart
from journal_app.services.support import Support
from journal_app.ui.keeper import ListKeeper
from journal_app.ui.tasks import Lane


@dataclass(frozen=True, slots=True)
class PlanAndPeople:
    """What is kept on this page. Both are read and written as a whole."""

    parts: tuple[PlanPart, ...] = field(default=(), repr=False)
    people: tuple[Person, ...] = field(default=(), repr=False)


class PlanKeeper(ListKeeper):
    """The keeper of both."""

    def __init__(self, lane: Lane, support: Support, parent: QObject | None = None) -> None:
        def read() -> PlanAndPeople:
            return PlanAndPeople(support.plan(), support.people())

        def write(wanted: PlanAndPeople) -> None:
            support.save_plan(wanted.parts)
            support.save_people(wanted.people)

        super().__init__(lane, read, write, PlanAndPeople(), parent)
