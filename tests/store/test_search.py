"""Searching: what is found, in which order, and that no text a person types can break it."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal_app.domain.entry import LETTER, PAGE, EntryRow
from journal_app.domain.errors import Interrupted
from journal_app.domain.query import terms_of
from journal_app.domain.search import Place, SearchFilter, Term, is_word_character
from journal_app.store.connection import Connection, reading, transaction
from journal_app.store.entries import Entries
from journal_app.store.search import MOST_TERMS, SearchIndex, _words

from .made import DAY, TRICKY, clear_pages, entry, keep, steps_of, texts, undone

EVERYTHING = SearchFilter()


def find(index: SearchIndex, query: str, only: SearchFilter = EVERYTHING) -> list[str]:
    """The full texts of what is found, newest first."""
    found = index.find(terms_of(query), only, None, 99)
    assert len(found) == index.count(terms_of(query), only)
    return [text for _, text in found]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("We planted a rosemary bush.", "rosem"),
        ("We planted a rosemary bush.", "ROSEMARY"),
        ("We planted a rosemary bush.", "bush ros we"),
        ("Plan A it is", "a plan"),
        ("Émile said “good night”…", "emile good"),
        ("Emile", "ÉMILE"),
        ("Straße", "strasse"),
        ("İstanbul ve ışık", "istanbul"),
        ("ΣΊΣΥΦΟΣ", "σισυφος"),
        ("Привет, ёжик", "ежик"),
        ("שָׁלוֹם", "שלום"),
        ("हिन्दी में", "हिन्दी"),
        ("𞤀𞤣𞤤𞤢𞤥", "𞤀𞤣"),
        ("snake_case and 3.14", "case 14"),
        ("don't", "don"),
        ("don’t", "t don"),
        ("one\0two\0three", "three two"),
        ("今日は雨です", "雨"),
        ("今日は雨です", "今日"),
        ("雨、雪", "雨　雪"),
        ("雪と雨", "雨　雪"),
        ("한국어로", normalize("NFD", "국어")),
        (normalize("NFD", "한국어로"), "국어"),
        (normalize("NFD", "ガラス"), "ガラ"),
        ("日記 diary 2026", "diary 日記"),
    ],
)
def test_it_finds(entries: Entries, index: SearchIndex, text: str, query: str) -> None:
    keep(entries, index, entry("something else"))
    keep(entries, index, entry(text))
    assert find(index, query) == [text]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("rosemary", "mary"),
        ("rosemary", "rosemarys"),
        ("rosemary", "rosemary thyme"),
        ("apple pie", "pie a "),
        ("雨が降る", "雨降"),
        ("今日", "日今"),
        ("", "a b"),
        ("anything", ""),
        ("anything", "?!"),
        ("⚑", "⚑"),
    ],
)
def test_it_does_not_find(entries: Entries, index: SearchIndex, text: str, query: str) -> None:
    keep(entries, index, entry(text))
    assert find(index, query) == []


def test_the_newest_come_first_and_pages_join(
    connection: Connection, entries: Entries, index: SearchIndex
) -> None:
    with transaction(connection):
        for number in range(23):
            keep(entries, index, entry(f"walk {number}", day=DAY + timedelta(days=number * 7 % 23)))
    listed = entries.rows(None, 99)

    seen: list[EntryRow] = []
    while page := index.find(terms_of("walk"), EVERYTHING, seen[-1].key if seen else None, 5):
        seen += [row for row, _ in page]

    assert seen == listed


def test_a_row_that_was_found_is_the_row_of_the_list(entries: Entries, index: SearchIndex) -> None:
    text = "x" * 190 + " 🕯 candle " * 30
    row = keep(entries, index, entry(text, tags=("b", "a")))
    assert index.find(terms_of("candle"), EVERYTHING, None, 5) == [(row, text)]
    assert entries.rows(None, 5) == [row]


def test_tags_are_words_too_and_filter_as_a_whole(entries: Entries, index: SearchIndex) -> None:
    keep(entries, index, entry("one", tags=("Hard day", "sleep")))
    keep(entries, index, entry("two", tags=("hard", "day")))
    keep(entries, index, entry("three hard day", tags=("sleep",)))

    def tagged(query: str, *tags: str) -> list[str]:
        return find(index, query, SearchFilter(tags=tags))

    assert find(index, "hard day") == ["three hard day", "two", "one"]
    assert tagged("hard", "Hard day") == ["one"]
    assert tagged("hard", "hard day") == []
    assert tagged("hard", "sleep") == ["three hard day", "one"]
    assert tagged("day", "hard", "day") == ["two"]
    assert tagged("", "sleep") == ["three hard day", "one"]
    assert tagged("unknown", "sleep") == []
    assert index.find((Term("?!"),), SearchFilter(tags=("sleep",)), None, 5) == []
    assert tagged("day", 'a" OR "b') == []


def test_words_of_text_and_tags_do_not_run_together(entries: Entries, index: SearchIndex) -> None:
    keep(entries, index, entry("今", tags=("日", "記")))
    assert find(index, "今 日 記") == ["今"]
    assert find(index, "今日") == []
    assert find(index, "日記") == []


def test_dates_narrow_what_is_found(entries: Entries, index: SearchIndex) -> None:
    for number in range(5):
        keep(entries, index, entry(f"rain {number}", day=DAY + timedelta(days=number)))

    def between(first: date | None, last: date | None) -> list[str]:
        return find(index, "rain", SearchFilter(first, last))

    assert between(DAY + timedelta(days=1), DAY + timedelta(days=3)) == ["rain 3", "rain 2", "rain 1"]
    assert between(None, DAY) == ["rain 0"]
    assert between(DAY + timedelta(days=4), None) == ["rain 4"]
    assert between(DAY + timedelta(days=3), DAY) == []


def test_changed_and_removed_entries_are_found_by_their_new_words_only(
    entries: Entries, index: SearchIndex
) -> None:
    row = keep(entries, index, entry("first words", tags=("old tag",)))
    index.put(row.key, "second thoughts", ("new tag",))
    assert find(index, "first") == find(index, "old") == []
    assert find(index, "thoughts new") == ["first words"]
    assert find(index, "thoughts", SearchFilter(tags=("old tag",))) == []

    index.remove(row.key)
    index.remove(row.key)
    assert find(index, "thoughts") == []


@given(query=st.one_of(texts, st.text('"*^:(){}+-,. ANDORNEAT\0⚑ab', max_size=60)))
@example('" OR 1')
@example("a* AND")
@example("NEAR(a b)")
@example("words : a")
@example("-a ^b {c}")
@example("ab cd " * 40_000)
@example(" ".join(f"w{number}" for number in range(5_000)))
def test_no_text_a_person_types_breaks_the_search(shared: Connection, query: str) -> None:
    index = SearchIndex(shared)
    terms = terms_of(query)
    raw = (Term(query), Term(query, is_cjk=True), *terms[:3])
    for asked in (terms, raw):
        for only in (EVERYTHING, SearchFilter(tags=(query,))):
            assert index.find(asked, only, None, 5) == []
            assert index.count(asked, only) == 0


@given(text=texts, tag=texts)
def test_every_word_of_any_text_finds_it(shared: Connection, text: str, tag: str) -> None:
    entries, index = Entries(shared), SearchIndex(shared)
    with undone(shared):
        row = entries.put(entry(text, tags=(tag,)))
        index.put(row.key, text, row.tags)
        for word in {*_wherever(text), *_wherever(row.tags[0])}:
            assert index.count((word,), EVERYTHING) == 1, word
            if not word.is_cjk and len(word.text) > 2:
                assert index.count((Term(word.text[:2]),), EVERYTHING) == 1
        assert index.count(_wherever(text)[:MOST_TERMS], SearchFilter(tags=row.tags)) == 1


def _wherever(text: str) -> tuple[Term, ...]:
    """The words of a text as terms, whatever its signs would ask for."""
    return tuple(replace(term, place=Place.ANYWHERE, excluded=False) for term in terms_of(text))


words = st.sampled_from(("a", "ab", "abc", "abcd", "b", "ba", "bab", "雨", "雪", "é", "E"))


@given(
    journal=st.lists(st.lists(words, max_size=6), min_size=1, max_size=6),
    query=st.lists(words, min_size=1, max_size=3),
)
def test_it_finds_what_reading_everything_would(
    shared: Connection, journal: list[list[str]], query: list[str]
) -> None:
    entries, index = Entries(shared), SearchIndex(shared)
    terms = terms_of(" ".join(query) + " ")

    def holds(text: list[str], term: Term) -> bool:
        flat = ["e" if word in ("é", "E") else word for word in text]
        if term.is_cjk:
            return term.text in flat
        return any(word == term.text or (len(term.text) > 1 and word.startswith(term.text)) for word in flat)

    with undone(shared):
        for number, text in enumerate(journal):
            keep(entries, index, entry(" ".join(text), day=DAY + timedelta(days=number)))
        found = [text for _, text in index.find(terms, EVERYTHING, None, 99)]
    expected = [" ".join(text) for text in reversed(journal) if all(holds(text, term) for term in terms)]
    assert found == (expected if terms else [])


pieces = st.sampled_from(("a", "ab", "abc", "b", "ba", "雨", "雪", "é"))
signs = st.tuples(st.sampled_from(("", "-")), st.sampled_from(("", "title:", "#", "letter:")))


@given(
    journal=st.lists(
        st.tuples(
            st.lists(pieces, max_size=4),
            st.lists(pieces, max_size=5),
            st.lists(pieces, max_size=2),
            st.booleans(),
        ),
        min_size=1,
        max_size=5,
    ),
    query=st.lists(st.tuples(signs, st.lists(pieces, min_size=1, max_size=3)), min_size=1, max_size=3),
)
def test_signs_find_what_reading_everything_would(
    shared: Connection,
    journal: list[tuple[list[str], list[str], list[str], bool]],
    query: list[tuple[tuple[str, str], list[str]]],
) -> None:
    """Titles, texts, tags, whether it is a letter; phrases with a sign before each."""

    def among(words: list[str], phrase: list[str]) -> bool:
        return any(words[at : at + len(phrase)] == phrase for at in range(len(words)))

    def fits(written: tuple[list[str], list[str], list[str], bool]) -> bool:
        title, words, tags, is_letter = written
        for (minus, place), phrase in query:
            in_tags = any(among([tag], phrase) for tag in tags)
            holds = {
                "title:": among(title, phrase),
                "#": in_tags,
                "": among(title + words, phrase) or in_tags,
                "letter:": is_letter and (among(title + words, phrase) or in_tags),
            }[place]
            if holds == bool(minus):
                return False
        return True

    entries, index = Entries(shared), SearchIndex(shared)
    terms = terms_of(" ".join(f'{minus}{place}"{" ".join(phrase)}"' for (minus, place), phrase in query))
    with undone(shared):
        expected = []
        for number, written in enumerate(journal):
            title, words, tags, is_letter = written
            text = (f"# {' '.join(title)}\n" if title else "") + " ".join(words)
            made = entry(text, day=DAY + timedelta(days=number), tags=tuple(dict.fromkeys(tags)))
            row = entries.put(made)
            index.put(row.key, text, row.tags, kind=LETTER if is_letter else PAGE)
            if fits(written):
                expected.insert(0, made.id)
        found = [row.id for row, _ in index.find(terms, EVERYTHING, None, 99)]
        best = [row.id for row, _ in index.best(terms, EVERYTHING, 99)]
        assert index.count(terms, EVERYTHING) == len(expected)
    assert found == expected
    assert sorted(best) == sorted(expected)


def test_the_best_match_comes_first(entries: Entries, index: SearchIndex) -> None:
    keep(entries, index, entry("frost, frost and frost", day=DAY))
    keep(entries, index, entry("some frost, and much else besides, " * 3, day=DAY + timedelta(days=1)))
    keep(entries, index, entry("rain", day=DAY + timedelta(days=2)))
    assert [text[:6] for text in find(index, "frost")] == ["some f", "frost,"]
    assert [text[:6] for _, text in index.best(terms_of("frost"), EVERYTHING, 5)] == ["frost,", "some f"]
    assert len(index.best(terms_of("frost"), EVERYTHING, 1)) == 1


def test_a_sealed_letter_is_found_only_when_asked_for(entries: Entries, index: SearchIndex) -> None:
    row = keep(entries, index, entry("frost"))
    index.put(row.key, "frost", (), kind=LETTER, sealed=True)
    for query in ("frost", "letter:frost", "-rain"):
        assert find(index, query) == []
        assert find(index, query, SearchFilter(sealed_too=True)) == ["frost"]


def test_no_character_is_indexed_as_anything_but_words() -> None:
    """What reaches FTS5 from a query is made of these, so it can hold no quote, operator or mark."""
    for code in range(sys.maxunicode + 1):
        indexed = _words(chr(code))
        for piece in indexed:
            assert piece == " " or (piece.isalnum() if piece.isascii() else is_word_character(piece)), hex(
                code
            )


@pytest.mark.parametrize("piece", TRICKY)
def test_words_on_both_sides_of_a_tricky_piece_are_found(
    entries: Entries, index: SearchIndex, piece: str
) -> None:
    text = f"before {piece} after"
    keep(entries, index, entry(text))
    assert find(index, "before after") == [text]


def test_an_interrupted_search_says_so_and_the_next_one_works(
    connection: Connection, entries: Entries, index: SearchIndex
) -> None:
    with transaction(connection):
        for number in range(200):
            keep(entries, index, entry("rain", day=DAY + timedelta(days=number)))

    connection.set_progress_handler(connection.interrupt, 100)
    with pytest.raises(Interrupted), reading(connection):
        index.find(terms_of("rain"), EVERYTHING, None, 99)
    with pytest.raises(Interrupted), reading(connection):
        index.count(terms_of("rain"), EVERYTHING)

    connection.set_progress_handler(None, 0)
    connection.interrupt()  # too late: nothing runs
    with reading(connection):
        assert len(index.find(terms_of("rain"), EVERYTHING, None, 99)) == 99


def test_tidying_leaves_no_trace_of_removed_words(
    path: Path, connection: Connection, entries: Entries, index: SearchIndex
) -> None:
    with transaction(connection):
        row = keep(entries, index, entry("marzipan", tags=("cinnamon",)))
    for number in range(5):
        with transaction(connection):
            keep(entries, index, entry(f"rain {number}"))
    with transaction(connection):
        index.remove(row.key)
        entries.remove(row.id)
    assert b"arzipan" in clear_pages(path)

    more, steps = True, 0
    while more:
        with transaction(connection):
            more = index.tidy()
        steps += 1

    assert steps < 20
    for trace in (b"arzipan", b"innamon", b"cinnamon".hex().encode()):
        assert trace not in clear_pages(path)
    assert len(find(index, "rain")) == 5
    with transaction(connection):
        assert not index.tidy()


def test_ten_times_the_entries_cost_no_more_steps_to_search(
    connection: Connection, entries: Entries, index: SearchIndex
) -> None:
    only = SearchFilter(tags=("often",))
    counts = []
    connection.execute("BEGIN")
    for round_of in range(2):
        for number in range(100 * (1 + 9 * round_of)):
            day = DAY + timedelta(days=1000 * round_of + number)
            keep(entries, index, entry("rain and rest", day=day, tags=("often",)))
        counts.append(steps_of(connection, lambda: index.find(terms_of("rain re"), only, None, 50)))
    connection.execute("ROLLBACK")
    assert 0 < counts[1] <= 1.1 * counts[0] + 20
