"""Entries and their search index, kept together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from made_journals import empty_database

from journal_app.domain.entry import BIN_DAYS, Entry
from journal_app.domain.errors import DiskFull
from journal_app.domain.search import SearchFilter
from journal_app.services import journal as journal_module
from journal_app.services.finder import Finder
from journal_app.services.journal import Journal
from journal_app.store.connection import Connection, open_database, transaction

KEY = bytes(32)
EVERYTHING = SearchFilter()


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    made = empty_database(tmp_path / "journal.db", KEY)
    yield made
    made.close()


@pytest.fixture
def journal(connection: Connection) -> Journal:
    return Journal(connection)


@pytest.fixture
def finder(connection: Connection, tmp_path: Path) -> Iterator[Finder]:
    reader = open_database(tmp_path / "journal.db", KEY, read_only=True)
    yield Finder(reader)
    reader.close()


def written(journal: Journal, now: datetime, text: str, day: date | None = None) -> Entry:
    """Store an entry and return it."""
    entry = replace(journal.new_entry(day or now.date(), now), text=text)
    journal.save(entry)
    return entry


def found(finder: Finder, query: str) -> list[str]:
    return [hit.row.opening for hit in finder.find(query, EVERYTHING, None, 50)]


def test_a_new_entry_is_empty_has_its_minute_and_is_not_stored(journal: Journal, now: datetime) -> None:
    entry = journal.new_entry(now.date(), now + timedelta(seconds=17))
    assert (entry.text, entry.day, entry.at) == ("", now.date(), now)
    assert entry.id != journal.new_entry(now.date(), now).id
    assert journal.entry(entry.id) is None


def test_what_is_saved_comes_back_to_the_letter(journal: Journal, now: datetime) -> None:
    entry = replace(journal.new_entry(now.date(), now), text="a\r\n\u2028\tb \u0301雨\n", tags=("Home",))
    row = journal.save(entry)
    assert journal.entry(entry.id) == entry
    assert journal.rows(None, 10) == [row]
    assert [tag.name for tag in journal.tags()] == ["Home"]


def test_search_knows_the_newest_words_only(journal: Journal, finder: Finder, now: datetime) -> None:
    entry = written(journal, now, "The kettle sang.")
    assert found(finder, "kettle") == ["The kettle sang."]
    journal.save(replace(entry, text="The heron stood."))
    assert found(finder, "kettle") == []
    assert found(finder, "heron") == ["The heron stood."]
    assert finder.count("heron", EVERYTHING) == 1


def test_an_entry_moved_to_another_day_is_found_there(
    journal: Journal, finder: Finder, now: datetime
) -> None:
    entry = written(journal, now, "The kettle sang.")
    moved = replace(entry, day=entry.day - timedelta(days=9), at=entry.at - timedelta(days=9))
    journal.save(moved)
    assert [hit.row.day for hit in finder.find("kettle", EVERYTHING, None, 9)] == [moved.day]
    assert finder.count("kettle", EVERYTHING) == 1
    assert journal.on_day(entry.day) == []


def test_the_bin_hides_from_search_and_lists_and_gives_back(
    journal: Journal, finder: Finder, now: datetime
) -> None:
    entry = written(journal, now, "The kettle sang.")
    journal.move_to_bin(entry.id, now)
    assert found(finder, "kettle") == []
    assert journal.rows(None, 10) == []
    assert [row.id for row in journal.binned()] == [entry.id]
    journal.restore(entry.id)
    assert found(finder, "kettle") == ["The kettle sang."]
    assert journal.entry(entry.id) == entry
    assert journal.binned() == []


def test_saving_an_entry_in_the_bin_does_not_take_it_out(
    journal: Journal, finder: Finder, now: datetime
) -> None:
    entry = written(journal, now, "The kettle sang.")
    journal.move_to_bin(entry.id, now)
    journal.save(replace(entry, text="The kettle sang again.", binned_at=now))
    assert found(finder, "kettle") == []
    journal.restore(entry.id)
    assert found(finder, "again") == ["The kettle sang again."]


def test_after_thirty_days_the_bin_forgets(journal: Journal, now: datetime) -> None:
    old, new = written(journal, now, "old"), written(journal, now, "new")
    journal.move_to_bin(old.id, now)
    journal.move_to_bin(new.id, now + timedelta(days=1))
    assert journal.purge_bin(now + timedelta(days=BIN_DAYS)) == 0
    assert journal.purge_bin(now + timedelta(days=BIN_DAYS, seconds=1)) == 1
    assert [row.id for row in journal.binned()] == [new.id]


def test_a_clock_that_was_behind_makes_the_bin_forget_no_sooner(journal: Journal, now: datetime) -> None:
    entry = written(journal, now, "kept")
    journal.move_to_bin(entry.id, now - timedelta(days=9000))
    assert journal.purge_bin(now + timedelta(days=BIN_DAYS)) == 0
    assert journal.purge_bin(now + timedelta(days=BIN_DAYS, seconds=1)) == 1


def test_emptying_the_bin_leaves_what_is_not_in_it(journal: Journal, finder: Finder, now: datetime) -> None:
    kept = written(journal, now, "The heron stood.")
    for words in ("one kettle", "two kettles"):
        journal.move_to_bin(written(journal, now, words).id, now)
    assert journal.empty_bin() == 2
    assert journal.binned() == []
    assert [row.id for row in journal.rows(None, 10)] == [kept.id]
    assert found(finder, "heron") == ["The heron stood."]


def test_forever_is_forever_and_twice_does_no_harm(journal: Journal, finder: Finder, now: datetime) -> None:
    entry = written(journal, now, "The kettle sang.")
    journal.delete_forever(entry.id)
    journal.delete_forever(entry.id)
    journal.move_to_bin(entry.id, now)
    journal.restore(entry.id)
    assert journal.entry(entry.id) is None
    assert found(finder, "kettle") == []


def test_tidying_comes_to_an_end_and_changes_nothing_that_is_found(
    journal: Journal, finder: Finder, now: datetime
) -> None:
    for number in range(20):
        journal.delete_forever(written(journal, now, f"kettle {number}").id)
    written(journal, now, "The kettle sang.")
    steps = 0
    while journal.tidy():
        steps += 1
        assert steps < 1000
    assert found(finder, "kettle") == ["The kettle sang."]


def test_the_day_goes_on_with_its_newest_entry(journal: Journal, now: datetime) -> None:
    assert journal.latest_on(now.date()) is None
    written(journal, now, "morning")
    later = written(journal, now + timedelta(hours=1), "evening")
    assert journal.latest_on(now.date()) == later
    journal.move_to_bin(later.id, now)
    latest = journal.latest_on(now.date())
    assert latest is not None
    assert latest.text == "morning"


def test_days_with_entries_are_marked_and_led_to(journal: Journal, now: datetime) -> None:
    today = now.date()
    for ago in (0, 3, 40):
        written(journal, now - timedelta(days=ago), "words", today - timedelta(days=ago))
    assert journal.marked_days(today - timedelta(days=10), today) == {today, today - timedelta(days=3)}
    assert journal.day_beside(today, -1) == today - timedelta(days=3)
    assert journal.day_beside(today, 1) is None


def test_a_save_that_fails_half_way_changes_nothing(
    journal: Journal, finder: Finder, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = written(journal, now, "The kettle sang.")

    @contextmanager
    def fails_at_the_end(connection: Connection) -> Iterator[None]:
        with transaction(connection):
            yield
            raise DiskFull

    monkeypatch.setattr(journal_module, "transaction", fails_at_the_end)
    with pytest.raises(DiskFull):
        journal.save(replace(entry, text="The heron stood."))
    with pytest.raises(DiskFull):
        journal.delete_forever(entry.id)
    assert journal.entry(entry.id) == entry
    assert found(finder, "kettle") == ["The kettle sang."]
    assert found(finder, "heron") == []


def test_a_query_without_a_word_finds_nothing(journal: Journal, finder: Finder, now: datetime) -> None:
    written(journal, now, "The kettle sang.")
    for query in ("", "  ", "!?", "k"):
        assert found(finder, query) == []
        assert finder.count(query, EVERYTHING) == 0
