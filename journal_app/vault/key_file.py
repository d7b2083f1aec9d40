"""The key file in its folder: two copies, `journal.key` and `journal.key2`, and how they are kept whole.

A save replaces first one copy, then the other. Whenever it is interrupted, at least one whole copy is
there, old or new.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, field
from pathlib import Path

from journal_app.domain.errors import (
    FolderNotEmpty,
    FolderNotWritable,
    KeyFileDamaged,
    NewerJournal,
    StorageGone,
    Trouble,
    WrongPassphrase,
)
from journal_app.vault import key_format
from journal_app.vault.kdf import Cost, derive, new_salt
from journal_app.vault.key_format import KeyFile, authentic
from journal_app.vault.whole_file import (
    former_bytes_overwritten,
    read_small_file,
    replace_file,
    replace_files,
)

__all__ = [
    "COPIES",
    "KeyFile",
    "Unlocked",
    "adopt",
    "authentic",
    "change_passphrase",
    "change_slots",
    "create",
    "mend",
    "read_copies",
    "read_to_unlock",
    "recreate",
    "take_new_seed",
    "unlock",
    "unlock_copies",
]

COPIES = ("journal.key", "journal.key2")

_MOST_SAVES = 2**32
"""No journal saves its key file so often: a higher generation was laid there to leave none above it."""


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What a right passphrase gives: the seed, and the newest key file that the seed vouches for."""

    seed: bytes = field(repr=False)
    key_file: KeyFile


def create(folder: Path, seed: bytes, passphrase: str, journal_id: str, database: str, cost: Cost) -> KeyFile:
    """Write the first key file of a journal, both copies. Returns what was written.

    `database` is the plain name of the database file, ending in `.db`. Raises FolderNotEmpty if a copy
    is there already, DiskFull, FolderNotWritable, StorageGone.
    """
    if any(os.path.lexists(folder / name) for name in COPIES):
        raise FolderNotEmpty
    return recreate(folder, seed, passphrase, journal_id, database, cost)


def recreate(
    folder: Path, seed: bytes, passphrase: str, journal_id: str, database: str, cost: Cost
) -> KeyFile:
    """Write a key file over whatever stands in its place, after the recovery code gave the seed.

    Raises DiskFull, FolderNotWritable, StorageGone.
    """
    generation = 1 + max(map(_generation, _fitting(folder, seed)), default=0)
    made = _make(seed, passphrase, cost, journal_id=journal_id, database=database, generation=generation)
    _save(folder, made)
    return made


def change_passphrase(folder: Path, seed: bytes, key_file: KeyFile, new: str, cost: Cost) -> KeyFile:
    """Put the seed under a new passphrase. Slots of other kinds stay. Nothing is encrypted anew.

    Raises DiskFull, FolderNotWritable, StorageGone, and then puts the old key file back as far as the
    disk allows. Killed between the copies, the old and the new passphrase both open the journal once
    more; `unlock` gives the new key file, whichever of the two was typed, and `mend` ends the change.
    """
    if not authentic(key_file, seed):
        raise ValueError("This key file does not belong to this seed.")
    present = max([key_file, *_fitting(folder, seed)], key=_generation)
    made = _make(
        seed,
        new,
        cost,
        journal_id=present.journal_id,
        database=present.database,
        generation=present.generation + 1,
        other_slots=present.other_slots,
    )
    _save_or_put_back(folder, made, present)
    return made


def change_slots(folder: Path, seed: bytes, key_file: KeyFile, other_slots: tuple[str, ...]) -> KeyFile:
    """Put these slots after the passphrase's, each in canonical JSON. The passphrase stays as it is.

    Raises DiskFull, FolderNotWritable, StorageGone, and then puts the old key file back as far as the
    disk allows.
    """
    if not authentic(key_file, seed):
        raise ValueError("This key file does not belong to this seed.")
    present = max([key_file, *_fitting(folder, seed)], key=_generation)
    made = key_format.with_other_slots(present, seed, other_slots, present.generation + 1)
    _save_or_put_back(folder, made, present)
    return made


def adopt(folder: Path, seed: bytes, key_file: KeyFile, database: str) -> KeyFile:
    """Make `key_file`, of this seed, the folder's own, naming this database and above all that is there.

    Its passphrase stays. Of its other slots those stay that the folder has now too: what was switched off
    since stays off. Returns what was written. Raises DiskFull, FolderNotWritable, StorageGone, with nothing
    changed.
    """
    if not authentic(key_file, seed):
        raise ValueError("This key file does not belong to this seed.")
    generation = _above_all(folder, key_file)
    present = max(_fitting(folder, seed), key=_generation, default=None)
    slots = tuple(slot for slot in key_file.other_slots if present and slot in present.other_slots)
    kept = key_format.with_other_slots(key_file, seed, slots, generation)
    made = key_format.renamed(kept, seed, database, generation)
    replace_files([folder / name for name in COPIES], key_format.encode(made))
    return made


