"""What stands in a journal's folder, told by names alone: quick enough for the start of the window."""

from __future__ import annotations

import os
from enum import Enum, auto
from pathlib import Path

DATABASE = "journal.db"
UNFINISHED = "journal.db.new"
LOCK = "journal.lock"
WINDOW_LOCK = "window.lock"
RAISE = "journal.raise"
KEY_FILES = ("journal.key", "journal.key2")
BACKUPS = "backups"
ASIDES = ("journal.aside", "journal.aside2")
"""Encrypted like the journal: pages written while the journal itself was damaged and took nothing.

The second is for when the first can't be read.
"""
DAMAGED = "damaged"
"""Folder with databases that were damaged and are kept."""
DELETING = ".deleting.json"
"""Says that everything is being deleted: what a cut left over is no journal, nor a damaged one."""
_OURS = {DATABASE, UNFINISHED, LOCK, WINDOW_LOCK, RAISE, BACKUPS, DAMAGED, *ASIDES, *KEY_FILES}


_A_DATABASE = r"[0-9A-Za-z][0-9A-Za-z._-]{0,60}\.db"


def is_database_name(name: str) -> bool:
    """Say whether a note in the folder may mean a database by this: a plain name, and no way out."""
    import re  # here: the start only looks at what stands in the folder

    return re.fullmatch(_A_DATABASE, name) is not None


def is_being_deleted(folder: Path) -> bool:
    """Say whether deleting everything was begun here, and cut short."""
    return (folder / DELETING).is_file()


class FolderState(Enum):
    """What stands in a journal's folder."""

    EMPTY = auto()  # nothing, or no folder: a journal can be made here
    JOURNAL = auto()
    OTHER = auto()  # somebody else's files


def folder_state(folder: Path) -> FolderState:
    """Return what stands in `folder`, without opening anything.

    A journal whose making was interrupted counts as empty: nothing was ever written in it.
    """
    try:
        names = {path.name for path in folder.iterdir()}
    except FileNotFoundError:
        return FolderState.EMPTY
    except NotADirectoryError:
        return FolderState.OTHER
    except OSError:
        return FolderState.JOURNAL  # it exists and can't be looked into: opening says why
    unfinished = UNFINISHED in names and DATABASE not in names
    if any(name.endswith(".db") for name in names) or (names & set(KEY_FILES) and not unfinished):
        return FolderState.JOURNAL
    others = {name for name in names if not name.startswith(".")} - _OURS - {f"{UNFINISHED}-journal"}
    return FolderState.OTHER if others else FolderState.EMPTY


def free_folder(wished: Path) -> Path:
    """Return a folder for a new journal: this one, or the first free one beside it, `journal-2` and so on."""
    for number in range(1, _MOST_TRIED):
        folder = wished if number == 1 else wished.with_name(f"{wished.name}-{number}")
        if folder_state(folder) is FolderState.EMPTY and not is_being_deleted(folder):
            return folder
    return wished


_MOST_TRIED = 100


def offers_keyring(folder: Path) -> bool:
    """Say whether the key file speaks of a keyring, without reading it properly: 0.1 ms at the start.

    A key file has only one spelling, so its bytes tell. Whether it is true shows when it is asked for.
    """
    return any(_SLOT_OF_KEYRING in _first_bytes(folder / name) for name in KEY_FILES)


_SLOT_OF_KEYRING = b'"kind":"keyring"'


def _first_bytes(path: Path) -> bytes:
    """Return what a small file holds; nothing of a link, a pipe, or what can't be read."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(path, flags)
    except OSError:
        return b""
    try:
        return os.read(descriptor, 16 * 1024)
    except OSError:
        return b""
    finally:
        os.close(descriptor)
