"""Made-up entries, and small helpers of the store's tests."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import strategies as st

from journal_app.domain.entry import Entry, EntryId, EntryRow
from journal_app.store.connection import Connection
from journal_app.store.entries import Entries
from journal_app.store.search import SearchIndex

KEY = bytes(range(32))
OTHER_KEY = bytes(range(1, 33))

DAY = date(2026, 3, 14)
EVENING = datetime(2026, 3, 14, 21, 30, tzinfo=timezone(timedelta(hours=1)))

_numbers = itertools.count()

TRICKY = (
    "\0",
    "a\0b\0",
    "\r\n",
    "\r",
    "\t",
    "\x1f",
    "\x85",
    "\u2028",
    "\u2029",
    "\u00a0",
    "\u202f",
    "\ufeff",
    "\u200f\u05d0\u05d1\u202e",
    "\U0001f56f\ufe0f",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\ud83d",
    "\ude00\ud83d",
    "e\u0301",
    "\ufffe\uffff",
    "'\"%_\\;--",
)
"""Pieces that some layer of some program loses."""

texts = st.lists(st.one_of(st.text(st.characters(), max_size=40), st.sampled_from(TRICKY)), max_size=12).map(
    "".join
)
"""Any text whatever, lone surrogates too."""

offsets = st.integers(-86_399, 86_399).map(lambda seconds: timezone(timedelta(seconds=seconds)))
instants = st.datetimes(timezones=offsets)


def entry(
    text: str = "Slept.",
    day: date = DAY,
    hour: int = 21,
    minute: int = 30,
    tags: tuple[str, ...] = (),
    entry_id: str | None = None,
) -> Entry:
    """A new entry, written on its day."""
    at = EVENING.replace(year=day.year, month=day.month, day=day.day, hour=hour, minute=minute)
    return Entry(
        EntryId(f"id-{next(_numbers)}" if entry_id is None else entry_id), day, at, text, at, at, tags
    )


def keep(entries: Entries, index: SearchIndex, written: Entry) -> EntryRow:
    """Store an entry and index it."""
    row = entries.put(written)
    index.put(row.key, written.text, written.tags)
    return row


@contextmanager
def undone(connection: Connection) -> Iterator[None]:
    """Undo what the block does, so that a property's next example starts from the same journal."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def clear_pages(path: Path) -> bytes:
    """Decrypt a database by hand: what somebody with the key could find in all of its pages.

    SQLCipher 4: pages of 4,096 bytes, AES-256-CBC, at their end 16 bytes IV and 64 bytes HMAC; the
    first begins with 16 bytes of salt.
    """
    kept = path.read_bytes()
    clear = b""
    for start in range(0, len(kept), 4096):
        page = kept[start : start + 4096]
        decryptor = Cipher(algorithms.AES(KEY), modes.CBC(page[-80:-64])).decryptor()
        clear += decryptor.update(page[16 if start == 0 else 0 : -80])
    return clear


def schema_pages(path: Path) -> set[int]:
    """Return the pages that hold the names and shapes of the tables: they are read at opening.

    Page 1 and, where they do not fit on it, those it points to (SQLite's file format, 1.6: an interior
    table page has type 5, a cell begins with the number of the page below).
    """
    page = bytes(16) + clear_pages(path)[: 4096 - 16 - 80]
    pages = {1}
    if page[100] == 5:
        cells = int.from_bytes(page[103:105], "big")
        places = (int.from_bytes(page[at : at + 2], "big") for at in range(112, 112 + 2 * cells, 2))
        pages |= {int.from_bytes(page[place : place + 4], "big") for place in places}
        pages.add(int.from_bytes(page[108:112], "big"))
    return pages


def steps_of(connection: Connection, work: Callable[[], object]) -> int:
    """Return how many steps of its own the engine takes for `work`: the same on any computer."""
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    connection.set_progress_handler(count, 1)
    work()
    connection.set_progress_handler(None, 0)
    return steps
