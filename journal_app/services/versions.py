"""Keeping what entries said before, and bringing it back. For the lane of short work."""

from __future__ import annotations

from datetime import datetime

from journal_app.domain.entry import EntryId
from journal_app.domain.versions import EntryVersion, Mark, VersionId, keeping, thinned
from journal_app.store.connection import Connection, reading
from journal_app.store.entries import Entries
from journal_app.store.versions import Versions


class EarlierVersions:
    """The versions of an open journal's entries. Those of a sealed letter are not shown."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._entries = Entries(connection)
        self._versions = Versions(connection)

    def of(self, entry_id: EntryId) -> list[Mark]:
        """Return the versions of an entry without their words, newest first; none of a sealed letter."""
        with reading(self._connection):
            return [] if self._is_hidden(entry_id) else self._versions.marks(entry_id)[::-1]

    def version(self, entry_id: EntryId, version_id: VersionId) -> EntryVersion | None:
        """Return one version of an entry with its words; None of a sealed letter, or if it is gone."""
        with reading(self._connection):
            return None if self._is_hidden(entry_id) else self._versions.version(version_id)

    def before_change(self, entry_id: EntryId, text: str, at: datetime, *, always: bool = False) -> None:
        """Keep what an entry says, if it is worth it (or `always`), since `text` is about to replace it.

        Runs inside the transaction of the save. A version that says the same as the newest is not kept
        twice.
        """
        present = self._versions.present(entry_id)
        if present is None or present.text == text or not present.text.strip():
            return
        marks = self._versions.marks(entry_id)
        newest = marks[-1] if marks else None
        decided = keeping(present.text, present.kept_at, text, at, newest)
        if newest is not None and decided.newest_stays:
            self._versions.let_stay(newest.id)
        if not (decided.keep or always):
            return
        if newest is not None and newest.length == len(present.text):
            same = self._versions.version(newest.id)
            if same is not None and same.text == present.text:
                if decided.stays or always:
                    self._versions.let_stay(newest.id)
                return
        self._versions.keep(entry_id, present, stays=decided.stays or always)
        self._thin(entry_id, at)

    def _thin(self, entry_id: EntryId, now: datetime) -> None:
        marks = self._versions.marks(entry_id)
        stay = thinned(marks, now)
        gone = [mark.id for mark in marks if mark.id not in stay]
        if gone:
            self._versions.drop(gone)

    def _is_hidden(self, entry_id: EntryId) -> bool:
        entry = self._entries.get(entry_id)
        return entry is None or entry.is_sealed
