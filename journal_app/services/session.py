"""Making, opening and closing a journal; its passphrase and its recovery code.

Here the vault (keys) and the store (database) meet. Every function may take a second, because
Argon2id is meant to: call them on the lane of short work.
"""

from __future__ import annotations

import contextlib
import time
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from journal_app.domain.backup import BackupKind
from journal_app.domain.errors import (
    FolderNotEmpty,
    FolderNotWritable,
    ForeignFile,
    JournalDamaged,
    JournalOpenElsewhere,
    KeyFileDamaged,
    NoJournal,
    PassphraseTooShort,
    StorageGone,
    Trouble,
    WrongRecoveryCode,
)
from journal_app.domain.settings import JournalSettings, settings_from_stored
from journal_app.services.backups import Source, make_backup
from journal_app.services.database_switch import choose_side, given_up, settle
from journal_app.services.journal_folder import (
    DATABASE,
    DELETING,
    KEY_FILES,
    LOCK,
    UNFINISHED,
    FolderState,
    folder_state,
)
from journal_app.services.keeping_damaged import keep_what_was_damaged
from journal_app.services.open_journal import OpenJournal
from journal_app.services.open_journal import joined as _joined
from journal_app.store.connection import (
    Connection,
    create_database,
    open_database,
    reading,
)
from journal_app.store.lock import FolderLock
from journal_app.store.migrate import is_up_to_date, migrate
from journal_app.store.settings import SettingsStore
from journal_app.vault import kdf, key_file, keyring_slot, keys, recovery_code, strength

PATIENCE = 2.0
"""Seconds for which a journal that another has open is asked for again."""


@dataclass(frozen=True, slots=True)
class NewJournal:
    """A journal just made, and its recovery code, to be shown once."""

    open_journal: OpenJournal
    code: str = field(repr=False)


def create_journal(folder: Path, passphrase: str, cost: kdf.Cost | None = None) -> NewJournal:
    """Make a journal in an empty or missing folder and open it.

    Raises FolderNotEmpty, FolderNotWritable, PassphraseTooShort, DiskFull. The database gets its
    name last: a making that is interrupted leaves nothing that looks like a journal.
    """
    check_passphrase(passphrase)
    if folder_state(folder) is not FolderState.EMPTY:
        raise FolderNotEmpty
    lock = _take_folder(folder)
    try:
        for left_over in (UNFINISHED, f"{UNFINISHED}-journal", DELETING, *KEY_FILES):
            (folder / left_over).unlink(missing_ok=True)
        seed = keys.new_seed()
        key = keys.database_key(seed)
        connection = create_database(folder / UNFINISHED, key)
        migrate(connection)
        connection.close()
        key_file.create(folder, seed, passphrase, uuid.uuid4().hex, DATABASE, cost or kdf.calibrate())
        (folder / UNFINISHED).rename(folder / DATABASE)
        opened = _open(folder, DATABASE, seed, lock)
    except OSError as error:
        lock.release()
        raise FolderNotWritable from error
    except BaseException:
        lock.release()
        raise
    return NewJournal(opened, recovery_code.format_code(seed))


def open_with_passphrase(folder: Path, passphrase: str, *, mend: bool = True) -> OpenJournal:
    """Open the journal for reading and writing.

    Raises NoJournal, WrongPassphrase, KeyFileDamaged, JournalOpenElsewhere, NewerJournal,
    JournalDamaged, ForeignFile, FolderNotWritable. `mend`: rewrite a copy of the key file that is
    missing or bad.
    """
    return _open_unlocked(folder, _unlock(folder, passphrase), mend=mend)


def open_with_keyring(folder: Path, secret: bytes) -> OpenJournal:
    """Open the journal with what the keyring of the login keeps for it.

    Raises KeyringChanged if it does not fit, and what `open_with_passphrase` raises.
    """
    _must_be_a_journal(folder)
    return _open_unlocked(folder, keyring_slot.unlock(key_file.read_to_unlock(folder), secret), mend=True)


