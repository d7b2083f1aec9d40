"""What a drive gives back of a file of which it has lost some places."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from io import FileIO
from pathlib import Path

SMALLEST = 4096
"""Bytes that are asked for alone where more can't be read: a page, and a sector of drives of these years."""


def piece_at(file: FileIO, place: int, length: int = SMALLEST) -> bytes | None:
    """Return what stands at a place; None where the drive has lost some of it. Raises OSError.

    The file has no buffer: that would ask for other places too, and give back none where one of them is lost.
    """
    try:
        file.seek(place)
        return file.read(length)
    except OSError as error:
        if error.errno != errno.EIO:
            raise
        return None


def pieces(path: Path, length: int) -> Iterator[bytes]:
    """Yield a whole file in pieces of `length` bytes, with zeros for what is lost.

    Raises OSError, also where nothing can be read: then the drive may be gone.
    """
    with FileIO(path) as file:
        size = os.fstat(file.fileno()).st_size
        is_there = size == 0
        for start in range(0, size, length):
            end = min(start + length, size)
            piece = piece_at(file, start, end - start)
            if piece is not None:
                is_there = True
                yield piece
                continue
            for place in range(start, end, SMALLEST):
                width = min(SMALLEST, end - place)
                piece = piece_at(file, place, width)
                is_there = is_there or piece is not None
                yield bytes(width) if piece is None else piece
        if not is_there:
            raise OSError(errno.EIO, "nothing of it can be read")
