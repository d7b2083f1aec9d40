"""Making, opening and closing a journal; its passphrase and its recovery code."""

from __future__ import annotations

import errno
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from journal_app.domain import errors
from journal_app.domain.entry import BIN_DAYS
from journal_app.domain.search import SearchFilter
from journal_app.domain.words import ChosenWords, LossWord
from journal_app.services import session
from journal_app.services.journal_folder import FolderState, folder_state
from journal_app.vault.kdf import Cost

PASSPHRASE = "a quiet garden in the rain"
CHEAP = Cost(65536, 2, 1)
EVERYTHING = SearchFilter()


@pytest.fixture
def code(journal_folder: Path, now: datetime) -> str:
    """The recovery code of a closed journal with one entry."""
    made = session.create_journal(journal_folder, PASSPHRASE, CHEAP)
    opened = made.open_journal
    opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text="The kettle sang."))
    opened.close()
    return made.code


def texts(opened: session.OpenJournal) -> list[str]:
    """Return the first words of all entries, and close the journal."""
    try:
        return [row.opening for row in opened.journal.rows(None, 50)]
    finally:
        opened.close()


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return every file's content."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_what_was_written_is_there_with_the_passphrase(code: str, journal_folder: Path) -> None:
    assert texts(session.open_with_passphrase(journal_folder, PASSPHRASE)) == ["The kettle sang."]


def test_a_wrong_passphrase_opens_nothing_and_changes_nothing(code: str, journal_folder: Path) -> None:
    before = snapshot(journal_folder)
    with pytest.raises(errors.WrongPassphrase):
        session.open_with_passphrase(journal_folder, "a quiet garden in the sun")
    assert snapshot(journal_folder) == before


def test_a_new_passphrase_opens_and_the_old_one_no_longer_does(code: str, journal_folder: Path) -> None:
    session.change_passphrase(journal_folder, PASSPHRASE, "another sentence altogether", CHEAP)
    assert texts(session.open_with_passphrase(journal_folder, "another sentence altogether"))
    with pytest.raises(errors.WrongPassphrase):
        session.open_with_passphrase(journal_folder, PASSPHRASE)


def test_both_key_files_gone_the_recovery_code_brings_everything_back(
    code: str, journal_folder: Path
) -> None:
    for name in ("journal.key", "journal.key2"):
        (journal_folder / name).unlink()
    assert texts(session.recover(journal_folder, code, "a brand new sentence", CHEAP)) == ["The kettle sang."]
    assert texts(session.open_with_passphrase(journal_folder, "a brand new sentence")) == ["The kettle sang."]


def test_the_recovery_code_gives_a_new_passphrase_when_the_old_is_forgotten(
    code: str, journal_folder: Path
) -> None:
    session.check_code(journal_folder, code.lower().replace("-", " "))
    assert texts(session.recover(journal_folder, code, "a brand new sentence", CHEAP))
    with pytest.raises(errors.WrongPassphrase):
        session.open_with_passphrase(journal_folder, PASSPHRASE)


def test_a_slip_in_the_code_and_a_code_of_another_journal_are_told_apart(
    code: str, journal_folder: Path, tmp_path: Path
) -> None:
    other = session.create_journal(tmp_path / "other", PASSPHRASE, CHEAP)
    other.open_journal.close()
    before = snapshot(journal_folder)
    with pytest.raises(errors.MistypedRecoveryCode):
        session.check_code(journal_folder, code[:-1] + ("A" if code[-1] != "A" else "B"))
    with pytest.raises(errors.WrongRecoveryCode):
        session.check_code(journal_folder, other.code)
    assert snapshot(journal_folder) == before


def test_the_recovery_code_can_be_shown_again_with_the_passphrase_only(
    code: str, journal_folder: Path
) -> None:
    assert session.show_code(journal_folder, PASSPHRASE) == code
    with pytest.raises(errors.WrongPassphrase):
        session.show_code(journal_folder, "not the passphrase")


