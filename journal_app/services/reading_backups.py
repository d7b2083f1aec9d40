"""Reading backups: what they say of themselves, and, with passphrase or code, what is in them.

May take seconds: for the lane of long work.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from journal_app.domain.backup import Backup, BackupContents, Progress, unheard
from journal_app.domain.errors import (
    BackupDamaged,
    ForeignFile,
    JournalDamaged,
    KeyFileDamaged,
    NewerJournal,
    NoJournal,
    Trouble,
    WrongRecoveryCode,
)
from journal_app.services.journal_folder import KEY_FILES
from journal_app.store.backup_copy import check_backup, opened_backup
from journal_app.store.backup_file import BackupFile, read_backup
from journal_app.store.backups import list_backups
from journal_app.store.integrity import Figures
from journal_app.vault import key_file, key_format, keys, recovery_code
from journal_app.vault.backup_seal import new_digest, unseal
from journal_app.vault.key_format import KeyFile


@dataclass(frozen=True, slots=True)
class Secret:
    """What a person typed to open a backup."""

    text: str = field(repr=False)
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A backup whose key is known."""

    file: BackupFile
    seed: bytes = field(repr=False)
    key_file: KeyFile | None
    """The newest key file in it that this seed vouches for; None if there is none."""
    sealed: dict[str, object] | None
    """What its seal says; None if it has none that fits."""

    @property
    def key(self) -> bytes:
        """The key of its database."""
        return keys.database_key(self.seed)


def backups_in(folder: Path) -> tuple[list[Backup], int]:
    """Return all backups in a folder, newest first, and how many there are damaged. Needs no key."""
    found, damaged = list_backups(folder)
    return found, len(damaged)


def backup_at(path: Path) -> Backup:
    """Return what a file says of itself. Raises NotABackup, BackupDamaged, NewerJournal, BackupPlaceGone."""
    return read_backup(path).about


def unlock_backup(path: Path, secret: Secret) -> Unlocked:
    """Return a backup with its key. Costs one Argon2id for a passphrase.

    Raises WrongPassphrase, MistypedRecoveryCode, WrongRecoveryCode, KeyFileDamaged (no key file in it can
    be read: the recovery code opens it), NotABackup, BackupDamaged, NewerJournal, BackupPlaceGone.
    """
    file = read_backup(path)
    copies = _copies_of(file)
    if secret.is_code:
        seed = recovery_code.parse_code(secret.text)
    elif copies:
        seed = key_file.unlock_copies(copies, secret.text).seed
    else:
        raise KeyFileDamaged
    fitting = [copy for copy in copies if key_file.authentic(copy, seed)]
    newest = max(fitting, key=lambda copy: copy.generation, default=None)
    key = keys.database_key(seed)
    sealed = unsealed(file, key)
    if sealed is None and newest is None and not _opens(file, key):
        raise WrongRecoveryCode
    return Unlocked(file, seed, newest, sealed)


def look_into(path: Path, secret: Secret) -> tuple[Unlocked, BackupContents]:
    """Unlock a backup and say what is in it. Raises as `unlock_backup`, and BackupDamaged."""
    unlocked = unlock_backup(path, secret)
    contents = _contents(unlocked.sealed)
    if contents is None:
        found = check_unlocked(unlocked)
        contents = BackupContents(found.entries, found.check_ins, found.photos)
    return unlocked, contents


def verify_backup(path: Path, secret: Secret, progress: Progress = unheard) -> Figures:
    """Count what is in a backup and check every byte. Raises as `unlock_backup`, and BackupDamaged."""
    return check_unlocked(unlock_backup(path, secret), progress)


def check_unlocked(unlocked: Unlocked, progress: Progress = unheard) -> Figures:
    """Do what `verify_backup` does with one that is unlocked. Raises BackupDamaged, NewerJournal."""
    expected: str | None = None
    if unlocked.file.seal:  # one that was changed shows nothing, and no digest is ""
        expected = str(unlocked.sealed["body"]) if unlocked.sealed else ""
    try:
        return check_backup(unlocked.file, unlocked.key, expected, new_digest(), progress)
    except (ForeignFile, JournalDamaged, NoJournal):
        raise BackupDamaged from None


def contents_by_key(backups: Iterable[Backup], key: bytes) -> dict[Path, BackupContents]:
    """Return what is in those backups that this key shows."""
    shown = {}
    for backup in backups:
        with suppress(Trouble):
            contents = _contents(unsealed(read_backup(backup.file), key))
            if contents:
                shown[backup.file] = contents
    return shown


def unsealed(file: BackupFile, key: bytes) -> dict[str, object] | None:
    words = unseal(key, file.header, file.seal)
    if words is None:
        return None
    fields = json.loads(words)  # authentic: this program wrote it
    return dict(fields)


def _contents(sealed: dict[str, object] | None) -> BackupContents | None:
    if sealed is None:
        return None
    entries, check_ins, photos = (sealed[name] for name in ("entries", "check_ins", "photos"))
    assert isinstance(entries, int) and isinstance(check_ins, int) and isinstance(photos, int)
    return BackupContents(entries, check_ins, photos)


def _copies_of(file: BackupFile) -> list[KeyFile]:
    copies = []
    for name in KEY_FILES:
        data = file.read_part(name)
        with suppress(KeyFileDamaged, NewerJournal):
            if data is not None:
                copies.append(key_format.decode(data))
    return copies


def _opens(file: BackupFile, key: bytes) -> bool:
    try:
        with opened_backup(file, key):
            return True
    except JournalDamaged:
        return True
    except (ForeignFile, NoJournal):
        return False
