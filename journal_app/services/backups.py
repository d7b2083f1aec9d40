"""Backups of a journal: made and checked, once a day, in a second folder, and how things stand with them.

Here the vault (keys, seal) and the store (copies) meet. Reading one is in `reading_backups`,
bringing one back in `restoring`. All of it
may take seconds: call it on the lane of long work.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app.domain.backup import (
    Backup,
    BackupContents,
    BackupKind,
    BackupStatus,
    Phase,
    Progress,
    is_due,
    newest_by,
    unheard,
)
from journal_app.domain.errors import (
    BackupDamaged,
    BackupExists,
    BackupPlaceGone,
    JournalDamaged,
    Trouble,
)
from journal_app.domain.settings import settings_from_stored
from journal_app.services.cloud_folder import cloud_of
from journal_app.services.database_switch import copies_in
from journal_app.services.journal_folder import BACKUPS, KEY_FILES
from journal_app.services.reading_backups import contents_by_key, unsealed
from journal_app.store.backup_copy import copy_database
from journal_app.store.backup_file import finish_backup, place_troubles, read_backup
from journal_app.store.backups import (
    clear_unfinished,
    free_name,
    list_backups,
    new_file,
    only_here,
    remove_surplus,
)
from journal_app.store.connection import open_database, reading
from journal_app.store.integrity import Figures, figures, holds_anything
from journal_app.store.settings import SettingsStore
from journal_app.vault import key_format
from journal_app.vault.backup_seal import new_digest, seal
from journal_app.vault.key_format import KeyFile
from journal_app.vault.whole_file import read_small_file

if TYPE_CHECKING:
    from journal_app.services.open_journal import OpenJournal


_TOLD = ".second-folder-missing"
"""An empty file among the backups: it was said that the second folder is not there."""


@dataclass(frozen=True, slots=True)
class Source:
    """A journal whose key is known: what a backup is made of."""

    folder: Path
    database: Path
    key: bytes = field(repr=False)

    @property
    def journal_id(self) -> str:
        """Id of the journal, "" if no key file can be read."""
        return id_of(copies_in(self.folder), self.database.name)


@dataclass(frozen=True, slots=True)
class QuietResult:
    """What the daily backup did."""

    made: Backup | None
    second_missing: bool
    """The second folder is not there, and this was not said before."""
    nothing_yet: bool = False
    """No page, no check-in: a backup that there may be of a date or a name is not the last of this day."""


def source_of(opened: OpenJournal) -> Source:
    """Return what backups of an open journal are made of."""
    return Source(opened.folder, opened._database, opened._key)


def make_backup(
    source: Source, now: datetime, kind: BackupKind = BackupKind.DAY, progress: Progress = unheard
) -> Backup:
    """Make a checked backup in the journal's own folder of backups, and remove those there are too many of.

    Raises JournalDamaged with nothing made; BackupAlreadyRunning, NoRoomForBackup,
    BackupPlaceNotWritable, BackupPlaceGone, Interrupted.
    """
    folder = source.folder / BACKUPS
    with only_here(folder):
        target = free_name(folder, kind, now)
        write_backup(source, target, now, kind, progress)
        made = read_backup(target).about
        remove_surplus(folder, _of_this_journal(source, list_backups(folder)[0]), made.made)
        return made


def backup_to(source: Source, target: Path, now: datetime, progress: Progress = unheard) -> Figures:
    """Make a checked backup in a file of the person's choice. Raises BackupExists, and as `make_backup`."""
    if os.path.lexists(target):
        raise BackupExists
    return write_backup(source, target, now, BackupKind.DAY, progress)


def write_backup(
    source: Source, target: Path, now: datetime, kind: BackupKind, progress: Progress = unheard
) -> Figures:
    """Make one backup file. It gets its name when it is whole and checked."""
    with new_file(target) as temporary:
        copy_database(source.database, source.key, temporary, progress)
        progress(Phase.CHECK, 0, 1)
        found = _figures_of_copy(temporary, source.key)
        counted = {"entries": found.entries, "check_ins": found.check_ins, "photos": found.photos}
        finish_backup(
            temporary,
            key_parts(source.folder),
            (source.journal_id, kind, now),
            new_digest(),
            partial(_sealed, source.key, counted),
        )
        _check_again(temporary, source.key, progress)
    return found


def daily_backup(opened: OpenJournal, now: datetime, progress: Progress = unheard) -> QuietResult:
    """Make today's backup if something changed since the last, and see that the second folder has the newest.

    The first one waits until something was typed in. As long as it holds neither a page nor a check-in,
    the next one does not wait for tomorrow: it would keep the first evening out.

    A second folder that is missing is told once, until it was there again. Raises as `make_backup`, and
    what goes wrong in the second folder.
    """
    source = source_of(opened)
    present = _of_this_journal(source, list_backups(source.folder / BACKUPS)[0])
    newest = newest_by(present, now)
    if newest is None and not _holds_anything(source):
        return QuietResult(None, second_missing=False, nothing_yet=True)
    made = None
    is_due_now = is_due(newest.made if newest else None, now) or _is_bare(source, newest)
    if is_due_now and _changed_since(source, newest):
        made = make_backup(source, now, progress=progress)
        newest = made
    bare = _is_bare(source, newest)
    second = opened.settings.backup_folder
    if not second or newest is None:
        return QuietResult(made, second_missing=False, nothing_yet=bare)
    told = source.folder / BACKUPS / _TOLD
    try:
        copy_to_second(source, newest, Path(second), progress)
    except BackupPlaceGone:
        return QuietResult(made, second_missing=_first_time(told), nothing_yet=bare)
    with suppress(OSError):
        told.unlink(missing_ok=True)
    return QuietResult(made, second_missing=False, nothing_yet=bare)


