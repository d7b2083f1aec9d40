"""Opening the encrypted database, and the two ways to use it: `reading` and `transaction`."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from journal_app.domain.errors import (
    FolderNotEmpty,
    FolderNotWritable,
    ForeignFile,
    Interrupted,
    JournalDamaged,
    NoJournal,
    StorageGone,
    Trouble,
    WritingRefused,
)
from journal_app.store.failures import engine_trouble
from journal_app.store.system import system_trouble

KEY_LENGTH = 32
"""Bytes of a database key."""

APPLICATION_ID = 0x52534D59
"""Says "a Rosemary journal" in the encrypted header ("RSMY")."""

PATIENCE = 10.0
"""Seconds to wait for another connection's lock: longer than any step of a backup or check."""

# Set at each opening and read back. In WAL mode one damaged byte can make committed entries vanish
# without an error; EXTRA makes the folder's entry durable too; a temporary file would hold clear
# text; what is deleted is overwritten.
_PRAGMAS = (
    ("journal_mode", "DELETE", "delete"),
    ("synchronous", "EXTRA", 3),
    ("temp_store", "MEMORY", 2),
    ("secure_delete", "ON", 1),
    ("foreign_keys", "ON", 1),
)


class Connection(dbapi2.Connection):  # type: ignore[misc]  # the engine's module has no types
    """A connection to a journal's database. It knows how it was opened, and can be opened anew in place."""

    def __init__(self, path: Path, key: bytes, mode: str) -> None:
        self._path, self._key, self._mode = path, key, mode
        self.refuses_writing = False
        self.is_closed = False
        self.is_lost = False
        """It could not be opened anew: `begin_anew` has to be tried again before it can be used."""
        self._connect()

    def _connect(self) -> None:
        uri = uri_of(self._path, self._mode)
        super().__init__(uri, timeout=PATIENCE, isolation_level=None, check_same_thread=False, uri=True)

    def prepare(self) -> None:
        """Give the key, see that it fits, and set what the journal's safety rests on. Raises ForeignFile."""
        self.execute("PRAGMA cipher_log_level = NONE")  # else it writes to stderr
        # Not by PRAGMA key: its text would stay in the cache of prepared statements.
        self.set_key(f"x'{self._key.hex()}'")
        try:
            self.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except dbapi2.DatabaseError as error:
            if error.sqlite_errorname == "SQLITE_NOTADB":
                raise ForeignFile from None
            raise
        _set_pragmas(self)

    def begin_anew(self) -> None:
        """Open the same database again. After one damaged page the engine reads no other page either."""
        self.is_lost = True
        super().close()
        self._connect()
        self.prepare()
        if self.refuses_writing:
            refuse_writing(self)
        self.is_lost = False

    def close(self) -> None:
        """Close it. What still waits to be read from it afterwards is not wanted any more."""
        self.is_closed = True
        super().close()

    def interrupt(self) -> None:
        """Stop what runs here, from any thread; nothing runs while it is opened anew."""
        with suppress(dbapi2.ProgrammingError):
            super().interrupt()


def engine_versions() -> tuple[str, str, str]:
    """Return the versions of SQLCipher, of the SQLite inside it, and of what encrypts for it."""
    connection = dbapi2.connect(":memory:")
    try:
        connection.execute(
            f"PRAGMA key = \"x'{'00' * 32}'\""
        )  # without one nothing encrypts, and none is named
        (cipher,) = connection.execute("PRAGMA cipher_version").fetchone()
        (lite,) = connection.execute("SELECT sqlite_version()").fetchone()
        (provider,) = connection.execute("PRAGMA cipher_provider_version").fetchone()
    finally:
        connection.close()
    return cipher, lite, provider


class UnsafeEngineError(RuntimeError):
    """This build of SQLCipher does not keep a setting that the journal's safety rests on."""


def create_database(path: Path, key: bytes, *, own_folder: bool = True) -> Connection:
    """Make an empty, encrypted database for the raw 32-byte `key` and return it open.

    The folder is made if it is missing; folder and file are for this login only. With `own_folder` False
    the folder, which is somebody else's, is left as it is. Raises FolderNotEmpty if the file exists,
    FolderNotWritable, DiskFull or StorageGone.
    """
    try:
        if own_folder:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with suppress(OSError):  # a USB stick knows no permissions
                path.parent.chmod(0o700)
        # Made here rather than by SQLite: private from its first moment, without touching the
        # umask of the other threads. Its rollback journals take over these permissions.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        raise FolderNotEmpty from None
    except OSError as error:
        raise system_trouble(error) from None
    try:
        connection = _connect(path, key, "rw")
        with _closed_on_failure(connection), reading(connection):
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    except BaseException:
        with suppress(OSError):  # still empty, and made by us
            path.unlink()
        raise
    return connection


