"""Making whole what was read out of a damaged journal: what lost its other half, and what search knows."""

from __future__ import annotations

import uuid
from datetime import datetime

from journal_app.domain.entry import Entry, EntryId
from journal_app.store.connection import Connection
from journal_app.store.entries import Entries
from journal_app.store.search import SearchIndex
from journal_app.store.survey import Step
from journal_app.store.text import from_bytes

MISSING = "…"
"""Stands where words could not be read."""

_AT_ONCE = 200


def index_all(connection: Connection, step: Step) -> None:
    """Index every entry outside the bin, of a journal whose index is empty. For the caller's transaction."""
    keys = connection.execute(
        """
        SELECT sort_key, id
          FROM entry
         WHERE binned_at IS NULL
         ORDER BY sort_key
        """
    ).fetchall()
    entries, index = Entries(connection), SearchIndex(connection)
    for done, (key, entry_id) in enumerate(keys, 1):
        entry = entries.get(EntryId(entry_id))
        if entry is not None:
            index.put(int(key), entry.text, entry.tags, kind=entry.kind, sealed=entry.is_sealed)
        if done % _AT_ONCE == 0:
            step(done, len(keys))


def bring_back_versions(connection: Connection, versions: dict[str, tuple[datetime, bytes]]) -> int:
    """Make pages of earlier versions whose entry could not be read; return how many.

    `versions`: by the entry's id, when the newest of them was kept, and its text.
    """
    entries = Entries(connection)
    lost = {one: kept for one, kept in versions.items() if entries.key_of(EntryId(one)) is None}
    for one, (at, text) in lost.items():
        entries.put(Entry(EntryId(one), at.date(), at, from_bytes(text), at, at))
    return len(lost)


def mend_photos(connection: Connection) -> None:
    """Give each photo a picture and a place: its small one if the large one is lost, a page if its own is."""
    connection.execute(
        """
        INSERT INTO photo_file (photo_id, picture)
        SELECT id, thumbnail
          FROM photo
         WHERE NOT EXISTS (SELECT 1 FROM photo_file WHERE photo_id = photo.id)
        """
    )
    loose = connection.execute(
        """
        SELECT id, added_at
          FROM photo
         WHERE NOT EXISTS (SELECT 1 FROM entry_photo WHERE photo_id = photo.id)
           AND NOT EXISTS (SELECT 1 FROM loss_photo WHERE photo_id = photo.id)
         ORDER BY added_at
        """
    ).fetchall()
    entries = Entries(connection)
    pages: dict[str, int] = {}
    for position, (photo, added_at) in enumerate(loose):
        at = datetime.fromisoformat(added_at)
        day = at.date().isoformat()
        if day not in pages:
            page = Entry(EntryId(uuid.uuid4().hex), at.date(), at, MISSING, at, at)
            pages[day] = entries.put(page).key
        connection.execute(
            "INSERT INTO entry_photo (entry_key, position, photo_id) VALUES (:key, :position, :photo)",
            {"key": pages[day], "position": position, "photo": photo},
        )