def _open_unlocked(folder: Path, unlocked: key_file.Unlocked, *, mend: bool) -> OpenJournal:
    lock = _take_lock(folder)
    with contextlib.suppress(OSError):  # it may have been copied here with wider rights
        folder.chmod(folder.stat().st_mode & 0o700)
    try:
        choose_side(folder, unlocked.seed)
        opened = _open(folder, unlocked.key_file.database, unlocked.seed, lock)
    except BaseException:
        lock.release()
        raise
    if mend:
        with contextlib.suppress(Trouble):  # a key file that can't be mended now still opens
            key_file.mend(folder, _authentic(folder, unlocked.seed) or unlocked.key_file)
        with contextlib.suppress(Trouble):
            settle(folder, unlocked.key_file.database)
        with contextlib.suppress(Trouble):
            keep_what_was_damaged(folder, unlocked.key_file.database)
    return opened


def open_for_reading(folder: Path, passphrase: str) -> OpenJournal:
    """Open the journal for reading, also while a window has it open."""
    unlocked = _unlock(folder, passphrase)
    return _read_only(folder, unlocked.key_file.database, unlocked.seed)


def open_for_reading_with_code(folder: Path, code: str) -> OpenJournal:
    """Open the journal for reading with the recovery code."""
    seed = recovery_code.parse_code(code)
    return _read_only(folder, _database_of(folder, seed), seed)


def open_with_code(folder: Path, code: str) -> OpenJournal:
    """Open the journal for reading and writing with the recovery code; the key files stay as they are."""
    seed = recovery_code.parse_code(code)
    database = _database_of(folder, seed)
    lock = _take_lock(folder)
    try:
        choose_side(folder, seed)
        return _open(folder, database, seed, lock)
    except BaseException:
        lock.release()
        raise


def check_code(folder: Path, code: str) -> None:
    """Return if the recovery code opens a database in this folder.

    Raises MistypedRecoveryCode, WrongRecoveryCode, NoJournal.
    """
    _database_of(folder, recovery_code.parse_code(code))


def recover(folder: Path, code: str, new_passphrase: str, cost: kdf.Cost | None = None) -> OpenJournal:
    """Open the journal with the recovery code and give it a new passphrase.

    Works with both key files gone. The database is opened before a key file is written.
    """
    check_passphrase(new_passphrase)
    seed = recovery_code.parse_code(code)
    database = _database_of(folder, seed)
    lock = _take_lock(folder)
    try:
        opened = _open(folder, database, seed, lock)
    except BaseException:
        lock.release()
        raise
    try:
        present = _authentic(folder, seed)
        if present and present.database == database:
            key_file.change_passphrase(folder, seed, present, new_passphrase, cost or kdf.calibrate())
        else:
            key_file.recreate(
                folder, seed, new_passphrase, uuid.uuid4().hex, database, cost or kdf.calibrate()
            )
    except BaseException:
        opened.close()
        raise
    return opened


def change_passphrase(folder: Path, old: str, new: str, cost: kdf.Cost | None = None) -> None:
    """Give the journal another passphrase. Nothing is encrypted anew; the old one stops working.

    Raises WrongPassphrase and PassphraseTooShort with nothing changed.
    """
    check_passphrase(new)
    unlocked = _unlock(folder, old)
    key_file.change_passphrase(folder, unlocked.seed, unlocked.key_file, new, cost or kdf.calibrate())


def show_code(folder: Path, passphrase: str) -> str:
    """Return the recovery code; asks for the passphrase, so that an open window alone does not give it."""
    return recovery_code.format_code(_unlock(folder, passphrase).seed)


def key_files_are_whole(folder: Path) -> bool:
    """Say whether both copies of the key file can be read and are the same."""
    try:
        copies = key_file.read_copies(folder)
    except (KeyFileDamaged, NoJournal):
        return False
    return len(copies) == 2 and copies[0] == copies[1]


def check_that_opens(folder: Path, passphrase: str) -> None:
    """Return if the passphrase is this journal's, else raise WrongPassphrase. Opens nothing."""
    _unlock(folder, passphrase)


def check_passphrase(passphrase: str) -> None:
    """Raise PassphraseTooShort for a passphrase that protects nothing."""
    if len(passphrase.strip()) < strength.MINIMUM:
        raise PassphraseTooShort


def _unlock(folder: Path, passphrase: str) -> key_file.Unlocked:
    _must_be_a_journal(folder)
    return key_file.unlock(folder, passphrase)


