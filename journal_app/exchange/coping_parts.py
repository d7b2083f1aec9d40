"""What is kept in the Coping room as JSON objects, and back. What each means: docs/format.md."""

from __future__ import annotations

from collections.abc import Mapping

from journal_app.domain.coping import (
    HEAVIEST,
    LIGHTEST,
    CopingRecords,
    ExerciseTurn,
    Knows,
    LeaveLetter,
    Telling,
)
from journal_app.exchange.json_values import Given, PartBroken, text_part

_FIELDS = ("level", "to_whom", "first", "last", "name", "own")


def coping_parts(records: CopingRecords) -> dict[str, object]:
    """Return all of it as JSON has it, by name."""
    letter = records.letter
    return {
        "who_knows": [
            {"name": text_part(each.name), "knows": each.knows.value, "draft": text_part(each.draft)}
            for each in records.tellings
        ],
        "leave_letter": {name: text_part(getattr(letter, name)) for name in _FIELDS if getattr(letter, name)},
        "leave_wishes": list(letter.wishes),
        "exercise_turns": [
            {
                "exercise": turn.exercise,
                "at": turn.at.isoformat(),
                "before": turn.before,
                "after": turn.after,
            }
            for turn in records.turns
        ],
    }


def read_coping(parts: Mapping[str, object]) -> CopingRecords:
    """Return what is kept. A part that is missing is empty. Raises PartBroken."""
    given = Given(parts)
    letter = given.texts("leave_letter")
    if letter.get("level"):
        letter["level"] = Given(letter).name("level")  # an id, not a text of the person
    wishes = tuple(Given({"wish": wish}).name("wish") for wish in given.many("leave_wishes"))
    return CopingRecords(
        tuple(_telling(Given(part)) for part in given.many("who_knows")),
        LeaveLetter(**{name: letter.get(name, "") for name in _FIELDS}, wishes=wishes),
        tuple(_turn(Given(part)) for part in given.many("exercise_turns")),
    )


def _telling(given: Given) -> Telling:
    knows = given.text("knows")
    if knows not in set(Knows):
        raise PartBroken("“knows” must be knows, not, later or empty.")
    return Telling(given.text("name"), Knows(knows), given.text("draft"))


def _turn(given: Given) -> ExerciseTurn:
    return ExerciseTurn(
        given.name("exercise"), given.instant("at"), _step(given, "before"), _step(given, "after")
    )


def _step(given: Given, name: str) -> int:
    value = given.given.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or not LIGHTEST <= value <= HEAVIEST:
        raise PartBroken(f"“{name}” must be a step from 0 to 3.")
    return value
