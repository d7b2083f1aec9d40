"""A new key for a journal whose passphrase somebody may know.

A new passphrase alone does not help against who kept a copy of the old key file. So everything is
copied into a new database under a new seed, checked, and put in the place of the old one, which is
overwritten and removed. Nobody writes meanwhile: the journal is locked for all others. Whenever it is
cut short, the journal opens with the old passphrase or with the new one, and what is left over is
cleared at the next opening.

All of it may take seconds: call it on the lane of long work.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from journal_app.domain.backup import Backup, Phase, Progress, unheard
from journal_app.domain.errors import (
    DiskFull,
    Interrupted,
    JournalDamaged,
    KeyFileDamaged,
    NoRoomForBackup,
    SamePassphrase,
    Trouble,
)
from journal_app.services import session
from journal_app.services.aside import kept_aside
from journal_app.services.backups import Source, copy_to_second, make_backup, source_of
from journal_app.services.database_switch import (
    MARK,
    Change,
    clear_stages,
    copies_in,
    free_database,
    note_change,
    remove_quietly,
    settle,
    stage_of,
)
from journal_app.services.journal_folder import BACKUPS, offers_keyring
from journal_app.services.keeping_damaged import kept_damaged
from journal_app.services.open_journal import OpenJournal
from journal_app.services.reading_backups import contents_by_key
from journal_app.store.backup_file import DATABASE, flush_folder, read_backup
from journal_app.store.backups import list_backups
from journal_app.store.erasing import erase
from journal_app.store.new_copy import copy_under_new_key
from journal_app.store.system import system_trouble
from journal_app.vault import kdf, key_file, keys, recovery_code
from journal_app.vault.key_format import KeyFile
from journal_app.vault.keychain import Keychain


@dataclass(frozen=True, slots=True)
class NewKey:
    """What a journal has from now on, and what is needed to see to its old backups."""

    code: str = field(repr=False)
    source: Source
    """The journal under its new key."""
    second_folder: Path | None
    old_key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class OldBackups:
    """Backups that the old passphrase or the old code still opens."""

    here: tuple[Path, ...]
    second: tuple[Path, ...]
    second_is_missing: bool
    """There is a second folder, but it can't be looked into now."""
    damaged: tuple[Path, ...] = ()
    """Damaged databases that were kept; the old code opens them."""


def renew_key(
    folder: Path,
    passphrase: str,
    new_passphrase: str,
    progress: Progress = unheard,
    keychain: Keychain | None = None,
    cost: kdf.Cost | None = None,
) -> NewKey:
    """Give the journal in `folder` a new key, code and passphrase. A keyring opens it no more.

    What the keyring still has for the old key is taken out of `keychain`, if it answers.

    Raises PassphraseTooShort, SamePassphrase, what `open_with_passphrase` raises, JournalDamaged,
    NoRoomForBackup, FolderNotWritable, StorageGone, Interrupted: nothing is changed then.
    """
    session.check_passphrase(new_passphrase)
    if kdf.same_passphrase(passphrase, new_passphrase):
        raise SamePassphrase
    has_keyring = offers_keyring(folder)
    opened = session.open_with_passphrase(folder, passphrase)
    try:
        _bring_in_what_was_aside(opened)
        old = source_of(opened)
        former = _key_file_of(old)
        seed = keys.new_seed()
        database = folder / free_database(folder)
        _switch(opened, former, seed, database, new_passphrase, progress, cost or kdf.calibrate())
        opened.connection.close()  # nothing may be written to the old one any more
        with suppress(Interrupted):  # it is done: from here on nothing stops it
            progress(Phase.REMOVE, 0, 1)
        with suppress(Trouble):
            settle(folder, database.name)
        if has_keyring and keychain is not None:
            with suppress(Trouble):
                keychain.remove(former.journal_id)
        second = opened.settings.backup_folder
    finally:
        opened.close()
    return NewKey(
        recovery_code.format_code(seed),
        Source(folder, database, keys.database_key(seed)),
        Path(second) if second else None,
        old.key,
    )


