"""Filling what could not be read of a damaged journal from its backups, page by page."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from journal_app.domain.entry import Entry, EntryId
from journal_app.domain.errors import JournalDamaged, Trouble
from journal_app.services.journal_folder import BACKUPS
from journal_app.store.backup_copy import opened_backup
from journal_app.store.backup_file import read_backup
from journal_app.store.backups import list_backups
from journal_app.store.beside import BesideEntries
from journal_app.store.connection import Connection, open_database, reading, transaction
from journal_app.store.entries import Entries
from journal_app.store.indexing import put_and_index
from journal_app.store.migrate import LATEST, schema_version
from journal_app.store.salvage import ReadOut
from journal_app.store.search import SearchIndex


def fill_gaps(folder: Path, database: Path, key: bytes, read: ReadOut) -> int:
    """Put into the new `database` the pages that are missing or cut off, each from the newest backup with it.

    Returns how many those were. A backup of another key or of an older version, or that is damaged itself,
    is passed over. Of a page that is cut off only the same revision counts: what is there is newer else.
    """
    wanted = {*read.lost_ids, *read.cut_ids}
    if not wanted:
        return 0
    connection = open_database(database, key)
    filled = 0
    try:
        for backup in list_backups(folder / BACKUPS)[0]:
            with suppress(Trouble), opened_backup(read_backup(backup.file), key) as source:
                if schema_version(source) == LATEST:
                    done = {one for one in wanted if _fill(connection, _page(source, one))}
                    wanted -= done
                    filled += len(done)
            if not wanted:
                break
    finally:
        connection.close()
    return filled


def _page(source: Connection, entry_id: str) -> Entry | None:
    with suppress(JournalDamaged), reading(source):
        return Entries(source).get(EntryId(entry_id))
    return None


def _fill(connection: Connection, page: Entry | None) -> bool:
    if page is None:
        return False
    entries, index = Entries(connection), SearchIndex(connection)
    with transaction(connection):
        there = entries.get(page.id)
        if there is not None and there.changed_at != page.changed_at:
            return False
        entries.put(page)  # what stands beside it needs it there
        beside = BesideEntries(connection)
        if page.favourite:  # what stands beside has no revision: what was read out of it counts
            beside.set_favourite(page.id, True)
        if page.letter is not None and (there is None or there.letter is None):
            beside.set_sealed(page.id, page.letter.sealed_at)
        put_and_index(entries, index, page)
    return True
