"""Damage is found wherever it is, said without a crash, and never made worse."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from made_journals import empty_database

from journal_app.domain.errors import ForeignFile, JournalDamaged, WritingRefused
from journal_app.store.connection import (
    Connection,
    open_database,
    reading,
    refuse_writing,
    transaction,
)
from journal_app.store.entries import Entries
from journal_app.store.integrity import Figures, damaged_pages, figures
from journal_app.store.migrate import LATEST
from journal_app.store.search import SearchIndex
from journal_app.store.settings import SettingsStore

from .made import EVENING, KEY, entry, keep, schema_pages

PAGE = 4096


@pytest.fixture(scope="module")
def whole_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a journal with pages of every kind: tables, indexes, long texts, free pages."""
    path = tmp_path_factory.mktemp("whole") / "journal.db"
    connection = empty_database(path, KEY)
    entries, index = Entries(connection), SearchIndex(connection)
    with transaction(connection):
        for number in range(120):
            keep(
                entries,
                index,
                entry(f"word{number} rain " * 20, minute=number % 60, tags=(f"t{number % 9}",)),
            )
        gone = keep(entries, index, entry("long " * 9_000))
        keep(entries, index, entry("long " * 9_000))
        SettingsStore(connection).write("country", '"AT"')
    with transaction(connection):
        index.remove(gone.key)
        entries.remove(gone.id)
    free = connection.execute("PRAGMA freelist_count").fetchone()[0]
    connection.close()
    assert free > 5
    return path.read_bytes()


@pytest.fixture
def copy(tmp_path: Path, whole_file: bytes) -> Iterator[Path]:
    path = tmp_path / "journal.db"
    path.write_bytes(whole_file)
    yield path
    assert [file.name for file in tmp_path.iterdir()] == ["journal.db"]


@pytest.mark.parametrize("read_only", [False, True])
def test_a_whole_journal_is_counted_and_called_whole(copy: Path, read_only: bool, whole_file: bytes) -> None:
    connection = open_database(copy, KEY, read_only=read_only)
    assert damaged_pages(connection) == []
    assert figures(connection) == Figures(
        entries=121,
        check_ins=0,
        photos=0,
        words=120 * 40 + 9_000,
        schema=LATEST,
        whole=True,
        damaged_pages=(),
    )
    connection.close()
    assert copy.read_bytes() == whole_file


def test_the_bin_is_not_counted(connection: Connection, entries: Entries, index: SearchIndex) -> None:
    keep(entries, index, entry("one two three"))
    row = keep(entries, index, entry("four five"))
    entries.set_binned(row.id, EVENING)
    index.remove(row.key)
    counted = figures(connection)
    assert (counted.entries, counted.words, counted.whole) == (1, 3, True)


def test_one_flipped_byte_anywhere_is_reported_and_nothing_changes(copy: Path, whole_file: bytes) -> None:
    choice = random.Random(20)
    pages = len(whole_file) // PAGE
    # Every page once, at a random place; the salt, an IV and a page's own seal too.
    places = [page * PAGE + choice.randrange(PAGE) for page in range(pages)]
    places += [0, 15, 16, PAGE - 80, PAGE - 64, PAGE - 1, len(whole_file) - 1]
    assert len(places) > 60
    for place in places:
        _check_damage_is_reported(copy, whole_file, place, choice.randrange(1, 256))


@pytest.mark.long
def test_one_flipped_byte_at_500_places_is_reported_and_nothing_changes(
    copy: Path, whole_file: bytes, holds: Callable[[str, str], None]
) -> None:
    choice = random.Random()
    for _ in range(500):
        _check_damage_is_reported(
            copy, whole_file, choice.randrange(len(whole_file)), choice.randrange(1, 256)
        )
    holds("flips", "database: 500 places, 500 told with the page's number, the file as it was")


