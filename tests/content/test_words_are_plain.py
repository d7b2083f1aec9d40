"""Reading level and words of everything under resources/content that a person may read."""

from __future__ import annotations

import statistics
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from plain_words import BANNED, LONGEST_SENTENCE, SCHOOL_YEARS, WORD, grade, sentences, syllables

from journal_app.paths import resources_folder

CONTENT = resources_folder() / "content" / "en"
FILES = sorted(CONTENT.glob("*.toml"))

FOR_EDITORS = frozenset(
    (
        *("facts", "must_say", "must_not", "must_match", "sources", "source", "where", "article"),
        *("checked", "verified", "hold", "open", "note", "title_note"),
        *("id", "code", "country", "tags"),
    )
)
"""Fields that steer a text or document it. They are not shown, or are checked by their own tests."""

NAMES = frozenset(["name", "number", "contact", "how", "label"])
"""What others are called and how they are reached: shown as it is, in its own words."""


def strings(value: object, path: str, left_out: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of every string that is not in a field of `left_out`."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for number, item in enumerate(value, start=1):
            yield from strings(item, f"{path}.{number}", left_out)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in left_out:
                yield from strings(item, f"{path}.{value.get('id', key) if key == 'body' else key}", left_out)


def read(file: Path) -> dict[str, object]:
    return tomllib.loads(file.read_text("utf-8"))


def shown(file: Path, left_out: frozenset[str] = FOR_EDITORS | NAMES) -> list[tuple[str, str]]:
    """Return the texts of a file that a person may read. Sources and countries are names throughout."""
    if file.name in ("sources.toml", "countries.toml"):
        return []
    return list(strings(read(file), file.name, left_out))


def long_texts() -> list[tuple[str, str]]:
    """Texts of 25 words and more: below that a grade says nothing."""
    return [item for file in FILES for item in shown(file) if len(WORD.findall(item[1])) >= 25]


def test_the_measure_knows_hard_from_easy() -> None:
    hard = "Notwithstanding considerable variability, psychological sequelae necessitate evaluation."
    assert grade("The cat sat on the wall. It did not move.") < 2
    assert grade(hard) > 20
    assert [len(words) for words in sentences("- one two\n- three\n\nFour five. Six?")] == [2, 1, 2, 1]
    assert syllables("people") == 2
    assert syllables("take") == 1


@pytest.mark.parametrize(
    "words", ["Well done, you", "at least you know", "so her husband", "Go!", "a way out"]
)
def test_the_list_of_words_finds_them(words: str) -> None:
    assert BANNED.search(words)


@pytest.mark.parametrize("words", ["the other day", "this", "a cottage", "call for help", "history"])
def test_the_list_of_words_leaves_others_alone(words: str) -> None:
    assert not BANNED.search(words)


def test_there_is_content_to_measure() -> None:
    assert len(long_texts()) > 100


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_text_uses_words_that_hurt(file: Path) -> None:
    found = [
        f"{path}: {match.group()}"
        for path, text in shown(file, FOR_EDITORS)
        for match in BANNED.finditer(text)
        if not (path.endswith("name") and file.name in ("crisis_lines.toml", "support_orgs.toml"))
    ]
    assert found == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_text_has_pictures_in_place_of_words(file: Path) -> None:
    texts = [text for _, text in strings(read(file), file.name, frozenset())]
    assert not {
        letter for text in texts for letter in text if unicodedata.category(letter) in ("So", "Cs", "Co")
    }


@pytest.mark.parametrize("item", long_texts(), ids=lambda item: item[0])
def test_every_text_can_be_read_after_eight_years_of_school(item: tuple[str, str]) -> None:
    assert grade(item[1]) <= SCHOOL_YEARS


def test_the_texts_together_stay_well_below_that() -> None:
    assert statistics.mean(grade(text) for _, text in long_texts()) <= 6


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_sentence_is_longer_than_twenty_five_words(file: Path) -> None:
    long = [
        f"{path}: {' '.join(words)}"
        for path, text in shown(file)
        for words in sentences(text)
        if len(words) > LONGEST_SENTENCE
    ]
    assert long == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_half_of_the_sentences_have_fourteen_words_or_fewer(file: Path) -> None:
    lengths = [len(words) for _, text in shown(file) for words in sentences(text)]
    assert statistics.median(lengths or [0]) <= 14
