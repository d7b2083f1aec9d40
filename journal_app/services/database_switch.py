"""Putting another database in the place of the journal's, so that every moment of it leaves one that opens.

The new database is put beside the present one under another name; then the key files, which name the
database, are replaced; only then the former database goes. A mark in the folder names both. What a
cut left over is cleared at the next opening.
"""

from __future__ import annotations

import contextlib
import json
import secrets
from dataclasses import dataclass
from pathlib import Path

from journal_app.domain.errors import KeyFileDamaged, NoJournal
from journal_app.services.journal_folder import DATABASE, KEY_FILES, UNFINISHED, is_database_name
from journal_app.store.erasing import erase
from journal_app.vault import kdf, key_file
from journal_app.vault.key_format import KeyFile
from journal_app.vault.whole_file import read_small_file, replace_file, unplaced

MARK = ".restored.json"
"""Names the databases of a change that may have been cut short: the one that came, those that go."""


@dataclass(frozen=True, slots=True)
class Change:
    """What the mark says."""

    new: str
    old: tuple[str, ...]
    one_journal: bool = False
    """Both hold the same journal, once under the former key and once under the new one."""

    @property
    def names(self) -> tuple[str, ...]:
        """All databases of the change."""
        return (self.new, *self.old)


def note_change(folder: Path, change: Change) -> None:
    """Leave the mark. Raises DiskFull, FolderNotWritable, StorageGone."""
    fields = {"new": change.new, "old": list(change.old), "one_journal": change.one_journal}
    replace_file(folder / MARK, json.dumps(fields).encode("ascii"))


def read_change(folder: Path) -> Change | None:
    """Return what the mark says, None if there is none or it makes no sense."""
    data = read_small_file(folder / MARK, 4096)
    if data is None:
        return None
    try:
        fields = json.loads(data)
        old = tuple(name for name in fields["old"] if is_database_name(name))
        return Change(
            fields["new"] if is_database_name(fields["new"]) else "",
            old,
            fields.get("one_journal", False) is True,
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return Change("", ())


def settle(folder: Path, current: str) -> None:
    """Clear what a change that was cut short left over. `current` is the database that was just opened.

    Only databases that the change itself noted are removed, and none as long as a key file names it: of
    each there is a backup, or `current` holds the same.
    """
    with contextlib.suppress(OSError):
        unplaced(folder / MARK).unlink(missing_ok=True)
    change = read_change(folder)
    if change is None or any(copy.database != current for copy in copies_in(folder)):
        return
    with contextlib.suppress(OSError):
        clear_stages(folder)
        for name in change.names if current in change.names else ():
            if name and name != current:
                remove_database(folder / name, erased=change.one_journal)
        (folder / MARK).unlink(missing_ok=True)


def choose_side(folder: Path, seed: bytes) -> None:
    """End a change of key that was cut between the two key files: the seed that opened the journal stays.

    Until then either key opens its own database. Both hold the same, and before anything is written one
    of them has to be the journal. Call it with the journal locked. Raises as `key_file.adopt`.
    """
    change = read_change(folder)
    if change is None or not change.one_journal:
        return
    copies = copies_in(folder)
    mine = [copy for copy in copies if key_file.authentic(copy, seed) and copy.database in change.names]
    if mine and any(copy.database in change.names and copy not in mine for copy in copies):
        newest = max(mine, key=lambda copy: copy.generation)
        key_file.adopt(folder, seed, newest, newest.database)


def given_up(folder: Path) -> set[str]:
    """Return the databases that a change of key has left behind and that only wait to be removed."""
    change = read_change(folder)
    named = {copy.database for copy in copies_in(folder)}
    if change is None or not change.one_journal or len(named) != 1:
        return set()
    return set(change.names) - named if named <= set(change.names) else set()


def name_database(folder: Path, seed: bytes, own: KeyFile | None, database: str) -> None:
    """Let the folder's key files name `database`, of this seed: `own`, or new ones that only the code opens.

    Raises as `key_file.adopt`.
    """
    if own is not None:
        key_file.adopt(folder, seed, own, database)
    else:
        nobody_knows = secrets.token_urlsafe(32)
        key_file.recreate(folder, seed, nobody_knows, secrets.token_hex(16), database, kdf.FLOOR)


def free_database(folder: Path) -> str:
    """Return a name for a database that no file has, nor what a crash may have left beside one."""
    number = 1
    while True:
        name = DATABASE if number == 1 else f"journal-{number}.db"
        if not (folder / name).exists() and not (folder / f"{name}-journal").exists():
            return name
        number += 1


def stage_of(database: Path) -> Path:
    """Return where a database is made before it gets its name."""
    return database.parent / f".{database.name}.new"


def clear_stages(folder: Path) -> None:
    """Remove what earlier changes did not finish; none of it was ever a journal."""
    left_over = (UNFINISHED, f"{UNFINISHED}-journal", *(f".{name}.new" for name in KEY_FILES))
    for path in (*(folder / name for name in left_over), *folder.glob(".journal*.db.new*")):
        path.unlink(missing_ok=True)


def remove_database(database: Path, *, erased: bool = False) -> None:
    """Remove a database and what a crash left beside it; `erased`: overwrite it first."""
    for path in (database, database.parent / f"{database.name}-journal"):
        if erased:
            erase(path)
        else:
            path.unlink(missing_ok=True)


def remove_quietly(database: Path) -> None:
    """Remove a database if that can be done."""
    with contextlib.suppress(OSError):
        remove_database(database)


def copies_in(folder: Path) -> list[KeyFile]:
    """Return the well-formed copies of a folder's key file."""
    try:
        return key_file.read_copies(folder)
    except (KeyFileDamaged, NoJournal):
        return []
