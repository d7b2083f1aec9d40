"""Somebody else has been in the journal's folder, or made its files by hand: nothing is lost, nothing waits.

They may stop a journal from opening, by deleting it for example. They may not have it open something else,
write somewhere else, wait for ever, or leave nothing that the passphrase opens.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal_app.domain.errors import BackupDamaged, NotABackup, Trouble, WrongPassphrase
from journal_app.domain.locked_settings import LockedSettings
from journal_app.services import session
from journal_app.services.backups import make_backup, source_of
from journal_app.services.journal_folder import LOCK, RAISE, WINDOW_LOCK
from journal_app.services.locked_settings import FILE, read_locked_settings, write_locked_settings
from journal_app.services.new_key import renew_key
from journal_app.services.reading_backups import Secret
from journal_app.services.restoring import restore_backup
from journal_app.store.backup_file import read_backup
from journal_app.store.backups import list_backups
from journal_app.vault import key_file, key_format
from journal_app.vault.kdf import Cost

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes")

OLD, NEW = "a lamp by the window", "rain on a tin roof"
CHEAP = Cost(64 * 1024, 2, 1)
PRECIOUS = b"\0something of somebody else"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed journal with a page and a backup."""
    folder = tmp_path_factory.mktemp("hostile") / "model"
    now = datetime(2026, 5, 8, 20, 30, tzinfo=UTC)
    opened = session.create_journal(folder, OLD, CHEAP).open_journal
    opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text="one"))
    make_backup(source_of(opened), now)
    opened.close()
    return folder


@pytest.fixture
def folder(model: Path, journal_folder: Path) -> Path:
    return Path(shutil.copytree(model, journal_folder))


def write(folder: Path, now: datetime, passphrase: str = OLD) -> int:
    """Open, write a page, close; return how many pages there are."""
    opened = session.open_with_passphrase(folder, passphrase)
    opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text="more"))
    pages = len(opened.journal.rows(None, 50))
    opened.close()
    return pages


# ---- hand-made key files -----------------------------------------------------------------------


@pytest.fixture
def highest(folder: Path) -> bytes:
    """A copy of the key file with the highest number there is: nothing can be above it."""
    own = key_file.read_copies(folder)[0]
    return key_format.encode(replace(own, generation=2**53))


def test_a_copy_with_the_highest_number_does_not_stop_a_new_key(folder: Path, highest: bytes) -> None:
    (folder / key_file.COPIES[1]).write_bytes(highest)
    renew_key(folder, OLD, NEW, cost=CHEAP)
    session.open_with_passphrase(folder, NEW).close()
    with pytest.raises(WrongPassphrase):
        session.check_that_opens(folder, OLD)


def test_a_copy_with_the_highest_number_does_not_shut_out_a_restored_journal(
    folder: Path, highest: bytes, now: datetime
) -> None:
    (folder / key_file.COPIES[1]).write_bytes(highest)
    backup = list_backups(folder / "backups")[0][0].file
    restore_backup(backup, folder, Secret(OLD), now, replace=True)
    session.open_with_passphrase(folder, OLD).close()
    assert len(set(key_file.read_copies(folder))) == 1


def test_copies_with_the_highest_number_do_not_stop_the_recovery_code(folder: Path, highest: bytes) -> None:
    code = session.show_code(folder, OLD)
    for name in key_file.COPIES:
        (folder / name).write_bytes(highest)
    session.recover(folder, code, NEW, CHEAP).close()
    session.open_with_passphrase(folder, NEW).close()


def test_slots_of_strange_kinds_are_left_alone_and_open_nothing(folder: Path) -> None:
    own = json.loads((folder / key_file.COPIES[0]).read_bytes())
    strange = [
        {"id": "0" * 16, "kind": "keyring", "nonce": "zz", "sealed": ""},
        {"id": "1" * 16, "kind": "keyring"},
        {"id": "2" * 16, "kind": "x", "more": [[{}]]},
    ]
    for name in key_file.COPIES:
        (folder / name).write_bytes(key_format.canonical({**own, "slots": own["slots"] + strange}))
    with pytest.raises(Trouble):  # its seal does not fit, and the code still opens it
        session.open_with_passphrase(folder, OLD)


# ---- links, pipes and folders where files should be -------------------------------------------


def as_pipe(path: Path, _elsewhere: Path) -> None:
    os.mkfifo(path)


def as_link(path: Path, elsewhere: Path) -> None:
    path.symlink_to(elsewhere)


def as_dangling_link(path: Path, elsewhere: Path) -> None:
    path.symlink_to(elsewhere.parent / "nowhere")


WAYS = (as_pipe, as_link, as_dangling_link)
BESIDE = ("journal.db-journal", "journal.aside", ".restored.json", ".deleting.json", RAISE, WINDOW_LOCK)


