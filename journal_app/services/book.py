"""Reading what a small book holds, with a connection of its own. For the lane of long work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from journal_app.domain.book import BookEntry, Choice, Chosen
from journal_app.domain.entry import Entry, EntryId, EntryRow
from journal_app.domain.photo import PhotoId
from journal_app.domain.query import terms_of
from journal_app.store.connection import Connection, reading
from journal_app.store.entries import Entries
from journal_app.store.photos import KeptPhotos
from journal_app.store.search import SearchIndex

AT_A_TIME = 500
"""Entries of a list that are looked up in one step."""


class BookReading:
    """Entries one by one and pictures one by one, so that a large book needs no large memory."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._entries = Entries(connection)
        self._photos = KeptPhotos(connection)
        self._index = SearchIndex(connection)

    @property
    def connection(self) -> Connection:
        """What it reads with."""
        return self._connection

    def chosen(self, choice: Choice) -> Chosen:
        """Return which entries a choice means. What is sealed or in the bin is never among them."""
        found: list[EntryId] = []
        sealed = 0
        first: date | None = None
        last: date | None = None
        for row in self._rows(choice):
            if row.is_sealed:
                sealed += 1
            else:
                found.append(row.id)
                first, last = row.day, last or row.day
        return Chosen(tuple(reversed(found)), sealed, first, last)

    def entries(self, ids: Sequence[EntryId], *, with_photos: bool) -> Iterator[BookEntry]:
        """Yield these entries in this order; one that is gone or was sealed meanwhile is left out."""
        for entry_id in ids:
            with reading(self._connection):
                entry = self._entries.get(entry_id)
            if entry is not None and entry.binned_at is None and not entry.is_sealed:
                yield self.with_photos(entry) if with_photos else BookEntry(entry)

    def with_photos(self, entry: Entry) -> BookEntry:
        """Return an entry together with what is kept of its photos."""
        with reading(self._connection):
            key = self._entries.key_of(entry.id)
            return BookEntry(entry, () if key is None else tuple(self._photos.of_entry(key)))

    def picture(self, photo_id: PhotoId) -> bytes | None:
        """Return a whole picture; None if it is gone."""
        with reading(self._connection):
            return self._photos.picture(photo_id)

    def _rows(self, choice: Choice) -> Iterator[EntryRow]:
        """Yield the rows, newest first."""
        terms = terms_of(choice.query)
        before: int | None = None
        while True:
            with reading(self._connection):
                if terms:
                    hits = self._index.find(terms, choice.only, before, AT_A_TIME)
                    page = [row for row, _ in hits]
                else:
                    page = self._entries.rows(before, AT_A_TIME, choice.only)
            yield from page
            if len(page) < AT_A_TIME:
                return
            before = page[-1].key
