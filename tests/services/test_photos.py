"""Photos of entries: kept with them, moved with them, gone with them."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from made_journals import empty_database, new_journal
from made_photos import made_photo
from PIL import Image

from journal_app.domain.entry import BIN_DAYS, Entry
from journal_app.domain.errors import DiskFull, EntryGone
from journal_app.domain.photo import NewPhoto
from journal_app.domain.search import SearchFilter
from journal_app.services import session
from journal_app.services.backups import make_backup, source_of
from journal_app.services.finder import Finder
from journal_app.services.journal import Journal
from journal_app.services.photo_import import photo_from
from journal_app.services.reading_backups import Secret, look_into, verify_backup
from journal_app.services.restoring import restore_backup
from journal_app.store.connection import Connection, open_database, transaction
from journal_app.store.integrity import figures
from journal_app.vault.kdf import Cost

KEY = bytes(32)
PASSPHRASE = "a lamp by the window"
CHEAP = Cost(64 * 1024, 2, 1)
PHOTO = photo_from(made_photo())
OTHER = photo_from(made_photo(size=(300, 400)))


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    made = empty_database(tmp_path / "journal.db", KEY)
    yield made
    made.close()


@pytest.fixture
def journal(connection: Connection) -> Journal:
    return Journal(connection)


@pytest.fixture
def entry(journal: Journal, now: datetime) -> Entry:
    """An entry with two photos, the second one taller."""
    entry = replace(journal.new_entry(now.date(), now), text="The garden.")
    journal.save(entry)
    add(journal, entry, now, PHOTO, OTHER)
    return entry


def add(journal: Journal, entry: Entry, now: datetime, *photos: NewPhoto) -> None:
    for photo in photos:
        journal.photos.add(entry.id, photo, now)


def heights(journal: Journal, entry: Entry) -> list[int]:
    return [photo.height for photo in journal.photos.of_entry(entry.id).photos]


def found(tmp_path: Path, query: str) -> int:
    with closing(open_database(tmp_path / "journal.db", KEY, read_only=True)) as connection:
        return Finder(connection).count(query, SearchFilter())


def kept(connection: Connection) -> tuple[int, int, int]:
    counts = (
        connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("photo", "photo_file", "entry_photo")
    )
    first, second, third = counts
    return first, second, third


def test_photos_come_back_in_their_order_and_to_the_byte(journal: Journal, entry: Entry) -> None:
    first, second = journal.photos.of_entry(entry.id).photos
    assert (first.width, first.height, first.media, first.thumbnail) == (
        320,
        240,
        PHOTO.media,
        PHOTO.thumbnail,
    )
    assert journal.photos.picture(first.id) == PHOTO.picture
    assert journal.photos.picture(second.id) == OTHER.picture
    assert journal.photos.thumbnails([second.id]) == {second.id: OTHER.thumbnail}


def test_lists_and_entries_say_how_many_photos_there_are(journal: Journal, entry: Entry) -> None:
    first, _ = journal.photos.of_entry(entry.id).photos
    (row,) = journal.rows(None, 10)
    again = journal.entry(entry.id)
    assert (row.photos, row.photo) == (2, first.id)
    assert again is not None and again.photos == 2


def test_an_entry_in_which_nothing_was_written_is_stored_with_its_first_photo(
    journal: Journal, connection: Connection, now: datetime
) -> None:
    blank = journal.new_entry(now.date(), now)
    with pytest.raises(EntryGone):
        journal.photos.add(blank.id, PHOTO, now)
    assert kept(connection) == (0, 0, 0)
    row = journal.photos.add(blank.id, PHOTO, now, blank)
    assert (row.id, row.photos, row.opening) == (blank.id, 1, "")
    assert figures(connection).whole


def test_a_photo_that_cannot_be_kept_leaves_nothing_behind(
    journal: Journal, connection: Connection, now: datetime, monkeypatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    blank = journal.new_entry(now.date(), now)
    monkeypatch.setattr("journal_app.store.photos.KeptPhotos.tie", full)
    with pytest.raises(DiskFull):
        journal.photos.add(blank.id, PHOTO, now, blank)
    assert kept(connection) == (0, 0, 0)
    assert journal.entry(blank.id) is None


def test_photos_move_with_the_day_of_their_entry(journal: Journal, entry: Entry, tmp_path: Path) -> None:
    first, _ = journal.photos.of_entry(entry.id).photos
    journal.photos.set_words(first.id, "Snowdrops")
    day, at = entry.day - timedelta(days=40), entry.at - timedelta(days=40)
    journal.save(replace(entry, day=day, at=at))
    assert heights(journal, entry) == [240, 400]
    assert found(tmp_path, "snowdrops") == 1


def test_photos_go_to_the_bin_and_come_back_with_their_entry(
    journal: Journal, connection: Connection, entry: Entry, now: datetime, tmp_path: Path
) -> None:
    first, _ = journal.photos.of_entry(entry.id).photos
    journal.photos.set_words(first.id, "Snowdrops")
    journal.move_to_bin(entry.id, now)
    assert (figures(connection).photos, found(tmp_path, "snowdrops")) == (0, 0)
    assert journal.binned()[0].photos == 2
    journal.restore(entry.id)
    assert heights(journal, entry) == [240, 400]
    assert (figures(connection).photos, found(tmp_path, "snowdrops")) == (2, 1)


@pytest.mark.parametrize("way", ["for good", "empty", "thirty days"])
def test_an_entry_that_is_gone_for_good_leaves_no_photo(
    way: str, journal: Journal, connection: Connection, entry: Entry, now: datetime
) -> None:
    taken, _ = journal.photos.of_entry(entry.id).photos
    journal.photos.remove(taken.id, now)
    journal.move_to_bin(entry.id, now)
    match way:
        case "for good":
            journal.delete_forever(entry.id)
        case "empty":
            journal.empty_bin()
        case "thirty days":
            journal.purge_bin(now + timedelta(days=BIN_DAYS, seconds=1))
    assert kept(connection) == (0, 0, 0)
    assert figures(connection).whole


def test_a_photo_that_was_taken_away_can_be_brought_back_to_its_place_for_thirty_days(
    journal: Journal, connection: Connection, entry: Entry, now: datetime, tmp_path: Path
) -> None:
    first, second = journal.photos.of_entry(entry.id).photos
    journal.photos.set_words(first.id, "Snowdrops")
    row = journal.photos.remove(first.id, now)
    assert row is not None and (row.photos, row.photo) == (1, second.id)
    assert (heights(journal, entry), journal.photos.of_entry(entry.id).removed) == ([400], 1)
    assert found(tmp_path, "snowdrops") == 0
    journal.purge_bin(now + timedelta(days=BIN_DAYS - 1))
    journal.photos.bring_back(entry.id)
    assert (heights(journal, entry), journal.photos.of_entry(entry.id).removed) == ([240, 400], 0)
    assert found(tmp_path, "snowdrops") == 1
    journal.photos.remove(first.id, now)
    journal.purge_bin(now + timedelta(days=BIN_DAYS, seconds=1))
    assert kept(connection) == (1, 1, 1)
    assert journal.photos.picture(first.id) is None
    assert journal.entry(entry.id) is not None


def test_a_photo_taken_away_while_the_clock_is_behind_stays_thirty_days_all_the_same(
    journal: Journal, entry: Entry, now: datetime
) -> None:
    journal.photos.remove(journal.photos.of_entry(entry.id).photos[0].id, now - timedelta(days=400))
    journal.purge_bin(now + timedelta(days=BIN_DAYS - 1))
    assert journal.photos.bring_back(entry.id)
    assert len(journal.photos.of_entry(entry.id).photos) == 2


def test_the_last_photo_taken_away_comes_back_first(journal: Journal, entry: Entry, now: datetime) -> None:
    first, second = journal.photos.of_entry(entry.id).photos
    journal.photos.remove(first.id, now)
    journal.photos.remove(second.id, now + timedelta(minutes=1))
    journal.photos.bring_back(entry.id)
    assert heights(journal, entry) == [400]


def test_photos_can_be_put_in_another_order(journal: Journal, entry: Entry) -> None:
    first, second = journal.photos.of_entry(entry.id).photos
    row = journal.photos.put_in_order([second.id, first.id])
    assert heights(journal, entry) == [400, 240]
    assert row is not None and row.photo == second.id


def test_what_is_on_a_photo_is_found_also_after_the_words_of_the_entry_changed(
    journal: Journal, entry: Entry, tmp_path: Path
) -> None:
    first, _ = journal.photos.of_entry(entry.id).photos
    journal.photos.set_words(first.id, "Snowdrops by the gate")
    assert found(tmp_path, "garden gate") == 1
    journal.save(replace(entry, text="The yard."))
    assert (found(tmp_path, "yard gate"), found(tmp_path, "garden")) == (1, 0)
    journal.photos.set_words(first.id, "")
    assert found(tmp_path, "gate") == 0


def test_a_photo_of_a_sealed_letter_is_on_no_list(
    journal: Journal, connection: Connection, entry: Entry, now: datetime
) -> None:
    with transaction(connection):
        connection.execute(
            "INSERT INTO letter (entry_key, to_whom, sealed_at) SELECT sort_key, x'', :at FROM entry",
            {"at": now.isoformat()},
        )
    (row,) = journal.rows(None, 10)
    assert row.photo is None


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM photo_file",
        "UPDATE photo_file SET picture = x'00'",
        "UPDATE photo SET thumbnail = x''",
        "DELETE FROM entry_photo",
    ],
)
def test_verify_counts_photos_and_notices_one_that_is_not_whole(
    harm: str, journal: Journal, connection: Connection, entry: Entry
) -> None:
    before = figures(connection)
    assert (before.photos, before.whole) == (2, True)
    connection.execute(harm)
    assert not figures(connection).whole


def test_photos_are_counted_in_a_backup_and_come_back_from_it(tmp_path: Path, now: datetime) -> None:
    folder, elsewhere = tmp_path / "journal", tmp_path / "elsewhere"
    opened = new_journal(folder, PASSPHRASE).open_journal
    blank = opened.journal.new_entry(now.date(), now)
    row = opened.journal.photos.add(blank.id, PHOTO, now, blank)
    backup = make_backup(source_of(opened), now)
    opened.close()
    secret = Secret(PASSPHRASE)
    assert look_into(backup.file, secret)[1].photos == 1
    found = verify_backup(backup.file, secret)
    assert (found.photos, found.whole) == (1, True)
    restore_backup(backup.file, elsewhere, secret, now)
    again = session.open_with_passphrase(elsewhere, PASSPHRASE)
    (photo,) = again.journal.photos.of_entry(row.id).photos
    assert again.journal.photos.picture(photo.id) == PHOTO.picture
    again.close()


ADDING = """
import sys
from datetime import datetime
from pathlib import Path
from journal_app.services import session
from journal_app.services.photo_import import photo_from
opened = session.open_with_passphrase(Path(sys.argv[1]), sys.argv[2])
photo = photo_from(Path(sys.argv[3]).read_bytes())
print("begun", flush=True)
while True:
    now = datetime.now().astimezone()
    blank = opened.journal.new_entry(now.date(), now)
    opened.journal.photos.add(blank.id, photo, now, blank)
    print("kept", flush=True)
