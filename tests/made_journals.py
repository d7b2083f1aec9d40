"""Journals that are there at once: made for real the first time, then copied.

To make one costs a run of Argon2id and some thirty waits for the disk, and most tests only stand on one.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from journal_app.services import session
from journal_app.store.connection import Connection, create_database, open_database
from journal_app.store.migrate import migrate
from journal_app.vault.kdf import Cost

KEY = bytes(32)
CHEAP = Cost(65536, 2, 1)
"""The least that a key file may say."""


def empty_database(path: Path, key: bytes = KEY) -> Connection:
    """Return an open database with all tables and nothing in them. The folder is made if it is missing."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.copy(_database(key), path)
    return open_database(path, key)


def new_journal(folder: Path, passphrase: str) -> session.NewJournal:
    """Open a journal in a folder that does not exist yet. The same passphrase gives the same journal."""
    code = closed_journal(folder, passphrase)
    return session.NewJournal(session.open_with_passphrase(folder, passphrase), code)


def closed_journal(folder: Path, passphrase: str) -> str:
    """Put a whole journal into a folder that does not exist yet; return its recovery code."""
    made, code = _journal(passphrase)
    shutil.copytree(made, folder)
    return code


@cache
def _database(key: bytes) -> Path:
    path = _folder() / "journal.db"
    connection = create_database(path, key)
    migrate(connection)
    connection.close()
    return path


@cache
def _journal(passphrase: str) -> tuple[Path, str]:
    folder = _folder() / "journal"
    made = session.create_journal(folder, passphrase, CHEAP)
    made.open_journal.close()
    return folder, made.code


def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="rosemary-made-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
