"""Which backups are kept: recent days, some weeks and months, never fewer than three, never too much."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.backup import ALWAYS, Backup, BackupKind, backups_to_remove, is_due, newest_by

START = datetime(2024, 1, 1, 21, tzinfo=timezone(timedelta(hours=1)))
NOW = START + timedelta(days=901)
ROOM = 10**12


def backup(hours: float, kind: BackupKind = BackupKind.DAY, size: int = 100) -> Backup:
    made = START + timedelta(hours=hours)
    return Backup(Path(f"{hours}-{kind}"), made, kind, "one", size)


backups = st.lists(
    st.builds(backup, st.integers(0, 24 * 900), st.sampled_from(BackupKind), st.integers(1, 10**9)),
    max_size=60,
    unique_by=lambda each: each.file,
)


def kept_of(made: list[Backup], free: int = ROOM) -> list[Backup]:
    gone = backups_to_remove(made, free, NOW)
    return [each for each in made if each not in gone]


@given(backups, st.integers(0, 10**11))
def test_the_three_newest_are_always_kept(made: list[Backup], free: int) -> None:
    newest = sorted(made, key=lambda each: (each.made, each.file.name))[-ALWAYS:]
    assert set(newest) <= set(kept_of(made, free))


@given(backups, st.integers(0, 10**11))
def test_what_is_kept_keeps_to_its_share_of_the_disk_or_is_three(made: list[Backup], free: int) -> None:
    kept = kept_of(made, free)
    room = (free + sum(each.size for each in made)) // 10
    assert len(kept) <= ALWAYS or sum(each.size for each in kept) <= room


@given(backups)
def test_removing_twice_removes_nothing_more(made: list[Backup]) -> None:
    kept = kept_of(made)
    assert backups_to_remove(kept, ROOM, NOW) == []


@given(backups)
def test_there_are_never_more_than_days_weeks_months_and_those_before_changes(made: list[Backup]) -> None:
    kept = kept_of(made)
    assert len(kept) <= 7 + 4 + 12 + 3 + 3 + ALWAYS
    for kind in (BackupKind.UPDATE, BackupKind.RESTORE):
        newest = sorted((b for b in made if b.kind is kind), key=lambda each: (each.made, each.file.name))
        assert set(newest[-3:]) <= set(kept)


def test_a_year_of_days_leaves_seven_days_four_weeks_and_twelve_months() -> None:
    """Made each evening, with the rule applied each time."""
    there: list[Backup] = []
    for day in range(400):
        there = kept_of([*there, backup(24 * day)])
    ages = sorted((there[-1].made - each.made).days for each in there)
    assert ages[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert len({each.made.isocalendar()[:2] for each in there if (there[-1].made - each.made).days < 28}) >= 4
    assert len({(each.made.year, each.made.month) for each in there}) == 12
    assert len(there) <= 23


def test_the_newest_is_neither_of_a_clock_that_was_ahead_nor_of_another_journal() -> None:
    kinds = {9: BackupKind.DAY, -1: BackupKind.RESTORE, -2: BackupKind.UPDATE, -3: BackupKind.DAY}
    ahead, replaced, newest, older = (
        Backup(Path(f"{hours}"), START + timedelta(hours=hours), kind, "", 1) for hours, kind in kinds.items()
    )
    assert newest_by([ahead, replaced, newest, older], START) is newest
    assert newest_by([ahead, replaced], START) is None


def test_a_backup_is_due_once_a_day_whatever_the_clock_said_before() -> None:
    now = START
    assert is_due(None, now)
    assert not is_due(now - timedelta(hours=3), now)
    assert is_due(now - timedelta(hours=22), now)
    assert is_due(now + timedelta(days=400), now), "a clock that was wrong must not stop them"


@given(backups, st.integers(0, 10**11), st.integers(0, 24 * 900))
def test_backups_from_a_clock_that_was_ahead_push_out_none_of_today(
    made: list[Backup], free: int, hours: int
) -> None:
    now = START + timedelta(hours=hours)
    gone = backups_to_remove(made, free, now)
    past = sorted((each for each in made if each.made <= now), key=lambda each: (each.made, each.file.name))
    assert not set(past[-ALWAYS:]) & set(gone)
