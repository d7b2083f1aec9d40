"""Backups: checked copies that open, are noticed when damaged, and are kept in good number."""

from __future__ import annotations

import errno
import os
import random
import shutil
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from made_journals import new_journal

from journal_app.domain.backup import BackupKind, Phase
from journal_app.domain.care.ratings import Ratings
from journal_app.domain.check_in import CheckInForm
from journal_app.domain.errors import (
    BackupDamaged,
    BackupExists,
    BackupPlaceGone,
    Interrupted,
    KeyFileDamaged,
    NoRoomForBackup,
    NotABackup,
    Trouble,
    WrongPassphrase,
    WrongRecoveryCode,
)
from journal_app.domain.support import PlanPart
from journal_app.domain.words import ChosenWords
from journal_app.services import session
from journal_app.services.backups import backup_to, daily_backup, make_backup, source_of, status_of
from journal_app.services.reading_backups import (
    Secret,
    Unlocked,
    check_unlocked,
    look_into,
    unsealed,
    verify_backup,
)
from journal_app.services.session import OpenJournal
from journal_app.store import backup_copy
from journal_app.store.backup_file import read_backup
from journal_app.vault import key_file
from journal_app.vault.kdf import Cost
from journal_app.vault.recovery_code import format_code

PASSPHRASE = "a lamp by the window"
CHEAP = Cost(64 * 1024, 2, 1)
SECRET = Secret(PASSPHRASE)


def write(opened: OpenJournal, now: datetime, text: str) -> None:
    opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text=text))


@pytest.fixture
def made(journal_folder: Path) -> session.NewJournal:
    return new_journal(journal_folder, PASSPHRASE)


@pytest.fixture
def opened(made: session.NewJournal, now: datetime) -> Iterator[OpenJournal]:
    opened = made.open_journal
    for number in range(3):
        write(opened, now, f"page {number}")
    opened.check_ins.save(CheckInForm(now.date(), Ratings(2)), now)
    yield opened
    opened.close()


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith(".lock"))


def test_a_backup_holds_everything_and_is_for_this_login_only(opened: OpenJournal, now: datetime) -> None:
    backup = make_backup(source_of(opened), now)
    assert backup.file.name == "2026-05-08_183000Z.rosemary"
    assert (backup.made, backup.kind, backup.size) == (now, BackupKind.DAY, backup.file.stat().st_size)
    figures = verify_backup(backup.file, SECRET)
    assert (figures.entries, figures.check_ins, figures.words, figures.whole) == (3, 1, 6, True)
    assert files_in(backup.file.parent) == [backup.file.name]
    if os.name == "posix":
        assert stat.S_IMODE(backup.file.stat().st_mode) == 0o600
        assert stat.S_IMODE(backup.file.parent.stat().st_mode) == 0o700


def test_a_backup_opens_with_the_code_and_not_with_another(
    opened: OpenJournal, made: session.NewJournal, now: datetime
) -> None:
    backup = make_backup(source_of(opened), now)
    assert verify_backup(backup.file, Secret(made.code, is_code=True)).whole
    with pytest.raises(WrongPassphrase):
        verify_backup(backup.file, Secret("another passphrase"))
    with pytest.raises(WrongRecoveryCode):
        verify_backup(backup.file, Secret(format_code(bytes(20)), is_code=True))


def test_a_look_into_a_backup_needs_its_passphrase_of_then(opened: OpenJournal, now: datetime) -> None:
    backup = make_backup(source_of(opened), now)
    session.change_passphrase(opened.folder, PASSPHRASE, "rain on a tin roof", CHEAP)
    _, contents = look_into(backup.file, SECRET)
    assert (contents.entries, contents.check_ins) == (3, 1)
    with pytest.raises(WrongPassphrase):
        look_into(backup.file, Secret("rain on a tin roof"))


def test_nothing_of_how_much_was_written_stands_in_clear_text(opened: OpenJournal, now: datetime) -> None:
    backup = make_backup(source_of(opened), now)
    behind = backup.file.read_bytes()[read_backup(backup.file).parts["database"][1] :]
    assert b"entries" not in behind
    assert b"check" not in behind


def test_a_backup_is_made_without_a_readable_key_file_and_opens_with_the_code(
    opened: OpenJournal, made: session.NewJournal, now: datetime
) -> None:
    for name in ("journal.key", "journal.key2"):
        (opened.folder / name).unlink()
    backup = make_backup(source_of(opened), now)
    assert verify_backup(backup.file, Secret(made.code, is_code=True)).entries == 3
    with pytest.raises(KeyFileDamaged):
        verify_backup(backup.file, SECRET)


