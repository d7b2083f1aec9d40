"""The copy of a database that a backup is: made while the journal is in use, checked, taken out again."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sqlcipher3 import dbapi2

from journal_app.domain.backup import Phase, Progress, unheard
from journal_app.domain.errors import (
    DiskFull,
    ForeignFile,
    JournalDamaged,
    NewerJournal,
    StorageGone,
    Trouble,
)
from journal_app.store.backup_file import CHUNK, DATABASE, ROLLBACK, BackupFile, Digest, place_troubles
from journal_app.store.connection import Connection, create_database, open_database, reading
from journal_app.store.failures import engine_trouble
from journal_app.store.integrity import Figures, damaged_pages, figures
from journal_app.store.lost_places import pieces
from journal_app.store.migrate import LATEST, schema_version
from journal_app.store.raw_pages import PAGE

STEP = 500
"""Pages copied at once, 2 MB: for so long at the most a save has to wait."""

RESTARTS = 2
"""How often a copy may begin anew because something was saved meanwhile; then saves wait for it."""

_WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class _TooBusyError(Exception):
    """The journal is being written so often that a copy never gets to its end."""


def copy_database(source: Path, key: bytes, target: Path, progress: Progress) -> None:
    """Copy an encrypted database, which may be in use, to the new file `target`, with the same key.

    The copy is of one moment and has the same number of rows in each table as its source then. Raises
    JournalDamaged, StorageGone, ForeignFile, NoJournal of the source; NoRoomForBackup and its kin of the
    target; Interrupted as `progress` does.
    """
    reader = open_database(source, key, read_only=True)
    try:
        with place_troubles():
            try:
                _copy_once(reader, key, target, progress, hold=False)
            except _TooBusyError:
                target.unlink()
                _copy_once(reader, key, target, progress, hold=True)
        # Copying says nothing of a damaged page: it makes an empty one of it, which then looks whole.
        if damaged_pages(reader):
            raise JournalDamaged
    finally:
        reader.close()


def check_backup(
    backup: BackupFile, key: bytes, sealed_digest: str | None, digest: Digest, progress: Progress
) -> Figures:
    """Count what is in a backup and check all of it, where it stands. Damage is in the result.

    `sealed_digest` is what its body has to amount to; None: nobody knows. Raises ForeignFile if the key
    does not open it, NewerJournal, BackupPlaceGone.
    """
    whole = True
    if sealed_digest is not None:
        done = 0
        for piece in backup.chunks(0, backup.body):
            digest.update(piece)
            done += len(piece)
            progress(Phase.CHECK, done, backup.body)
        whole = digest.hexdigest() == sealed_digest
    with opened_backup(backup, key) as connection:
        if schema_version(connection) > LATEST:
            raise NewerJournal
        found = figures(connection, backup.parts[DATABASE][1] // PAGE)
    return found if whole else replace(found, whole=False)


@contextmanager
def opened_backup(backup: BackupFile, key: bytes) -> Iterator[Connection]:
    """Open the database of a backup for reading. Raises ForeignFile, JournalDamaged, BackupPlaceGone."""
    if ROLLBACK not in backup.parts:
        connection = open_database(backup.path, key, read_only=True)
        try:
            yield connection
        finally:
            connection.close()
        return
    with tempfile.TemporaryDirectory(prefix="rosemary-") as folder:  # encrypted as it is, and only ours
        copy = Path(folder) / "journal.db"
        extract(backup, copy, key, unheard)
        connection = open_database(copy, key, read_only=True)
        try:
            yield connection
        finally:
            connection.close()


def extract(backup: BackupFile, target: Path, key: bytes, progress: Progress) -> None:
    """Write the database of a backup to the new file `target`, for this login only, down to the medium.

    Raises NoRoomForBackup and its kin.
    """
    written: list[tuple[Path, str]] = [(target, DATABASE)]
    if ROLLBACK in backup.parts:
        written.append((target.parent / f"{target.name}-journal", ROLLBACK))
    for path, name in written:
        place, length = backup.parts[name]
        with place_troubles(), os.fdopen(os.open(path, _WRITE, 0o600), "wb") as file:
            done = 0
            for piece in backup.chunks(place, length):
                file.write(piece)
                done += len(piece)
                progress(Phase.COPY, done, length)
            file.flush()
            os.fsync(file.fileno())
    if len(written) > 1:
        open_database(target, key).close()  # undoes what the crash had left half done


def copy_raw(database: Path, target: Path) -> int:
    """Copy a database that nobody has open, and what a crash left beside it, into one new file.

    Zeros stand where the drive has lost something. Returns how many bytes at its end are the rollback
    journal. Raises OSError.
    """
    beside = database.parent / f"{database.name}-journal"
    rollback = 0
    with os.fdopen(os.open(target, _WRITE, 0o600), "wb") as there:
        there.writelines(pieces(database, CHUNK))
        if beside.is_file():
            rollback = there.tell()
            there.writelines(pieces(beside, CHUNK))
            rollback = there.tell() - rollback
        there.flush()
        os.fsync(there.fileno())
    return rollback


def _copy_once(reader: Connection, key: bytes, target: Path, progress: Progress, *, hold: bool) -> None:
    """Copy all pages. With `hold`, saves wait; without, _TooBusyError if they come too often."""
    tried = 0

    def step(_status: int, left: int, total: int) -> None:
        nonlocal tried
        tried += STEP
        if not hold and tried > (RESTARTS + 1) * (total + STEP):
            raise _TooBusyError
        progress(Phase.COPY, (total - left) * PAGE, total * PAGE)

    with _held(reader, hold):
        copy = create_database(target, key, own_folder=False)
        try:
            reader.backup(copy, pages=STEP, progress=step)
        except dbapi2.Error as error:
            raise _copying_trouble(error, target) from None
        finally:
            copy.close()
        try:
            copied = open_database(target, key, read_only=True)
        except ForeignFile:
            raise JournalDamaged from None
        try:
            same = _row_counts(copied) == _row_counts(reader)
        finally:
            copied.close()
    if not same:
        if hold:
            raise JournalDamaged
        raise _TooBusyError  # saved in the moment between copying and counting


def _copying_trouble(error: dbapi2.Error, target: Path) -> Trouble:
    """Return what an error of the copying means; it has no code of its own, only words."""
    if "full" in str(error):
        return DiskFull()
    return engine_trouble(error, target) or StorageGone()


@contextmanager
def _held(reader: Connection, hold: bool) -> Iterator[None]:
    """Read one state of the journal all through the block."""
    if not hold:
        yield
        return
    reader.execute("BEGIN")
    try:
        reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield
    finally:
        reader.execute("ROLLBACK")


def _row_counts(connection: Connection) -> dict[str, int]:
    with reading(connection):
        tables = connection.execute(
            """
            SELECT name
              FROM sqlite_master
             WHERE type = 'table'
               AND sql NOT LIKE 'CREATE VIRTUAL%'
               AND name NOT LIKE 'sqlite_%'
            """
        ).fetchall()
        counts = {}
        for (name,) in tables:
            (counts[name],) = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()  # noqa: S608
    return counts