def take_new_seed(
    folder: Path, seed: bytes, passphrase: str, former: KeyFile, database: str, cost: Cost
) -> KeyFile:
    """Give the journal of `former` another seed, with its database: above all that is there, one slot only.

    The bytes of the former copies are overwritten, so that nobody finds the former slot on the disk as
    far as that can be helped. Raises DiskFull, FolderNotWritable, StorageGone, with nothing changed
    unless the first copy was replaced already.
    """
    generation = _above_all(folder, former)
    made = _make(
        seed, passphrase, cost, journal_id=former.journal_id, database=database, generation=generation
    )
    paths = [folder / name for name in COPIES]
    with former_bytes_overwritten(paths):
        replace_files(paths, key_format.encode(made))
    return made


def read_copies(folder: Path) -> list[KeyFile]:
    """Return the copies that are well-formed and within limits, one or two; not yet authenticated.

    Raises KeyFileDamaged if there is none, FolderNotWritable or StorageGone if they can't be looked at.
    """
    try:
        return _copies(folder)
    except NewerJournal:
        # Whoever asks for copies has the seed: the recovery code must work beside any key file.
        raise KeyFileDamaged from None


def read_to_unlock(folder: Path) -> list[KeyFile]:
    """Return what `read_copies` does, for somebody without the seed: raises NewerJournal as well."""
    return _copies(folder)


def unlock(folder: Path, passphrase: str) -> Unlocked:
    """Return the seed, and the authentic copy with the highest generation.

    Costs one Argon2id when the copies agree on the passphrase. Raises WrongPassphrase, KeyFileDamaged,
    NewerJournal, FolderNotWritable, StorageGone; changes nothing.
    """
    return unlock_copies(_copies(folder), passphrase)


def unlock_copies(present: list[KeyFile], passphrase: str) -> Unlocked:
    """Do what `unlock` does with copies that were read before, from a backup for example."""
    copies = sorted(present, key=_generation, reverse=True)
    derived: dict[tuple[bytes, Cost], bytes] = {}
    forged = False
    for copy in copies:
        way = (copy.slot.salt, copy.slot.cost)
        if way not in derived:
            derived[way] = derive(passphrase, *way)
        seed = key_format.opened(copy, derived[way])
        if seed is None:
            continue
        fitting = [other for other in copies if authentic(other, seed)]
        if fitting:
            return Unlocked(seed, fitting[0])
        forged = True
    raise KeyFileDamaged if forged else WrongPassphrase


def mend(folder: Path, key_file: KeyFile) -> None:
    """Rewrite each copy that is not this key file: missing, damaged, older, or another journal's.

    `key_file` comes from `unlock`. A well-formed copy of the same journal with a higher generation is
    left alone, for somebody may have changed the passphrase since, and so is one of a later version.
    Raises DiskFull, FolderNotWritable, StorageGone.
    """
    for name in COPIES:
        try:
            present = _read(folder / name)
        except KeyFileDamaged:
            present = None
        except NewerJournal:
            continue
        newer = (
            present is not None
            and present.journal_id == key_file.journal_id
            and present.generation > key_file.generation
        )
        if present != key_file and not newer:
            replace_file(folder / name, key_format.encode(key_file))


def _above_all(folder: Path, own: KeyFile) -> int:
    """Return a generation above `own` and what stands in the folder, whoever wrote that."""
    there = map(_generation, (own, *_well_formed(folder)))
    return 1 + max((each for each in there if each < _MOST_SAVES), default=0)


def _well_formed(folder: Path) -> list[KeyFile]:
    try:
        return read_copies(folder)
    except KeyFileDamaged:
        return []


def _fitting(folder: Path, seed: bytes) -> list[KeyFile]:
    """Return the copies this seed vouches for, if any."""
    try:
        return [copy for copy in read_copies(folder) if authentic(copy, seed)]
    except KeyFileDamaged:
        return []


def _make(
    seed: bytes,
    passphrase: str,
    cost: Cost,
    *,
    journal_id: str,
    database: str,
    generation: int,
    other_slots: tuple[str, ...] = (),
) -> KeyFile:
    salt = new_salt()
    return key_format.make(
        seed,
        derive(passphrase, salt, cost),
        cost=cost,
        salt=salt,
        journal_id=journal_id,
        database=database,
        generation=generation,
        other_slots=other_slots,
    )


def _save(folder: Path, key_file: KeyFile) -> None:
    for name in COPIES:
        replace_file(folder / name, key_format.encode(key_file))


def _save_or_put_back(folder: Path, made: KeyFile, present: KeyFile) -> None:
    """Save; if that fails, put back what was there, as far as the disk allows."""
    try:
        _save(folder, made)
    except Trouble:
        with contextlib.suppress(Trouble):
            _save(folder, present)
        raise


def _generation(key_file: KeyFile) -> int:
    return key_file.generation


def _copies(folder: Path) -> list[KeyFile]:
    copies = []
    troubles: list[Trouble] = []
    for name in COPIES:
        try:
            copies.append(_read(folder / name))
        except Trouble as trouble:
            troubles.append(trouble)
    if copies:
        return copies
    # If the two differ in what is wrong, say what can be done something about.
    for kind in (NewerJournal, FolderNotWritable, StorageGone):
        if any(isinstance(trouble, kind) for trouble in troubles):
            raise kind
    raise KeyFileDamaged


def _read(path: Path) -> KeyFile:
    """Return the key file at `path`. Raises KeyFileDamaged, NewerJournal, FolderNotWritable, StorageGone."""
    data = read_small_file(path, key_format.MAX_BYTES)
    if data is None:
        raise KeyFileDamaged
    return key_format.decode(data)
