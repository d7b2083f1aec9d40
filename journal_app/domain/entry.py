"""Entries: what a person wrote, the diary day it belongs to, and how a list shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NewType

from journal_app.domain.photo import PhotoId

EntryId = NewType("EntryId", str)

PAGE = "page"
"""The kind of an ordinary entry."""

LETTER = "letter"
"""The kind of a letter, which is never sent. Its addressee and seal: `Letter`."""

ANSWER = "answer"
"""The kind of an answer to a writing prompt: `AnsweredPrompt`."""

NIGHT_ENDS_AT = 4
"""Hour (local) before which a new page is offered for the day before."""

BIN_DAYS = 30
"""Days an entry stays in the bin before it is gone for good."""

OPENING_LENGTH = 200
"""Characters of an entry's first words that a list needs."""


@dataclass(frozen=True, slots=True)
class Letter:
    """To whom a letter is written, in the person's own words (may be empty), and since when it is sealed.

    A sealed letter shows only its title and its addressee until it is opened.
    """

    to_whom: str
    sealed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AnsweredPrompt:
    """The prompt an entry answers, as it was read: later content may say it differently."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of writing.

    `day` is a label, chosen once and never recomputed: it does not move with time zones or clock
    changes. `at` is the wall time with the offset it was written in; the person may change both.
    `written_at` is the instant of the first save and stays. `text` is plain Markdown, kept to the
    letter. `letter` belongs to the kind LETTER, `prompt` to ANSWER. `photos` is how many are tied to it.
    """

    id: EntryId
    day: date
    at: datetime
    text: str
    written_at: datetime
    changed_at: datetime
    tags: tuple[str, ...] = ()
    kind: str = PAGE
    binned_at: datetime | None = None
    letter: Letter | None = None
    prompt: AnsweredPrompt | None = None
    favourite: bool = False
    photos: int = 0

    @property
    def title(self) -> str:
        """The heading on the first line, or nothing."""
        return title_of(self.text)

    @property
    def is_sealed(self) -> bool:
        """True for a letter that shows only its title and addressee until it is opened."""
        return self.letter is not None and self.letter.sealed_at is not None


@dataclass(frozen=True, slots=True)
class EntryRow:
    """What a list shows of an entry. `key` sorts by time and is unique (see `sort_key`).

    Of a sealed letter `opening` is its title line only.
    """

    id: EntryId
    key: int
    day: date
    at: datetime
    opening: str  # the first OPENING_LENGTH characters, as they were written
    tags: tuple[str, ...] = ()
    kind: str = PAGE
    binned_at: datetime | None = None
    letter: Letter | None = None
    prompt: AnsweredPrompt | None = None
    favourite: bool = False
    photos: int = 0
    photo: PhotoId | None = None  # the first of them; none of a sealed letter

    @property
    def is_sealed(self) -> bool:
        """True for a letter of which `opening` is the title only."""
        return self.letter is not None and self.letter.sealed_at is not None


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag and how many entries outside the bin carry it."""

    name: str
    entries: int


_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$")
_LINE_MARKS = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|\d{1,3}[.)][ \t]+)+"
)
_SPAN_MARKS = re.compile(r"(\*\*|__|~~|\*|(?<!\w)_|_(?!\w)|`)")
_TAG_SPACE = re.compile(r"\s+")


def title_of(text: str) -> str:
    """Return the heading if the first line that holds anything is one, else an empty string."""
    for line in text.split("\n"):
        if line.strip():
            heading = _HEADING.match(line)
            return _SPAN_MARKS.sub("", heading.group(1)).strip() if heading else ""
    return ""


def title_line_of(text: str) -> str:
    """Return the first line that holds anything if it is a heading, as it was written; else nothing."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    return first if _HEADING.match(first) else ""


def plain_words(text: str) -> str:
    """Return the text on one line without Markdown marks, for lists and excerpts."""
    lines = (_SPAN_MARKS.sub("", _LINE_MARKS.sub("", line)) for line in text.split("\n"))
    return _TAG_SPACE.sub(" ", " ".join(lines)).strip()


def first_words(text: str) -> str:
    """Return the first words after a title, or the words if there is no title."""
    title = title_of(text)
    if not title:
        return plain_words(text)
    lines = text.split("\n")
    first = next(number for number, line in enumerate(lines) if line.strip())
    return plain_words("\n".join(lines[first + 1 :]))


def clean_tag(name: str) -> str:
    """Return a tag as it is kept: one line, no outer spaces, no leading '#'. May be empty."""
    return _TAG_SPACE.sub(" ", name).strip().lstrip("#").strip()


def diary_day(now: datetime) -> date:
    """Return the day a new page is offered for: before four in the morning, the day before."""
    return now.date() - timedelta(days=1) if now.hour < NIGHT_ENDS_AT else now.date()


def sort_key(day: date, at: datetime, sequence: int = 0) -> int:
    """Return a number that sorts entries by diary day, then by wall time, then by `sequence`.

    Day ordinal << 20 | minute << 9 | sequence. Minutes count from the start of the diary day, so
    that half past one at night, written for the day before, comes after that day's evening. A
    wall time outside 0..34 hours of the day (a back-dated entry) counts by its time of day only.
    """
    minute = (at.date() - day).days * 1440 + at.hour * 60 + at.minute
    if not 0 <= minute < 2048:
        minute = at.hour * 60 + at.minute
    if not 0 <= sequence < 512:
        raise ValueError("sequence out of 0..511")
    return day.toordinal() << 20 | minute << 9 | sequence


def first_key_of(day: date) -> int:
    """Return the smallest sort key an entry of `day` can have."""
    return day.toordinal() << 20


def first_key_after(day: date) -> int:
    """Return the smallest sort key that lies after every entry of `day`."""
    return (day.toordinal() + 1) << 20
