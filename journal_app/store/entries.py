"""Entries and their tags in the database, and the lists the pages show of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from journal_app.domain.entry import (
    OPENING_LENGTH,
    Entry,
    EntryId,
    EntryRow,
    TagCount,
    sort_key,
)
from journal_app.domain.search import SearchFilter
from journal_app.store.beside import NOTHING, BesideEntries, instant_or_none
from journal_app.store.connection import Connection
from journal_app.store.filters import narrowed
from journal_app.store.photos import KeptPhotos, Tied
from journal_app.store.rows import LAST_KEY, entry_rows
from journal_app.store.tags import Tags
from journal_app.store.text import OPENING_BYTES, as_name, from_bytes, to_bytes

LAST_SEQUENCE = 511
"""The last sort key of a minute lies this far after its first."""

_EVERYTHING = SearchFilter()


class Entries:
    """The entries of an open journal.

    Methods run inside the caller's `transaction` (those that write) or `reading`. A list leaves
    out what is in the bin, unless it is the bin's own.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._tags = Tags(connection)
        self._beside = BesideEntries(connection)
        self._photos = KeptPhotos(connection)

    def put(self, entry: Entry) -> EntryRow:
        """Store an entry, new or changed, with its tags (each once), and return its row.

        A letter's addressee and an answered prompt are kept with it. Seal and star are not (see
        `BesideEntries`), nor photos (`KeptPhotos`): what an editor saves may be older than they are. The
        sort key stays while day and minute stay. Raises ValueError if an instant has no offset.
        """
        tags = tuple(dict.fromkeys(map(as_name, entry.tags)))
        known = self._connection.execute(
            "SELECT sort_key, day, at FROM entry WHERE id = :id", {"id": entry.id}
        ).fetchone()
        if known is None:
            key = self._free_key(entry.day, entry.at)
            self._insert(key, entry)
        else:
            key = self._key_kept_or_moved(known, entry)
            self._update(key, entry)
        if known is not None or tags:
            self._tags.tie(key, tags)
        self._beside.put(key, entry)
        opening = to_bytes(entry.text[:OPENING_LENGTH])
        day, at = entry.day.isoformat(), _kept_instant(entry.at)
        binned_at = None if entry.binned_at is None else _kept_instant(entry.binned_at)
        (row,) = self._rows([(entry.id, key, day, at, opening, entry.kind, binned_at)])
        return row

    def get(self, entry_id: EntryId) -> Entry | None:
        """Return one entry, in the bin or not; None if there is none."""
        row = self._connection.execute(
            """
            SELECT sort_key, day, at, text, written_at, changed_at, kind, binned_at
              FROM entry
             WHERE id = :id
            """,
            {"id": entry_id},
        ).fetchone()
        if row is None:
            return None
        key, day, at, text, written_at, changed_at, kind, binned_at = row
        beside = self._beside.of([key]).get(key, NOTHING)
        return Entry(
            id=entry_id,
            day=date.fromisoformat(day),
            at=datetime.fromisoformat(at),
            text=from_bytes(text),
            written_at=datetime.fromisoformat(written_at),
            changed_at=datetime.fromisoformat(changed_at),
            tags=self._tags.of([key]).get(key, ()),
            kind=kind,
            binned_at=instant_or_none(binned_at),
            letter=beside.letter,
            prompt=beside.prompt,
            favourite=beside.favourite,
            photos=self._photos.tied([key]).get(key, Tied()).photos,
        )

    def row(self, entry_id: EntryId) -> EntryRow | None:
        """Return the row of one entry, in the bin or not; None if there is none."""
        found = self._connection.execute(
            """
            SELECT id, sort_key, day, at, substr(text, 1, :opening), kind, binned_at
              FROM entry
             WHERE id = :id
            """,
            {"id": entry_id, "opening": OPENING_BYTES},
        )
        return next(iter(self._rows(found)), None)

    def all_ids(self) -> list[EntryId]:
        """Return the ids of all entries, those in the bin too, oldest day first."""
        return [EntryId(id) for (id,) in self._connection.execute("SELECT id FROM entry ORDER BY sort_key")]

    def key_of(self, entry_id: EntryId) -> int | None:
        """Return the sort key of an entry; None if there is none."""
        row = self._connection.execute(
            "SELECT sort_key FROM entry WHERE id = :id", {"id": entry_id}
        ).fetchone()
        return None if row is None else int(row[0])

    def rows(self, before: int | None, limit: int, only: SearchFilter = _EVERYTHING) -> list[EntryRow]:
        """Return up to `limit` rows with a sort key below `before` (None: all), newest first."""
        through = narrowed(self._connection, only, before)
        if through is None:
            return []
        found = self._connection.execute(
            f"""
            SELECT id, sort_key, day, at, substr(text, 1, :opening), kind, binned_at
              {through.sql}
             ORDER BY {through.key} DESC
             LIMIT :limit
            """,
            through.values | {"limit": limit, "opening": OPENING_BYTES},
        )
        return self._rows(found)

    def key_below(self, before: int | None) -> int | None:
        """Return the next sort key below `before` (None: the highest) outside the bin, reading no entry."""
        row = self._connection.execute(
            """
            SELECT sort_key
              FROM entry INDEXED BY entry_by_day
             WHERE binned_at IS NULL
               AND sort_key < :before
             ORDER BY day DESC, sort_key DESC
             LIMIT 1
            """,
            {"before": LAST_KEY if before is None else before},
        ).fetchone()
        return None if row is None else int(row[0])

    def on_day(self, day: date) -> list[EntryRow]:
        """Return the entries of one day, oldest first."""
        found = self._connection.execute(
            """
            SELECT id, sort_key, day, at, substr(text, 1, :opening), kind, binned_at
              FROM entry
             WHERE day = :day
               AND binned_at IS NULL
             ORDER BY sort_key
            """,
            {"day": day.isoformat(), "opening": OPENING_BYTES},
        )
        return self._rows(found)

    def day_beside(self, day: date, step: int) -> date | None:
        """Return the nearest day with entries before (`step` -1) or after (+1) `day`."""
        if step < 0:
            sql = "SELECT max(day) FROM entry WHERE day < :day AND binned_at IS NULL"
        else:
            sql = "SELECT min(day) FROM entry WHERE day > :day AND binned_at IS NULL"
        (found,) = self._connection.execute(sql, {"day": day.isoformat()}).fetchone()
        return None if found is None else date.fromisoformat(found)

    def marked_days(self, first: date, last: date) -> frozenset[date]:
        """Return the days with entries from `first` to `last` inclusive."""
        found = self._connection.execute(
            """
            SELECT DISTINCT day
              FROM entry
             WHERE day BETWEEN :first AND :last
               AND binned_at IS NULL
            """,
            {"first": first.isoformat(), "last": last.isoformat()},
        )
        return frozenset(date.fromisoformat(day) for (day,) in found)

    def count(self, only: SearchFilter = _EVERYTHING) -> int:
        """Return how many entries there are outside the bin that a filter lets through."""
        if replace(only, first=None, last=None).is_open:  # by the index of the days, which is small
            days = {
                "first": (only.first or date.min).isoformat(),
                "last": (only.last or date.max).isoformat(),
            }
            sql = "SELECT count(*) FROM entry WHERE day BETWEEN :first AND :last AND binned_at IS NULL"
            return int(self._connection.execute(sql, days).fetchone()[0])
        through = narrowed(self._connection, only, None, to_count=True)
        if through is None:
            return 0
        (entries,) = self._connection.execute(f"SELECT count(*) {through.sql}", through.values).fetchone()
        return int(entries)

    def tags(self) -> list[TagCount]:
        """Return the tags that entries outside the bin carry, by name without regard to case."""
        return self._tags.counts()

    def set_binned(self, entry_id: EntryId, at: datetime | None) -> None:
        """Put an entry in the bin as of `at`, or take it out again (None)."""
        self._connection.execute(
            "UPDATE entry SET binned_at = :at WHERE id = :id",
            {"at": None if at is None else _kept_instant(at), "id": entry_id},
        )

    def binned(self) -> list[EntryRow]:
        """Return what is in the bin, last binned first."""
        found = self._connection.execute(
            """
            SELECT id, sort_key, day, at, substr(text, 1, :opening), kind, binned_at
              FROM entry
             WHERE binned_at IS NOT NULL
            """,
            {"opening": OPENING_BYTES},
        )
        binned = [(row.binned_at, row) for row in self._rows(found) if row.binned_at is not None]
        # Sorted here: as texts, instants of different offsets would not sort by time.
        binned.sort(key=lambda item: (item[0], item[1].key), reverse=True)
        return [row for _, row in binned]

    def remove(self, entry_id: EntryId) -> None:
        """Remove an entry for good, in the bin or not, with its photos and the tags that only it had."""
        key = self.key_of(entry_id)
        if key is not None:
            self._photos.remove_of(key)
            self._tags.tie(key, ())
            self._connection.execute("DELETE FROM entry WHERE sort_key = :key", {"key": key})

    def remove_binned_before(self, instant: datetime) -> int:
        """Remove what was put in the bin before `instant`; return how many entries that were."""
        old = [row for row in self.binned() if row.binned_at is not None and row.binned_at < instant]
        for row in old:
            self.remove(row.id)
        return len(old)

    def _free_key(self, day: date, at: datetime) -> int:
        """Return the next free sort key of this minute, or the next one at all if it is full."""
        first = sort_key(day, at)
        (highest,) = self._connection.execute(
            "SELECT max(sort_key) FROM entry WHERE sort_key BETWEEN :first AND :last",
            {"first": first, "last": first + LAST_SEQUENCE},
        ).fetchone()
        if highest is None:
            return first
        if highest < first + LAST_SEQUENCE:
            return int(highest) + 1
        (free,) = self._connection.execute(
            """
            SELECT sort_key + 1
              FROM entry
             WHERE sort_key >= :first
               AND NOT EXISTS (SELECT 1 FROM entry AS next WHERE next.sort_key = entry.sort_key + 1)
             ORDER BY sort_key
             LIMIT 1
            """,
            {"first": first},
        ).fetchone()
        return int(free)

    def _key_kept_or_moved(self, known: tuple[int, str, str], entry: Entry) -> int:
        key, day, at = known
        if sort_key(date.fromisoformat(day), datetime.fromisoformat(at)) == sort_key(entry.day, entry.at):
            return key
        moved = self._free_key(entry.day, entry.at)
        self._connection.execute(
            "UPDATE entry SET sort_key = :moved WHERE sort_key = :key", {"moved": moved, "key": key}
        )
        return moved

    def _insert(self, key: int, entry: Entry) -> None:
        self._connection.execute(
            """
            INSERT INTO entry (sort_key, id, day, at, written_at, changed_at, kind, binned_at, text)
            VALUES (:key, :id, :day, :at, :written_at, :changed_at, :kind, :binned_at, :text)
            """,
            _columns(key, entry),
        )

    def _update(self, key: int, entry: Entry) -> None:
        self._connection.execute(
            """
            UPDATE entry
               SET day = :day, at = :at, written_at = :written_at, changed_at = :changed_at,
                   kind = :kind, binned_at = :binned_at, text = :text
             WHERE sort_key = :key
            """,
            _columns(key, entry),
        )

    def _rows(self, found: Iterable[tuple[Any, ...]]) -> list[EntryRow]:
        return entry_rows(self._connection, list(found))


def _columns(key: int, entry: Entry) -> dict[str, object]:
    return {
        "key": key,
        "id": entry.id,
        "day": entry.day.isoformat(),
        "at": _kept_instant(entry.at),
        "written_at": _kept_instant(entry.written_at),
        "changed_at": _kept_instant(entry.changed_at),
        "kind": entry.kind,
        "binned_at": None if entry.binned_at is None else _kept_instant(entry.binned_at),
        "text": to_bytes(entry.text),
    }


def _kept_instant(instant: datetime) -> str:
    if instant.utcoffset() is None:
        raise ValueError("an instant needs its offset")
    return instant.isoformat()
