"""Letters that are closed with a seal: what still shows of them, and that nothing is lost by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_journals import empty_database

from journal_app.domain.entry import LETTER, Entry, EntryId, Letter
from journal_app.domain.query import terms_of
from journal_app.domain.search import SearchFilter, is_word_character
from journal_app.services.finder import Finder
from journal_app.services.journal import Journal
from journal_app.services.letters import Letters
from journal_app.store.connection import Connection, open_database

KEY = bytes(32)
ASKED = SearchFilter(sealed_too=True)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    made = empty_database(tmp_path_factory.mktemp("letters") / "journal.db", KEY)
    yield made
    made.close()


@pytest.fixture
def journal(connection: Connection) -> Iterator[Journal]:
    """The journal of this module, empty at first and again afterwards."""
    journal = Journal(connection)
    yield journal
    for row in (*journal.rows(None, 99), *journal.binned()):
        journal.delete_forever(row.id)


@pytest.fixture
def letters(connection: Connection) -> Letters:
    return Letters(connection)


@pytest.fixture
def finder(connection: Connection) -> Iterator[Finder]:
    (_, _, file), *_ = connection.execute("PRAGMA database_list").fetchall()
    reader = open_database(Path(file), KEY, read_only=True)
    yield Finder(reader)
    reader.close()


def written(journal: Journal, now: datetime, text: str, *tags: str) -> Entry:
    """Store a letter to Ash and return it."""
    new = journal.new_entry(now.date(), now)
    entry = replace(new, text=text, tags=tags, kind=LETTER, letter=Letter("Ash"))
    journal.save(entry)
    return entry


def found(finder: Finder, query: str, only: SearchFilter = SearchFilter()) -> list[EntryId]:  # noqa: B008
    hits = [hit.row.id for hit in finder.find(query, only, None, 50)]
    assert len(hits) == finder.count(query, only)
    return hits


def test_a_sealed_letter_is_in_no_search_unless_asked(
    journal: Journal, letters: Letters, finder: Finder, now: datetime
) -> None:
    letter = written(journal, now, "# To Ash\n\nThe kettle sang.", "kitchen")
    page = replace(journal.new_entry(now.date(), now), text="The kettle again.", tags=("kitchen",))
    journal.save(page)
    letters.seal(letter.id, now)
    for query in ("kettle", "ash", "sealed", "kitchen"):
        assert letter.id not in found(finder, query)
    assert found(finder, "kettle") == [page.id]
    assert found(finder, "kettle", SearchFilter(tags=("kitchen",))) == [page.id]
    assert set(found(finder, "kettle", ASKED)) == {letter.id, page.id}
    assert found(finder, "sealed", ASKED) == []


def test_a_search_that_was_asked_for_sealed_letters_tells_no_word_of_them(
    journal: Journal, letters: Letters, finder: Finder, now: datetime
) -> None:
    letter = written(journal, now, "# To Ash\n\nThe kettle sang.")
    letters.seal(letter.id, now)
    (hit,) = finder.find("kettle", ASKED, None, 5)
    assert (hit.excerpt, hit.spans, hit.row.opening) == ("", (), "# To Ash")


def test_an_opened_letter_is_found_again_and_can_be_closed_again(
    journal: Journal, letters: Letters, finder: Finder, now: datetime
) -> None:
    letter = written(journal, now, "The kettle sang.")
    letters.seal(letter.id, now)
    assert letters.unseal(letter.id) == letter
    assert found(finder, "kettle") == [letter.id]
    later = now + timedelta(days=3)
    sealed = letters.seal(letter.id, later)
    assert sealed == replace(letter, letter=Letter("Ash", later))
    assert found(finder, "kettle") == []


def test_a_late_save_does_not_break_the_seal(
    journal: Journal, letters: Letters, finder: Finder, now: datetime
) -> None:
    letter = written(journal, now, "The kettle sang.")
    letters.seal(letter.id, now)
    row = journal.save(replace(letter, text="The kettle sang twice."))
    assert row.is_sealed
    assert found(finder, "kettle") == []


def test_the_bin_gives_a_sealed_letter_back_sealed(
    journal: Journal, letters: Letters, finder: Finder, now: datetime
) -> None:
    letter = written(journal, now, "The kettle sang.")
    letters.seal(letter.id, now)
    journal.move_to_bin(letter.id, now)
    assert [row.opening for row in journal.binned()] == [""]
    journal.restore(letter.id)
    assert found(finder, "kettle") == []
    assert found(finder, "kettle", ASKED) == [letter.id]


def test_a_letter_in_the_bin_stays_out_of_search_when_it_is_opened_there(
    journal: Journal, letters: Letters, finder: Finder, now: datetime
) -> None:
    letter = written(journal, now, "The kettle sang.")
    letters.seal(letter.id, now)
    journal.move_to_bin(letter.id, now)
    letters.unseal(letter.id)
    assert found(finder, "kettle", ASKED) == []


def test_no_letter_is_ever_taken_for_the_page_of_the_day(
    journal: Journal, letters: Letters, now: datetime
) -> None:
    page = replace(journal.new_entry(now.date(), now), text="Morning.")
    journal.save(page)
    letter = written(journal, now + timedelta(hours=1), "The kettle sang.")
    assert journal.latest_on(now.date()) == page
    letters.seal(letter.id, now)
    assert journal.latest_on(now.date()) == page
    journal.move_to_bin(page.id, now)
    assert journal.latest_on(now.date()) is None


def test_a_page_takes_no_seal_and_a_letter_that_is_gone_does_no_harm(
    journal: Journal, letters: Letters, now: datetime
) -> None:
    page = replace(journal.new_entry(now.date(), now), text="Morning.")
    journal.save(page)
    assert letters.seal(page.id, now) == page
    assert letters.seal(EntryId("gone"), now) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(texts, texts)
def test_whatever_a_letter_says_the_seal_changes_no_character_and_hides_every_word(
    journal: Journal, letters: Letters, finder: Finder, now: datetime, text: str, to_whom: str
) -> None:
    new = journal.new_entry(now.date(), now)
    letter = replace(new, text=text, kind=LETTER, letter=Letter(to_whom))
    journal.save(letter)
    words = "".join(each if is_word_character(each) else " " for each in text)  # no signs
    letters.seal(letter.id, now)
    if terms_of(words):
        assert letter.id not in found(finder, words)
        assert letter.id in found(finder, words, ASKED)
    assert letters.unseal(letter.id) == letter
    assert journal.entry(letter.id) == letter
    if terms_of(words):
        assert letter.id in found(finder, words)
    journal.delete_forever(letter.id)
