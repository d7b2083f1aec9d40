"""One opener for a journal: a lock on `journal.lock` that ends with the process that took it."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from journal_app.domain.errors import JournalOpenElsewhere, NoJournal
from journal_app.store.system import system_trouble

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

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
        except FileNotFoundError:
            raise NoJournal from None
        except OSError as error:
            raise system_trouble(error) from None
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            if error.errno in _HELD_BY_ANOTHER:
                raise JournalOpenElsewhere from None
            raise system_trouble(error) from None
        self._descriptor = descriptor

    def release(self) -> None:
        """Give the lock back, if it is held."""
        if self._descriptor is not None:
            os.close(self._descriptor)  # which unlocks
            self._descriptor = None


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
