"""Bringing a backup back: into an empty folder, or in the place of a journal that is kept first.

The database of the backup is put beside the present one under another name; then the key files, which
name the database, are replaced; only then the former database goes, of which a backup was made before.
So whenever this is cut short, the folder opens with the old journal's passphrase or with the backup's,
and each opens its own journal whole. What a cut left over is cleared at the next opening.
"""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path

from journal_app.domain.backup import BackupKind, Phase, Progress, unheard
from journal_app.domain.errors import (
    BackupDamaged,
    BackupPlaceNotWritable,
    FolderNotEmpty,
    Interrupted,
    NewerJournal,
    NoRoomForBackup,
    Trouble,
)
from journal_app.services.aside import CameIn, bring_into, remove
from journal_app.services.backups import Source, id_of, key_parts, write_backup
from journal_app.services.database_switch import (
    MARK,
    Change,
    clear_stages,
    copies_in,
    free_database,
    name_database,
    note_change,
    remove_quietly,
    settle,
    stage_of,
)
from journal_app.services.journal_folder import (
    BACKUPS,
    DATABASE,
    DELETING,
    KEY_FILES,
    LOCK,
    UNFINISHED,
    FolderState,
    folder_state,
)
from journal_app.services.reading_backups import Secret, Unlocked, check_unlocked, unlock_backup
from journal_app.store.backup_copy import copy_raw, extract
from journal_app.store.backup_file import finish_backup, flush_folder, flush_quietly, place_troubles
from journal_app.store.backups import free_name, new_file, only_here
from journal_app.store.connection import open_database
from journal_app.store.integrity import Figures
from journal_app.store.lock import FolderLock
from journal_app.store.migrate import LATEST
from journal_app.vault.backup_seal import new_digest

_STOPS = (NoRoomForBackup, BackupPlaceNotWritable, Interrupted)
"""What keeps the present journal from being kept, and so stops a restore.

A place that does not answer is asked once more, for the bytes: the drive may only have lost some of them.
"""


def restore_backup(
    path: Path,
    folder: Path,
    secret: Secret,
    now: datetime,
    *,
    replace: bool = False,
    progress: Progress = unheard,
) -> Figures:
    """Check a backup and make it the journal of `folder`; return what is in it.

    With `replace` also where a journal stands, which is kept as a backup first. Raises what
    `unlock_backup` raises, BackupDamaged, NewerJournal; FolderNotEmpty (a journal without `replace`, or
    files of somebody else), JournalOpenElsewhere, NoRoomForBackup, BackupPlaceNotWritable,
    BackupPlaceGone, Interrupted. The journal in the folder is as it was then.
    """
    _check_target(folder, replace)
    unlocked = unlock_backup(path, secret)
    found = check_unlocked(unlocked, progress)
    if not found.whole:
        raise BackupDamaged
    if found.schema > LATEST:
        raise NewerJournal
    with place_troubles():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.suppress(OSError):  # a USB stick knows no permissions
            folder.chmod(0o700)
        lock = FolderLock(folder / LOCK)
        lock.take()
        try:
            (folder / DELETING).unlink(missing_ok=True)  # what was deleted is wanted back
            state = _check_target(folder, replace)
            if state is FolderState.EMPTY:
                _bring_into_empty(unlocked, folder, progress)
            else:
                _bring_over(unlocked, folder, now, progress)
        finally:
            lock.release()
    return found


def _check_target(folder: Path, replace: bool) -> FolderState:
    state = folder_state(folder)
    if state is FolderState.OTHER or (state is FolderState.JOURNAL and not replace):
        raise FolderNotEmpty
    return state


def _bring_into_empty(unlocked: Unlocked, folder: Path, progress: Progress) -> None:
    """The database gets its name last: until then nothing in the folder looks like a journal."""
    stage = folder / UNFINISHED
    clear_stages(folder)
    try:
        extract(unlocked.file, stage, unlocked.key, progress)
        came_in = _bring_in(folder, stage, unlocked.key)
        name_database(folder, unlocked.seed, unlocked.key_file, DATABASE)
        stage.rename(folder / DATABASE)
    except BaseException:
        for name in KEY_FILES:
            with contextlib.suppress(OSError):
                (folder / name).unlink(missing_ok=True)
        remove_quietly(stage)
        raise
    remove(folder, unlocked.key, came_in)
    flush_quietly(folder)


def _bring_over(unlocked: Unlocked, folder: Path, now: datetime, progress: Progress) -> None:
    present = copies_in(folder)
    if len({copy.database for copy in present}) == 1:
        settle(folder, present[0].database)
    old = _databases(folder)
    _keep(folder, old, unlocked, now, progress)
    clear_stages(folder)
    new = folder / free_database(folder)
    stage = stage_of(new)
    try:
        extract(unlocked.file, stage, unlocked.key, progress)
        came_in = _bring_in(folder, stage, unlocked.key)
        note_change(folder, Change(new.name, tuple(path.name for path in old)))
        stage.rename(new)
        flush_folder(folder)
        name_database(folder, unlocked.seed, unlocked.key_file, new.name)
    except BaseException:
        remove_quietly(stage)
        if all(copy.database != new.name for copy in copies_in(folder)):
            remove_quietly(new)
            with contextlib.suppress(OSError):
                (folder / MARK).unlink(missing_ok=True)
        raise
    settle(folder, new.name)
    remove(folder, unlocked.key, came_in)
    flush_quietly(folder)


def _bring_in(folder: Path, stage: Path, key: bytes) -> CameIn:
    """Put in what was written beside a damaged journal.

    Done here, nobody has the journal open: what is written into it from now on stands above it. What can't
    be read stays beside it, and is told when the journal is open.
    """
    try:
        return bring_into(folder, stage, key)
    except NewerJournal:  # wrote it; the backup is of this version
        return CameIn()


def _databases(folder: Path) -> list[Path]:
    """Return the databases that count as the present journal: those the key files name, else all."""
    named = sorted({copy.database for copy in copies_in(folder)})
    there = [folder / name for name in named if (folder / name).is_file()]
    return there or sorted(path for path in folder.glob("*.db") if path.is_file())


def _keep(folder: Path, databases: list[Path], unlocked: Unlocked, now: datetime, progress: Progress) -> None:
    """Make a backup of the present journal: a checked one if its key is the same, else of its bytes."""
    for database in databases:
        with only_here(folder / BACKUPS):
            target = free_name(folder / BACKUPS, BackupKind.RESTORE, now)
            source = Source(folder, database, unlocked.key)
            progress(Phase.KEEP, 0, 1)
            with contextlib.suppress(Trouble):  # undoes what a crash left half done, if this is the key
                open_database(database, unlocked.key).close()
            try:
                write_backup(source, target, now, BackupKind.RESTORE, progress)
            except Trouble as trouble:
                if isinstance(trouble, _STOPS):
                    raise
                _keep_bytes(folder, database, target, now)


def _keep_bytes(folder: Path, database: Path, target: Path, now: datetime) -> None:
    """Keep a journal whose key nobody gave, or that is damaged, exactly as it stands."""
    journal = id_of(copies_in(folder), database.name)
    with new_file(target) as temporary:
        rollback = copy_raw(database, temporary)
        about = (journal, BackupKind.RESTORE, now)
        finish_backup(temporary, key_parts(folder), about, new_digest(), _no_seal, rollback)


def _no_seal(_header: bytes, _body: str) -> bytes:
    return b""