def test_every_flipped_byte_is_noticed(opened: OpenJournal, now: datetime, tmp_path: Path) -> None:
    backup = make_backup(source_of(opened), now).file
    seed = key_file.unlock(opened.folder, PASSPHRASE).seed
    whole = backup.read_bytes()
    body = read_backup(backup).body
    places = {0, len(whole) - 1, *random.Random(7).sample(range(body), 8), *range(body - 900, len(whole), 97)}
    bad = tmp_path / "bad.rosemary"
    for place in sorted(places):
        bad.write_bytes(whole[:place] + bytes([whole[place] ^ 16]) + whole[place + 1 :])
        try:
            broken = read_backup(bad)
            unlocked = Unlocked(broken, seed, None, unsealed(broken, source_of(opened).key))
            assert not check_unlocked(unlocked).whole, place
        except BackupDamaged:
            continue


def test_a_backup_that_was_cut_off_is_said_to_be_damaged(opened: OpenJournal, now: datetime) -> None:
    backup = make_backup(source_of(opened), now).file
    whole = backup.read_bytes()
    for length in (0, 10, len(whole) // 2, len(whole) - 1):
        backup.write_bytes(whole[:length])
        with pytest.raises(BackupDamaged):
            verify_backup(backup, SECRET)


def test_another_file_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    for path in (tmp_path / "letter.txt", tmp_path, tmp_path / "missing"):
        with pytest.raises(NotABackup):
            verify_backup(path, SECRET)


def test_saving_goes_on_while_a_backup_is_made_and_the_copy_is_of_one_moment(
    opened: OpenJournal, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_copy, "STEP", 5)
    for _ in range(20):
        write(opened, now, "kettle " * 3000)
    steps = 0

    def save_meanwhile(phase: Phase, _done: int, _total: int) -> None:
        nonlocal steps
        steps += 1
        if phase is Phase.COPY and steps % 20 == 10 and steps < 50:
            write(opened, now, "meanwhile")

    backup = make_backup(source_of(opened), now, progress=save_meanwhile)
    figures = verify_backup(backup.file, SECRET)
    assert figures.whole
    assert figures.entries == 25  # 3 + 20 + those two that were saved while it was copied


def test_a_journal_that_is_saved_all_the_time_is_copied_while_saves_wait(
    opened: OpenJournal, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_copy, "STEP", 5)
    opened.connection.execute("PRAGMA busy_timeout = 1")
    refused = 0

    def save_always(phase: Phase, _done: int, _total: int) -> None:
        nonlocal refused
        if phase is Phase.COPY:
            try:
                write(opened, now, "again and again")
            except Trouble:
                refused += 1

    backup = make_backup(source_of(opened), now, progress=save_always)
    assert refused
    assert verify_backup(backup.file, SECRET).whole


def test_stopping_leaves_nothing_half_made(opened: OpenJournal, now: datetime) -> None:
    for stop_in in (Phase.COPY, Phase.CHECK):

        def stop(phase: Phase, _done: int, _total: int, at: Phase = stop_in) -> None:
            if phase is at:
                raise Interrupted

        with pytest.raises(Interrupted):
            make_backup(source_of(opened), now, progress=stop)
        assert files_in(opened.folder / "backups") == []


def test_a_full_disk_is_said_and_leaves_nothing_half_made(
    opened: OpenJournal, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = make_backup(source_of(opened), now).file

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(NoRoomForBackup):
            make_backup(source_of(opened), now + timedelta(days=1))
    assert files_in(good.parent) == [good.name]
    assert verify_backup(good, SECRET).whole


def test_a_copy_that_does_not_fit_is_no_backup(
    opened: OpenJournal, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = backup_copy.create_database

    def small(path: Path, key: bytes, *, own_folder: bool) -> Any:
        connection = real(path, key, own_folder=own_folder)
        connection.execute("PRAGMA max_page_count = 5")
        return connection

    monkeypatch.setattr(backup_copy, "create_database", small)
    with pytest.raises(NoRoomForBackup):
        make_backup(source_of(opened), now)
    assert files_in(opened.folder / "backups") == []


def test_a_backup_takes_no_other_files_place_and_makes_no_folder(
    opened: OpenJournal, now: datetime, tmp_path: Path
) -> None:
    mine = tmp_path / "letter.txt"
    mine.write_text("mine")
    with pytest.raises(BackupExists):
        backup_to(source_of(opened), mine, now)
    assert mine.read_text() == "mine"
    with pytest.raises(BackupPlaceGone):
        backup_to(source_of(opened), tmp_path / "stick" / "copy.rosemary", now)
    assert not (tmp_path / "stick").exists()


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX permissions")
def test_the_folder_of_a_backup_keeps_its_permissions(
    opened: OpenJournal, now: datetime, tmp_path: Path
) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared").chmod(0o755)
    backup_to(source_of(opened), tmp_path / "shared" / "copy.rosemary", now)
    assert stat.S_IMODE((tmp_path / "shared").stat().st_mode) == 0o755


def test_a_backup_is_made_by_itself_once_a_day_if_something_changed(
    opened: OpenJournal, now: datetime
) -> None:
    os.utime(opened._database, (now.timestamp(), now.timestamp()))
    assert daily_backup(opened, now).made
    assert daily_backup(opened, now + timedelta(hours=1)).made is None
    tomorrow = now + timedelta(days=1)
    assert daily_backup(opened, tomorrow).made is None, "nothing was written since"
    os.utime(opened._database, (tomorrow.timestamp() - 60, tomorrow.timestamp() - 60))
    assert daily_backup(opened, tomorrow).made


def test_the_first_backup_by_itself_waits_for_the_first_words(tmp_path: Path, now: datetime) -> None:
    opened = new_journal(tmp_path / "new", PASSPHRASE).open_journal
    opened.save_settings(replace(opened.settings, idle_minutes=10))
    waiting = daily_backup(opened, now)
    assert waiting.nothing_yet
    assert waiting.made is None
    assert status_of(opened).backups == ()
    opened.support.save_plan([PlanPart("Who I call", "Ada")])
    assert daily_backup(opened, now).made
    opened.close()


@pytest.mark.parametrize(
    "typed",
    [{"loss_dates": (date(2026, 3, 1),)}, {"words": ChosenWords(own="our star")}],
    ids=["date", "word"],
)
def test_a_date_or_a_word_of_the_set_up_has_a_backup_and_keeps_the_first_evening_out_of_none(
    typed: dict[str, Any], tmp_path: Path, now: datetime
) -> None:
    opened = new_journal(tmp_path / "new", PASSPHRASE).open_journal
    opened.save_settings(replace(opened.settings, **typed))
    first = daily_backup(opened, now)
    assert first.made and first.nothing_yet, "it goes on looking today"
    opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text="the first evening"))
    second = daily_backup(opened, now + timedelta(minutes=5))
    assert second.made and not second.nothing_yet
    assert verify_backup(second.made.file, SECRET).entries == 1
    assert daily_backup(opened, now + timedelta(minutes=10)).made is None
    opened.close()


def test_a_journal_in_which_nothing_changes_gets_no_second_backup_of_a_bare_set_up(
    tmp_path: Path, now: datetime
) -> None:
    opened = new_journal(tmp_path / "new", PASSPHRASE).open_journal
    opened.save_settings(replace(opened.settings, loss_dates=(now.date(),)))
    assert daily_backup(opened, now).made
    os.utime(opened._database, (now.timestamp() - 60, now.timestamp() - 60))
    assert daily_backup(opened, now + timedelta(hours=1)).made is None
    opened.close()


def test_the_second_folder_gets_a_copy_and_is_missed_once(
    opened: OpenJournal, now: datetime, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    opened.save_settings(replace(opened.settings, backup_folder=str(stick)))
    first = daily_backup(opened, now)
    assert first.made and first.second_missing
    assert not daily_backup(opened, now).second_missing, "said once"
    assert not status_of(opened).second_is_there
    stick.mkdir()
    daily_backup(opened, now)
    assert files_in(stick) == [first.made.file.name]
    assert verify_backup(stick / first.made.file.name, SECRET).entries == 3
    assert status_of(opened).second_newest == now
    shutil.rmtree(stick)
    assert daily_backup(opened, now).second_missing, "it was there in between"


def test_surplus_backups_go_and_those_of_another_journal_stay(
    opened: OpenJournal, now: datetime, tmp_path: Path
) -> None:
    other = session.create_journal(tmp_path / "other", PASSPHRASE, CHEAP).open_journal
    theirs = make_backup(source_of(other), now - timedelta(days=900)).file
    other.close()
    folder = opened.folder / "backups"
    folder.mkdir(exist_ok=True)
    shutil.copy(theirs, folder)
    first = make_backup(source_of(opened), now).file
    for hours in (1, 2, 3):
        make_backup(source_of(opened), now + timedelta(hours=hours))
    assert not first.exists()
    assert (folder / theirs.name).exists()
    assert [backup.made for backup in status_of(opened).backups] == [
        now + timedelta(hours=hours) for hours in (3, 2, 1)
    ]


def test_backups_from_a_clock_that_was_ahead_neither_push_out_nor_repeat_that_of_today(
    opened: OpenJournal, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 10, 0))
    for days in (400, 401, 402):
        make_backup(source_of(opened), now + timedelta(days=days))
    os.utime(opened._database, (now.timestamp(), now.timestamp()))
    today = daily_backup(opened, now).made
    assert today and today.file.exists()
    assert daily_backup(opened, now + timedelta(hours=1)).made is None


def test_the_status_tells_what_is_in_each(opened: OpenJournal, now: datetime) -> None:
    backup = make_backup(source_of(opened), now)
    status = status_of(opened)
    assert status.backups == (backup,)
    assert status.contents[backup.file].entries == 3
    assert status.cloud == ""


def test_what_a_crash_left_is_cleared_by_the_next_backup(opened: OpenJournal, now: datetime) -> None:
    folder = opened.folder / "backups"
    folder.mkdir()
    (folder / ".2026-05-01_183000Z.rosemary.new").write_bytes(b"half")
    (folder / ".2026-05-01_183000Z.rosemary.new-journal").write_bytes(b"half")
    backup = make_backup(source_of(opened), now)
    assert files_in(folder) == [backup.file.name]
