"""Taking the journal to another folder: copy, check the copy, and only later remove the old one.

Until `remove_old` both places hold a whole journal, so that no moment of the way can lose it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from journal_app.domain.errors import (
    FolderNotEmpty,
    JournalDamaged,
    KeyFileDamaged,
    NoJournal,
    StorageGone,
)
from journal_app.services.journal_folder import (
    ASIDES,
    BACKUPS,
    DAMAGED,
    DATABASE,
    KEY_FILES,
    LOCK,
    RAISE,
    WINDOW_LOCK,
)
from journal_app.services.open_journal import OpenJournal
from journal_app.store.backup_file import flush_quietly
from journal_app.store.connection import Connection, open_database, reading
from journal_app.store.entries import Entries
from journal_app.store.system import system_trouble
from journal_app.vault import key_file

STAGE = ".rosemary-moving"
"""Folder inside the target in which the copy is made and checked: half a copy never looks like a journal."""

_CHUNK = 1 << 20
_FOLDERS = (BACKUPS, DAMAGED)
_BESIDE = tuple(name for aside in ASIDES for name in (aside, f"{aside}-journal"))
"""What was written while the journal was damaged, and is not in it yet."""

_SMALL_FILES = (*_BESIDE, LOCK, WINDOW_LOCK, RAISE)


def move_journal(open_journal: OpenJournal, target: Path) -> None:
    """Copy the open journal to an empty or missing folder, and check the copy.

    The old journal stays as it is; lock it at once and then call `remove_old`, since what is saved
    after this goes to the old place. Call it on the lane that writes: nothing may be written meanwhile.

    Raises FolderNotEmpty (also for a folder inside the journal's, or around it), FolderNotWritable,
    DiskFull, StorageGone or JournalDamaged. Nothing is left in `target` then.
    """
    source = open_journal.folder
    try:
        existed = _check_target(source, target)
        target.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise system_trouble(error) from error
    made: list[Path] = [target / STAGE]
    try:
        names = _copy_all(open_journal, made[0])
        _check_copy(open_journal, made[0])
        for name in names:  # the database is the last of them: with it, this is a journal
            made.append(target / name)
            (made[0] / name).rename(target / name)
        made[0].rmdir()
        with contextlib.suppress(OSError):  # a USB stick knows no permissions
            target.chmod(0o700)
        flush_quietly(target)
    except BaseException as error:
        _take_back(made, None if existed else target)
        if isinstance(error, OSError):
            raise system_trouble(error) from error
        raise


def remove_old(folder: Path) -> None:
    """Remove the journal that was moved away from `folder`, key files first; other files stay.

    Raises FolderNotWritable or StorageGone if the key files or the database could not be removed.
    """
    databases = {DATABASE}
    with contextlib.suppress(KeyFileDamaged, NoJournal):
        databases |= {copy.database for copy in key_file.read_copies(folder)}
    failed: OSError | None = None
    for name in (*KEY_FILES, *sorted(databases)):
        try:
            (folder / name).unlink(missing_ok=True)
        except OSError as error:
            failed = failed or error
    for name in _SMALL_FILES:
        with contextlib.suppress(OSError):
            (folder / name).unlink(missing_ok=True)
    for beside in _FOLDERS:
        with contextlib.suppress(OSError):
            if not (folder / beside).is_symlink():
                shutil.rmtree(folder / beside)
    if failed:
        raise system_trouble(failed) from failed
    with contextlib.suppress(OSError):  # something else may live here
        folder.rmdir()


def _check_target(source: Path, target: Path) -> bool:
    """Return whether `target` exists. Hidden files, which drives and desktops leave, do not count."""
    old, new = source.resolve(), target.resolve()
    if new.is_relative_to(old) or old.is_relative_to(new):
        raise FolderNotEmpty
    try:
        if any(not path.name.startswith(".") for path in target.iterdir()):
            raise FolderNotEmpty
    except FileNotFoundError:
        return False
    except NotADirectoryError:
        raise FolderNotEmpty from None
    stage = target / STAGE
    if stage.is_dir() and not stage.is_symlink():  # the power went during an earlier move
        shutil.rmtree(stage)
    return True


def _copy_all(open_journal: OpenJournal, stage: Path) -> list[str]:
    """Copy everything of the journal into `stage`; return the names in the order they may be put in place."""
    stage.mkdir(mode=0o700)
    source, database = open_journal.folder, open_journal._database.name
    names = []
    for beside in _FOLDERS:
        if (source / beside).is_dir() and not (source / beside).is_symlink():
            _copy_folder(source / beside, stage / beside)
            names.append(beside)
    names += [name for name in (*KEY_FILES, *_BESIDE) if (source / name).is_file()]
    names.append(database)
    for name in names:
        if name not in _FOLDERS:
            _copy_file(source / name, stage / name)
    flush_quietly(stage)
    return names


def _copy_folder(source: Path, copy: Path) -> None:
    copy.mkdir(mode=0o700)
    for path in sorted(source.iterdir()):
        if path.is_symlink():
            continue
        if path.is_dir():
            _copy_folder(path, copy / path.name)
        elif path.is_file():
            _copy_file(path, copy / path.name)
    flush_quietly(copy)


def _copy_file(source: Path, copy: Path) -> None:
    """Copy one file, for this login only, down to the medium, and read the copy again to compare.

    To close the database's file drops the locks that this process holds on it, which is harmless
    while nothing writes.
    """
    descriptor = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as there, source.open("rb") as here:
        shutil.copyfileobj(here, there, _CHUNK)
        there.flush()
        os.fsync(there.fileno())
    with copy.open("rb") as there, source.open("rb") as here:
        while True:
            expected = here.read(_CHUNK)
            if there.read(_CHUNK) != expected:
                raise StorageGone  # the medium gives back something else than it was given
            if not expected:
                return


def _check_copy(open_journal: OpenJournal, stage: Path) -> None:
    """Open the copy with the journal's key and count its entries. Raises JournalDamaged if they differ."""
    key, database = open_journal._key, open_journal._database
    copy = open_database(stage / database.name, key, read_only=True)
    try:
        if _counts(copy) != _counts(open_journal.connection):
            raise JournalDamaged
    finally:
        copy.close()


def _counts(connection: Connection) -> tuple[int, int]:
    entries = Entries(connection)
    with reading(connection):
        return entries.count(), len(entries.binned())


def _take_back(made: list[Path], made_folder: Path | None) -> None:
    """Remove the half copy, as far as the medium still lets us."""
    for path in reversed(made):
        with contextlib.suppress(OSError):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
    if made_folder:
        with contextlib.suppress(OSError):
            made_folder.rmdir()
