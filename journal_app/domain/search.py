"""Searching: what is looked for, what may be found, and where it stands in a text.

Words match from their beginning, without regard to case and accents. Chinese, Japanese and
Korean characters, which are written without spaces, match one by one, in order.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from journal_app.domain.entry import EntryRow, first_words, plain_words


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """Which entries may be found: from `first` to `last` inclusive, with every one of `tags`.

    Of one of `kinds`, if there are any. A search leaves out letters that are sealed, unless `sealed_too`.
    Lists show their titles anyway.
    """

    first: date | None = None
    last: date | None = None
    tags: tuple[str, ...] = ()
    sealed_too: bool = False
    kinds: tuple[str, ...] = ()
    favourites: bool = False
    with_photo: bool = False

    @property
    def is_open(self) -> bool:
        """True when nothing is held back."""
        days_or_tags = self.first is not None or self.last is not None or bool(self.tags)
        return not (days_or_tags or self.kinds or self.favourites or self.with_photo)

    def lets_through(self, row: EntryRow) -> bool:
        """True if the entry of a row is none of those held back."""
        return (
            (self.first or date.min) <= row.day <= (self.last or date.max)
            and set(self.tags) <= set(row.tags)
            and (not self.kinds or row.kind in self.kinds)
            and row.favourite >= self.favourites
            and bool(row.photos) >= self.with_photo
        )


class Place(StrEnum):
    """Where a term has to stand."""

    ANYWHERE = "anywhere"
    TITLE = "title"
    TAG = "tag"
    LETTER = "letter"  # anywhere in a letter


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for: a word from its beginning, a phrase, or a run of CJK characters in order.

    The last word of a phrase may go on, unless it is `whole`. What is `excluded` must not be there.
    """

    text: str  # folded; one space between the words of a phrase
    is_cjk: bool = False
    whole: bool = False
    place: Place = Place.ANYWHERE
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that was found: its row, and an excerpt with the places of the words in it."""

    row: EntryRow
    excerpt: str
    spans: tuple[tuple[int, int], ...]  # start, end in `excerpt`


def is_cjk(character: str) -> bool:
    """True for characters of scripts written without spaces, which are indexed one by one."""
    code = ord(character)
    return (
        0x2E80 <= code <= 0x30FF  # radicals, kana
        or 0x3100 <= code <= 0x31FF  # bopomofo, strokes, kana extensions
        or 0x3400 <= code <= 0x4DBF
        or 0x4E00 <= code <= 0x9FFF
        or 0xA960 <= code <= 0xA97F
        or 0xAC00 <= code <= 0xD7FF  # hangul
        or 0x1100 <= code <= 0x11FF
        or 0xF900 <= code <= 0xFAFF
        or 0xFF66 <= code <= 0xFF9F
        or 0x20000 <= code <= 0x3FFFF
    )


def is_word_character(character: str) -> bool:
    """True for what the index counts as part of a word: letters, numbers, marks, private use."""
    return unicodedata.category(character)[0] in "LNM" or unicodedata.category(character) == "Co"


def fold(character: str) -> str:
    """Return one character without case and accents; may be longer or empty.

    CJK characters stay as they are: taken apart, a Hangul syllable or a voiced kana would be lost.
    """
    if character.isascii():
        return character.lower()
    if is_cjk(character):
        return character
    decomposed = unicodedata.normalize("NFD", character.casefold())
    return "".join(part for part in decomposed if not unicodedata.combining(part))


def folded(text: str) -> str:
    """Return a text without case and accents."""
    return text.lower() if text.isascii() else "".join(map(fold, text))


def index_text(text: str) -> str:
    """Return a text as the search index takes it: folded, with CJK characters set apart."""
    flat = folded(text)
    if flat.isascii():
        return flat
    return "".join(f" {part} " if is_cjk(part) else part for part in flat)


def spans_of(text: str, terms: tuple[Term, ...]) -> tuple[tuple[int, int], ...]:
    """Return where the terms stand in `text`, in order and without overlap, for highlighting."""
    if not terms:
        return ()
    flat, origin = fold_with_origin(text)
    spans: list[tuple[int, int]] = []
    for term in terms:
        words = index_text(term.text).split()
        if term.excluded or term.place is Place.TAG or not words:
            continue
        start = flat.find(words[0])
        while start >= 0:
            end = _end_of_match(flat, start, words, whole=term.whole)
            if end:
                spans.append((origin[start], origin[end - 1] + 1))
            start = flat.find(words[0], end or start + 1)
    return _merged(sorted(spans))


def excerpt_of(
    text: str, terms: tuple[Term, ...], width: int = 160
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return about `width` characters of `text` around the first match, and the matches in it."""
    words = plain_words(text)
    spans = spans_of(words, terms)
    if not spans:
        return first_words(text)[:width], ()
    start = max(0, spans[0][0] - width // 4)
    if start:
        space = words.find(" ", start, spans[0][0])
        start = space + 1 if space >= 0 else start
    piece = words[start : start + width]
    lead = "… " if start else ""
    shift = len(lead) - start
    inside = tuple((a + shift, min(b, start + width) + shift) for a, b in spans if a < start + width)
    return lead + piece, inside


def _end_of_match(flat: str, start: int, words: list[str], *, whole: bool) -> int:
    """Return where the words end that begin at `start` one after the other, or 0 if they do not."""
    if _goes_on(flat, start):
        return 0
    at = start
    for number, word in enumerate(words):
        while number and at < len(flat) and not is_word_character(flat[at]):
            at += 1
        if not flat.startswith(word, at):
            return 0
        at += len(word)
        may_go_on = number == len(words) - 1 and not whole and len(word) > 1
        if _goes_on(flat, at) and not may_go_on:
            return 0
    return at


def _goes_on(flat: str, at: int) -> bool:
    """True if a word stands on both sides of `at`; CJK characters stand for themselves."""
    if not 0 < at < len(flat):
        return False
    left, right = flat[at - 1], flat[at]
    both = is_word_character(left) and is_word_character(right)
    return both and not is_cjk(left) and not is_cjk(right)


def fold_with_origin(text: str) -> tuple[str, Sequence[int]]:
    """Return the folded text, and for each of its characters where it stood in `text`."""
    folds = {ord(character): fold(character) for character in set(text)}
    if all(len(part) == 1 for part in folds.values()):  # nearly always, and a hundred times quicker
        return text.translate(folds), range(len(text))
    origin = [index for index, character in enumerate(text) for _ in folds[ord(character)]]
    return text.translate(folds), origin


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
