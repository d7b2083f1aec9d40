"""What a person keeps about closeness: where they are with it, and texts in their own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from journal_app.domain.entry import diary_day


class Where(StrEnum):
    """Where somebody is with closeness. None of these is further on than another: it is no scale."""

    UNSAID = ""
    NOT_YET = "not_yet"
    SOME = "some"
    WOULD_LIKE = "would_like"
    DONT_KNOW = "dont_know"


@dataclass(frozen=True, slots=True)
class ClosenessNote:
    """One note, private, from the instant it was begun. It holds no date to come and no goal."""

    at: datetime
    where: Where = Where.UNSAID
    words: str = field(default="", repr=False)

    @property
    def is_empty(self) -> bool:
        """True if nothing is said."""
        return not (self.where or self.words.strip())


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A person's own form of a text that came with the app.

    `place`: where it stood, the name of a talk or of a card; `instead_of`: the text as it came.
    """

    place: str
    instead_of: str = field(repr=False)
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ClosenessRecords:
    """All of it, notes oldest first. It is read and written as a whole."""

    notes: tuple[ClosenessNote, ...] = ()
    own_words: tuple[OwnWords, ...] = ()


NOTHING_KEPT = ClosenessRecords()


def note_of(notes: Sequence[ClosenessNote], day: date) -> ClosenessNote | None:
    """Return the note that is still being written on a diary day: the newest, if it was begun on that day."""
    return notes[-1] if notes and diary_day(notes[-1].at) == day else None


def without_empty(records: ClosenessRecords) -> ClosenessRecords:
    """Return what is worth keeping: no note in which nothing is said, no text that was not changed."""
    return ClosenessRecords(
        tuple(note for note in records.notes if not note.is_empty),
        tuple(own for own in records.own_words if own.words.strip() and own.words != own.instead_of),
    )
