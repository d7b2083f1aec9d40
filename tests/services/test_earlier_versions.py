"""What an entry said before: kept with each save, brought back, gone with the entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_journals import empty_database

from journal_app.domain.entry import LETTER, Entry, Letter
from journal_app.services.journal import Journal
from journal_app.store.connection import Connection

NOON = datetime(2026, 5, 8, 12, tzinfo=UTC)
LONG = "The frost again. " * 40


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    folder: Path = tmp_path_factory.mktemp("versions")
    connection = empty_database(folder / "journal.db")
    yield connection
    connection.close()


@pytest.fixture
def journal(connection: Connection) -> Journal:
    return Journal(connection)


def write(journal: Journal, *texts: str, every: timedelta = timedelta(hours=1)) -> Entry:
    """Save an entry that says one text after the other."""
    entry = journal.new_entry(NOON.date(), NOON)
    for number, text in enumerate(texts):
        entry = replace(entry, text=text, changed_at=NOON + number * every)
        journal.save(entry)
    return entry


def said(journal: Journal, entry: Entry) -> list[str]:
    versions = [journal.versions.version(entry.id, mark.id) for mark in journal.versions.of(entry.id)]
    return [version.text for version in versions if version]


def test_what_was_written_an_hour_before_is_a_version_with_its_time(journal: Journal) -> None:
    entry = write(journal, "One.", "One. Two.", "One. Two. Three.")
    assert said(journal, entry) == ["One. Two.", "One."]
    assert [mark.kept_at for mark in journal.versions.of(entry.id)] == [NOON + timedelta(hours=1), NOON]


def test_a_save_that_changes_no_letter_keeps_nothing(journal: Journal) -> None:
    entry = write(journal, "One.", "One.")
    journal.save(replace(entry, tags=("tag",)))
    assert said(journal, entry) == []


def test_emptying_an_entry_leaves_an_entry_and_its_words(journal: Journal) -> None:
    entry = write(journal, LONG, "", every=timedelta(seconds=1))
    assert journal.entry(entry.id) == entry
    assert said(journal, entry) == [LONG]
    (mark,) = journal.versions.of(entry.id)
    assert mark.stays


def test_emptying_letter_by_letter_leaves_the_words_too(journal: Journal) -> None:
    steps = [LONG[:length] for length in range(len(LONG), -1, -7)] + [""]
    entry = write(journal, *steps, *["again", "again and again"], every=timedelta(seconds=1))
    assert LONG in said(journal, entry)
    assert len(said(journal, entry)) <= 4


def test_bringing_back_keeps_what_was_there(journal: Journal) -> None:
    entry = write(journal, "One.", "Two!", every=timedelta(minutes=30))
    (mark,) = journal.versions.of(entry.id)
    back = journal.bring_back(entry.id, mark.id, entry.changed_at + timedelta(seconds=1))
    assert back is not None
    assert (back.text, journal.entry(entry.id)) == ("One.", back)
    assert said(journal, entry) == ["Two!", "One."]
    again = journal.bring_back(entry.id, journal.versions.of(entry.id)[0].id, NOON + timedelta(hours=2))
    assert again is not None
    assert again.text == "Two!"
    assert set(said(journal, entry)) == {"One.", "Two!"}


def test_versions_of_a_sealed_letter_are_not_shown_until_it_is_opened(journal: Journal) -> None:
    entry = write(journal, "One.")
    letter = replace(entry, kind=LETTER, letter=Letter("M"), text="Two", changed_at=NOON + timedelta(hours=1))
    journal.save(letter)
    (mark,) = journal.versions.of(letter.id)
    journal.letters.seal(letter.id, NOON)
    assert journal.versions.of(letter.id) == []
    assert journal.versions.version(letter.id, mark.id) is None
    assert journal.bring_back(letter.id, mark.id, NOON) is None
    journal.letters.unseal(letter.id)
    assert said(journal, letter) == ["One."]


def test_versions_go_with_the_entry(journal: Journal, connection: Connection) -> None:
    kept, gone, late = (write(journal, "One.", "Two.") for _ in range(3))
    journal.delete_forever(gone.id)
    journal.move_to_bin(late.id, NOON)
    journal.purge_bin(NOON + timedelta(days=90))
    ids = {each for (each,) in connection.execute("SELECT DISTINCT entry_id FROM entry_version")}
    assert kept.id in ids
    assert gone.id not in ids
    assert late.id not in ids


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.tuples(st.text(st.characters(), max_size=30), st.integers(0, 5000)), min_size=1, max_size=8)
)
def test_any_text_comes_back_to_the_letter(connection: Connection, steps: list[tuple[str, int]]) -> None:
    journal = Journal(connection)
    entry, at = journal.new_entry(NOON.date(), NOON), NOON
    for text, minutes in steps:
        at += timedelta(minutes=minutes)
        entry = replace(entry, text=text, changed_at=at)
        journal.save(entry)
    written = {text for text, _ in steps}
    for mark in journal.versions.of(entry.id):
        version = journal.versions.version(entry.id, mark.id)
        assert version is not None
        assert version.text in written
        assert mark.length == len(version.text)
    for mark in journal.versions.of(entry.id)[:1]:
        version, back = journal.versions.version(entry.id, mark.id), journal.bring_back(entry.id, mark.id, at)
        assert version is not None
        assert back is not None
        assert back.text == version.text
    assert steps[-1][0].strip() == "" or steps[-1][0] in {*said(journal, entry), journal.entry(entry.id).text}  # type: ignore[union-attr]
