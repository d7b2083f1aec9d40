"""Photos of entries in the open journal. For the lane of short work.

Pictures come in through `photo_import`, which needs no journal and takes its time elsewhere.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from journal_app.domain.entry import Entry, EntryId, EntryRow
from journal_app.domain.errors import EntryGone
from journal_app.domain.photo import NewPhoto, Photo, PhotoId
from journal_app.store.connection import Connection, reading, transaction
from journal_app.store.entries import Entries
from journal_app.store.photos import KeptPhotos
from journal_app.store.rows import entry_row
from journal_app.store.search import SearchIndex


@dataclass(frozen=True, slots=True)
class StripPhotos:
    """What stands under an entry: its photos, and how many were taken away and can be brought back."""

    photos: tuple[Photo, ...] = ()
    removed: int = 0


class Photos:
    """The photos of entries. A method that raises has changed nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._kept = KeptPhotos(connection)
        self._entries = Entries(connection)
        self._index = SearchIndex(connection)

    def add(self, entry_id: EntryId, photo: NewPhoto, now: datetime, blank: Entry | None = None) -> EntryRow:
        """Keep a photo and give it to an entry, all or nothing; return the entry's row.

        `blank`: what is stored first if the entry is not there yet, because nothing was written into
        it. Raises EntryGone without it, and the Troubles of the store.
        """
        with transaction(self._connection):
            key = self._entries.key_of(entry_id)
            if key is None:
                if blank is None:
                    raise EntryGone
                key = self._entries.put(replace(blank, changed_at=now)).key
            photo_id = PhotoId(uuid.uuid4().hex)
            self._kept.put(photo_id, photo, now)
            self._kept.tie(photo_id, key)
            return self._brought_up_to_date(key)

    def of_entry(self, entry_id: EntryId) -> StripPhotos:
        """Return the photos of an entry, without the pictures themselves."""
        with reading(self._connection):
            key = self._entries.key_of(entry_id)
            if key is None:
                return StripPhotos()
            return StripPhotos(tuple(self._kept.of_entry(key)), len(self._kept.removed_of(key)))

    def picture(self, photo_id: PhotoId) -> bytes | None:
        """Return a whole picture, JPEG or PNG; None if it is gone."""
        with reading(self._connection):
            return self._kept.picture(photo_id)

    def thumbnails(self, ids: Sequence[PhotoId]) -> dict[PhotoId, bytes]:
        """Return the small pictures of these photos."""
        with reading(self._connection):
            return self._kept.thumbnails(ids)

    def set_words(self, photo_id: PhotoId, words: str) -> EntryRow | None:
        """Keep what is on a photo, so that it can be read out and found; None if the photo is gone."""
        with transaction(self._connection):
            self._kept.set_words(photo_id, words)
            key = self._kept.entry_key_of(photo_id)
            return None if key is None else self._brought_up_to_date(key)

    def put_in_order(self, ids: Sequence[PhotoId]) -> EntryRow | None:
        """Give the photos of one entry these places."""
        with transaction(self._connection):
            self._kept.put_in_order(ids)
            key = self._kept.entry_key_of(ids[0]) if ids else None
            return None if key is None else self._brought_up_to_date(key)

    def remove(self, photo_id: PhotoId, now: datetime) -> EntryRow | None:
        """Take a photo from its entry. Like what is in the bin, it can be brought back for BIN_DAYS days.

        These count from when it came at the earliest: a clock that is behind must not end them at once.
        """
        with transaction(self._connection):
            added_at = self._kept.added_at(photo_id)
            self._kept.set_removed(photo_id, max(now, added_at or now))
            key = self._kept.entry_key_of(photo_id)
            return None if key is None else self._brought_up_to_date(key)

    def bring_back(self, entry_id: EntryId, *, every: bool = False) -> EntryRow | None:
        """Put the photo that was last taken from an entry back in its place; `every`: all of them."""
        with transaction(self._connection):
            key = self._entries.key_of(entry_id)
            if key is None:
                return None
            removed = self._kept.removed_of(key)
            for photo_id in removed if every else removed[:1]:
                self._kept.set_removed(photo_id, None)
            return self._brought_up_to_date(key)

    def remove_taken_before(self, instant: datetime | None) -> int:
        """Remove for good what was taken away before `instant` (None: at any time). Inside a transaction."""
        return self._kept.remove_taken_before(instant)

    def _brought_up_to_date(self, key: int) -> EntryRow:
        """Index an entry anew, unless it is in the bin, and return its row."""
        row = entry_row(self._connection, key)
        if row.binned_at is None:
            entry = self._entries.get(row.id)
            assert entry is not None
            self._index.remove(key)
            self._index.put(key, entry.text, entry.tags, kind=entry.kind, sealed=entry.is_sealed)
        return row
