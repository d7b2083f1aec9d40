"""Removing a file so that its bytes go too, as far as a program can see to that.

One pass of zeros, down to the medium. An SSD may write them elsewhere and keep the old cells for a
while, and some file systems copy instead of overwriting: that is out of reach.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

_CHUNK = bytes(1 << 20)
_WRITE = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def erase(path: Path, start: int = 0) -> None:
    """Overwrite a file from byte `start` on, and remove it. One that is missing is no trouble.

    A file that can't be overwritten is removed all the same. One that has a second name somewhere (a
    copy by hard link) is not overwritten: it is not ours alone. Raises OSError if it can't be removed.
    """
    with suppress(OSError):
        overwrite(path, start)
    path.unlink(missing_ok=True)


def overwrite(path: Path, start: int = 0) -> None:
    """Put zeros in the place of a plain file's bytes from `start` on; its length stays. Raises OSError."""
    if path.is_symlink():  # for systems without O_NOFOLLOW
        return
    descriptor = os.open(path, _WRITE)
    try:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode) or about.st_nlink > 1:
            return
        os.lseek(descriptor, start, os.SEEK_SET)
        left = about.st_size - start
        while left > 0:
            left -= os.write(descriptor, _CHUNK[:left])
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