def old_backups(new: NewKey) -> OldBackups:
    """Return this journal's backups from before the new key. Raises BackupPlaceGone for its own folder."""
    here = _old_in(new, list_backups(new.source.folder / BACKUPS)[0])
    damaged = tuple(kept_damaged(new.source.folder))
    second: tuple[Path, ...] = ()
    missing = False
    if new.second_folder is not None:
        try:
            missing = not new.second_folder.is_dir()
            second = _old_in(new, list_backups(new.second_folder)[0])
        except (Trouble, OSError):
            missing = True
    return OldBackups(here, second, missing, damaged)


def replace_old_backups(new: NewKey, now: datetime, progress: Progress = unheard) -> int:
    """Make a backup under the new key, then remove all from before it; return how many could not be removed.

    The new backup comes first: at no moment is there none. Raises as `make_backup`, and then none is
    removed. A second folder that can't take a copy keeps its old ones.
    """
    fresh = make_backup(new.source, now, progress=progress)
    old = old_backups(new)
    going = old.here + old.damaged
    left = 0
    if new.second_folder is not None:
        try:
            copy_to_second(new.source, fresh, new.second_folder, progress)
            going += old.second
        except Interrupted:
            raise
        except Trouble:
            left = len(old.second)
    with suppress(Interrupted):
        progress(Phase.REMOVE, 0, 1)
    return left + sum(not _removed(path) for path in going)


def _switch(
    opened: OpenJournal,
    former: KeyFile,
    seed: bytes,
    database: Path,
    passphrase: str,
    progress: Progress,
    cost: kdf.Cost,
) -> None:
    folder = opened.folder
    old = source_of(opened)
    stage = stage_of(database)
    try:
        clear_stages(folder)
        note_change(folder, Change(database.name, (old.database.name,), one_journal=True))
        copy_under_new_key(old.database, old.key, stage, keys.database_key(seed), progress)
        progress(Phase.CHECK, 1, 1)  # the last moment to stop it
        stage.rename(database)
        flush_folder(folder)
        key_file.take_new_seed(folder, seed, passphrase, former, database.name, cost)
    except BaseException as error:
        remove_quietly(stage)
        if all(copy.database != database.name for copy in copies_in(folder)):
            remove_quietly(database)
            with suppress(OSError):
                (folder / MARK).unlink(missing_ok=True)
        trouble = system_trouble(error) if isinstance(error, OSError) else error
        if isinstance(trouble, DiskFull):
            trouble = NoRoomForBackup()
        if trouble is error:
            raise
        raise trouble from None


def _bring_in_what_was_aside(opened: OpenJournal) -> None:
    """Pages that a damaged journal could not take are under its key: leave none of them behind."""
    if kept_aside(opened.folder):
        if not opened.is_whole():
            raise JournalDamaged
        opened.bring_in_what_was_aside()
        if kept_aside(opened.folder):  # damaged too, and not to be left without its key
            raise JournalDamaged


def _key_file_of(source: Source) -> KeyFile:
    fitting = [copy for copy in copies_in(source.folder) if copy.database == source.database.name]
    if not fitting:
        raise KeyFileDamaged
    return max(fitting, key=lambda copy: copy.generation)


def _old_in(new: NewKey, backups: list[Backup]) -> tuple[Path, ...]:
    """Return those of this journal, by its id or by its old key, that the new key does not show."""
    journal = new.source.journal_id
    by_new = contents_by_key(backups, new.source.key)
    by_old = contents_by_key((each for each in backups if each.journal != journal), new.old_key)
    return tuple(
        each.file
        for each in backups
        if each.file not in by_new and (each.file in by_old or (journal and each.journal == journal))
    )


def _removed(path: Path) -> bool:
    """Remove a backup; what its key file stood in is overwritten, for only that leads to its seed.

    Of a damaged database, which has none, everything is.
    """
    start = 0
    with suppress(Trouble):
        start = sum(read_backup(path).parts[DATABASE])
    try:
        erase(path, start)
    except OSError:
        return False
    return True