def open_database(path: Path, key: bytes, *, read_only: bool = False) -> Connection:
    """Open a journal's database with the raw 32-byte `key`; change nothing in it.

    Raises NoJournal if there is no file, ForeignFile if the key does not fit it (SQLCipher cannot
    tell a wrong key from a file of something else, or from damage in the very first page) or if
    another program made it, JournalDamaged, FolderNotWritable or StorageGone.
    """
    _check_place(path, read_only)
    connection = _connect(path, key, "ro" if read_only else "rw")
    with _closed_on_failure(connection), reading(connection):
        (application_id,) = connection.execute("PRAGMA application_id").fetchone()
        if application_id != APPLICATION_ID:
            raise ForeignFile
    return connection


@contextmanager
def reading(connection: Connection) -> Iterator[None]:
    """Turn the engine's failures in this block into Troubles.

    Raises Interrupted (also once the connection was closed), JournalDamaged, StorageGone, FolderNotWritable
    or DiskFull; errors that can only be bugs pass as they are.
    """
    try:
        if connection.is_closed:
            raise Interrupted
        if connection.is_lost:
            connection.begin_anew()
        yield
    except dbapi2.Error as error:
        trouble = engine_trouble(error, _file_of(connection))
        if trouble is None:
            raise
        if isinstance(trouble, JournalDamaged) and not connection.in_transaction:
            with suppress(dbapi2.Error, Trouble):
                connection.begin_anew()
        raise trouble from None


def refuse_writing(connection: Connection) -> None:
    """Write nothing more through this connection: every `transaction` raises WritingRefused."""
    connection.refuses_writing = True
    connection.execute("PRAGMA query_only = ON")


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Make the writes of this block one: all or none. Raises what `reading` raises, and WritingRefused."""
    if connection.is_closed:
        raise StorageGone  # nothing that is to be stored goes unheard
    with reading(connection):
        if connection.refuses_writing:
            raise WritingRefused
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                with suppress(dbapi2.Error):
                    connection.execute("ROLLBACK")
            raise


def _check_place(path: Path, read_only: bool) -> None:
    """Say before SQLite does, and in better words, that a journal is missing or read-only."""
    try:
        if not path.exists():
            raise NoJournal
        if not path.is_file():
            raise ForeignFile
        if path.stat().st_size == 0:
            raise JournalDamaged  # SQLite would take it for a new database
    except OSError as error:
        raise system_trouble(error) from None
    _clear_what_is_no_rollback(path)
    # SQLite opens a file it may not write for reading, without a word.
    if not read_only and not (_may_write(path) and _may_write(path.parent)):
        raise FolderNotWritable


def _clear_what_is_no_rollback(path: Path) -> None:
    """Take away a pipe or a link in the place of the rollback journal: no crash leaves one there.

    SQLite would wait for a pipe for ever, and writes nothing as long as there is a link.
    """
    rollback = path.parent / f"{path.name}-journal"
    with suppress(OSError):
        kind = rollback.lstat().st_mode
        if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
            rollback.unlink()


def _may_write(path: Path) -> bool:
    # Not by trying: closing a second descriptor would drop SQLite's own locks on the file.
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _connect(path: Path, key: bytes, mode: str) -> Connection:
    if len(key) != KEY_LENGTH:
        raise ValueError(f"a database key has {KEY_LENGTH} bytes")
    try:
        connection = Connection(path, key, mode)
    except dbapi2.Error as error:
        raise engine_trouble(error, path) or StorageGone() from None
    with _closed_on_failure(connection), reading(connection):
        connection.prepare()
    return connection


def _set_pragmas(connection: Connection) -> None:
    for name, setting, expected in _PRAGMAS:
        connection.execute(f"PRAGMA {name} = {setting}").fetchall()
        (found,) = connection.execute(f"PRAGMA {name}").fetchone()
        if found != expected:
            raise UnsafeEngineError(f"{name} is {found}, not {expected}")


def uri_of(path: Path, mode: str) -> str:
    """Return the path as SQLite's URI; every character that means something there is escaped."""
    uri = path.absolute().as_uri()
    if not uri.startswith("file:///"):  # a Windows share: SQLite takes no host name
        uri = uri.replace("file://", "file:////", 1)
    return f"{uri}?mode={mode}"


def _file_of(connection: Connection) -> Path | None:
    try:
        (_, _, file) = connection.execute("PRAGMA database_list").fetchone()
    except dbapi2.Error:
        return None
    return Path(file) if file else None


@contextmanager
def _closed_on_failure(connection: Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise
