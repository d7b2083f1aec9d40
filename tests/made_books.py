"""Entries as a person writes them over some weeks, for a small book."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from made_photos import made_photo

from journal_app.domain.book import BookEntry
from journal_app.domain.entry import ANSWER, LETTER, AnsweredPrompt, Entry, EntryId, Letter
from journal_app.domain.photo import JPEG, Photo, PhotoId
from journal_app.render.book import Book
from journal_app.ui.journal.kind_words import kind_words

FROST = """# First frost

The garden was **white** this morning. I stood at the window with *cold tea* and did not want to go out.
I went all the same.
It was quiet.

## What I saw

- the birch
- the gate, which nobody has closed since the summer, and which I always mean to close when I walk past
  - and a robin
1. one pair of boots
2. one dog
- [x] Walk to the river
- [ ] Ask the midwife about the ***scan***

> It is not your fault,
> she said on the phone."""
QUIET = (
    "I keep thinking of small things. The light in the kitchen, the kettle, the street that was empty. " * 4
)

GATE = Photo(PhotoId("gate"), JPEG, 1600, 1000, "The gate, white with frost", b"")
PICTURES = {GATE.id: made_photo(size=(1600, 1000))}


def made_entry(day: date, text: str, **more: object) -> BookEntry:
    """Return an entry of a day. `photos` come with it."""
    at = datetime(day.year, day.month, day.day, 21, 40, tzinfo=timezone(timedelta(hours=1)))
    photos = more.pop("photos", ())
    entry = Entry(EntryId(f"{day}{len(text)}"), day, at, text, at, at, **more)  # type: ignore[arg-type]
    return BookEntry(entry, photos)  # type: ignore[arg-type]


def made_book(entries: list[BookEntry] | None = None, **more: object) -> Book:
    """Return a book of these entries, or of some weeks."""
    return Book(entries or weeks(), PICTURES.get, kind_words, "Contents", **more)  # type: ignore[arg-type]


def weeks() -> list[BookEntry]:
    """Return five entries of two months: a long one with a photo, a letter, an answer."""
    asked = AnsweredPrompt("need", "What did you need today, and did not get?")
    return [
        made_entry(date(2026, 10, 2), FROST, tags=("garden", "sleep"), photos=(GATE,)),
        made_entry(date(2026, 10, 2), QUIET),
        made_entry(date(2026, 10, 20), QUIET, kind=LETTER, letter=Letter("my body")),
        made_entry(date(2026, 11, 3), "# A day indoors\n" + QUIET, kind=ANSWER, prompt=asked),
        made_entry(date(2026, 11, 22), QUIET + "\n\n" + QUIET),
    ]
