"""What is kept about closeness as JSON objects, and back. What each means: docs/format.md."""

from __future__ import annotations

from collections.abc import Mapping

from journal_app.domain.closeness import ClosenessNote, ClosenessRecords, OwnWords, Where
from journal_app.exchange.json_values import Given, PartBroken, text_part


def closeness_parts(records: ClosenessRecords) -> dict[str, object]:
    """Return all of it as JSON has it, by name."""
    return {
        "closeness_notes": [
            {"at": note.at.isoformat(), "where": note.where.value, "words": text_part(note.words)}
            for note in records.notes
        ],
        "own_words": [
            {
                "place": own.place,
                "instead_of": text_part(own.instead_of),
                "words": text_part(own.words),
            }
            for own in records.own_words
        ],
    }


def read_closeness(parts: Mapping[str, object]) -> ClosenessRecords:
    """Return what is kept. A part that is missing is empty. Raises PartBroken."""
    given = Given(parts)
    return ClosenessRecords(
        tuple(_note(Given(part)) for part in given.many("closeness_notes")),
        tuple(_own_words(Given(part)) for part in given.many("own_words")),
    )


def _note(given: Given) -> ClosenessNote:
    where = given.text("where")
    if where not in set(Where):
        raise PartBroken("“where” must be not_yet, some, would_like, dont_know or empty.")
    return ClosenessNote(given.instant("at"), Where(where), given.text("words"))


def _own_words(given: Given) -> OwnWords:
    return OwnWords(given.name("place"), given.text("instead_of"), given.text("words"))
