"""Small files that are there whole or not at all, and what can go wrong with their folder."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from journal_app.domain.errors import DiskFull, FolderNotWritable, StorageGone, Trouble

_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_ROOM = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}

# Where the system can: follow no link, wait for no pipe, and leave line ends alone.
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | _NO_LINK | getattr(os, "O_NONBLOCK", 0)
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK


def read_small_file(path: Path, most: int) -> bytes | None:
    """Return the bytes of a plain file, or None if there is none of at most `most` bytes.

    A link, a pipe, a folder and a file that can't be read count as none, as long as the folder around
    them answers. If the folder does not: FolderNotWritable (not allowed to look) or StorageGone.
    """
    try:
        if path.is_symlink():  # for systems without O_NOFOLLOW
            return None
        descriptor = os.open(path, _READ)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return None
            with os.fdopen(descriptor, "rb", closefd=False) as file:
                data = file.read(most + 1)
        finally:
            os.close(descriptor)
    except OSError:
        _must_answer(path.parent)
        return None
    return data if len(data) <= most else None


def unplaced(path: Path) -> Path:
    """Return where the bytes for `path` are written before they take its place. A crash may leave that there.

    Hidden, so that a folder in which the making of a journal was interrupted still counts as empty.
    """
    return path.parent / f".{path.name}.new"


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` in the place of `path`: all of it or nothing, also after a power cut. Mode 0600.

    Temporary file, flush, rename, flush of the folder. Raises DiskFull, FolderNotWritable, StorageGone.
    """
    try:
        temporary = _write_beside(path, data)
        try:
            temporary.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
        _flush_folder(path.parent)
    except OSError as error:
        raise _trouble(error) from error


@contextlib.contextmanager
def growing_file(path: Path) -> Iterator[BinaryIO]:
    """Yield a file to be written piece by piece; it takes the place of `path` when the block ends well.

    For files too large to be made in memory. If the block raises, nothing of it is left; where the system
    knows files without a name (Linux), nothing is left by a crash either. Mode 0600. An OSError in the
    block becomes a Trouble, as for `replace_file`.
    """
    temporary = unplaced(path)
    try:
        temporary.unlink(missing_ok=True)
        nameless = _open_nameless(path.parent)
        descriptor = os.open(temporary, _WRITE, 0o600) if nameless is None else nameless
        try:
            with os.fdopen(descriptor, "wb") as file:
                yield file
                file.flush()
                os.fsync(descriptor)
                if nameless is not None:
                    # With a folder named, Python takes the call that follows the link to the open file.
                    os.link(f"/proc/self/fd/{nameless}", temporary, src_dir_fd=nameless, follow_symlinks=True)
            temporary.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
        _flush_folder(path.parent)
    except OSError as error:
        raise _trouble(error) from error


def _open_nameless(folder: Path) -> int | None:
    """Return a file in a folder that has no name, and goes when it is closed; None where there are none."""
    kind = getattr(os, "O_TMPFILE", None)
    if kind is None or not Path("/proc/self/fd").exists():
        return None
    try:
        return os.open(folder, kind | os.O_WRONLY, 0o600)
    except OSError:  # FAT and network folders have none; what else is wrong shows with a name too
        return None


def replace_files(paths: Sequence[Path], data: bytes) -> None:
    """Put `data` in the place of each of `paths`, in one folder, one after the other.

    All that can fail for want of room is done before the first of them changes. Raises as `replace_file`.
    """
    made: list[Path] = []
    try:
        made.extend(_write_beside(path, data) for path in paths)
        for temporary, path in zip(made, paths, strict=True):
            temporary.replace(path)
            with contextlib.suppress(OSError):  # the new name is there: to stop here would help nobody
                _flush_folder(path.parent)
    except OSError as error:
        for temporary in made:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        raise _trouble(error) from error


@contextlib.contextmanager
def former_bytes_overwritten(paths: Sequence[Path]) -> Iterator[None]:
    """Overwrite, after the block, the bytes of those files at `paths` that the block has replaced.

    As far as the system allows: a file that somebody else has linked to is left alone.
    """
    former: list[int] = []
    for path in paths:
        with contextlib.suppress(OSError):
            former.append(os.open(path, os.O_RDWR | _NO_LINK))
    try:
        yield
        for descriptor in former:
            with contextlib.suppress(OSError):
                about = os.fstat(descriptor)
                if stat.S_ISREG(about.st_mode) and about.st_nlink == 0:  # has no name any more
                    os.write(descriptor, bytes(about.st_size))
                    os.fsync(descriptor)
    finally:
        for descriptor in former:
            os.close(descriptor)


def _write_beside(path: Path, data: bytes) -> Path:
    """Write a temporary file for `path`, down to the medium; return it. Raises OSError, with nothing left."""
    temporary = unplaced(path)
    temporary.unlink(missing_ok=True)
    descriptor = os.open(temporary, _WRITE, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def _flush_folder(folder: Path) -> None:
    """Make a rename last through a power cut, where folders can be flushed."""
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


def _must_answer(folder: Path) -> None:
    try:
        os.scandir(folder).close()
    except FileNotFoundError:
        return  # no folder, so no file in it: callers look for the folder first
    except OSError as error:
        raise _trouble(error) from error


def _trouble(error: OSError) -> Trouble:
    if error.errno in _NO_ROOM:
        return DiskFull()
    return FolderNotWritable() if error.errno in _NOT_ALLOWED else StorageGone()
