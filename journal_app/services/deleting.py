"""Deleting everything: the key files first, so that a cut leaves nothing that a passphrase opens.

A mark stands in the folder from the first moment to the last. As long as it is there, the next start
offers to finish, and what is left of the journal is never called damaged. Databases lose their names
before their bytes: one that still has its name is whole, and the recovery code opens it.

Only Rosemary's own files are touched. For the lane of long work.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from journal_app.domain.errors import Trouble
from journal_app.paths import APP_FOLDER
from journal_app.services import session
from journal_app.services.backups import source_of
from journal_app.services.database_switch import MARK, clear_stages, copies_in
from journal_app.services.journal_folder import (
    ASIDES,
    BACKUPS,
    DAMAGED,
    DELETING,
    KEY_FILES,
    LOCK,
    RAISE,
    WINDOW_LOCK,
    is_database_name,
    offers_keyring,
)
from journal_app.services.keeping_damaged import NOTE, kept_damaged
from journal_app.services.locked_settings import FILE as LOCKED_SETTINGS
from journal_app.services.reading_backups import contents_by_key
from journal_app.store.backup_file import DATABASE as DATABASE_PART
from journal_app.store.backup_file import SUFFIX, flush_quietly, read_backup
from journal_app.store.backups import is_own_name, list_backups
from journal_app.store.erasing import erase, overwrite
from journal_app.store.lock import FolderLock
from journal_app.vault.keychain import Keychain
from journal_app.vault.whole_file import read_small_file, replace_file, unplaced

GONE = ".deleting"
"""What the name of a database ends with, from the moment it is none any more."""

_OURS = re.compile(r"journal(-\d+)?\.db")


@dataclass(frozen=True, slots=True)
class Extent:
    """What there is of a journal, and where."""

    journal: str
    """Its id."""
    databases: tuple[str, ...]
    backups: int
    second: str
    """The second folder for backups; "": none."""
    second_backups: tuple[str, ...]
    """Names of this journal's backups there."""
    second_is_missing: bool
    with_backups: bool = True
    """Whether the backups are to go too."""
    keyring: bool = False
    """Whether a keyring has a key to it."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What lies outside the journal's folder and is Rosemary's own."""

    config: Path | None
    """Folder of the settings that are read at the lock screen; None: they are of another journal."""
    log: Path


def look_before_deleting(folder: Path, passphrase: str) -> Extent:
    """Return what there is to delete. Costs two Argon2id.

    Raises WrongPassphrase, and what `check_that_opens` raises.
    """
    session.check_that_opens(folder, passphrase)
    copies = copies_in(folder)
    journal = max(copies, key=lambda copy: copy.generation).journal_id
    named = {copy.database for copy in copies}
    databases = sorted(named | {path.name for path in folder.glob("*.db") if _OURS.fullmatch(path.name)})
    second, missing = "", False
    there: list[str] = []
    with suppress(Trouble):  # a damaged journal can be deleted too; where its second folder is, nobody knows
        opened = session.open_for_reading(folder, passphrase)
        second, key = opened.settings.backup_folder, source_of(opened).key
        opened.close()
        if second:
            missing, there = _in_second(Path(second), journal, key)
    here = sum(1 for _ in _backups_here(folder))
    return Extent(
        journal,
        tuple(databases),
        here,
        second,
        tuple(there),
        missing,
        keyring=offers_keyring(folder),
    )


def delete_everything(
    folder: Path, extent: Extent, elsewhere: Elsewhere, keychain: Keychain | None = None
) -> list[Path]:
    """Delete a journal, and its backups if `extent` says so; return what could not be deleted.

    Raises JournalOpenElsewhere, DiskFull, FolderNotWritable, StorageGone: nothing is deleted then.
    """
    lock = FolderLock(folder / LOCK)
    lock.take()
    try:
        replace_file(folder / DELETING, json.dumps(asdict(extent)).encode("ascii"))
        return _delete(folder, extent, elsewhere, lock, keychain)
    finally:
        lock.release()


def is_left_whole(folder: Path) -> bool:
    """Say whether the recovery code may still open what a cut has left."""
    return any(folder.glob("*.db"))


def finish_deleting(folder: Path, elsewhere: Elsewhere, keychain: Keychain | None = None) -> list[Path]:
    """Go on where deleting was cut short; return what could not be deleted. Raises JournalOpenElsewhere."""
    lock = FolderLock(folder / LOCK)
    lock.take()
    try:
        return _delete(folder, _noted(folder), elsewhere, lock, keychain)
    finally:
        lock.release()


def keep_what_is_left(folder: Path) -> None:
    """Delete no more. The recovery code opens what is there. Raises OSError."""
    (folder / DELETING).unlink(missing_ok=True)


