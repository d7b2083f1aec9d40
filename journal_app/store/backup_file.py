"""The form of a backup file: an encrypted database, and behind it all that is needed to open it.

    database    as the engine wrote it; it can be opened where it stands, for reading
    rollback    only of a journal that could not be opened: what a crash left beside its database
    key files   both copies, as they stood beside the journal
    header      JSON: journal, kind, made, parts ([name, bytes] in their order), version
    seal        what the vault made of counts and digest; empty where nobody had the key
    tail        length of header and seal (4 bytes each, big-endian), then MAGIC

The lengths add up to the length of the file, so that a file which was cut off is noticed without a key.
"""

from __future__ import annotations

import errno
import json
import os
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from journal_app.domain.backup import Backup, BackupKind
from journal_app.domain.errors import (
    BackupDamaged,
    BackupPlaceGone,
    BackupPlaceNotWritable,
    DiskFull,
    FolderNotWritable,
    NewerJournal,
    NoRoomForBackup,
    NotABackup,
    StorageGone,
)

SUFFIX = ".rosemary"
MAGIC = b"ROSEMARY-BACKUP1"
VERSION = 1
DATABASE, ROLLBACK = "database", "rollback"

CHUNK = 1 << 20
_TAIL = struct.Struct(">II16s")
_LONGEST = 64 * 1024
"""Bytes that header, seal and a key file may have: more is not ours."""


class Digest(Protocol):
    """What the vault takes bytes in with."""

    def update(self, data: bytes, /) -> None:
        """Take in more bytes."""

    def hexdigest(self) -> str:
        """Return the digest of all of them."""


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A backup file whose lengths fit. Only its seal says whether its bytes do."""

    about: Backup
    parts: dict[str, tuple[int, int]]
    """Name to place and length, in bytes."""
    body: int
    """Bytes before the header."""
    header: bytes
    seal: bytes

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.about.file

    def read_part(self, name: str) -> bytes | None:
        """Return the bytes of a small part, None if there is none. Raises BackupDamaged, BackupPlaceGone."""
        if name not in self.parts:
            return None
        place, length = self.parts[name]
        if length > _LONGEST:
            raise BackupDamaged
        with place_troubles(), self.path.open("rb") as file:
            file.seek(place)
            return file.read(length)

    def chunks(self, place: int, length: int) -> Iterator[bytes]:
        """Yield `length` bytes from `place` on, in pieces. Raises BackupDamaged, BackupPlaceGone."""
        with place_troubles(), self.path.open("rb") as file:
            file.seek(place)
            while length:
                piece = file.read(min(CHUNK, length))
                if not piece:
                    raise BackupDamaged
                length -= len(piece)
                yield piece


def read_backup(path: Path) -> BackupFile:
    """Read what stands behind the database.

    Raises NotABackup for another kind of file, BackupDamaged for one that is cut off or makes no
    sense, NewerJournal for one of a later version, BackupPlaceGone.
    """
    with place_troubles():
        try:
            size, header, seal = _read_ends(path)
        except (FileNotFoundError, IsADirectoryError, PermissionError, ValueError):
            raise NotABackup from None
    try:
        return _understood(path, size, header, seal)
    except (ValueError, TypeError, KeyError, RecursionError):  # without the cause: it may quote the file
        raise BackupDamaged from None


def finish_backup(
    path: Path,
    parts: list[tuple[str, bytes]],
    about: tuple[str, BackupKind, datetime],
    digest: Digest,
    make_seal: Callable[[bytes, str], bytes],
    rollback: int = 0,
) -> None:
    """Make a backup of the database at `path`: put behind it the parts, header and seal; down to the medium.

    `about` is the id of the journal, the kind and the instant. `rollback` bytes at the end of what is
    there are a rollback journal. `make_seal` gets the header and the digest of all before it.
    Raises OSError.
    """
    with path.open("r+b") as file:
        there = 0
        while piece := file.read(CHUNK):
            digest.update(piece)
            there += len(piece)
        sizes = [(DATABASE, there - rollback)] + [(ROLLBACK, rollback)] * bool(rollback)
        for name, data in parts:
            sizes.append((name, len(data)))
            digest.update(data)
            file.write(data)
        journal, kind, made = about
        fields = {"journal": journal, "kind": kind.value, "made": made.isoformat(timespec="seconds")}
        fields |= {"parts": sizes, "version": VERSION}  # type: ignore[dict-item]
        header = json.dumps(fields, sort_keys=True, separators=(",", ":")).encode("ascii")
        sealed = make_seal(header, digest.hexdigest())
        file.write(header + sealed + _TAIL.pack(len(header), len(sealed), MAGIC))
        file.flush()
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Make new names last through a power cut, where folders can be flushed."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network and FUSE folders can't
            raise
    finally:
        os.close(descriptor)


def flush_quietly(folder: Path) -> None:
    """Flush a folder if it can be: the files are down, and to complain now would say the work is not done."""
    with suppress(OSError):
        flush_folder(folder)


@contextmanager
def place_troubles() -> Iterator[None]:
    """Say what goes wrong with the place of a backup in words about it, not about the journal.

    Raises NoRoomForBackup, BackupPlaceNotWritable, BackupPlaceGone.
    """
    try:
        yield
    except OSError as error:
        match error.errno:
            case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
                raise NoRoomForBackup from None
            case errno.EACCES | errno.EPERM | errno.EROFS:
                raise BackupPlaceNotWritable from None
        raise BackupPlaceGone from None
    except DiskFull:
        raise NoRoomForBackup from None
    except FolderNotWritable:
        raise BackupPlaceNotWritable from None
    except StorageGone:
        raise BackupPlaceGone from None


def _read_ends(path: Path) -> tuple[int, bytes, bytes]:
    """Return the file's length, its header and its seal. ValueError if it is no backup."""
    if not path.is_file():
        raise ValueError("no plain file")
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        if size >= _TAIL.size:
            file.seek(-_TAIL.size, os.SEEK_END)
            header_length, seal_length, magic = _TAIL.unpack(file.read(_TAIL.size))
            if magic == MAGIC and max(header_length, seal_length) <= _LONGEST:
                place = size - _TAIL.size - header_length - seal_length
                if place < 0:
                    raise BackupDamaged
                file.seek(place)
                return size, file.read(header_length), file.read(seal_length)
    if path.suffix == SUFFIX:
        raise BackupDamaged
    raise ValueError("something else")


def _understood(path: Path, size: int, header: bytes, seal: bytes) -> BackupFile:
    fields: dict[str, Any] = json.loads(header.decode("ascii"))
    if fields["version"] > VERSION:
        raise NewerJournal
    made = datetime.fromisoformat(fields["made"])
    if made.tzinfo is None:
        raise ValueError("no offset")
    places, there = {}, 0
    for name, length in fields["parts"]:
        if type(name) is not str or type(length) is not int or length < 0 or name in places:
            raise ValueError("parts")
        places[name] = (there, length)
        there += length
    if DATABASE not in places or there + len(header) + len(seal) + _TAIL.size != size:
        raise ValueError("lengths")
    about = Backup(path, made, BackupKind(fields["kind"]), str(fields["journal"]), size)
    return BackupFile(about, places, there, header, seal)
