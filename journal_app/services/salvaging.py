"""Reading out of a damaged journal what can be read, and making that the journal. May take minutes.

What was read out stands in a new database beside the damaged one, checked, before the key files, which
name the database, are replaced; only then the damaged one is moved to a folder of its own. So whenever
this is cut short, the folder opens with the old journal or with the new one, never with a mixture.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from journal_app.domain.backup import BackupContents, Phase, Progress, unheard
from journal_app.domain.errors import NothingToRead, Trouble, WrongRecoveryCode
from journal_app.services.aside import bring_into, remove
from journal_app.services.database_switch import (
    clear_stages,
    copies_in,
    free_database,
    name_database,
    remove_quietly,
    stage_of,
)
from journal_app.services.filling_gaps import fill_gaps
from journal_app.services.journal_folder import LOCK
from journal_app.services.keeping_damaged import NOTE, keep_what_was_damaged, plan_to_keep
from journal_app.services.reading_backups import Secret
from journal_app.store.backup_file import flush_folder, flush_quietly, place_troubles
from journal_app.store.connection import open_database
from journal_app.store.integrity import figures
from journal_app.store.lock import FolderLock
from journal_app.store.raw_pages import first_pages
from journal_app.store.salvage import ReadOut, read_out
from journal_app.vault import key_file, keys, recovery_code
from journal_app.vault.key_file import KeyFile
from journal_app.vault.page_cipher import PageCipher, cipher_for


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was read out, and where the damaged file is."""

    contents: BackupContents
    read: ReadOut
    filled: int
    """Pages that could not be read, or only in part, and came from a backup."""
    kept: Path
    aside_left: bool = False
    """What was written meanwhile, beside the damaged journal, could not be read. Its file stays."""


@dataclass(frozen=True, slots=True)
class _Damaged:
    seed: bytes
    key: bytes
    key_file: KeyFile | None
    database: Path
    cipher: PageCipher


def salvage(folder: Path, secret: Secret, now: datetime, progress: Progress = unheard) -> Salvaged:
    """Read out what can be read and make it the journal of `folder`.

    Raises WrongPassphrase, MistypedRecoveryCode, WrongRecoveryCode, KeyFileDamaged, JournalOpenElsewhere,
    NewerJournal, NothingToRead, NoRoomForBackup, BackupPlaceNotWritable, BackupPlaceGone, Interrupted. The
    folder is as it was then.
    """
    with place_troubles():
        lock = FolderLock(folder / LOCK)
        lock.take()
        try:
            return _salvage(folder, _unlocked(folder, secret), now, progress)
        finally:
            lock.release()


def _salvage(folder: Path, damaged: _Damaged, now: datetime, progress: Progress) -> Salvaged:
    keep_what_was_damaged(folder, damaged.database.name)
    clear_stages(folder)
    with contextlib.suppress(Trouble):  # undoes what a crash left half done
        open_database(damaged.database, damaged.key).close()
    new = folder / free_database(folder)
    stage = stage_of(new)
    try:
        read = read_out(
            damaged.database, damaged.cipher.open_page, stage, damaged.key, partial(progress, Phase.READ)
        )
        filled = fill_gaps(folder, stage, damaged.key, read)
        came_in = bring_into(folder, stage, damaged.key)
        contents = _checked(stage, damaged.key, progress)
        kept = plan_to_keep(folder, damaged.database.name, new.name, now)
        stage.rename(new)
        flush_folder(folder)
        name_database(folder, damaged.seed, damaged.key_file, new.name)
    except BaseException:
        remove_quietly(stage)
        if all(copy.database != new.name for copy in copies_in(folder)):
            remove_quietly(new)
            with contextlib.suppress(OSError):
                (folder / NOTE).unlink(missing_ok=True)
        raise
    keep_what_was_damaged(folder, new.name)
    remove(folder, damaged.key, came_in)
    flush_quietly(folder)
    return Salvaged(contents, read, filled, kept, bool(came_in.left))


def _checked(stage: Path, key: bytes, progress: Progress) -> BackupContents:
    """Read the new database back from the disk."""
    progress(Phase.CHECK, 0, 1)
    connection = open_database(stage, key, read_only=True)
    try:
        found = figures(connection)
    finally:
        connection.close()
    if not found.whole:  # a disk that gives back something else, or a fault of this program
        raise NothingToRead
    progress(Phase.CHECK, 1, 1)
    return BackupContents(found.entries, found.check_ins, found.photos)


def _unlocked(folder: Path, secret: Secret) -> _Damaged:
    """Return the damaged journal with its key; nothing of its database has to be readable for that."""
    if secret.is_code:
        seed = recovery_code.parse_code(secret.text)
        copies = [copy for copy in copies_in(folder) if key_file.authentic(copy, seed)]
        newest = max(copies, key=lambda copy: copy.generation, default=None)
    else:
        unlocked = key_file.unlock(folder, secret.text)
        seed, newest = unlocked.seed, unlocked.key_file
    key = keys.database_key(seed)
    named = [folder / newest.database] if newest else sorted(folder.glob("*.db"))
    for database in named:
        cipher = _cipher(database, key)
        if cipher is not None:
            return _Damaged(seed, key, newest, database, cipher)
    raise NothingToRead if newest else WrongRecoveryCode


def _cipher(database: Path, key: bytes) -> PageCipher | None:
    if not database.is_file():
        return None
    return cipher_for(key, *first_pages(database))
