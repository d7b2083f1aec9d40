"""Rows of lists, as the database gives them and as pages show them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from journal_app.domain.entry import EntryId, EntryRow, first_key_after, first_key_of, title_line_of
from journal_app.domain.search import SearchFilter
from journal_app.store.beside import NOTHING, Beside, BesideEntries, instant_or_none
from journal_app.store.connection import Connection
from journal_app.store.photos import KeptPhotos, Tied
from journal_app.store.tags import Tags
from journal_app.store.text import OPENING_BYTES, opening_of

LAST_KEY = 1 << 62
"""Lies after every sort key."""


def entry_rows(connection: Connection, found: list[tuple[Any, ...]]) -> list[EntryRow]:
    """Return rows from (id, sort_key, day, at, start of the text, kind, binned_at) with what is tied."""
    keys = [record[1] for record in found]
    tags = Tags(connection).of(keys)
    beside = BesideEntries(connection).of(keys)
    photos = KeptPhotos(connection).tied(keys)
    return [
        EntryRow(
            id=EntryId(entry_id),
            key=key,
            day=date.fromisoformat(day),
            at=datetime.fromisoformat(at),
            opening=_shown(opening_of(start or b""), beside.get(key, NOTHING)),  # substr() of nothing is NULL
            tags=tags.get(key, ()),
            kind=kind,
            binned_at=instant_or_none(binned_at),
            letter=beside.get(key, NOTHING).letter,
            prompt=beside.get(key, NOTHING).prompt,
            favourite=beside.get(key, NOTHING).favourite,
            photos=photos.get(key, Tied()).photos,
            photo=None if _is_sealed(beside.get(key, NOTHING)) else photos.get(key, Tied()).first,
        )
        for entry_id, key, day, at, start, kind, binned_at in found
    ]


def entry_row(connection: Connection, key: int) -> EntryRow:
    """Return the row of one entry that is there, in the bin or not."""
    found = connection.execute(
        """
        SELECT id, sort_key, day, at, substr(text, 1, :opening), kind, binned_at
          FROM entry
         WHERE sort_key = :key
        """,
        {"key": key, "opening": OPENING_BYTES},
    ).fetchall()
    (row,) = entry_rows(connection, found)
    return row


def key_range(only: SearchFilter, before: int | None) -> tuple[int, int]:
    """Return the lowest and highest sort key that a filter's dates and a page's end let through."""
    first = 0 if only.first is None else first_key_of(only.first)
    last = LAST_KEY if only.last is None else first_key_after(only.last) - 1
    return first, last if before is None else min(last, before - 1)


def _shown(opening: str, beside: Beside) -> str:
    """Return what a list may show of an opening: of a sealed letter its title."""
    return title_line_of(opening) if _is_sealed(beside) else opening


def _is_sealed(beside: Beside) -> bool:
    return beside.letter is not None and beside.letter.sealed_at is not None