def test_a_damaged_copy_of_the_key_file_still_opens_and_is_mended(code: str, journal_folder: Path) -> None:
    (journal_folder / "journal.key").write_bytes(b"{}")
    assert texts(session.open_with_passphrase(journal_folder, PASSPHRASE))
    assert (journal_folder / "journal.key").read_bytes() == (journal_folder / "journal.key2").read_bytes()


def test_both_key_files_damaged_says_that_the_code_helps(code: str, journal_folder: Path) -> None:
    for name in ("journal.key", "journal.key2"):
        (journal_folder / name).write_bytes(b"\0" * 100)
    with pytest.raises(errors.KeyFileDamaged):
        session.open_with_passphrase(journal_folder, PASSPHRASE)


def test_a_first_page_that_is_damaged_is_called_damage_and_left_alone(
    code: str, journal_folder: Path
) -> None:
    database = journal_folder / "journal.db"
    data = bytearray(database.read_bytes())
    data[200] ^= 1
    database.write_bytes(data)
    with pytest.raises(errors.JournalDamaged):
        session.open_with_passphrase(journal_folder, PASSPHRASE)
    assert database.read_bytes() == bytes(data)


def test_a_newer_journal_is_refused_untouched(code: str, journal_folder: Path) -> None:
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    opened.connection.execute("PRAGMA user_version = 999")
    opened.close()
    before = (journal_folder / "journal.db").read_bytes()
    with pytest.raises(errors.NewerJournal):
        session.open_with_passphrase(journal_folder, PASSPHRASE)
    assert (journal_folder / "journal.db").read_bytes() == before


@pytest.mark.usefixtures("short_patience")
def test_a_journal_that_another_process_writes_can_be_read_but_not_opened(
    code: str, journal_folder: Path
) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from journal_app.store.lock import FolderLock\n"
            "FolderLock(Path(sys.argv[1])).take(); print('held', flush=True); sys.stdin.read()",
            str(journal_folder / "journal.lock"),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout and holder.stdout.readline() == "held\n"
        with pytest.raises(errors.JournalOpenElsewhere):
            session.open_with_passphrase(journal_folder, PASSPHRASE)
        assert texts(session.open_for_reading(journal_folder, PASSPHRASE)) == ["The kettle sang."]
    finally:
        holder.communicate("")
    assert texts(session.open_with_passphrase(journal_folder, PASSPHRASE))


