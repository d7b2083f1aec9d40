"""A made-up journal of any size, the same on every computer, kept in `.bench/` and used again."""

from __future__ import annotations

import random
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from journal_app.domain.entry import Entry, EntryId
from journal_app.services import session
from journal_app.store.connection import transaction
from journal_app.store.entries import Entries
from journal_app.store.search import SearchIndex
from journal_app.vault import kdf

ROOT = Path(__file__).resolve().parent.parent
STORE = ROOT / ".bench"
FORMAT = "3"
"""Changes whenever what is made changes, so that an older one is made anew."""

PASSPHRASE = "made up, for measuring only"
NOW = datetime(2026, 11, 22, 21, 40, tzinfo=timezone(timedelta(hours=1)))
YEARS = 10
TAGS = ("garden", "house", "sleep", "mother", "doctor", "work", "M", "outside", "letters", "questions")

_COMMON = (
    "the I and to a of it was in that not my on for is me we with but at so had she as be have this "
    "he all they there when out up today if you do about what day one no then her will from could"
).split()
_SYLLABLES = (
    "ro se ma ry fro st gar den li ght wa ter bro wn ho use mo ther sle ep ca me thr ough ri ver ki tchen "
    "qui et lo ng mor ning ni ght do ctor wi nter su mmer pa per ta ble ha nd ey es vo ice pho ne le tter"
).split()
_WORDS = 6000
_AVERAGE_WORDS = 80


def made_journal(entries: int) -> Path:
    """Return the folder of a journal with so many entries over ten years; make it if it is not there."""
    home = STORE / f"{entries}-entries"
    folder = home / "rosemary" / "journal"  # where the app itself looks, with XDG_DATA_HOME set to `home`
    stamp = home / "made"
    if stamp.exists() and stamp.read_text(encoding="ascii") == FORMAT:
        return folder
    shutil.rmtree(home, ignore_errors=True)
    started = time.monotonic()
    print(
        f"Making a journal with {entries:,} entries; it is kept in .bench/ ...", file=sys.stderr, flush=True
    )
    opened = session.create_journal(folder, PASSPHRASE, kdf.FLOOR).open_journal
    connection = opened.connection
    stored, index = Entries(connection), SearchIndex(connection)
    with transaction(connection):
        for entry in _made_entries(entries):
            row = stored.put(entry)
            index.put(row.key, entry.text, entry.tags)
    more = True
    while more:
        with transaction(connection):
            more = index.tidy()
    opened.close()
    stamp.write_text(FORMAT, encoding="ascii")
    print(f"Made in {time.monotonic() - started:.0f} s.", file=sys.stderr, flush=True)
    return folder


def _made_entries(count: int) -> Iterator[Entry]:
    """Yield entries, oldest first, evenly over the years; words as frequent as in a language (Zipf)."""
    chance = random.Random(4)
    words = _vocabulary(chance)
    weights = [1 / (rank + 2.7) for rank in range(len(words))]
    stream = chance.choices(words, weights, k=200_000)  # drawn once: entries are stretches of it
    step = timedelta(days=365.25 * YEARS) / max(count, 1)
    for number in range(count):
        at = (NOW - step * (count - number)).replace(second=0, microsecond=0)
        length = chance.randint(_AVERAGE_WORDS // 4, _AVERAGE_WORDS * 7 // 4)
        start = chance.randrange(len(stream) - length)
        piece = stream[start : start + length]
        chance.shuffle(piece)
        text = " ".join(piece).capitalize() + "."
        if number % 11 == 0:
            text = f"# {' '.join(piece[:4])}\n\n{text}"
        if number % 3 == 0:
            text = text.replace(" m", " “m").replace(" se", " sé")
        tags = tuple(chance.sample(TAGS, chance.choice((0, 0, 1, 1, 2, 3))))
        entry = Entry(EntryId(f"{chance.getrandbits(128):032x}"), at.date(), at, text, at, at, tags)
        yield replace(entry, changed_at=at + timedelta(minutes=6))


def _vocabulary(chance: random.Random) -> list[str]:
    """Return the words, most frequent first: real short ones, then made-up ones that grow longer."""
    made: dict[str, None] = dict.fromkeys(_COMMON)
    while len(made) < _WORDS:
        longest = 2 + min(2, len(made) // 600)
        made["".join(chance.choices(_SYLLABLES, k=chance.randint(1, longest)))] = None
    return list(made)