def copy_to_second(source: Source, backup: Backup, folder: Path, progress: Progress = unheard) -> None:
    """See that `folder` has a copy of this backup, and remove those of this journal there are too many of.

    The folder is never made: a drive that is not there must not become a folder on another one. Raises
    BackupPlaceGone, BackupPlaceNotWritable, NoRoomForBackup, Interrupted.
    """
    there = Path(folder) / backup.file.name
    with place_troubles():
        if not folder.is_dir():
            raise BackupPlaceGone
        if there.exists() and there.stat().st_size == backup.size:
            return
    clear_unfinished(folder)
    with new_file(there) as temporary:
        _copy_file(backup.file, temporary, backup.size, progress)
        _check_again(temporary, source.key, progress)
    remove_surplus(folder, _of_this_journal(source, list_backups(folder)[0]), backup.made)


def status_of(opened: OpenJournal) -> BackupStatus:
    """Return how things stand with the backups of an open journal. Raises BackupPlaceGone."""
    source = source_of(opened)
    folder = source.folder / BACKUPS
    backups = _of_this_journal(source, list_backups(folder)[0])
    second = Path(opened.settings.backup_folder) if opened.settings.backup_folder else None
    newest, is_there = None, True
    if second is not None:
        with suppress(Trouble, OSError):
            is_there = second.is_dir()
            copies = _of_this_journal(source, list_backups(second)[0])
            newest = copies[0].made if copies else None
    return BackupStatus(
        folder,
        tuple(backups),
        contents_by_key(backups, source.key),
        second,
        newest,
        is_there,
        cloud_of(source.folder),
    )


def key_parts(folder: Path) -> list[tuple[str, bytes]]:
    """Return both copies of a journal's key file as they stand there, by name."""
    read = [(name, read_small_file(folder / name, key_format.MAX_BYTES)) for name in KEY_FILES]
    return [(name, data) for name, data in read if data is not None]


def id_of(copies: list[KeyFile], database: str) -> str:
    """Return the id of the journal with this database, "" if no key file names it."""
    fitting = [copy for copy in copies if copy.database == database]
    return max(fitting, key=lambda copy: copy.generation).journal_id if fitting else ""


def _first_time(told: Path) -> bool:
    """Whether this was not told yet; from now on it was."""
    try:
        os.close(os.open(told, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError:
        return False
    return True


def _figures_of_copy(copy: Path, key: bytes) -> Figures:
    connection = open_database(copy, key, read_only=True)
    try:
        found = figures(connection)
    finally:
        connection.close()
    if not found.whole:
        raise JournalDamaged
    return found


def _check_again(path: Path, key: bytes, progress: Progress) -> None:
    """Read a finished backup back. Raises BackupPlaceGone: the medium gives back something else."""
    try:
        file = read_backup(path)
        sealed = unsealed(file, key)
        digest = new_digest()
        done = 0
        for piece in file.chunks(0, file.body):
            digest.update(piece)
            done += len(piece)
            progress(Phase.CHECK, done, file.body)
    except BackupDamaged:
        raise BackupPlaceGone from None
    if file.seal and (sealed is None or sealed["body"] != digest.hexdigest()):
        raise BackupPlaceGone


def _copy_file(source: Path, target: Path, size: int, progress: Progress) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(target, flags, 0o600), "wb") as there, source.open("rb") as here:
        while piece := here.read(1 << 20):
            there.write(piece)
            progress(Phase.COPY, there.tell(), size)
        there.flush()
        os.fsync(there.fileno())


def _sealed(key: bytes, counted: dict[str, int], header: bytes, body: str) -> bytes:
    return seal(key, header, json.dumps({**counted, "body": body}, sort_keys=True).encode("ascii"))


def _of_this_journal(source: Source, backups: list[Backup]) -> list[Backup]:
    """Return those of the same journal: by its id, else by its key."""
    journal = source.journal_id
    shown = contents_by_key((b for b in backups if not journal or b.journal != journal), source.key)
    return [b for b in backups if b.file in shown or (journal and b.journal == journal)]


def _holds_anything(source: Source) -> bool:
    connection = open_database(source.database, source.key, read_only=True)
    try:
        if holds_anything(connection):
            return True
        with reading(connection):
            return settings_from_stored(SettingsStore(connection).read()).hold_words
    finally:
        connection.close()


def _is_bare(source: Source, backup: Backup | None) -> bool:
    """Say whether a backup is known to hold no page, check-in or photo."""
    if backup is None:
        return False
    counted = contents_by_key([backup], source.key).get(backup.file)
    return counted == BackupContents(0, 0, 0)


def _changed_since(source: Source, newest: Backup | None) -> bool:
    if newest is None:
        return True
    try:
        return source.database.stat().st_mtime > newest.made.timestamp()
    except OSError:
        return True
