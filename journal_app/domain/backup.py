"""Backups as values: what each one says of itself, and which of many are kept."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

DAILY, WEEKLY, MONTHLY = 7, 4, 12
"""Days, weeks and months whose last backup is kept, counting only those that have one."""

BEFORE_CHANGE = 3
"""Backups from before an update, and from before a restore, that are kept: the newest of each."""

ALWAYS = 3
"""Backups that are kept however little room there is."""

SHARE_OF_DISK = 10
"""Backups may take one part in so many of what is free beside them."""


class BackupKind(StrEnum):
    """Why a backup was made. The word stands in its name."""

    DAY = "day"
    """By itself, once a day, or because the person asked for it."""
    UPDATE = "before-update"
    """Before a new version of Rosemary changed the tables."""
    RESTORE = "before-restore"
    """The journal that stood there when another one was brought back."""


class Phase(StrEnum):
    """What is being done while a person waits."""

    COPY = "copy"
    CHECK = "check"
    KEEP = "keep"
    """The present journal is kept, before another one takes its place."""
    READ = "read"
    WRITE = "write"
    """What can be read of a damaged journal is read out."""
    REMOVE = "remove"
    """What is not to be there any more is overwritten and removed. Nothing stops this."""


Progress: TypeAlias = Callable[[Phase, int, int], None]
"""Hears of each step: bytes (or pages) done, and how many in all. To stop the work it raises Interrupted."""


def unheard(_phase: Phase, _done: int, _total: int) -> None:
    """Stand in where nobody waits."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file, as far as it can be told without a key."""

    file: Path
    made: datetime
    """When, with the offset of that place."""
    kind: BackupKind
    journal: str
    """Id of the journal it is of; "" if that was not known."""
    size: int
    """Bytes of the whole file."""


@dataclass(frozen=True, slots=True)
class BackupContents:
    """What was counted in a backup when it was made; only its key shows it."""

    entries: int
    check_ins: int
    photos: int


@dataclass(frozen=True, slots=True)
class BackupStatus:
    """How things stand: for Settings."""

    folder: Path
    backups: tuple[Backup, ...]
    """Of this journal, newest first."""
    contents: dict[Path, BackupContents] = field(default_factory=dict)
    """Of those that the open journal's key shows."""
    second_folder: Path | None = None
    second_newest: datetime | None = None
    """When the newest copy in the second folder was made; None: there is none."""
    second_is_there: bool = True
    cloud: str = ""
    """Name of the service that seems to copy the journal's folder elsewhere, or ""."""


def backups_to_remove(backups: Iterable[Backup], free: int, now: datetime) -> list[Backup]:
    """Return which of one journal's backups may go, oldest first.

    One from after `now` (the clock was wrong, then or now) counts as older than all others.

    Kept are the last one of each of DAILY days, WEEKLY weeks and MONTHLY months that have one, and
    the newest BEFORE_CHANGE from before updates and before restores. If these take more than their
    share of `free` (bytes free beside them) and of their own room, the oldest of them go too, down to ALWAYS.
    """
    newest_first = sorted(
        backups, key=lambda backup: (backup.made <= now, backup.made, backup.file.name), reverse=True
    )
    of_days = [backup for backup in newest_first if backup.kind is BackupKind.DAY]
    kept: set[Path] = {backup.file for backup in newest_first[:ALWAYS]}
    kept |= _last_of_each(of_days, lambda made: made.date(), DAILY)
    kept |= _last_of_each(of_days, lambda made: made.isocalendar()[:2], WEEKLY)
    kept |= _last_of_each(of_days, lambda made: (made.year, made.month), MONTHLY)
    for kind in (BackupKind.UPDATE, BackupKind.RESTORE):
        kept |= {backup.file for backup in [b for b in newest_first if b.kind is kind][:BEFORE_CHANGE]}
    wanted = [backup for backup in newest_first if backup.file in kept]
    room = (free + sum(backup.size for backup in newest_first)) // SHARE_OF_DISK
    while len(wanted) > ALWAYS and sum(backup.size for backup in wanted) > room:
        wanted.pop()
    staying = {backup.file for backup in wanted}
    return [backup for backup in reversed(newest_first) if backup.file not in staying]


def newest_by(newest_first: Iterable[Backup], now: datetime) -> Backup | None:
    """Return the newest of one journal's backups that says something of today, None if there is none.

    One from before a restore is of another journal; one from after `now`, of a clock that was wrong.
    """
    return next(
        (each for each in newest_first if each.kind is not BackupKind.RESTORE and each.made <= now), None
    )


def is_due(newest: datetime | None, now: datetime) -> bool:
    """Whether today has no backup yet. A backup from the future (a clock that was wrong) is not today's."""
    return newest is None or newest.astimezone(now.tzinfo).date() != now.date()


def _last_of_each(
    newest_first: list[Backup], span: Callable[[datetime], Hashable], how_many: int
) -> set[Path]:
    last: dict[Hashable, Path] = {}
    for backup in newest_first:
        last.setdefault(span(backup.made), backup.file)
    return set(list(last.values())[:how_many])
