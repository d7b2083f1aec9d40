"""Entries come back as they were written, and keep their place."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_journals import empty_database

from journal_app.domain.entry import OPENING_LENGTH, Entry, EntryId, sort_key
from journal_app.store.connection import Connection, transaction
from journal_app.store.entries import Entries
from journal_app.store.text import as_name, from_bytes, opening_of, to_bytes

from .made import DAY, EVENING, KEY, TRICKY, clear_pages, entry, instants, texts, undone


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Connection:
    """One journal for all examples of the properties; each example undoes itself."""
    return empty_database(tmp_path_factory.mktemp("journal") / "journal.db", KEY)


@pytest.mark.parametrize("text", TRICKY)
def test_a_tricky_piece_of_text_comes_back_to_the_letter(entries: Entries, text: str) -> None:
    row = entries.put(entry(f"before{text}after"))
    kept = entries.get(row.id)
    assert kept is not None
    assert kept.text == f"before{text}after"
    assert entries.on_day(DAY)[0].opening == kept.text


@given(text=texts)
def test_any_text_comes_back_to_the_letter(shared: Connection, text: str) -> None:
    entries = Entries(shared)
    with undone(shared):
        row = entries.put(entry(text))
        kept = entries.get(row.id)
        listed = entries.rows(None, 1)
    assert kept is not None
    assert kept.text == text
    assert listed == [row]
    assert row.opening == text[:OPENING_LENGTH]


@given(
    text=st.text(st.characters(), min_size=OPENING_LENGTH - 5, max_size=OPENING_LENGTH + 5),
    cut=st.integers(0, 900),
)
def test_an_opening_is_never_cut_within_a_character(text: str, cut: int) -> None:
    assert from_bytes(to_bytes(text)) == text
    assert opening_of(to_bytes(text)) == text[:OPENING_LENGTH]
    assert text.startswith(opening_of(to_bytes(text)[:cut]))


written = st.builds(
    Entry,
    id=st.text(st.characters(codec="utf-8"), min_size=1).map(EntryId),
    day=st.dates(),
    at=instants,
    text=texts,
    written_at=instants,
    changed_at=instants,
    tags=st.lists(st.text(st.characters(codec="utf-8")), unique=True, max_size=4).map(tuple),
    kind=st.sampled_from(("page", "letter", "prompt")),
    binned_at=st.none() | instants,
)


@given(first=written, second=written)
def test_everything_about_an_entry_comes_back_after_each_change(
    shared: Connection, first: Entry, second: Entry
) -> None:
    entries = Entries(shared)
    with undone(shared):
        for version in (first, replace(second, id=first.id)):
            row = entries.put(version)
            kept = entries.get(first.id)
            assert kept == version
            assert kept is not None
            for name in ("at", "written_at", "changed_at"):
                assert getattr(kept, name).isoformat() == getattr(version, name).isoformat()
            listed = entries.binned() if version.binned_at else entries.rows(None, 9)
            assert listed == [row]
            assert entries.key_of(first.id) == row.key


def test_a_tag_is_kept_once_and_in_the_given_order(entries: Entries) -> None:
    row = entries.put(entry(tags=("sleep", "a\0b", "Émile", "sleep", "🕯 candle")))
    assert row.tags == ("sleep", "a\0b", "Émile", "🕯 candle")
    kept = entries.get(row.id)
    assert kept is not None
    assert kept.tags == row.tags


def test_a_tag_that_is_not_unicode_is_kept_as_near_as_can_be(entries: Entries) -> None:
    row = entries.put(entry(tags=("a\ud83d", "b")))
    assert row.tags == (as_name("a\ud83d"), "b")
    assert row.tags[0].startswith("a\ufffd")
    kept = entries.get(row.id)
    assert kept is not None
    assert kept.tags == row.tags


def test_what_is_not_there_is_nothing(entries: Entries) -> None:
    missing = EntryId("missing")
    assert entries.get(missing) is None
    assert entries.key_of(missing) is None
    entries.set_binned(missing, EVENING)
    entries.remove(missing)
    assert entries.count() == 0


def test_an_instant_without_an_offset_is_a_bug(entries: Entries) -> None:
    with pytest.raises(ValueError, match="offset"):
        entries.put(replace(entry(), changed_at=datetime(2026, 3, 14, 21)))
    assert entries.count() == 0


def test_an_entry_keeps_its_place_while_day_and_minute_stay(entries: Entries) -> None:
    first, second, third = (entry(name) for name in ("first", "second", "third"))
    keys = [entries.put(each).key for each in (first, second, third)]

    assert keys == [sort_key(DAY, EVENING, number) for number in range(3)]
    assert entries.put(replace(first, text="First, longer.")).key == keys[0]
    assert entries.put(replace(second, at=second.at.replace(second=59))).key == keys[1]
    assert [row.id for row in entries.on_day(DAY)] == [first.id, second.id, third.id]


def test_an_entry_moves_with_its_date_and_takes_its_tags_along(entries: Entries) -> None:
    moving, other = entry("moving", tags=("a", "b")), entry("staying", tags=("b",))
    entries.put(moving)
    entries.put(other)
    earlier = DAY - timedelta(days=3)

    row = entries.put(replace(moving, day=earlier, at=EVENING - timedelta(days=3)))

    assert row.key == sort_key(earlier, EVENING - timedelta(days=3))
    assert [each.id for each in entries.rows(None, 9)] == [other.id, moving.id]
    kept = entries.get(moving.id)
    assert kept is not None
    assert kept.tags == ("a", "b")
    assert entries.on_day(DAY)[0].tags == ("b",)


def test_a_full_minute_goes_on_in_the_next_and_gaps_are_used(
    connection: Connection, entries: Entries
) -> None:
    many = [entry(f"number {number}") for number in range(515)]
    with transaction(connection):
        keys = [entries.put(each).key for each in many]

    assert keys == sorted(set(keys))
    assert keys[511] == sort_key(DAY, EVENING, 511)
    assert keys[512] == sort_key(DAY, EVENING + timedelta(minutes=1))
    assert [row.id for row in entries.on_day(DAY)] == [each.id for each in many]
    assert entries.put(replace(many[514], text="changed")).key == keys[514]

    entries.remove(many[1].id)
    assert entries.put(entry("late")).key == keys[1]


def test_removing_leaves_no_tag_that_nobody_carries(connection: Connection, entries: Entries) -> None:
    first = entries.put(entry(tags=("shared", "secret")))
    entries.put(entry(tags=("shared",)))
    entries.remove(first.id)
    assert connection.execute("SELECT name FROM tag").fetchall() == [("shared",)]

    second = entries.put(entry(tags=("passing", "staying")))
    kept = entries.get(second.id)
    assert kept is not None
    entries.put(replace(kept, tags=("staying",)))
    assert connection.execute("SELECT name FROM tag ORDER BY name").fetchall() == [("shared",), ("staying",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_removed_entry_is_in_no_page_of_the_file(
    path: Path, connection: Connection, entries: Entries
) -> None:
    with transaction(connection):
        entries.put(entry("Staying."))
        row = entries.put(entry("marzipan " * 2000, tags=("cinnamon",)))
    assert clear_pages(path).count(b"marzipan") > 1900
    assert b"cinnamon" in clear_pages(path)

    with transaction(connection):
        entries.remove(row.id)

    left = clear_pages(path)
    assert b"Staying." in left
    assert b"marzipan" not in left
    assert b"cinnamon" not in left