@pytest.mark.parametrize("lay", WAYS)
def test_what_is_laid_beside_a_journal_neither_holds_it_up_nor_is_written(
    folder: Path, tmp_path: Path, now: datetime, lay: Callable[[Path, Path], None]
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(PRECIOUS)
    for name in BESIDE:
        (folder / name).unlink(missing_ok=True)
        lay(folder / name, elsewhere)
    assert write(folder, now) == 2
    assert write(folder, now) == 3
    assert elsewhere.read_bytes() == PRECIOUS
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("lay", [as_pipe, as_link])
def test_a_lock_that_is_no_plain_file_loses_nobodys_words(
    folder: Path, tmp_path: Path, now: datetime, lay: Callable[[Path, Path], None]
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(PRECIOUS)
    (folder / LOCK).unlink()
    lay(folder / LOCK, elsewhere)
    assert write(folder, now) == 2
    assert elsewhere.read_bytes() == PRECIOUS


def test_a_database_that_is_a_link_opens_and_nothing_clear_is_beside_it(
    folder: Path, tmp_path: Path, now: datetime
) -> None:
    elsewhere = tmp_path / "drive"
    elsewhere.mkdir()
    (folder / "journal.db").rename(elsewhere / "there.db")
    (folder / "journal.db").symlink_to(elsewhere / "there.db")
    assert write(folder, now) == 2
    assert [path.name for path in elsewhere.iterdir()] == ["there.db"]
    assert b"more" not in (elsewhere / "there.db").read_bytes()


def test_a_folder_that_others_may_read_is_closed_to_them_at_the_next_opening(
    folder: Path, now: datetime
) -> None:
    folder.chmod(0o777)
    write(folder, now)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


# ---- hand-made backups -------------------------------------------------------------------------


def with_header(backup: Path, change: Callable[[dict[str, object]], object]) -> Path:
    """Return a copy of a backup whose header says something else, with lengths that fit."""
    found = read_backup(backup)
    fields = json.loads(found.header)
    change(fields)
    header = json.dumps(fields, sort_keys=True, separators=(",", ":")).encode("ascii")
    data = backup.read_bytes()
    body = data[: found.body]
    lengths = len(header).to_bytes(4, "big") + len(found.seal).to_bytes(4, "big")
    made = backup.with_name("made-by-hand.rosemary")
    made.write_bytes(body + header + found.seal + lengths + data[-16:])
    return made


@pytest.mark.parametrize(
    "change",
    [
        lambda fields: fields["parts"].__setitem__(1, ["../../elsewhere", fields["parts"][1][1]]),
        lambda fields: fields["parts"].__setitem__(1, ["/tmp/elsewhere", fields["parts"][1][1]]),
        lambda fields: fields.update(journal="../../elsewhere"),
        lambda fields: fields.update(made="9999-12-31T23:59:59+00:00"),
        lambda fields: fields.update(kind="before-restore"),
    ],
)
def test_a_backup_whose_header_was_made_by_hand_is_refused_and_puts_nothing_anywhere(
    folder: Path, tmp_path: Path, now: datetime, change: Callable[[dict[str, object]], object]
) -> None:
    made = with_header(list_backups(folder / "backups")[0][0].file, change)
    target = tmp_path / "target"
    before = sorted(path for path in tmp_path.rglob("*"))
    with pytest.raises((BackupDamaged, NotABackup)):
        restore_backup(made, target, Secret(OLD), now, replace=False)
    left = {path for path in tmp_path.rglob("*") if target not in (path, *path.parents)}
    assert left == set(before)
    assert not list(target.glob("*.db"))


def test_pipes_and_links_among_the_backups_are_no_backups(
    folder: Path, tmp_path: Path, now: datetime
) -> None:
    (own,) = list_backups(folder / "backups")[0]
    os.mkfifo(own.file.with_name("pipe.rosemary"))
    own.file.with_name("nowhere.rosemary").symlink_to(tmp_path / "nowhere")
    assert [each.file for each in list_backups(folder / "backups")[0]] == [own.file]
    opened = session.open_with_passphrase(folder, OLD)
    make_backup(source_of(opened), now)
    opened.close()


# ---- the settings that are read while it is locked --------------------------------------------


def test_a_pipe_in_place_of_the_settings_does_not_make_the_start_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / FILE)
    assert read_locked_settings(tmp_path) == LockedSettings()


def test_a_folder_that_has_no_possible_name_is_not_asked_for(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('journal_folder = "a\\u0000b"\ndiscreet = true\n', "utf-8")
    assert read_locked_settings(tmp_path) == LockedSettings(discreet=True)


def test_a_link_where_the_settings_will_be_written_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(PRECIOUS)
    (tmp_path / f".{FILE}.new").symlink_to(elsewhere)
    assert write_locked_settings(tmp_path, LockedSettings(discreet=True))
    assert read_locked_settings(tmp_path).discreet
    assert elsewhere.read_bytes() == PRECIOUS
