"""What the engine reports, told as a `Trouble`.

The engine's own texts stop here: they name tables, files and pieces of SQL, and nobody should
have to read them.
"""

from __future__ import annotations

from pathlib import Path

from sqlcipher3 import dbapi2

from journal_app.domain.errors import (
    DiskFull,
    FolderNotWritable,
    Interrupted,
    JournalDamaged,
    StorageGone,
    Trouble,
)


def engine_trouble(error: dbapi2.Error, database: Path | None) -> Trouble | None:
    """Return what an engine error means for the person, or None when it can only be a bug.

    `database` tells a folder that may not be written from one that is gone. A lock that another
    program holds (a virus scanner, a cloud client) counts as a place that does not answer: trying
    again is the remedy for both.
    """
    # Primary codes, https://www.sqlite.org/rescode.html: sqlcipher3 reports no extended ones.
    match getattr(error, "sqlite_errorcode", None):
        case 11 | 24 | 26:  # CORRUPT, FORMAT, NOTADB
            return JournalDamaged()
        case 13:  # FULL
            return DiskFull()
        case 9:  # INTERRUPT
            return Interrupted()
        case 3 | 8 | 14:  # PERM, READONLY, CANTOPEN
            gone = database is None or not _is_there(database)
            return StorageGone() if gone else FolderNotWritable()
        case 5 | 6 | 10 | 15:  # BUSY, LOCKED, IOERR, PROTOCOL
            return StorageGone()
    return None


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
