"""Backups in a folder: a copy of the database, checked before it gets its name; the list; what is removed.

Names begin with the instant in UTC, so that they sort by time. Until a backup is whole and checked its
name begins with a dot and ends with `.new`.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlcipher3 import dbapi2

from journal_app.domain.backup import Backup, BackupKind, Phase, Progress, backups_to_remove, unheard
from journal_app.domain.errors import (
    BackupAlreadyRunning,
    BackupDamaged,
    BackupPlaceGone,
    DiskFull,
    ForeignFile,
    JournalDamaged,
    JournalOpenElsewhere,
    NewerJournal,
    StorageGone,
    Trouble,
)
from journal_app.store.backup_file import (
    CHUNK,
    DATABASE,
    ROLLBACK,
    SUFFIX,
    BackupFile,
    Digest,
    flush_folder,
    place_troubles,
    read_backup,
)
from journal_app.store.connection import Connection, create_database, open_database, reading
from journal_app.store.failures import engine_trouble
from journal_app.store.integrity import Figures, damaged_pages, figures
from journal_app.store.lock import FolderLock
from journal_app.store.migrate import LATEST, schema_version

STEP = 500
"""Pages copied at once, 2 MB: for so long at the most a save has to wait."""

RESTARTS = 2
"""How often a copy may begin anew because something was saved meanwhile; then saves wait for it."""

PAGE = 4096

_LOCK = ".backup.lock"
_NEW = ".new"
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_OURS = re.compile(r"\d{4}-\d\d-\d\d_\d{6}Z(-before-update|-before-restore)?" + re.escape(SUFFIX))


class _TooBusyError(Exception):
    """The journal is being written so often that a copy never gets to its end."""


def backup_name(kind: BackupKind, made: datetime) -> str:
    """Return the name of a backup made at this instant."""
    why = "" if kind is BackupKind.DAY else f"-{kind.value}"
    return f"{made.astimezone(UTC):%Y-%m-%d_%H%M%SZ}{why}{SUFFIX}"


def free_name(folder: Path, kind: BackupKind, made: datetime) -> Path:
    """Return where a backup made now belongs; a second later if there is one from this second."""
    while any(os.path.lexists(folder / backup_name(each, made)) for each in BackupKind):
        made += timedelta(seconds=1)
    return folder / backup_name(kind, made)


def list_backups(folder: Path) -> tuple[list[Backup], list[Path]]:
    """Return the backups in a folder, newest first, and the files that should be backups but are not whole.

    A folder that is not there holds none. Raises BackupPlaceGone or BackupPlaceNotWritable if it does
    not answer.
    """
    found, damaged = [], []
    with place_troubles():
        try:
            paths = sorted(path for path in folder.iterdir() if path.suffix == SUFFIX)
        except (FileNotFoundError, NotADirectoryError):
            return [], []
    for path in paths:
        if path.name.startswith("."):
            continue
        try:
            found.append(read_backup(path).about)
        except NewerJournal:
            continue
        except BackupDamaged:
            damaged.append(path)
        except Trouble:
            continue  # a link to nowhere, a folder of that name, a file of somebody else
    return sorted(found, key=lambda backup: (backup.made, backup.file.name), reverse=True), damaged


def remove_surplus(folder: Path, backups: list[Backup]) -> list[Backup]:
    """Remove what `backups_to_remove` says of one journal's backups in `folder`; return what is gone.

    Only files that still have the name this program gave them.
    """
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return []
    gone = []
    for backup in backups_to_remove([b for b in backups if _OURS.fullmatch(b.file.name)], free):
        with suppress(OSError):
            backup.file.unlink()
            gone.append(backup)
    return gone


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """Give a temporary name beside `target`; it becomes `target` at the end of the block, else it is gone.

    What an earlier attempt left there is removed first. Raises BackupPlaceGone, BackupPlaceNotWritable,
    NoRoomForBackup.
    """
    temporary = target.parent / f".{target.name}{_NEW}"
    beside = target.parent / f"{temporary.name}-journal"
    with place_troubles():
        if not target.parent.is_dir():
            raise BackupPlaceGone
        for path in (temporary, beside):
            path.unlink(missing_ok=True)
        try:
            yield temporary
            temporary.replace(target)
        except BaseException:
            for path in (temporary, beside):
                with suppress(OSError):
                    path.unlink(missing_ok=True)
            raise
        flush_folder(target.parent)


@contextmanager
def only_here(folder: Path) -> Iterator[None]:
    """Keep other backups out of `folder`, which is made if it is missing, and clear what a crash left in it.

    Raises BackupAlreadyRunning, and what `new_file` raises.
    """
    with place_troubles():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FolderLock(folder / _LOCK)
        try:
            lock.take()
        except JournalOpenElsewhere:
            raise BackupAlreadyRunning from None
    try:
        clear_unfinished(folder)
        yield
    finally:
        lock.release()


def clear_unfinished(folder: Path) -> None:
    """Remove backups whose making was cut short."""
    with suppress(OSError):
        for path in folder.glob(f".*{SUFFIX}{_NEW}*"):
            with suppress(OSError):
                path.unlink()


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

    Returns how many bytes at its end are the rollback journal. Raises OSError.
    """
    beside = database.parent / f"{database.name}-journal"
    rollback = 0
    with os.fdopen(os.open(target, _WRITE, 0o600), "wb") as there:
        with database.open("rb") as here:
            shutil.copyfileobj(here, there, CHUNK)
        if beside.is_file():
            rollback = beside.stat().st_size
            with beside.open("rb") as here:
                shutil.copyfileobj(here, there, CHUNK)
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
        copy = create_database(target, key)
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
