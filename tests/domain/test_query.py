"""What a person types into the search field is always a query."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.query import is_search, terms_of
from journal_app.domain.search import Place, Term

TITLE, TAG, LETTER = Place.TITLE, Place.TAG, Place.LETTER


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ('"first frost"', (Term("first frost", whole=True),)),
        ("“First  frost”", (Term("first frost", whole=True),)),
        ('"first fro', (Term("first fro"),)),
        ('"frost"', (Term("frost", whole=True),)),
        ('"雨の日"', (Term("雨の日", is_cjk=True),)),
        ("rain -frost", (Term("rain"), Term("frost", excluded=True))),
        ('-"first frost"', (Term("first frost", whole=True, excluded=True),)),
        ("-well-known", (Term("well known", excluded=True),)),
        ("well-known", (Term("well"), Term("known"))),
        ("title:frost", (Term("frost", place=TITLE),)),
        ("Title: frost", (Term("frost", place=TITLE),)),
        ("title:f", (Term("f", place=TITLE),)),
        ("tag:garden #sleep", (Term("garden", place=TAG), Term("sleep", place=TAG))),
        ('#"hard day"', (Term("hard day", whole=True, place=TAG),)),
        ("-#garden", (Term("garden", place=TAG, excluded=True),)),
        ("-title:rain", (Term("rain", place=TITLE, excluded=True),)),
        ("letter:frost", (Term("frost", place=LETTER),)),
    ],
)
def test_signs_say_where_and_how_to_look(query: str, terms: tuple[Term, ...]) -> None:
    assert terms_of(query) == terms


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("title:", ["title"]),
        ("tag: ", ["tag"]),
        ("at 22:10 today", ["at", "22", "10", "today"]),
        ("subtitle:frost", ["subtitle", "frost"]),
        ('5" of snow', ["5", "of", "snow"]),
        ("rain - and frost", ["rain", "and", "frost"]),
        ("rain AND (frost OR NOT", ["rain", "and", "frost", "or", "not"]),
        ("rain* ^frost {snow}", ["rain", "frost", "snow"]),
        ("# frost", ["frost"]),
    ],
)
def test_what_is_no_sign_is_a_word(query: str, words: list[str]) -> None:
    assert [term.text for term in terms_of(query)] == words
    assert all(term == Term(term.text) for term in terms_of(query))


@pytest.mark.parametrize(
    "query", ["", "-", '"', '""', "#", "k", "-k", "letter:k", "title:-", '-"', "::", "- -"]
)
def test_what_holds_too_little_looks_for_nothing(query: str) -> None:
    assert not is_search(query)


@given(st.text(st.sampled_from('ab -"“”#:雨 \n') | st.characters(), max_size=60))
def test_any_text_is_a_query(query: str) -> None:
    for term in terms_of(query):
        assert term.text.strip()
    for term in terms_of(f"title:{query} -#{query} letter:{query}"):
        assert term.text.strip()


@given(st.lists(st.sampled_from(("rain", "first frost", "é", "雨の日")), min_size=1, max_size=4))
def test_phrases_come_back_as_they_were_quoted(phrases: list[str]) -> None:
    query = " ".join(f'"{phrase}"' for phrase in phrases)
    assert [term.text for term in terms_of(query)] == [phrase.replace("é", "e") for phrase in phrases]
