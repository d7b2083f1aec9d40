"""What a small book holds: what was chosen, oldest first, and nothing that is sealed or thrown away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from made_journals import empty_database
from made_photos import made_photo

from journal_app.domain.book import Choice
from journal_app.domain.entry import LETTER, Entry, Letter
from journal_app.domain.search import SearchFilter
from journal_app.services import book as book_module
from journal_app.services.book import BookReading
from journal_app.services.journal import Journal
from journal_app.services.photo_import import read_photo
from journal_app.store.connection import Connection, open_database

NOW = datetime(2026, 11, 22, 21, 40, tzinfo=timezone(timedelta(hours=1)))
EVERYTHING = Choice(SearchFilter())


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    connection = empty_database(tmp_path / "journal.db")
    yield connection
    connection.close()


@pytest.fixture
def journal(connection: Connection) -> Journal:
    return Journal(connection)


@pytest.fixture
def reading(connection: Connection, tmp_path: Path) -> Iterator[BookReading]:
    reader = open_database(tmp_path / "journal.db", bytes(32), read_only=True)
    yield BookReading(reader)
    reader.close()


def keep(journal: Journal, days: int, text: str, **changes: object) -> Entry:
    entry = journal.new_entry(date(2026, 11, 1) + timedelta(days=days), NOW)
    entry = replace(entry, text=text, **changes)
    journal.save(entry)
    return entry


def test_all_of_it_comes_oldest_first(
    journal: Journal, reading: BookReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book_module, "AT_A_TIME", 2)
    entries = [keep(journal, days, f"day {days}") for days in (3, 1, 2, 5, 4)]
    by_day = sorted(entries, key=lambda entry: entry.day)
    chosen = reading.chosen(EVERYTHING)
    assert chosen.ids == tuple(entry.id for entry in by_day)
    assert (chosen.first, chosen.last) == (by_day[0].day, by_day[-1].day)
    assert [each.entry for each in reading.entries(chosen.ids, with_photos=True)] == by_day


def test_a_search_and_days_narrow_it(journal: Journal, reading: BookReading) -> None:
    frost = keep(journal, 1, "first frost")
    keep(journal, 2, "rain")
    late = keep(journal, 9, "frost again")
    assert reading.chosen(Choice(SearchFilter(), "frost")).ids == (frost.id, late.id)
    until = SearchFilter(last=date(2026, 11, 4))
    assert reading.chosen(Choice(until, "frost")).ids == (frost.id,)
    assert len(reading.chosen(Choice(until)).ids) == 2


def test_a_sealed_letter_stays_out_and_is_counted(journal: Journal, reading: BookReading) -> None:
    page = keep(journal, 1, "rain")
    letter = keep(journal, 2, "dear rain", kind=LETTER, letter=Letter("my body"))
    journal.letters.seal(letter.id, NOW)
    for choice in (EVERYTHING, Choice(SearchFilter(sealed_too=True), "rain")):
        chosen = reading.chosen(choice)
        assert chosen.ids == (page.id,)
        assert chosen.sealed == 1
    assert list(reading.entries((letter.id,), with_photos=True)) == []  # sealed after it was chosen
    journal.letters.unseal(letter.id)
    assert reading.chosen(EVERYTHING).ids == (page.id, letter.id)


def test_what_is_in_the_bin_stays_out(journal: Journal, reading: BookReading) -> None:
    page = keep(journal, 1, "rain")
    journal.move_to_bin(page.id, NOW)
    assert reading.chosen(EVERYTHING).ids == ()
    assert list(reading.entries((page.id,), with_photos=True)) == []


def test_photos_come_without_their_pictures_or_not_at_all(
    journal: Journal, reading: BookReading, tmp_path: Path
) -> None:
    page = keep(journal, 1, "rain")
    file = tmp_path / "gate.jpg"
    file.write_bytes(made_photo())
    journal.photos.add(page.id, read_photo(file), NOW)
    (each,) = reading.entries((page.id,), with_photos=True)
    (photo,) = each.photos
    picture = reading.picture(photo.id)
    assert picture is not None
    assert picture.startswith(b"\xff\xd8")
    (without,) = reading.entries((page.id,), with_photos=False)
    assert without.photos == ()
    assert reading.with_photos(replace(page, id="aside")).photos == ()  # kept beside a damaged journal