def test_a_journal_cut_off_anywhere_is_reported_and_nothing_changes(copy: Path, whole_file: bytes) -> None:
    choice = random.Random(21)
    lengths = [0, 1, 16, 100, PAGE - 1, PAGE, PAGE + 1, len(whole_file) - PAGE, len(whole_file) - 1]
    lengths += [choice.randrange(len(whole_file)) for _ in range(20)]
    for length in lengths:
        copy.write_bytes(whole_file[:length])
        try:
            connection = open_database(copy, KEY)
        except (JournalDamaged, ForeignFile):
            pass
        else:  # only the last page is cut
            assert figures(connection).damaged_pages == (len(whole_file) // PAGE,)
            connection.close()
        assert copy.read_bytes() == whole_file[:length]


def test_two_pages_that_changed_places_are_reported(copy: Path, whole_file: bytes) -> None:
    pages = [whole_file[start : start + PAGE] for start in range(0, len(whole_file), PAGE)]
    pages[7], pages[9] = pages[9], pages[7]
    copy.write_bytes(b"".join(pages))
    connection = open_database(copy, KEY)
    assert damaged_pages(connection) == [8, 10]
    connection.close()


def test_pages_beside_a_damaged_one_can_still_be_read(copy: Path, whole_file: bytes) -> None:
    connection = open_database(copy, KEY)
    newest = Entries(connection).rows(None, 1)[0]
    connection.close()
    found = []
    for page in range(1, len(whole_file) // PAGE):
        damaged = bytearray(whole_file)
        damaged[page * PAGE + 99] ^= 1
        copy.write_bytes(damaged)
        try:
            connection = open_database(copy, KEY, read_only=True)
        except JournalDamaged:
            continue
        counted = figures(connection)
        assert counted.damaged_pages == (page + 1,)
        found.append(counted.entries)
        try:
            with transaction(connection):
                found.append(len(Entries(connection).rows(None, 1)))
        except JournalDamaged:
            pass
        connection.close()
    assert newest.opening
    assert 121 in found
    assert 1 in found


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM search WHERE rowid = (SELECT min(sort_key) FROM entry)",
        "INSERT INTO search (rowid, words) VALUES (5, 'astray')",
        "UPDATE entry SET binned_at = written_at WHERE sort_key = (SELECT max(sort_key) FROM entry)",
        "DELETE FROM search_data WHERE id > 10",
        "UPDATE entry_tag SET tag_id = 999 WHERE position = 0",
        "PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name = 'entry_by_day'",
    ],
)
def test_parts_that_do_not_agree_are_not_called_whole(copy: Path, harm: str) -> None:
    connection = open_database(copy, KEY)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.executescript(harm)
    connection.close()

    connection = open_database(copy, KEY)
    counted = figures(connection)
    connection.close()

    assert not counted.whole
    assert counted.damaged_pages == ()
    assert counted.entries >= 120


def _check_damage_is_reported(copy: Path, whole_file: bytes, place: int, flip: int) -> None:
    damaged = bytearray(whole_file)
    damaged[place] ^= flip
    copy.write_bytes(whole_file)
    read_at_opening = schema_pages(copy)
    copy.write_bytes(damaged)
    try:
        connection = open_database(copy, KEY)
    except (JournalDamaged, ForeignFile):
        assert place // PAGE + 1 in read_at_opening
    else:
        assert damaged_pages(connection) == [place // PAGE + 1]
        counted = figures(connection)
        assert not counted.whole
        assert counted.damaged_pages == (place // PAGE + 1,)
        connection.close()
    assert copy.read_bytes() == damaged


def test_after_a_damaged_page_the_others_can_still_be_read_and_written(
    path: Path, connection: Connection
) -> None:
    with transaction(connection):
        connection.execute("INSERT INTO setting VALUES ('a', '1')")
        Entries(connection).put(entry("whole"))
    (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'setting'").fetchone()
    connection.close()
    data = bytearray(path.read_bytes())
    data[(root - 1) * 4096 + 100] ^= 1
    path.write_bytes(data)
    again = open_database(path, KEY)
    for _ in range(3):
        with pytest.raises(JournalDamaged), reading(again):
            again.execute("SELECT * FROM setting").fetchall()
        with transaction(again):
            Entries(again).put(entry("more"))
    refuse_writing(again)
    with pytest.raises(JournalDamaged), reading(again):
        again.execute("SELECT * FROM setting").fetchall()
    with pytest.raises(WritingRefused), transaction(again):
        Entries(again).put(entry("refused"))
    with reading(again):
        assert Entries(again).count() == 4
    again.close()
