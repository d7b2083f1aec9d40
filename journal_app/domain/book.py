"""A small book of entries: what is chosen for it, and what stands on its pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journal_app.domain.entry import Entry, EntryId
from journal_app.domain.photo import Photo
from journal_app.domain.search import SearchFilter


@dataclass(frozen=True, slots=True)
class Choice:
    """Which entries: those that hold the words of `query`, if there are any, and that `only` lets through."""

    only: SearchFilter
    query: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The entries of a book, oldest first. Sealed letters are left out: `sealed` is how many."""

    ids: tuple[EntryId, ...] = ()
    sealed: int = 0
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class BookEntry:
    """One entry as a book has it, its photos without the pictures themselves."""

    entry: Entry
    photos: tuple[Photo, ...] = ()
