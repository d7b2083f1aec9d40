"""Deleting everything: the key files first, only what is Rosemary's, and no half journal afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from made_journals import new_journal

from journal_app.domain.errors import JournalOpenElsewhere, KeyFileDamaged, StorageGone, WrongPassphrase
from journal_app.domain.locked_settings import LockedSettings
from journal_app.services import deleting, session
from journal_app.services.backups import copy_to_second, make_backup, source_of
from journal_app.services.deleting import (
    Elsewhere,
    delete_everything,
    finish_deleting,
    is_left_whole,
    keep_what_is_left,
    look_before_deleting,
)
from journal_app.services.journal_folder import FolderState, folder_state, is_being_deleted
from journal_app.services.locked_settings import write_locked_settings
from journal_app.vault.kdf import Cost
from journal_app.vault.keychain import Keychain

NIGHT = datetime(2026, 5, 8, 23, tzinfo=UTC)
PASSPHRASE = "a lamp by the window"
CHEAP = Cost(64 * 1024, 2, 1)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Elsewhere:
    config, log = tmp_path / "config", tmp_path / "state" / "rosemary.log"
    write_locked_settings(config, LockedSettings())
    log.parent.mkdir()
    log.write_text("")
    return Elsewhere(config, log)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def code(journal_folder: Path, stick: Path, now: datetime) -> str:
    """The code of a closed journal with a page, a backup, and a copy of that in a second folder."""
    made = new_journal(journal_folder, PASSPHRASE)
    opened = made.open_journal
    opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text="one"))
    opened.save_settings(replace(opened.settings, backup_folder=str(stick)))
    copy_to_second(source_of(opened), make_backup(source_of(opened), now), stick)
    opened.close()
    return made.code


def delete(folder: Path, elsewhere: Elsewhere, *, backups: bool = True) -> list[Path]:
    extent = replace(look_before_deleting(folder, PASSPHRASE), with_backups=backups)
    return delete_everything(folder, extent, elsewhere)


@pytest.mark.usefixtures("code")
def test_it_is_said_beforehand_what_there_is(journal_folder: Path, stick: Path) -> None:
    before = sorted(path.name for path in journal_folder.iterdir())
    extent = look_before_deleting(journal_folder, PASSPHRASE)
    assert (extent.backups, extent.second, len(extent.second_backups)) == (1, str(stick), 1)
    assert extent.databases == ("journal.db",)
    assert not extent.second_is_missing
    with pytest.raises(WrongPassphrase):
        look_before_deleting(journal_folder, "something else entirely")
    assert sorted(path.name for path in journal_folder.iterdir()) == before


@pytest.mark.usefixtures("code")
def test_nothing_is_left_of_it_anywhere(
    journal_folder: Path, stick: Path, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    opened.keep_as_it_is()  # as a damaged journal, with a page beside it and a damaged file that was kept
    opened.journal.save(replace(opened.journal.new_entry(date(2026, 5, 8), NIGHT), text="beside"))
    opened.close()
    (journal_folder / "damaged").mkdir()
    (journal_folder / "damaged" / "2026-05-01_120000Z.db").write_bytes(b"not quite")
    assert delete(journal_folder, elsewhere) == []
    assert list(tmp_path.rglob("*")) == [stick]


@pytest.mark.usefixtures("code")
def test_other_files_stay_where_they_are(journal_folder: Path, stick: Path, elsewhere: Elsewhere) -> None:
    mine = [
        journal_folder / "letter.txt",
        journal_folder / "stamps.db",
        journal_folder / "backups" / "list.txt",
        journal_folder / "backups" / "from a friend.rosemary",
        stick / "song.ogg",
        elsewhere.log.parent / "other.log",
    ]
    for path in mine:
        path.write_text("mine")
    assert delete(journal_folder, elsewhere) == []
    left = [path for place in (journal_folder, stick, elsewhere.log.parent) for path in place.rglob("*")]
    assert sorted(path for path in left if path.is_file()) == sorted(mine)


@pytest.mark.usefixtures("code")
def test_backups_that_are_to_stay_are_whole_and_can_be_brought_back(
    journal_folder: Path, stick: Path, elsewhere: Elsewhere
) -> None:
    from journal_app.services.reading_backups import Secret
    from journal_app.services.restoring import restore_backup

    assert delete(journal_folder, elsewhere, backups=False) == []
    assert [path.name for path in journal_folder.iterdir()] == ["backups"]
    (kept,) = (journal_folder / "backups").glob("*.rosemary")
    assert (stick / kept.name).exists()
    assert folder_state(journal_folder) is FolderState.EMPTY
    restore_backup(kept, journal_folder, Secret(PASSPHRASE), datetime.now().astimezone())
    session.open_with_passphrase(journal_folder, PASSPHRASE).close()


@pytest.mark.usefixtures("code")
def test_settings_of_another_journal_stay(journal_folder: Path, elsewhere: Elsewhere, tmp_path: Path) -> None:
    delete(journal_folder, replace(elsewhere, config=None))
    assert (tmp_path / "config" / "locked.toml").exists()


@pytest.mark.usefixtures("code")
def test_an_open_journal_is_not_deleted(journal_folder: Path, elsewhere: Elsewhere) -> None:
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    with pytest.raises(JournalOpenElsewhere):
        delete(journal_folder, elsewhere)
    opened.close()
    assert not is_being_deleted(journal_folder)
    session.open_with_passphrase(journal_folder, PASSPHRASE).close()


@pytest.mark.usefixtures("code")
def test_a_folder_that_takes_no_mark_keeps_everything(
    journal_folder: Path, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise StorageGone

    monkeypatch.setattr(deleting, "replace_file", gone)
    with pytest.raises(StorageGone):
        delete(journal_folder, elsewhere)
    session.open_with_passphrase(journal_folder, PASSPHRASE).close()


@pytest.mark.usefixtures("code")
def test_what_cannot_be_deleted_is_told(
    journal_folder: Path, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".rosemary":
            raise PermissionError
        real(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    left = delete(journal_folder, elsewhere)
    assert [path.suffix for path in left] == [".rosemary", ".rosemary"]
    assert all(not is_left_whole(path.parent) for path in left)


class Emptied(Keychain):
    def __init__(self) -> None:
        super().__init__()
        self.removed: list[str] = []

    def remove(self, journal_id: str) -> None:
        self.removed.append(journal_id)


@pytest.mark.usefixtures("code")
def test_the_keyring_forgets_it_too(journal_folder: Path, elsewhere: Elsewhere) -> None:
    from journal_app.services import keyring

    secret = keyring.make_secret(journal_folder, PASSPHRASE)
    keyring.switch_on(journal_folder, secret)
    keychain = Emptied()
    extent = look_before_deleting(journal_folder, PASSPHRASE)
    delete_everything(journal_folder, extent, elsewhere, keychain)
    assert keychain.removed == [secret.unlocked.key_file.journal_id]


class PowerCut(BaseException):
    """The process ends here."""


Cut = Callable[[int], None]


def cut_after(monkeypatch: pytest.MonkeyPatch, removals: int) -> None:
    """Let the process end at the removal (or renaming) after so many."""
    done = 0
    unlink, rename = Path.unlink, Path.replace

    def count() -> None:
        nonlocal done
        done += 1
        if done > removals:
            raise PowerCut

    def counted_unlink(path: Path, missing_ok: bool = False) -> None:
        count()
        unlink(path, missing_ok)

    def counted_rename(path: Path, target: Path) -> Path:
        if target.name.endswith(deleting.GONE):
            count()
        return rename(path, target)

    monkeypatch.setattr(Path, "unlink", counted_unlink)
    monkeypatch.setattr(Path, "replace", counted_rename)


def test_cut_at_any_step_it_is_never_a_damaged_journal_and_can_be_finished(
    code: str, journal_folder: Path, elsewhere: Elsewhere, tmp_path: Path, stick: Path
) -> None:
    import shutil

    model = tmp_path / "model"
    for name in ("journal", "stick", "config", "state"):
        shutil.copytree(tmp_path / name, model / name)
    extent = look_before_deleting(journal_folder, PASSPHRASE)
    seen = set()
    removals = 0
    while True:
        for name in ("journal", "stick", "config", "state"):
            shutil.rmtree(tmp_path / name, ignore_errors=True)
            shutil.copytree(model / name, tmp_path / name)
        with pytest.MonkeyPatch.context() as monkeypatch:
            cut_after(monkeypatch, removals)
            try:
                delete_everything(journal_folder, extent, elsewhere)
                break
            except PowerCut:
                pass
        removals += 1
        if is_left_whole(journal_folder) and not is_being_deleted(journal_folder):
            session.open_with_passphrase(journal_folder, PASSPHRASE).close()
            seen.add("untouched")
            continue
        if is_left_whole(journal_folder):
            seen.add("whole")
            session.check_code(journal_folder, code)
            if not (journal_folder / "journal.key2").exists():
                with pytest.raises(KeyFileDamaged):
                    session.open_with_passphrase(journal_folder, PASSPHRASE)
        elif is_being_deleted(journal_folder):
            seen.add("gone")
            assert folder_state(journal_folder) is FolderState.EMPTY
        if is_being_deleted(journal_folder):
            assert finish_deleting(journal_folder, elsewhere) == []
        assert not journal_folder.exists() or [path.name for path in journal_folder.iterdir()] == [
            "journal.lock"
        ]
        assert list(stick.iterdir()) == []
    assert seen == {"untouched", "whole", "gone"}
    assert removals > 10


def test_cut_early_and_thought_better_of_it_the_code_brings_all_back(
    code: str, journal_folder: Path, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    extent = look_before_deleting(journal_folder, PASSPHRASE)
    with monkeypatch.context() as patch:
        cut_after(patch, 4)
        with pytest.raises(PowerCut):
            delete_everything(journal_folder, extent, elsewhere)
    assert is_left_whole(journal_folder)
    keep_what_is_left(journal_folder)
    assert not is_being_deleted(journal_folder)
    opened = session.recover(journal_folder, code, "another passphrase", CHEAP)
    assert [row.opening for row in opened.journal.rows(None, 5)] == ["one"]
    opened.close()


@pytest.mark.usefixtures("code")
def test_a_journal_made_where_one_was_half_deleted_is_not_deleted_with_it(
    journal_folder: Path, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    extent = look_before_deleting(journal_folder, PASSPHRASE)
    with monkeypatch.context() as patch:
        cut_after(patch, 8)
        with pytest.raises(PowerCut):
            delete_everything(journal_folder, extent, elsewhere)
    assert not is_left_whole(journal_folder)
    assert is_being_deleted(journal_folder)
    session.create_journal(journal_folder, "a new beginning", CHEAP).open_journal.close()
    assert not is_being_deleted(journal_folder)


@pytest.mark.usefixtures("code")
def test_the_bytes_of_the_key_files_and_the_database_are_overwritten(
    journal_folder: Path, elsewhere: Elsewhere
) -> None:
    held = [(journal_folder / name).open("rb") for name in ("journal.key", "journal.key2", "journal.db")]
    delete(journal_folder, elsewhere)
    for file in held:
        data = file.read()
        file.close()
        assert data
        assert not any(data)


@pytest.mark.usefixtures("code")
def test_a_link_in_the_mark_leads_nowhere(journal_folder: Path, elsewhere: Elsewhere, tmp_path: Path) -> None:
    precious = tmp_path / "precious.db"
    precious.write_text("mine")
    words = (
        f'{{"databases": ["../precious.db", 3], "second": "{tmp_path}", "second_backups": ["precious.db"]}}'
    )
    (journal_folder / ".deleting.json").write_text(words)
    finish_deleting(journal_folder, elsewhere)
    assert precious.read_text() == "mine"
    assert not journal_folder.joinpath("journal.db").exists()
