"""Bringing a journal's tables up to date: the numbered scripts of `migrations/`, each once."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

from sqlcipher3.dbapi2 import complete_statement

from journal_app.domain.errors import NewerJournal
from journal_app.store.connection import Connection, reading, transaction

LATEST = 7
"""The schema this version of Rosemary writes."""


def schema_version(connection: Connection) -> int:
    """Return the schema of an open journal; 0 for one that was only just created."""
    with reading(connection):
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def is_up_to_date(connection: Connection) -> bool:
    """Say whether the tables are those of this version. Raises NewerJournal if they are of a later one."""
    return _known_version(connection) == LATEST


def migrate(connection: Connection, before_change: Callable[[], None] | None = None) -> None:
    """Bring the tables to LATEST, one script at a time, each in one transaction.

    `before_change` is called once, before the first change to tables that hold something; what it
    raises stops everything. A journal that is up to date is not touched. Raises NewerJournal,
    with nothing changed, if a later version of Rosemary wrote the journal; and what
    `connection.transaction` raises.
    """
    version = _known_version(connection)
    if 0 < version < LATEST and before_change is not None:
        before_change()
    for number, script in scripts():
        if number > version:
            with transaction(connection):
                for statement in _statements(script):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")


def _known_version(connection: Connection) -> int:
    version = schema_version(connection)
    if version > LATEST:
        raise NewerJournal
    return version


def scripts() -> list[tuple[int, str]]:
    """Return number and text of each migration that came with the app, in order."""
    found = [
        file for file in files(__package__).joinpath("migrations").iterdir() if file.name.endswith(".sql")
    ]
    return sorted((int(file.name[:4]), file.read_text("utf-8")) for file in found)


def _statements(script: str) -> list[str]:
    """Split a script: `executescript` would commit on its own. A statement ends with its line."""
    statements, current = [], ""
    for line in script.splitlines(keepends=True):
        current += line
        if complete_statement(current):
            statements.append(current)
            current = ""
    return statements