def _must_be_a_journal(folder: Path) -> None:
    try:
        present = folder.is_dir()
    except OSError as error:
        raise StorageGone from error
    if not present or folder_state(folder) is not FolderState.JOURNAL:
        raise NoJournal


def _take_lock(folder: Path, *, at_once: bool = False) -> FolderLock:
    """Take the journal for writing; a command that is about to end is waited for, unless `at_once`."""
    lock = FolderLock(folder / LOCK)
    until = time.monotonic() + (0 if at_once else PATIENCE)
    while True:
        try:
            lock.take()
            return lock
        except JournalOpenElsewhere:
            if time.monotonic() >= until:
                raise
            time.sleep(0.05)


def _take_folder(folder: Path) -> FolderLock:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise FolderNotWritable from error
    with contextlib.suppress(OSError):  # a USB stick knows no permissions
        folder.chmod(0o700)
    return _take_lock(folder)


def _open(folder: Path, database: str, seed: bytes, lock: FolderLock) -> OpenJournal:
    key = keys.database_key(seed)
    connection = _open_with_right_key(folder / database, key)
    try:
        migrate(connection, partial(_back_up_before_update, Source(folder, folder / database, key)))
        settings = _settings_if_readable(connection)
    except BaseException:
        connection.close()
        raise
    opened = _joined(folder, connection, settings or JournalSettings(), folder / database, key, lock)
    if settings is None:
        opened.keep_as_it_is()
    return opened


def _back_up_before_update(source: Source) -> None:
    # The one clock below the window: an update happens whenever an old journal is opened, by anybody.
    make_backup(source, datetime.now().astimezone(), BackupKind.UPDATE)


def _read_only(folder: Path, database: str, seed: bytes) -> OpenJournal:
    """Open without writing. A journal nobody has open is opened normally: that settles what a crash left.

    One that would have to be brought up to date first, and can't be, raises what keeps it from that.
    """
    try:
        lock = _take_lock(folder, at_once=True)
    except (JournalOpenElsewhere, FolderNotWritable, StorageGone):
        key = keys.database_key(seed)
        connection = _open_with_right_key(folder / database, key, read_only=True)
        try:
            if not is_up_to_date(connection):
                raise
            settings = _settings(connection)
        except BaseException:
            connection.close()
            raise
        return _joined(folder, connection, settings, folder / database, key, None)
    try:
        return _open(folder, database, seed, lock)
    except BaseException:
        lock.release()
        raise


def _open_with_right_key(database: Path, key: bytes, *, read_only: bool = False) -> Connection:
    """Open with a key that is known to be the journal's: what it does not open is damaged, not foreign."""
    try:
        return open_database(database, key, read_only=read_only)
    except ForeignFile as foreign:
        raise JournalDamaged from foreign


def _settings(connection: Connection) -> JournalSettings:
    with reading(connection):
        return settings_from_stored(SettingsStore(connection).read())


def _settings_if_readable(connection: Connection) -> JournalSettings | None:
    """Return the settings, None if the page they stand on is damaged: much else may be whole."""
    try:
        return _settings(connection)
    except JournalDamaged:
        return None


def _database_of(folder: Path, seed: bytes) -> str:
    """Return the name of the database this seed opens: the key file's if it fits, else any that opens."""
    _must_be_a_journal(folder)
    present = _authentic(folder, seed)
    candidates = [present.database] if present else []
    passed_over = {*candidates, *given_up(folder)}
    candidates += sorted(path.name for path in folder.glob("*.db") if path.name not in passed_over)
    key = keys.database_key(seed)
    trouble: Trouble | None = None
    for name in candidates:
        try:
            open_database(folder / name, key, read_only=True).close()
        except Trouble as found:
            if present and name == present.database:
                trouble = JournalDamaged() if isinstance(found, ForeignFile) else found
        else:
            return name
    raise trouble or WrongRecoveryCode


def _authentic(folder: Path, seed: bytes) -> key_file.KeyFile | None:
    try:
        copies = key_file.read_copies(folder)
    except (KeyFileDamaged, NoJournal):
        return None
    fitting = [copy for copy in copies if key_file.authentic(copy, seed)]
    return max(fitting, key=lambda copy: copy.generation, default=None)
