"""Opening without the passphrase: a key in the keyring of the login, and a slot for it in the key file.

The keyring can take seconds or never answer, the key file belongs to the lane of short work. So each verb
here does one of the two, and whoever switches it on or off calls them one after the other.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from pathlib import Path

from journal_app.domain.errors import KeyringChanged
from journal_app.vault import key_file, keyring_slot, keys
from journal_app.vault.keychain import Keychain


@dataclass(frozen=True, slots=True)
class NewSecret:
    """What is to be kept in the keyring, before the key file knows of it."""

    unlocked: key_file.Unlocked = field(repr=False)
    secret: bytes = field(repr=False)

    @property
    def journal_id(self) -> str:
        """What names it in the keyring."""
        return self.unlocked.key_file.journal_id


def make_secret(folder: Path, passphrase: str) -> NewSecret:
    """Return a new secret for the keyring; nothing is changed yet. Costs one Argon2id.

    Raises WrongPassphrase, KeyFileDamaged, FolderNotWritable, StorageGone.
    """
    return NewSecret(key_file.unlock(folder, passphrase), keys.new_keyring_secret())


def keep(new: NewSecret, keychain: Keychain) -> NewSecret:
    """Put the secret into the keyring. Raises KeyringMissing, KeyringLocked, KeyringSilent."""
    keychain.keep(new.journal_id, new.secret)
    return new


def switch_on(folder: Path, kept: NewSecret) -> None:
    """Let the kept secret open the journal. Raises DiskFull, FolderNotWritable, StorageGone."""
    keyring_slot.switch_on(folder, kept.unlocked, kept.secret)


def switch_off(folder: Path, passphrase: str) -> str:
    """Let no keyring open the journal; returns the journal's id, which names what the keyring still has.

    Asks for the passphrase, so that nobody who has forgotten it shuts themselves out. Raises
    WrongPassphrase, KeyFileDamaged, DiskFull, FolderNotWritable, StorageGone.
    """
    unlocked = key_file.unlock(folder, passphrase)
    keyring_slot.switch_off(folder, unlocked)
    return unlocked.key_file.journal_id


def forget(journal_id: str, keychain: Keychain) -> None:
    """Take the secret out of the keyring. Raises KeyringMissing, KeyringLocked, KeyringSilent."""
    keychain.remove(journal_id)


def ask(folder: Path, keychain: Keychain) -> bytes:
    """Return the secret that the keyring has for this journal.

    A damaged copy of the key file may name another journal, so each name is asked for. Raises
    KeyringChanged if nothing fits; KeyringMissing, KeyringLocked, KeyringSilent; and what reading the key
    file raises.
    """
    copies = key_file.read_to_unlock(folder)
    for journal_id in dict.fromkeys(copy.journal_id for copy in copies):
        secret = keychain.give(journal_id)
        if secret is not None and len(secret) == keys.KEYRING_SECRET_BYTES:
            with contextlib.suppress(KeyringChanged):
                keyring_slot.unlock(copies, secret)
                return secret
    raise KeyringChanged
