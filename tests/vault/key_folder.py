"""What the tests of the key file share: a journal's folder, two passphrases, and the lowest cost there is."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from journal_app.domain.errors import WrongPassphrase
from journal_app.vault import kdf, key_file
from journal_app.vault.key_file import COPIES, KeyFile, unlock

SEED = bytes(range(100, 120))
OLD = "rain on the roof"
NEW = "a crooked garden door"
COST = kdf.Cost(memory_kib=65536, passes=2, lanes=4)
SALT = bytes(range(16))
JOURNAL_ID = "0123456789abcdef0123456789abcdef"

derive = cache(kdf.derive)  # Argon2id itself, but each question is answered only once


def create(folder: Path) -> KeyFile:
    return key_file.create(folder, SEED, OLD, JOURNAL_ID, "journal.db", COST)


def change(folder: Path, made: KeyFile, new: str = NEW) -> KeyFile:
    return key_file.change_passphrase(folder, SEED, made, new, COST)


def write_both(folder: Path, data: bytes) -> None:
    for name in COPIES:
        (folder / name).write_bytes(data)


def put(folder: Path, files: dict[str, bytes]) -> None:
    """Let exactly these files stand in the folder."""
    for path in folder.iterdir():
        path.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)


def opens(folder: Path, passphrase: str) -> bool:
    try:
        return unlock(folder, passphrase).seed == SEED
    except WrongPassphrase:
        return False
