"""The person's word for the loss, in sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.words import ChosenWords, LossWord, Partner, fill


@pytest.mark.parametrize(
    ("chosen", "word", "own_line"),
    [
        (ChosenWords(), None, None),
        (ChosenWords(LossWord.BABY), "your baby", "the baby"),
        (ChosenWords(LossWord.PREGNANCY), "the pregnancy", "the pregnancy"),
        (ChosenWords(LossWord.NAME, " Robin "), "Robin", "Robin"),
        (ChosenWords(LossWord.OWN, "our star"), "our star", "our star"),
        (ChosenWords(LossWord.NAME, "  "), None, None),
        (ChosenWords(LossWord.NOTHING, "Robin"), None, None),
    ],
)
def test_the_word_is_the_persons(chosen: ChosenWords, word: str | None, own_line: str | None) -> None:
    assert chosen.word == word
    assert chosen.own_line_word == own_line


def test_nothing_is_assumed() -> None:
    assert ChosenWords() == ChosenWords(LossWord.NOTHING, "", Partner.UNSAID)


@given(st.text(st.characters(exclude_characters="{}")), st.text(st.characters(exclude_characters="{}")))
def test_a_text_is_filled_everywhere_and_a_word_is_never_taken_apart(word: str, rest: str) -> None:
    assert fill("{baby} and {baby}" + rest, "none", word) == f"{word} and {word}{rest}"
    assert fill("{baby}" + rest, "none", None) == "none"
