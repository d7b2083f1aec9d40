"""What a person typed as terms, and where they stand in a text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.query import terms_of
from journal_app.domain.search import (
    Place,
    Term,
    excerpt_of,
    folded,
    index_text,
    is_cjk,
    is_word_character,
    spans_of,
)

texts = st.text(st.sampled_from("abé Éß ﬁİ雨の가\u0301\n-_*#1’") | st.characters(codec="utf-8"), max_size=80)


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("Kettle sang", (Term("kettle"), Term("sang"))),
        ("  kettle,sang! ", (Term("kettle"), Term("sang"))),
        ("CAFÉ", (Term("cafe"),)),
        ("k", ()),
        ("kettle s", (Term("kettle"),)),
        ("kettle s ", (Term("kettle"), Term("s"))),
        ("a kettle", (Term("a"), Term("kettle"))),
        ("雨", (Term("雨", is_cjk=True),)),
        ("tea雨の日", (Term("tea"), Term("雨の日", is_cjk=True))),
        ("", ()),
        ("?!", ()),
    ],
)
def test_a_query_becomes_terms(query: str, terms: tuple[Term, ...]) -> None:
    assert terms_of(query) == terms


@given(texts)
def test_terms_are_folded_and_only_phrases_hold_spaces(query: str) -> None:
    for term in terms_of(query):
        assert term.text
        assert term.text == folded(term.text)
        assert term.text.split(" ") == term.text.split()


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("The kettle, the KETTLES.", "kett", ["kett", "KETT"]),
        ("the tekettle", "kettle", []),
        ("Caf\u00e9, cafe\u0301", "cafe", ["Caf\u00e9", "cafe"]),
        ("Straße", "strasse", ["Straße"]),
        ("雨の日の雨", "雨", ["雨", "雨"]),
        ("a an a", "a kettle", ["a", "a"]),
        ("kettle-kettle", "kettle", ["kettle", "kettle"]),
        ("The first — frost, first frosts", '"first frost"', ["first — frost"]),
        ("The first — frost, first frosts", '"first frost', ["first — frost", "first frost"]),
        ("firstfrost", '"first frost"', []),
        ("frost and rain", "frost -rain", ["frost"]),
        ("frost and rain", "#frost rain", ["rain"]),
        ("# Frost", "title:frost", ["Frost"]),
    ],
)
def test_spans_are_what_a_person_would_mark(text: str, query: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in spans_of(text, terms_of(query))] == marked


@given(texts, texts)
def test_spans_lie_in_the_text_in_order_and_begin_words(text: str, query: str) -> None:
    terms = terms_of(query)
    before = 0
    for start, end in spans_of(text, terms):
        assert before <= start < end <= len(text)
        before = end
        marked = folded(text[start:end])
        assert any(term.text[0] in marked for term in terms)
        assert is_word_character(text[start]) or is_cjk(text[start])


@given(texts)
def test_a_word_of_the_text_is_found_in_it(text: str) -> None:
    terms = terms_of(text)
    if terms and not terms[0].excluded and terms[0].place is Place.ANYWHERE:
        assert spans_of(text, (terms[0],)) or len(terms[0].text) == 1


@given(texts, texts, st.integers(8, 160))
def test_an_excerpt_is_short_and_its_spans_lie_inside(text: str, query: str, width: int) -> None:
    excerpt, spans = excerpt_of(text, terms_of(query), width)
    assert len(excerpt) <= width + 2
    assert "\n" not in excerpt
    before = 0
    for start, end in spans:
        assert before <= start < end <= len(excerpt)
        before = end


def test_an_excerpt_far_into_a_text_begins_with_a_word_before_the_match() -> None:
    excerpt, ((start, end),) = excerpt_of("some words " * 100 + "kettle " + "more " * 100, terms_of("kettle"))
    assert excerpt.startswith("… ")
    assert excerpt[2:6] in ("some", "word")
    assert excerpt[start:end] == "kettle"


def test_without_a_match_the_excerpt_is_how_the_entry_begins() -> None:
    assert excerpt_of("# Rain\nIt rained.", terms_of("kettle")) == ("It rained.", ())


@given(texts)
def test_the_index_takes_words_folded_and_cjk_apart(text: str) -> None:
    taken = index_text(text)
    assert taken.replace(" ", "") == folded(text).replace(" ", "")
    assert not any(is_cjk(a) and is_cjk(b) for a, b in itertools.pairwise(taken))
