"""How hard a passphrase is to guess, in words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.vault.strength import Strength, judge


@pytest.mark.parametrize("passphrase", ["", "short", "1234567", "       a       ", "          "])
def test_fewer_than_eight_characters_are_too_few(passphrase: str) -> None:
    assert judge(passphrase) is Strength.TOO_SHORT


@pytest.mark.parametrize(
    "passphrase", ["password", "password1", "12345678", "qwertyuiop", "a" * 72, "winter2019"]
)
def test_what_everybody_chooses_is_weak(passphrase: str) -> None:
    assert judge(passphrase) is Strength.WEAK


@pytest.mark.parametrize(
    "sentence",
    ["the blue house had a crooked door", "tulip lantern gravel", "我们在河边坐了一整个下午没有说话"],
)
def test_a_plain_sentence_without_digits_or_capitals_is_strong(sentence: str) -> None:
    assert judge(sentence) is Strength.STRONG


def test_a_page_long_passphrase_is_welcome() -> None:
    assert judge("the rain fell softly and nobody came by until the evening " * 50) is Strength.STRONG


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=90))
def test_any_text_can_be_judged(text: str) -> None:
    assert (judge(text) is Strength.TOO_SHORT) == (len(text.strip()) < 8)


def test_every_step_has_calm_words() -> None:
    for step in Strength:
        assert step.words.endswith(".")
        assert "!" not in step.words
