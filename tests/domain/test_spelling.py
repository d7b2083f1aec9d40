"""Which words are looked at, which are known, and what may be meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.content.word_list import read_word_list
from journal_app.domain.spelling import WordList, suggestions, words_in
from journal_app.paths import resources_folder

KNOWN = ("miscarriage", "Miscarriage", "MISCARRIAGE", "Ireland", "IRELAND", "naïve", "Cafe\u0301", "don't")
KNOWN += (
    "don’t",
    "baby’s",
    "midwife’s",
    "IVF",
    "a",
    "color",
    "colour",
    "organise",
    "mum",
    "foetus",
    "ectopic",
    "WhatsApp",
)


@pytest.fixture(scope="module")
def words() -> WordList:
    return read_word_list(resources_folder())


@pytest.mark.parametrize(
    ("line", "looked_at"),
    [
        ("I don’t know, they're here", ["I", "don’t", "know", "they're", "here"]),
        ("at 10am, the 2nd, snake_case", ["at", "the"]),
        ("see https://a.example/teh and me@example.org", ["see", "and"]),
        ("**bold** and `code teh`", ["bold", "and"]),
        ("mother-in-law", ["mother", "in", "law"]),
        ("Привет שלום 你好 hello", ["hello"]),
        ("naïve cafe\u0301 😀end", ["naïve", "cafe\u0301", "end"]),
        ("", []),
    ],
)
def test_only_what_can_be_judged_is_looked_at(line: str, looked_at: list[str]) -> None:
    assert [line[start:end] for start, end in words_in(line)] == looked_at


@given(st.text(max_size=60))
def test_words_of_any_line_lie_in_it_in_order(line: str) -> None:
    places = list(words_in(line))
    assert all(0 <= start < end <= len(line) for start, end in places)
    assert places == sorted(places)


@pytest.mark.parametrize("word", KNOWN)
def test_a_word_is_known_in_capitals_with_accents_and_with_any_apostrophe(words: WordList, word: str) -> None:
    assert words.knows(word)


@pytest.mark.parametrize("word", ["teh", "recieve", "ireland", "tonigt", "zzzzzz", "dont"])
def test_what_is_in_no_list_is_not_known(words: WordList, word: str) -> None:
    assert not words.knows(word)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("teh", "the"),
        ("recieve", "receive"),
        ("Definately", "Definitely"),
        ("TOMMOROW", "TOMORROW"),
        ("dont", "don't"),
        ("alot", "a lot"),
        ("miscariage", "miscarriage"),
        ("ireland", "Ireland"),
        ("anxios", "anxious"),
        ("rivr", "river"),
        ("tonigt", "tonight"),
    ],
)
def test_what_is_most_likely_meant_comes_first(words: WordList, word: str, meant: str) -> None:
    assert suggestions(word, words)[0] == meant


def test_rude_words_are_known_and_never_suggested(words: WordList) -> None:
    assert words.knows("shitty")
    assert "shitty" not in suggestions("shittty", words)


@given(st.text(alphabet="abcdeæŒıß'’\u0301", min_size=1, max_size=45))
def test_any_word_can_be_asked_about(word: str) -> None:
    few = WordList("abba\nabed\nbead\ncab\n\nbad\n")
    few.knows(word)
    assert len(suggestions(word, few)) <= 5


def test_every_word_of_the_list_is_found_in_it(words: WordList) -> None:
    for letter in "aQz":
        assert all(words.has(word) for word in words.beginning_with(letter)[::40])
    assert words.beginning_with("z")[-1].startswith("zy")
    assert not words.has("a\nb")
