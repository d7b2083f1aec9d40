"""What the system reports of files and folders, told as a `Trouble`.

Imports no engine, so that the start of the window can use it.
"""

from __future__ import annotations

import errno

from journal_app.domain.errors import DiskFull, FolderNotWritable, StorageGone, Trouble


def system_trouble(error: OSError) -> Trouble:
    """Return what a failed look at a file or folder means for the person."""
    match error.errno:
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return FolderNotWritable()
        case errno.ENOSPC | errno.EDQUOT:
            return DiskFull()
    return StorageGone()
