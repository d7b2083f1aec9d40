"""Backups in a folder: their names, the list, what is removed, and how a new one comes about or not at all.

Names begin with the instant in UTC, so that they sort by time. Until a backup is whole and checked its
name begins with a dot and ends with `.new`.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from journal_app.domain.backup import Backup, BackupKind, backups_to_remove
from journal_app.domain.errors import (
    BackupAlreadyRunning,
    BackupDamaged,
    BackupPlaceGone,
    JournalOpenElsewhere,
    NewerJournal,
    Trouble,
)
from journal_app.store.backup_file import SUFFIX, flush_folder, place_troubles, read_backup
from journal_app.store.lock import FolderLock

_LOCK = ".backup.lock"
_NEW = ".new"
_OURS = re.compile(r"\d{4}-\d\d-\d\d_\d{6}Z(-before-update|-before-restore)?" + re.escape(SUFFIX))


def backup_name(kind: BackupKind, made: datetime) -> str:
    """Return the name of a backup made at this instant."""
    why = "" if kind is BackupKind.DAY else f"-{kind.value}"
    return f"{made.astimezone(UTC):%Y-%m-%d_%H%M%SZ}{why}{SUFFIX}"


def free_name(folder: Path, kind: BackupKind, made: datetime) -> Path:
    """Return where a backup made now belongs; a second later if there is one from this second."""
    while any(os.path.lexists(folder / backup_name(each, made)) for each in BackupKind):
        made += timedelta(seconds=1)
    return folder / backup_name(kind, made)


def is_own_name(name: str) -> bool:
    """Say whether this program gives such names to backups."""
    return _OURS.fullmatch(name) is not None


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


def remove_surplus(folder: Path, backups: list[Backup], now: datetime) -> list[Backup]:
    """Remove what `backups_to_remove` says of one journal's backups in `folder`; return what is gone.

    Only files that still have the name this program gave them.
    """
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return []
    gone = []
    for backup in backups_to_remove([b for b in backups if _OURS.fullmatch(b.file.name)], free, now):
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
        with suppress(OSError):  # a USB stick knows no permissions
            folder.chmod(0o700)
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
