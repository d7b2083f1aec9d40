"""Words are found as a reader would, and a place never cuts a letter in two."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.find import places_of
from journal_app.domain.search import folded

TEXTS = st.text(alphabet="aAbéE\u0301ßſ ’İ한ガ😀\u00a0\u2028\u200f\n", max_size=30)


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Frost, frost, FROST", "frost", ["Frost", "frost", "FROST"]),
        ("café cafe\u0301 CAFÉ cafe", "cafe", ["café", "cafe\u0301", "CAFÉ", "cafe"]),
        ("defrosted", "frost", ["frost"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("Straße strasse", "strasse", ["Straße", "strasse"]),
        ("ß", "s", []),
        ("a\nb a b", "a b", ["a b"]),
        ("😀 one 😀 two", "😀", ["😀", "😀"]),
        ("one", "", []),
    ],
)
def test_words_are_found_whatever_their_case_and_accents(text: str, words: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in places_of(text, words)] == found


@pytest.mark.parametrize(
    ("text", "words", "count"),
    [
        ("her hers other her", "her", 2),
        ("don't do", "do", 1),
        ("- her, (her)", "her", 2),
        ("a*her*", "*her", 1),
    ],
)
def test_whole_words_are_no_part_of_longer_ones(text: str, words: str, count: int) -> None:
    assert len(places_of(text, words, whole=True)) == count


@given(TEXTS, TEXTS)
def test_every_place_reads_as_what_was_looked_for(text: str, words: str) -> None:
    places = places_of(text, words)
    assert all(folded(text[start:end]) == folded(words) for start, end in places)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(places))


@given(TEXTS, st.text(alphabet="aé ", min_size=1, max_size=3))
def test_what_stands_there_is_found(text: str, words: str) -> None:
    assert places_of(f"x{words}x{text}", words)
