"""A damaged database is never removed: it goes to a folder of its own, once another one is the journal.

A note says what goes where, so that a move that was cut short is ended at the next opening.
"""

from __future__ import annotations

import contextlib
import json
import re
from datetime import UTC, datetime
from pathlib import Path

from journal_app.services.database_switch import copies_in
from journal_app.services.journal_folder import DAMAGED, is_database_name
from journal_app.vault.whole_file import read_small_file, replace_file, unplaced

NOTE = ".salvaged.json"

_KEPT = re.compile(r"[0-9TZ_-]{10,30}(-\d+)?\.db")


def plan_to_keep(folder: Path, old: str, new: str, now: datetime) -> Path:
    """Note that `old` is kept once `new` is the journal; return where. Raises DiskFull and its kin."""
    stamp, number = f"{now.astimezone(UTC):%Y-%m-%d_%H%M%SZ}", 1
    kept = folder / DAMAGED / f"{stamp}.db"
    while kept.exists():
        number += 1
        kept = kept.with_name(f"{stamp}-{number}.db")
    note = json.dumps({"new": new, "old": old, "kept": kept.name})
    replace_file(folder / NOTE, note.encode("ascii"))
    return kept


def keep_what_was_damaged(folder: Path, current: str) -> None:
    """Do what the note says, if there is one and all key files name `current`.

    Where the damaged one still is the journal, what was read out of it and never became one goes.
    """
    with contextlib.suppress(OSError):
        unplaced(folder / NOTE).unlink(missing_ok=True)
    data = read_small_file(folder / NOTE, 4096)
    if data is None or any(copy.database != current for copy in copies_in(folder)):
        return
    new = old = kept = ""
    with contextlib.suppress(ValueError, TypeError, KeyError):
        fields = json.loads(data)
        new, old, kept = (str(fields[name]) for name in ("new", "old", "kept"))
    with contextlib.suppress(OSError):
        if is_database_name(new) and is_database_name(old) and _KEPT.fullmatch(kept) and new != old:
            if current == new:
                _move(folder / old, folder / DAMAGED / kept)
            elif current == old:
                (folder / new).unlink(missing_ok=True)
        (folder / NOTE).unlink(missing_ok=True)


def kept_damaged(folder: Path) -> list[Path]:
    """Return the damaged databases that are kept, and what a crash left beside each."""
    kept = folder / DAMAGED
    if kept.is_symlink():
        return []
    with contextlib.suppress(OSError):
        return sorted(path for path in kept.iterdir() if _KEPT.fullmatch(path.name.removesuffix("-journal")))
    return []


def _move(database: Path, kept: Path) -> None:
    kept.parent.mkdir(mode=0o700, exist_ok=True)
    for end in ("-journal", ""):  # what a crash left beside it goes first: alone it is nothing
        path = database.with_name(database.name + end)
        if path.exists():
            path.replace(kept.with_name(kept.name + end))
