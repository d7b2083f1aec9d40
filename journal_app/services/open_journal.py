"""An open journal: its services, and what is needed to open one more connection."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from journal_app.domain.care.events import Opened
from journal_app.domain.errors import (
    AsideDamaged,
    ForeignFile,
    JournalDamaged,
)
from journal_app.domain.search import SearchFilter
from journal_app.domain.settings import JournalSettings, settings_to_store
from journal_app.services.aside import (
    Aside,
    bring_in,
    is_new_that_some_stays,
    kept_aside,
    remove,
    usable_aside,
)
from journal_app.services.body import BodyNotes
from journal_app.services.care import Care
from journal_app.services.check_ins import CheckIns
from journal_app.services.closeness import Closeness
from journal_app.services.coping import Coping
from journal_app.services.event_log import EventLog
from journal_app.services.finder import Finder
from journal_app.services.journal import Journal
from journal_app.services.known_words import KnownWords
from journal_app.services.memorials import Memorials
from journal_app.services.support import Support
from journal_app.store.connection import (
    Connection,
    open_database,
    refuse_writing,
    transaction,
)
from journal_app.store.integrity import is_whole
from journal_app.store.lock import FolderLock
from journal_app.store.settings import SettingsStore


@dataclass(slots=True)
class OpenJournal:
    """A journal that is open: its services, and what is needed to open one more connection."""

    folder: Path
    connection: Connection = field(repr=False)
    journal: Journal
    check_ins: CheckIns
    care: Care
    support: Support
    coping: Coping
    memorials: Memorials
    closeness: Closeness
    known_words: KnownWords
    body_notes: BodyNotes
    log: EventLog
    settings: JournalSettings
    _database: Path = field(repr=False)
    _key: bytes = field(repr=False)
    _lock: FolderLock | None = field(repr=False)
    is_damaged: bool = False
    """Pages of it are damaged: nothing is written into it, and what a person writes is kept aside."""
    _aside: Aside | None = field(default=None, repr=False)

    def keep_as_it_is(self) -> None:
        """Write nothing more into the database, of which pages are damaged. For the lane of short work."""
        if self._aside is None:
            refuse_writing(self.connection)
            self._aside = usable_aside(self.folder, self._key)
            lists = (self.support, self.coping, self.memorials, self.body_notes, self.closeness)
            for room in (self.journal, self.check_ins, self.log, *lists):
                room.keep_aside(self._aside)
            self.is_damaged = True

    def has_pages_aside(self) -> bool:
        """Say whether something was written beside the damaged journal: a copy of the journal lacks it."""
        return self.is_damaged and bool(kept_aside(self.folder))

    def is_whole(self) -> bool:
        """Check every page, on a connection of its own. For the lane of long work.

        Raises StorageGone and its kin; damage is in the result.
        """
        try:
            connection = open_database(self._database, self._key, read_only=True)
        except (ForeignFile, JournalDamaged):
            return False
        try:
            return is_whole(connection, self._database)
        finally:
            connection.close()

    def bring_in_what_was_aside(self) -> int:
        """Store what was kept beside the journal while it was damaged; return how many pages those were.

        Only for a journal that is whole. For the lane of short work. Raises AsideDamaged, once for a file
        that can't be read.
        """
        came_in = bring_in(self.folder, self._key, self.connection)
        remove(self.folder, self._key, came_in)
        if is_new_that_some_stays(came_in, self.folder, self.connection):
            raise AsideDamaged
        return came_in.pages

    def purge_bin(self, now: datetime) -> int:
        """Remove what has been in the bin for longer than BIN_DAYS days; return how many entries.

        The days end with the opening before today's: a clock that is far ahead does not empty the bin at
        once, and who sees it can put it right.
        """
        before = [event.at for event in self.log.events() if isinstance(event, Opened)]
        last = max((at for at in before if at.astimezone(now.tzinfo).date() < now.date()), default=None)
        return 0 if last is None else self.journal.purge_bin(last)

    def open_reader(self) -> Connection:
        """Return one more connection, for reading only. For the lane of long work, which closes it too."""
        return open_database(self._database, self._key, read_only=True)

    def open_finder(self) -> Finder:
        """Return a finder with a read connection of its own. Call it on the lane of search."""
        finder = Finder(open_database(self._database, self._key, read_only=True))
        with contextlib.suppress(JournalDamaged):  # found again when something is searched
            finder.count("first look", SearchFilter())  # opens the index now, where nothing interrupts it
        return finder

    def catch_up(self) -> None:
        """Bring search up to date at once. Who else has the journal open does it in quiet moments."""
        while self._lock is not None and not self.is_damaged and self.journal.catch_up():
            pass

    def save_settings(self, settings: JournalSettings) -> None:
        """Keep the settings in the journal."""
        with transaction(self.connection):
            store = SettingsStore(self.connection)
            for name, text in settings_to_store(settings).items():
                store.write(name, text)
        self.settings = settings

    def close(self) -> None:
        """Close the database and let others open the journal."""
        self.connection.close()
        if self._aside:
            self._aside.close()
        if self._lock:
            self._lock.release()


def joined(
    folder: Path,
    connection: Connection,
    settings: JournalSettings,
    database: Path,
    key: bytes,
    lock: FolderLock | None,
) -> OpenJournal:
    """Return the services of a journal over its open connection. `lock`: None where it is only read."""
    log = EventLog(connection)
    return OpenJournal(
        folder,
        connection,
        Journal(connection),
        CheckIns(connection, log),
        Care(log),
        Support(connection),
        Coping(connection),
        Memorials(connection),
        Closeness(connection),
        KnownWords(connection),
        BodyNotes(connection),
        log,
        settings,
        database,
        key,
        lock,
    )
