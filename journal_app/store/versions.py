"""Earlier versions of entries in the database. They go with their entry."""

from __future__ import annotations

import json
from datetime import datetime

from journal_app.domain.entry import EntryId
from journal_app.domain.exchange import KeptVersion
from journal_app.domain.versions import EntryVersion, Mark, VersionId
from journal_app.store.connection import Connection
from journal_app.store.text import from_bytes, to_bytes


class Versions:
    """The versions of an open journal's entries.

    Methods run inside the caller's `transaction` (those that write) or `reading`.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def present(self, entry_id: EntryId) -> EntryVersion | None:
        """Return what an entry says now, as a version would; None if there is no such entry."""
        row = self._connection.execute(
            "SELECT sort_key, changed_at, text FROM entry WHERE id = :id", {"id": entry_id}
        ).fetchone()
        if row is None:
            return None
        return EntryVersion(VersionId(row[0]), datetime.fromisoformat(row[1]), from_bytes(row[2]))

    def marks(self, entry_id: EntryId) -> list[Mark]:
        """Return the versions of an entry without their words, in the order they were kept."""
        found = self._connection.execute(
            """
            SELECT id, kept_at, letters, stays
              FROM entry_version
             WHERE entry_id = :id
             ORDER BY id
            """,
            {"id": entry_id},
        )
        return [
            Mark(VersionId(number), datetime.fromisoformat(kept_at), letters, bool(stays))
            for number, kept_at, letters, stays in found
        ]

    def version(self, version_id: VersionId) -> EntryVersion | None:
        """Return one version with its words."""
        row = self._connection.execute(
            "SELECT kept_at, text FROM entry_version WHERE id = :id", {"id": version_id}
        ).fetchone()
        return (
            None
            if row is None
            else EntryVersion(version_id, datetime.fromisoformat(row[0]), from_bytes(row[1]))
        )

    def kept_of(self, entry_id: EntryId) -> tuple[KeptVersion, ...]:
        """Return the versions of an entry with their words, in the order they were kept."""
        found = self._connection.execute(
            "SELECT kept_at, text, stays FROM entry_version WHERE entry_id = :id ORDER BY id",
            {"id": entry_id},
        )
        return tuple(
            KeptVersion(datetime.fromisoformat(kept_at), from_bytes(text), bool(stays))
            for kept_at, text, stays in found
        )

    def keep(self, entry_id: EntryId, version: EntryVersion, *, stays: bool) -> None:
        """Keep what an entry said."""
        self._connection.execute(
            """
            INSERT INTO entry_version (entry_id, kept_at, letters, stays, text)
            VALUES (:entry_id, :kept_at, :letters, :stays, :text)
            """,
            {
                "entry_id": entry_id,
                "kept_at": version.kept_at.isoformat(),
                "letters": len(version.text),
                "stays": int(stays),
                "text": to_bytes(version.text),
            },
        )

    def let_stay(self, version_id: VersionId) -> None:
        """Keep a version for good."""
        self._connection.execute("UPDATE entry_version SET stays = 1 WHERE id = :id", {"id": version_id})

    def drop(self, version_ids: list[VersionId]) -> None:
        """Remove versions."""
        self._connection.execute(
            "DELETE FROM entry_version WHERE id IN (SELECT value FROM json_each(:ids))",
            {"ids": json.dumps(version_ids)},
        )
