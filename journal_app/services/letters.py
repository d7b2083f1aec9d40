"""Closing a letter with a seal, and opening it. For the lane of short work."""

from __future__ import annotations

from datetime import datetime

from journal_app.domain.entry import Entry, EntryId
from journal_app.store.beside import BesideEntries
from journal_app.store.connection import Connection, transaction
from journal_app.store.entries import Entries
from journal_app.store.search import SearchIndex


class Letters:
    """The letters of an open journal: a seal, and what search may know, always change together.

    Methods may raise a `Trouble` of the store; one that raises has changed nothing.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._entries = Entries(connection)
        self._beside = BesideEntries(connection)
        self._index = SearchIndex(connection)

    def seal(self, entry_id: EntryId, now: datetime) -> Entry | None:
        """Close a letter and return it: from now on its title and addressee are all that is shown."""
        return self._set_sealed(entry_id, now)

    def unseal(self, entry_id: EntryId) -> Entry | None:
        """Open a letter and return it as it is now; None if it is gone."""
        return self._set_sealed(entry_id, None)

    def _set_sealed(self, entry_id: EntryId, at: datetime | None) -> Entry | None:
        with transaction(self._connection):
            self._beside.set_sealed(entry_id, at)
            entry, key = self._entries.get(entry_id), self._entries.key_of(entry_id)
            if entry is not None and key is not None and entry.binned_at is None:
                self._index.remove(key)
                self._index.put(key, entry.text, entry.tags, kind=entry.kind, sealed=entry.is_sealed)
        return entry
