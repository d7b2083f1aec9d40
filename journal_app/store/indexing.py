"""Storing an entry together with what search knows of it."""

from __future__ import annotations

from journal_app.domain.entry import Entry, EntryRow
from journal_app.store.entries import Entries
from journal_app.store.search import SearchIndex


def put_and_index(entries: Entries, index: SearchIndex, entry: Entry) -> EntryRow:
    """Store an entry as `Entries.put` does, and index it in place of what was there; return its row.

    One in the bin is not in the index. Inside the caller's transaction.
    """
    before = entries.key_of(entry.id)
    row = entries.put(entry)
    if before is not None:
        index.remove(before)
    if entry.binned_at is None:
        index.put(row.key, entry.text, entry.tags, kind=entry.kind, sealed=row.is_sealed)
    return row
