"""Entries: their order, their titles, and the day a night belongs to."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.entry import (
    clean_tag,
    diary_day,
    first_key_after,
    first_key_of,
    first_words,
    plain_words,
    sort_key,
    title_of,
)

days = st.dates(date(1900, 1, 1), date(2200, 1, 1))
minutes = st.integers(0, 2040 - 1)
sequences = st.integers(0, 511)


def at(day: date, minute: int) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=timezone(timedelta(hours=2))) + timedelta(
        minutes=minute
    )


@given(days, minutes, sequences, days, minutes, sequences)
def test_keys_sort_by_day_then_time_then_sequence(
    day: date, minute: int, sequence: int, other: date, other_minute: int, other_sequence: int
) -> None:
    key = sort_key(day, at(day, minute), sequence)
    other_key = sort_key(other, at(other, other_minute), other_sequence)
    assert (key < other_key) == ((day, minute, sequence) < (other, other_minute, other_sequence))
    assert (key == other_key) == ((day, minute, sequence) == (other, other_minute, other_sequence))


@given(days, st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)), sequences)
def test_every_key_lies_within_its_day(day: date, wall: datetime, sequence: int) -> None:
    key = sort_key(day, wall, sequence)
    assert first_key_of(day) <= key < first_key_after(day) == first_key_of(day + timedelta(days=1))


def test_half_past_one_at_night_comes_after_the_evening_of_its_day() -> None:
    day = date(2026, 5, 8)
    assert sort_key(day, at(day, 25 * 60 + 30)) > sort_key(day, at(day, 22 * 60))


def test_a_back_dated_entry_counts_by_its_time_of_day() -> None:
    day = date(2026, 5, 8)
    assert sort_key(day, at(date(2026, 6, 1), 600)) == sort_key(day, at(day, 600))


@pytest.mark.parametrize("sequence", [-1, 512])
def test_a_sequence_that_would_reach_into_the_next_minute_is_refused(sequence: int) -> None:
    with pytest.raises(ValueError, match="sequence"):
        sort_key(date(2026, 5, 8), at(date(2026, 5, 8), 0), sequence)


@pytest.mark.parametrize(("hour", "ago"), [(0, 1), (3, 1), (4, 0), (12, 0), (23, 0)])
def test_before_four_the_night_belongs_to_the_day_before(hour: int, ago: int) -> None:
    now = datetime(2026, 5, 8, hour, 59, tzinfo=UTC)
    assert diary_day(now) == date(2026, 5, 8) - timedelta(days=ago)


@pytest.mark.parametrize(
    ("text", "title", "words"),
    [
        ("# Rain\nIt rained.", "Rain", "It rained."),
        ("\n\n## **Rain** ##\n\n- one\n- [x] two", "Rain", "one two"),
        ("It rained.\n# Later", "", "It rained. Later"),
        ("#rain is a tag here", "", "#rain is a tag here"),
        ("> *soft* words", "", "soft words"),
        ("snake_case stays", "", "snake_case stays"),
        ("", "", ""),
        ("# ", "", ""),
    ],
)
def test_title_and_first_words(text: str, title: str, words: str) -> None:
    assert title_of(text) == title
    assert first_words(text) == words


@given(st.text())
def test_any_text_becomes_one_line_without_outer_spaces(text: str) -> None:
    for line in (plain_words(text), title_of(text), first_words(text)):
        assert "\n" not in line
        assert line == line.strip()


@given(st.text())
def test_a_cleaned_tag_is_clean(name: str) -> None:
    tag = clean_tag(name)
    assert "\n" not in tag
    assert not tag.startswith("#")
    assert tag == tag.strip()
    assert clean_tag(tag) == tag


def test_a_tag_keeps_its_words() -> None:
    assert clean_tag("  #  Hospital \t visit ") == "Hospital visit"
