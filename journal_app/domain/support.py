"""What a person keeps ready for bad hours: a plan, people, dates, and notes for a visit."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class PlanPart:
    """One part of the plan. Heading and words are the person's own."""

    heading: str = field(repr=False)
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the person trusts. `reach`: a number, or how else; `words`: whatever helps to call."""

    name: str = field(repr=False)
    reach: str = field(default="", repr=False)
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class MarkedDay:
    """A date to see beside the check-ins, and what it is called."""

    day: date
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class VisitNotes:
    """What the person typed for a doctor. Kept until they change it."""

    medicines: str = field(default="", repr=False)
    questions: str = field(default="", repr=False)
