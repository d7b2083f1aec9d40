"""SQLite's file format, read page by page: what stands on a page, whatever happened to the others.

Follows https://www.sqlite.org/fileformat2.html, sections 1.5 to 2.1. Only for reading out a damaged journal.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import FileIO
from pathlib import Path
from types import TracebackType

from journal_app.store.lost_places import piece_at

PAGE = 4096
USABLE = 4016
"""Bytes of a page that hold something: the engine keeps its seal in the rest."""

TABLE_LEAF, TABLE_INNER, INDEX_LEAF, INDEX_INNER = 13, 5, 10, 2

OpenPage = Callable[[int, bytes], "bytes | None"]
"""Gives the clear text of a page, by number, or None if it is damaged."""

Value = int | float | str | bytes | None


class _UnreadableError(Exception):
    """Bytes that are no page, cell or record."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table, or one line of an index."""

    rowid: int | None
    values: tuple[Value, ...] = field(repr=False)
    is_cut: bool
    """The last value is not whole: only its beginning could be read."""


def first_pages(path: Path) -> tuple[bytes, bytes]:
    """Return the first two pages as they stand in the file, b"" for one that the drive can't give back.

    Raises OSError, also where it gives back neither: it may be gone.
    """
    with FileIO(path) as file:
        first, second = piece_at(file, 0), piece_at(file, PAGE)
    if first is None and second is None:
        raise OSError(errno.EIO, "neither of the first pages can be read")
    return first or b"", second or b""


class RawPages:
    """The pages of one file. A page is read from the disk each time it is asked for."""

    def __init__(self, path: Path, open_page: OpenPage) -> None:
        self._file = FileIO(path)
        self._open_page = open_page
        self._lost: set[int] = set()  # not asked for again: a drive can take seconds to give a place up
        self.count = -(-path.stat().st_size // PAGE)

    def __enter__(self) -> RawPages:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def page(self, number: int) -> bytes | None:
        """Return a page in clear text; None if it is damaged or missing."""
        if not 1 <= number <= self.count or number in self._lost:
            return None
        piece = piece_at(self._file, (number - 1) * PAGE)
        if piece is None:
            self._lost.add(number)
            return None
        return self._open_page(number, piece)

    def records(self, number: int) -> tuple[list[Record], int]:
        """Return the records on a page, and how many more there are of which parts are damaged."""
        page = self.page(number)
        if page is None:
            return [], 0
        found, lost = [], 0
        kind, places = _cells(page, number)
        for place in places:
            try:
                found.append(self._record(page, kind, place))
            except (_UnreadableError, IndexError, UnicodeDecodeError):
                lost += 1
        return found, lost

    def _record(self, page: bytes, kind: int, place: int) -> Record:
        if kind == INDEX_INNER:
            place += 4
        size, place = _varint(page, place)
        rowid: int | None = None
        if kind == TABLE_LEAF:
            rowid, place = _varint(page, place)
            rowid = rowid - (1 << 64) if rowid >= 1 << 63 else rowid
        payload = self._payload(page, place, size, most_here(size, is_table=kind == TABLE_LEAF))
        return Record(rowid, *_values(payload, size))

    def _payload(self, page: bytes, place: int, size: int, here: int) -> bytes:
        """Return a record's bytes, as far as the pages they go on on are whole."""
        payload = page[place : place + here]
        if here == size:
            return payload
        parts, left = [payload], size - here
        number = int.from_bytes(page[place + here : place + here + 4], "big")
        while left > 0:
            more = self.page(number)
            if more is None:
                break
            parts.append(more[4 : 4 + min(left, USABLE - 4)])
            left -= len(parts[-1])
            number = int.from_bytes(more[:4], "big")
        return b"".join(parts)


def kind_and_children(page: bytes, number: int) -> tuple[int, list[int]]:
    """Return what kind of page it is, and which pages stand below it. Kind 0: none of a table or index."""
    start = 100 if number == 1 else 0
    kind = page[start]
    if kind in (TABLE_LEAF, INDEX_LEAF):
        return kind, []
    if kind not in (TABLE_INNER, INDEX_INNER):
        return 0, []
    _, places = _cells(page, number)
    children = [int.from_bytes(page[place : place + 4], "big") for place in places]
    return kind, [*children, int.from_bytes(page[start + 8 : start + 12], "big")]


def most_here(size: int, *, is_table: bool) -> int:
    """Return how many bytes of a record of `size` bytes stand on its own page."""
    most = USABLE - 35 if is_table else (USABLE - 12) * 64 // 255 - 23
    if size <= most:
        return size
    least = (USABLE - 12) * 32 // 255 - 23
    surplus = least + (size - least) % (USABLE - 4)
    return surplus if surplus <= most else least


def _cells(page: bytes, number: int) -> tuple[int, Iterator[int] | list[int]]:
    """Return the kind of a page and where its cells begin."""
    start = 100 if number == 1 else 0
    kind = page[start]
    if kind not in (TABLE_LEAF, TABLE_INNER, INDEX_LEAF, INDEX_INNER):
        return 0, []
    how_many = int.from_bytes(page[start + 3 : start + 5], "big")
    first = start + (12 if kind in (TABLE_INNER, INDEX_INNER) else 8)
    return kind, [
        int.from_bytes(page[place : place + 2], "big") for place in range(first, first + 2 * how_many, 2)
    ]


def _values(payload: bytes, size: int) -> tuple[tuple[Value, ...], bool]:
    """Return the values of a record, and whether the last of them is cut off."""
    length, place = _varint(payload, 0)
    if length > len(payload):
        raise _UnreadableError
    types = []
    while place < length:
        kind, place = _varint(payload, place)
        types.append(kind)
    values: list[Value] = []
    for number, kind in enumerate(types):
        width = _width(kind)
        raw = payload[place : place + width]
        if len(raw) < width:
            if number < len(types) - 1 or kind < 12 or kind % 2:
                raise _UnreadableError
            return (*values, raw), True
        values.append(_value(kind, raw))
        place += width
    if place != size:
        raise _UnreadableError
    return tuple(values), False


def _width(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    return (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)[kind]


def _value(kind: int, raw: bytes) -> Value:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    if kind < 7:
        return int.from_bytes(raw, "big", signed=True)
    if kind == 7:
        import struct

        return float(struct.unpack(">d", raw)[0])
    if kind < 12:
        raise _UnreadableError
    return raw.decode("utf-8") if kind % 2 else raw


def _varint(data: bytes, place: int) -> tuple[int, int]:
    """Return the number that begins at `place`, and where the next thing begins."""
    value = 0
    for _ in range(8):
        byte = data[place]
        place += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place
    return value << 8 | data[place], place + 1