def test_an_empty_folder_and_a_missing_one_hold_no_journal(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(errors.NoJournal):
            session.open_with_passphrase(folder, PASSPHRASE)


def test_a_journal_is_never_made_over_somebody_elses_files(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("mine")
    with pytest.raises(errors.FolderNotEmpty):
        session.create_journal(tmp_path, PASSPHRASE, CHEAP)
    assert snapshot(tmp_path) == {"letters.txt": b"mine"}


def test_a_journal_is_never_made_over_a_journal(code: str, journal_folder: Path) -> None:
    before = snapshot(journal_folder)
    with pytest.raises(errors.FolderNotEmpty):
        session.create_journal(journal_folder, PASSPHRASE, CHEAP)
    assert snapshot(journal_folder) == before


def test_a_journal_can_be_made_where_folders_know_no_permissions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(_path: Path, _mode: int) -> None:
        raise PermissionError(errno.EPERM, "as a USB stick says")

    monkeypatch.setattr(Path, "chmod", refuses)
    session.create_journal(tmp_path / "journal", PASSPHRASE, CHEAP).open_journal.close()
    session.open_with_passphrase(tmp_path / "journal", PASSPHRASE).close()


@pytest.mark.parametrize("step", ["create_database", "migrate"])
def test_a_making_that_is_cut_off_leaves_a_folder_where_a_journal_can_be_made(
    journal_folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    with monkeypatch.context() as cut:

        def die(*_: object) -> None:
            raise KeyboardInterrupt

        cut.setattr(session, step, die)
        with pytest.raises(KeyboardInterrupt):
            session.create_journal(journal_folder, PASSPHRASE, CHEAP)
    assert folder_state(journal_folder) is FolderState.EMPTY
    session.create_journal(journal_folder, PASSPHRASE, CHEAP).open_journal.close()


def test_a_making_cut_off_after_the_key_files_can_be_begun_anew(
    journal_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as cut:

        def die(self: Path, target: Path) -> Path:
            raise KeyboardInterrupt

        cut.setattr(Path, "rename", die)
        with pytest.raises(KeyboardInterrupt):
            session.create_journal(journal_folder, PASSPHRASE, CHEAP)
    assert folder_state(journal_folder) is FolderState.EMPTY
    session.create_journal(journal_folder, PASSPHRASE, CHEAP).open_journal.close()
    assert texts(session.open_with_passphrase(journal_folder, PASSPHRASE)) == []


def test_an_empty_or_short_passphrase_is_refused_before_anything_is_made(journal_folder: Path) -> None:
    for passphrase in ("", "        ", "seven77"):
        with pytest.raises(errors.PassphraseTooShort):
            session.create_journal(journal_folder, passphrase, CHEAP)
    assert not journal_folder.exists()


def test_the_folder_and_its_files_are_for_this_person_only(code: str, journal_folder: Path) -> None:
    assert journal_folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in journal_folder.iterdir()} == {0o600}


def test_settings_come_back_as_they_were_chosen(code: str, journal_folder: Path) -> None:
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    chosen = replace(opened.settings, words=ChosenWords(LossWord.NAME, "Mila"), idle_minutes=None)
    opened.save_settings(chosen)
    opened.close()
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    assert opened.settings == chosen
    opened.close()


def test_words_deleted_for_good_are_found_no_more(code: str, journal_folder: Path, now: datetime) -> None:
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    finder = opened.open_finder()
    row = opened.journal.rows(None, 1)[0]
    assert finder.count("kettle", EVERYTHING) == 1
    opened.journal.move_to_bin(row.id, now)
    assert finder.count("kettle", EVERYTHING) == 0
    opened.journal.restore(row.id)
    assert finder.count("kettle", EVERYTHING) == 1
    opened.journal.delete_forever(row.id)
    while opened.journal.tidy():
        pass
    assert finder.count("kettle", EVERYTHING) == 0
    assert opened.journal.entry(row.id) is None
    opened.close()


def test_a_clock_far_ahead_does_not_empty_the_bin_and_the_second_day_past_its_time_does(
    code: str, journal_folder: Path, now: datetime
) -> None:
    del code
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    page = opened.journal.rows(None, 1)[0]
    opened.journal.move_to_bin(page.id, now)

    def purged(at: datetime) -> int:
        opened.care.opened(at)
        return opened.purge_bin(at)

    ahead, in_time = now + timedelta(days=4000), now + timedelta(days=BIN_DAYS + 1)
    assert purged(now + timedelta(days=1)) == 0
    assert [purged(ahead), purged(ahead + timedelta(hours=1))] == [0, 0], "a wrong clock"
    assert purged(in_time) == 0, "the clock is put right"
    assert purged(in_time + timedelta(days=1)) == 1
    opened.close()


def test_no_secret_stands_in_what_an_open_journal_says_of_itself(code: str, journal_folder: Path) -> None:
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    assert opened._key.hex() not in repr(opened)
    assert repr(opened._key) not in repr(opened)
    opened.close()


def test_a_renamed_database_is_recovered_for_good(code: str, journal_folder: Path) -> None:
    (journal_folder / "journal.db").rename(journal_folder / "mine.db")
    assert texts(session.recover(journal_folder, code, "a brand new sentence", CHEAP)) == ["The kettle sang."]
    assert texts(session.open_with_passphrase(journal_folder, "a brand new sentence")) == ["The kettle sang."]
