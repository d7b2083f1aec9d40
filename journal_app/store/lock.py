"""One opener for a journal: a lock on `journal.lock` that ends with the process that took it."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from journal_app.domain.errors import Trouble

_HELD_BY_ANOTHER = (errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK)


class FolderLock:
    """The lock of one journal folder. The file `path` stays; it is locked or not.

    The descriptor is closed on exec, so a replaced process finds the lock free.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def take(self) -> None:
        """Take the lock without waiting; taking it twice is taking it once.

        Raises JournalOpenElsewhere if another process (or another lock of this one) has it,
        NoJournal if there is no folder, FolderNotWritable, DiskFull or StorageGone.
        """
        if self._descriptor is not None:
            return
        try:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise _trouble(error) from None
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            raise _trouble(error, is_held=error.errno in _HELD_BY_ANOTHER) from None
        self._descriptor = descriptor

    def release(self) -> None:
        """Give the lock back, if it is held."""
        if self._descriptor is not None:
            os.close(self._descriptor)  # which unlocks
            self._descriptor = None


def _trouble(error: OSError, *, is_held: bool = False) -> Trouble:
    """Return what went wrong. Its words are read only now: the first picture waits for a lock."""
    from journal_app.domain.errors import JournalOpenElsewhere, NoJournal
    from journal_app.store.system import system_trouble

    if is_held:
        return JournalOpenElsewhere()
    return NoJournal() if isinstance(error, FileNotFoundError) else system_trouble(error)


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