"""


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_killed_at_any_moment_every_photo_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    folder, file = tmp_path / "journal", tmp_path / "photo.png"
    new_journal(folder, PASSPHRASE).open_journal.close()
    noise = Image.effect_noise((900, 700), 90).convert("RGB")  # half a megabyte: many pages to write
    noise.save(file)
    kept, moments = 0, random.Random(7)
    for _ in range(12):
        child = subprocess.Popen(
            [sys.executable, "-c", ADDING, str(folder), PASSPHRASE, str(file)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        assert child.stdout is not None
        assert child.stdout.readline() == "begun\n"
        time.sleep(moments.uniform(0, 0.4))  # the moment itself is what is tried here
        child.kill()
        kept += child.communicate()[0].count("kept")
        opened = session.open_with_passphrase(folder, PASSPHRASE)
        found = figures(opened.connection)
        assert found.whole
        assert found.entries == found.photos >= kept  # what was said to be kept is there
        kept = found.photos
        opened.close()
    assert kept


def test_emptying_the_bin_removes_photos_that_were_taken_away(
    journal: Journal, connection: Connection, entry: Entry, now: datetime
) -> None:
    first, _ = journal.photos.of_entry(entry.id).photos
    journal.photos.remove(first.id, now)
    journal.empty_bin()
    assert kept(connection) == (1, 1, 1)
