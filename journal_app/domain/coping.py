"""What a person keeps in the Coping room: who knows, a letter about time off, and which exercises helped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

LIGHTEST, HEAVIEST = 0, 3
"""The ends of the four steps in which a person can note how heavy it is."""

REMEMBERED = 12
"""Turns of one exercise that are kept: what helped a year ago need not help now."""


class Knows(StrEnum):
    """Whether somebody knows of the loss."""

    UNSAID = ""
    KNOWS = "knows"
    NOT = "not"
    LATER = "later"
    """They do not, and the person means to tell them."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Somebody who knows, or does not, and a draft of what to say to them. Nothing is sent."""

    name: str = field(repr=False)
    knows: Knows = Knows.UNSAID
    draft: str = field(default="", repr=False)

    @property
    def is_empty(self) -> bool:
        """True if nothing is written."""
        return not (self.name.strip() or self.draft.strip())


@dataclass(frozen=True, slots=True)
class LeaveLetter:
    """What was filled in for a letter about time off, as it was typed. `level` and `wishes` are ids."""

    level: str = ""
    to_whom: str = field(default="", repr=False)
    first: str = field(default="", repr=False)
    last: str = field(default="", repr=False)
    name: str = field(default="", repr=False)
    own: str = field(default="", repr=False)
    wishes: tuple[str, ...] = ()


NO_LETTER = LeaveLetter()


@dataclass(frozen=True, slots=True)
class ExerciseTurn:
    """An exercise was done; how heavy it was before and after, as the person noted it."""

    exercise: str
    at: datetime
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class CopingRecords:
    """All of it. It is read and written as a whole."""

    tellings: tuple[Telling, ...] = ()
    letter: LeaveLetter = NO_LETTER
    turns: tuple[ExerciseTurn, ...] = ()


NOTHING_KEPT = CopingRecords()


def with_turn(turns: Sequence[ExerciseTurn], turn: ExerciseTurn) -> tuple[ExerciseTurn, ...]:
    """Return the turns with one more; of each exercise the newest are kept."""
    of_it = [each for each in turns if each.exercise == turn.exercise]
    too_old = of_it[: max(0, len(of_it) + 1 - REMEMBERED)]
    return (*(each for each in turns if each not in too_old), turn)


def helped(turns: Sequence[ExerciseTurn], exercise: str) -> bool:
    """Whether it was lighter after an exercise more often than it was heavier, as far as it was noted."""
    of_it = [each for each in turns if each.exercise == exercise]
    lighter = sum(each.after < each.before for each in of_it)
    return lighter > sum(each.after > each.before for each in of_it)


def what_helped_first(exercises: Sequence[str], turns: Sequence[ExerciseTurn]) -> tuple[str, ...]:
    """Return the exercises, those that helped first, the one that did so last before the others.

    The rest stay in their order: that an exercise did not help, or was not noted, says nothing against it.
    """
    last = {turn.exercise: turn.at for turn in turns if turn.after < turn.before}
    first = [each for each in exercises if helped(turns, each)]
    first.sort(key=lambda each: last[each], reverse=True)
    return (*first, *(each for each in exercises if each not in first))
