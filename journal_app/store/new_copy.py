"""The same journal under another key: every table copied into a new file, then compared row by row."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path

from sqlcipher3 import dbapi2

from journal_app.domain.backup import Phase, Progress
from journal_app.domain.errors import DiskFull, JournalDamaged, StorageGone, Trouble
from journal_app.store.connection import Connection, create_database, open_database, reading, uri_of
from journal_app.store.failures import engine_trouble
from journal_app.store.integrity import damaged_pages, figures
from journal_app.store.migrate import schema_version

_STEPS = 50
"""Steps of the engine between two looks at how far it is. A row takes some ten."""

_LOOK_EVERY = 200
"""Rows compared between two looks."""


def copy_under_new_key(source: Path, key: bytes, target: Path, new_key: bytes, progress: Progress) -> None:
    """Copy a database that nobody writes to the new file `target`, encrypted with `new_key`; check the copy.

    Nothing clear reaches the disk: the engine writes the copy page by page, each encrypted. Raises
    JournalDamaged if a page can't be read or the copy is not the same, DiskFull, FolderNotWritable,
    StorageGone, and Interrupted as `progress` does. What was written of `target` stays then.
    """
    reader = open_database(source, key, read_only=True)
    try:
        create_database(target, new_key, own_folder=False).close()
        _export(reader, source, target, new_key, progress)
        copy = open_database(target, new_key, read_only=True)
        try:
            if schema_version(copy) != schema_version(reader) or not figures(copy).whole:
                raise JournalDamaged
            _compare(reader, copy, progress)
        finally:
            copy.close()
    finally:
        reader.close()


def _export(reader: Connection, source: Path, target: Path, new_key: bytes, progress: Progress) -> None:
    size = source.stat().st_size

    stopped: list[BaseException] = []

    def look() -> int:
        try:
            progress(Phase.COPY, min(target.stat().st_size, size), size)
        except BaseException as asked:  # the engine would make a riddle of it
            stopped.append(asked)
        return len(stopped)

    version = schema_version(reader)
    with reading(reader):
        # Bound, not in the text: the cache of prepared statements keeps texts.
        reader.execute("ATTACH DATABASE ? AS fresh KEY ?", (uri_of(target, "rw"), f"x'{new_key.hex()}'"))
    reader.set_progress_handler(look, _STEPS)
    try:
        reader.execute("BEGIN")
        reader.execute("SELECT sqlcipher_export('fresh')").fetchall()
        reader.execute(f"PRAGMA fresh.user_version = {version:d}")
        reader.execute("COMMIT")
    except dbapi2.Error as error:
        reader.set_progress_handler(None, 0)
        if reader.in_transaction:
            reader.execute("ROLLBACK")
        if stopped:
            raise stopped[0] from None
        raise _trouble(error, reader, target) from None
    reader.set_progress_handler(None, 0)
    with reading(reader):
        reader.execute("DETACH DATABASE fresh")


def _trouble(error: dbapi2.Error, reader: Connection, target: Path) -> Trouble:
    """Return what an error of the copying means; most have no code of their own, only words."""
    if "full" in str(error):
        return DiskFull()
    if damaged_pages(reader):
        return JournalDamaged()
    return engine_trouble(error, target) or StorageGone()


def _compare(reader: Connection, copy: Connection, progress: Progress) -> None:
    """Raise JournalDamaged unless both hold the same tables and, in each, the same rows."""
    tables = _tables(reader)
    if tables != _tables(copy):
        raise JournalDamaged
    with reading(reader), reading(copy):
        for place, (name, sql) in enumerate(tables):
            progress(Phase.CHECK, place, len(tables))
            if (sql or "").upper().startswith("CREATE VIRTUAL"):
                continue  # what it is made of stands in tables of its own
            query = f'SELECT * FROM "{name}"'  # noqa: S608 - a name from the schema
            rows = zip_longest(reader.execute(query), copy.execute(query))
            for number, (here, there) in enumerate(rows):
                if here != there:
                    raise JournalDamaged
                if number % _LOOK_EVERY == 0:
                    progress(Phase.CHECK, place, len(tables))


def _tables(connection: Connection) -> list[tuple[str, str | None]]:
    with reading(connection):
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name")
        return [(name, sql) for name, sql in found]