def _delete(
    folder: Path, extent: Extent, elsewhere: Elsewhere, lock: FolderLock, keychain: Keychain | None
) -> list[Path]:
    left: list[Path] = []
    _erase_all((folder / name for each in KEY_FILES for name in (each, f".{each}.new")), left)
    flush_quietly(folder)
    _erase_databases(folder, extent.databases, left)
    asides = (name for aside in ASIDES for name in (aside, f"{aside}-journal"))
    _erase_all((folder / name for name in (MARK, NOTE, *asides)), left)
    _erase_all((unplaced(folder / name) for name in (MARK, NOTE)), left)
    _erase_all(kept_damaged(folder), left)
    _remove_if_empty(folder / DAMAGED)
    if extent.with_backups:
        _erase_backups(list(_backups_here(folder)), left)
        _erase_all((folder / BACKUPS / name for name in (".backup.lock", ".second-folder-missing")), left)
        _remove_if_empty(folder / BACKUPS)
        second = Path(extent.second)
        _erase_backups([second / name for name in extent.second_backups] if extent.second else [], left)
    if extent.keyring and keychain is not None:
        with suppress(Trouble):
            keychain.remove(extent.journal)
    files = [elsewhere.log] + ([elsewhere.config / LOCKED_SETTINGS] if elsewhere.config else [])
    _erase_all(files, left)
    for file in files:
        _remove_if_empty(file.parent)
    _erase_all((folder / name for name in (RAISE, WINDOW_LOCK, DELETING)), left)
    lock.release()  # Windows removes no file that is open
    _erase_all((folder / LOCK,), left)
    for place in (folder, *([folder.parent] if folder.parent.name == APP_FOLDER else [])):
        _remove_if_empty(place)
    return left


def _erase_databases(folder: Path, databases: Iterable[str], left: list[Path]) -> None:
    for name in databases:
        for path in (folder / name, folder / f"{name}-journal"):
            with suppress(OSError):
                path.replace(folder / f".{path.name}{GONE}")  # a name first: it takes no time
    flush_quietly(folder)
    with suppress(OSError):
        clear_stages(folder)
    _erase_all(sorted(folder.glob(f".*.db*{GONE}")), left)
    _erase_all((folder / name for name in databases), left)  # those that could not be renamed


def _erase_backups(backups: list[Path], left: list[Path]) -> None:
    """Overwrite what leads to the key of each, then remove them one by one."""
    for path in backups:
        with suppress(Trouble, OSError):
            overwrite(path, sum(read_backup(path).parts[DATABASE_PART]))
    for path in backups:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            left.append(path)


def _erase_all(paths: Iterable[Path], left: list[Path]) -> None:
    for path in paths:
        try:
            erase(path)
        except OSError:
            left.append(path)


def _backups_here(folder: Path) -> Iterable[Path]:
    """Yield the backups in the journal's own folder of backups, also damaged and unfinished ones."""
    backups = folder / BACKUPS
    if backups.is_symlink():
        return
    with suppress(OSError):
        for path in sorted(backups.iterdir()):
            unfinished = path.name.startswith(".") and f"{SUFFIX}.new" in path.name
            if path.is_file() and (is_own_name(path.name) or unfinished):
                yield path


def _in_second(second: Path, journal: str, key: bytes) -> tuple[bool, list[str]]:
    """Return whether the second folder is missing, and this journal's backups in it."""
    try:
        if not second.is_dir():
            return True, []
        found = [each for each in list_backups(second)[0] if is_own_name(each.file.name)]
    except (Trouble, OSError):
        return True, []
    shown = contents_by_key((each for each in found if each.journal != journal), key)
    return False, [each.file.name for each in found if each.journal == journal or each.file in shown]


def _noted(folder: Path) -> Extent:
    """Return what the mark says is to go; what makes no sense in it is left out."""
    fields = {}
    with suppress(ValueError, TypeError):
        fields = dict(json.loads(read_small_file(folder / DELETING, 1 << 20) or b"{}"))
    databases = [name for name in _texts(fields.get("databases")) if is_database_name(name)]
    databases += [path.name for path in folder.glob("*.db") if _OURS.fullmatch(path.name)]
    return Extent(
        str(fields.get("journal", "")),
        tuple(dict.fromkeys(databases)),
        0,
        str(fields.get("second", "")),
        tuple(name for name in _texts(fields.get("second_backups")) if is_own_name(name)),
        second_is_missing=False,
        with_backups=fields.get("with_backups") is True,
        keyring=fields.get("keyring") is True,
    )


def _texts(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):  # something of somebody else's is in it
        folder.rmdir()
