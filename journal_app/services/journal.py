"""Writing, reading, binning entries of the open journal. For the lane of short work."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

from journal_app.domain.entry import BIN_DAYS, LETTER, Entry, EntryId, EntryRow, TagCount
from journal_app.domain.errors import JournalDamaged
from journal_app.domain.search import SearchFilter
from journal_app.domain.tags import TagChange
from journal_app.domain.versions import VersionId
from journal_app.services.aside import Aside
from journal_app.services.letters import Letters
from journal_app.services.on_this_day import OnThisDay
from journal_app.services.photos import Photos
from journal_app.services.reading_around import read_around
from journal_app.services.templates import Templates
from journal_app.services.versions import EarlierVersions
from journal_app.store.beside import BesideEntries
from journal_app.store.connection import Connection, reading, transaction
from journal_app.store.entries import Entries
from journal_app.store.indexing import put_and_index
from journal_app.store.search import SearchIndex
from journal_app.store.tags import Tags

_EVERYTHING = SearchFilter()

MOST_OF_A_DAY = 200
"""Entries of one day that are looked through where its index is damaged."""

AT_A_TIME = 50
"""Entries that one step of `tidy` puts into the index anew: about 30 ms."""


class Journal:
    """The entries of an open journal, kept together with their search index.

    What goes with writing has services of its own: `letters` (their seals), `photos` (tied to entries),
    `versions` (what they said before), `templates`, `on_this_day`.

    Every method may raise a `Trouble` of the store (full disk, drive gone, damaged page); a
    method that raises has changed nothing.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._entries = Entries(connection)
        self._index = SearchIndex(connection)
        self._beside = BesideEntries(connection)
        self._tags = Tags(connection)
        self.letters = Letters(connection)
        self.photos = Photos(connection)
        self.templates = Templates(connection)
        self.on_this_day = OnThisDay(connection)
        self.versions = EarlierVersions(connection)
        self._aside: Aside | None = None

    def keep_aside(self, aside: Aside) -> None:
        """From now on store pages beside the journal: it is damaged, and nothing is written into it."""
        self._aside = aside

    def new_entry(self, day: date, now: datetime) -> Entry:
        """Return an empty entry for `day`, not stored yet. `now` has the offset it is written in."""
        return Entry(
            id=EntryId(uuid.uuid4().hex),
            day=day,
            at=now.replace(second=0, microsecond=0),
            text="",
            written_at=now,
            changed_at=now,
        )

    def save(self, entry: Entry) -> EntryRow:
        """Store an entry, new or changed, and what search knows of it."""
        if self._aside is not None:
            return self._aside.save(entry)
        with transaction(self._connection):
            self.versions.before_change(entry.id, entry.text, entry.changed_at)
            return put_and_index(self._entries, self._index, entry)

    def bring_back(self, entry_id: EntryId, version_id: VersionId, now: datetime) -> Entry | None:
        """Let an entry say again what it said once, and return it. What it says now becomes a version.

        None, with nothing changed, if entry or version is gone, or the letter is sealed.
        """
        with transaction(self._connection):
            entry = self._entries.get(entry_id)
            version = self.versions.version(entry_id, version_id)
            if entry is None or version is None:
                return None
            self.versions.before_change(entry_id, version.text, now, always=True)
            fresh = replace(entry, text=version.text, changed_at=now)
            put_and_index(self._entries, self._index, fresh)
        return fresh

    def entry(self, entry_id: EntryId) -> Entry | None:
        """Return one entry, in the bin or not; None if it is gone."""
        if self._aside is not None and (kept := self._aside.entry(entry_id)) is not None:
            return kept
        with reading(self._connection):
            return self._entries.get(entry_id)

    def row(self, entry_id: EntryId) -> EntryRow | None:
        """Return what a list shows of one entry; None if it is gone."""
        with reading(self._connection):
            return self._entries.row(entry_id)

    def rows(self, before: int | None, limit: int, only: SearchFilter = _EVERYTHING) -> list[EntryRow]:
        """Return up to `limit` rows older than sort key `before` (None: from the newest on).

        Entries that stand on damaged pages are left out.
        """
        try:
            found = self._rows(only, before, limit)
        except JournalDamaged:
            found = read_around(
                partial(self._rows, only), lambda row: row.key, self._key_below, before, limit
            )
        if self._aside is None:
            return found
        return self._with(self._aside.rows(before, limit, only), found)[::-1][:limit]

    def count(self, only: SearchFilter = _EVERYTHING) -> int:
        """Return how many entries a filter lets through."""
        with reading(self._connection):
            return self._entries.count(only)

    def on_day(self, day: date) -> list[EntryRow]:
        """Return the entries of one day, oldest first."""
        with reading(self._connection):
            found = self._entries.on_day(day)
        return found if self._aside is None else self._with(self._aside.on_day(day), found)

    def latest_on(self, day: date) -> Entry | None:
        """Return the newest entry of a day, to go on with it; never a letter, which is a thing of its own."""
        if self._aside is not None and (kept := self._aside.latest_on(day)) is not None:
            return kept
        try:
            found = self.on_day(day)
        except JournalDamaged:  # perhaps only the index of days is
            found = self.rows(None, MOST_OF_A_DAY, SearchFilter(first=day, last=day))[::-1]
        rows = [row for row in found if row.kind != LETTER]
        with reading(self._connection):
            return self._entries.get(rows[-1].id) if rows else None

    def day_beside(self, day: date, step: int) -> date | None:
        """Return the nearest day with entries before (-1) or after (+1) `day`."""
        with reading(self._connection):
            return self._entries.day_beside(day, step)

    def marked_days(self, first: date, last: date) -> frozenset[date]:
        """Return the days with entries from `first` to `last` inclusive."""
        beside = self._aside.marked_days(first, last) if self._aside is not None else frozenset()
        with reading(self._connection):
            return beside | self._entries.marked_days(first, last)

    def tags(self) -> list[TagCount]:
        """Return the tags in use, by name."""
        with reading(self._connection):
            return self._entries.tags()

    def set_favourite(self, entry_id: EntryId, favourite: bool) -> EntryRow | None:
        """Make an entry a favourite, or no longer; return its row, None if it is gone."""
        with transaction(self._connection):
            self._beside.set_favourite(entry_id, favourite)
            return self._entries.row(entry_id)

    def rename_tag(self, old: str, new: str) -> TagChange | None:
        """Rename a tag on all entries; onto one that is there already, both become one.

        Search still knows the entries as they were until `catch_up` is done.
        """
        with transaction(self._connection):
            return self._tags.rename(old, new)

    def remove_tag(self, name: str) -> TagChange | None:
        """Take a tag from all entries, which stay as they are otherwise."""
        with transaction(self._connection):
            return self._tags.remove(name)

    def undo_tag_change(self, change: TagChange) -> None:
        """Put back what renaming or removing a tag changed."""
        with transaction(self._connection):
            self._tags.undo(change)

    def catch_up(self) -> bool:
        """Take one step (about 30 ms) of bringing search up to date; True while more is left."""
        with transaction(self._connection):
            return self._catch_up()

    def move_to_bin(self, entry_id: EntryId, now: datetime) -> None:
        """Put an entry in the bin. It can be restored for BIN_DAYS days.

        These count from its last change at the earliest: a clock that is behind must not end them at once.
        """
        self._set_binned(entry_id, now)

    def restore(self, entry_id: EntryId) -> None:
        """Take an entry out of the bin, as it was."""
        self._set_binned(entry_id, None)

    def binned(self) -> list[EntryRow]:
        """Return what is in the bin, last binned first."""
        with reading(self._connection):
            return self._entries.binned()

    def delete_forever(self, entry_id: EntryId) -> None:
        """Remove an entry for good."""
        with transaction(self._connection):
            key = self._entries.key_of(entry_id)
            self._entries.remove(entry_id)
            if key is not None:
                self._index.remove(key)

    def empty_bin(self) -> int:
        """Remove everything in the bin for good, photos taken from entries too; return how many entries."""
        with transaction(self._connection):
            self.photos.remove_taken_before(None)
            rows = self._entries.binned()
            for row in rows:
                self._entries.remove(row.id)
        return len(rows)

    def purge_bin(self, now: datetime) -> int:
        """Remove what has been in the bin for longer than BIN_DAYS days; return how many entries.

        A photo that was taken from its entry so long ago goes too.
        """
        with transaction(self._connection):
            self.photos.remove_taken_before(now - timedelta(days=BIN_DAYS))
            return self._entries.remove_binned_before(now - timedelta(days=BIN_DAYS))

    def tidy(self) -> bool:
        """Take one step (about 40 ms) of bringing the index up to date or clearing deleted words out.

        Returns whether more is left. Until it is False, words of an entry that is gone for good can
        stand in the encrypted file, and some entries may be found by the tags they had before.
        """
        with transaction(self._connection):
            return self._catch_up() or self._index.tidy()

    def _catch_up(self) -> bool:
        behind = self._index.behind(AT_A_TIME)
        for entry_id in behind:
            entry, key = self._entries.get(entry_id), self._entries.key_of(entry_id)
            if entry is not None and key is not None:
                self._put_in_index(key, entry)
        return bool(behind)

    def _rows(self, only: SearchFilter, before: int | None, limit: int) -> list[EntryRow]:
        with reading(self._connection):
            return self._entries.rows(before, limit, only)

    def _with(self, beside: list[EntryRow], found: list[EntryRow]) -> list[EntryRow]:
        """Return both, oldest first: of a page that stands in both files, what was written beside."""
        assert self._aside is not None
        newer = self._aside.ids()
        return sorted([*(row for row in found if row.id not in newer), *beside], key=lambda row: row.key)

    def _key_below(self, before: int | None) -> int | None:
        with reading(self._connection):
            return self._entries.key_below(before)

    def _set_binned(self, entry_id: EntryId, at: datetime | None) -> None:
        with transaction(self._connection):
            entry = self._entries.get(entry_id)
            key = self._entries.key_of(entry_id)
            if entry is None or key is None:
                return
            self._entries.set_binned(entry_id, None if at is None else max(at, entry.changed_at))
            self._index.remove(key)
            if at is None:
                self._put_in_index(key, entry)

    def _put_in_index(self, key: int, entry: Entry) -> None:
        self._index.put(key, entry.text, entry.tags, kind=entry.kind, sealed=entry.is_sealed)
