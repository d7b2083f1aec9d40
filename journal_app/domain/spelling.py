"""Spelling: which parts of a line are words to look at, which words are known, what may be meant.

English only, with American or British spelling, and only words of Latin letters. Web addresses, numbers,
code and short words in capitals are left alone. Accents may be left out or written, whatever the list says.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

MOST_SUGGESTIONS = 5

_LONGEST_INITIALS = 5
"""Letters of a word in capitals (IVF, NHS) up to which nobody asks whether it is a word."""

_LONGEST_WORD = 40
"""Letters beyond which nothing is looked for that may be meant."""

_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+(?:['’](?:[^\W\d_][\u0300-\u036f]*)+)*")
_NO_WORDS = re.compile(r"`[^`]*`|\S*(?:://|@|www\.)\S*|\w*[\d_]\w*")
_LETTERS = "abcdefghijklmnopqrstuvwxyz'"
_VOWELS = frozenset("aeiouy")
_END_OF_LATIN = "\u0250"


class WordList:
    """The words a spelling check knows, sorted, in one string: a megabyte, looked up by halving."""

    def __init__(self, text: str) -> None:
        """`text` has one word a line, sorted; behind a blank line those that are known, not suggested."""
        usual, _, unsuggested = text.partition("\n\n")
        self._usual = usual
        self._unsuggested = frozenset(unsuggested.split("\n"))

    def has(self, word: str) -> bool:
        """True if this very word is in the list."""
        at = self._place(word)
        return self._usual[at : at + len(word) + 1].rstrip("\n") == word

    def knows(self, word: str) -> bool:
        """True if a word is spelled right, also at the start of a sentence or in capitals."""
        plain = _plain(word)
        if len(plain) < 2 or (plain.isupper() and len(plain) <= _LONGEST_INITIALS):
            return True
        bare = plain[:-2] if len(plain) > 2 and plain[-2:].lower() == "'s" else plain
        return any(
            self.has(form) or form in self._unsuggested for whole in {plain, bare} for form in _cases(whole)
        )

    def beginning_with(self, letter: str) -> list[str]:
        """Return the words that may be suggested and begin with this letter."""
        start, end = self._place(letter), self._place(letter + "\uffff")
        return self._usual[start:end].split("\n")[:-1]

    def _place(self, word: str) -> int:
        """Return where the first word that is not before this one begins."""
        low, high = 0, len(self._usual)
        while low < high:
            middle = (low + high) // 2
            start = self._usual.rfind("\n", low, middle) + 1 or low
            end = self._usual.find("\n", middle)
            end = len(self._usual) if end < 0 else end
            if self._usual[start:end] < word:
                low = end + 1
            else:
                high = start
        return low


def words_in(line: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each word of a line that can be looked at."""
    passed = [(found.start(), found.end()) for found in _NO_WORDS.finditer(line)]
    passed.reverse()
    for found in _WORD.finditer(line):
        start, end = found.span()
        while passed and passed[-1][1] <= start:
            passed.pop()
        if passed and passed[-1][0] < end:
            continue
        if line.isascii() or all(map(_is_latin, found.group())):
            yield start, end


def suggestions(word: str, words: WordList) -> Sequence[str]:
    """Return known words that may be meant, the likeliest first. Takes up to some ten milliseconds."""
    plain = _plain(word).lower()
    if not 0 < len(plain) <= _LONGEST_WORD:
        return ()
    near: dict[str, float] = {}
    for form in _one_step_from(plain):
        for known in (form, form.capitalize()):
            if words.has(known):
                near[known] = _distance(plain, known.lower()) + _name_cost(word, known)
    letters = set(plain)
    for first in (plain[0], plain[0].upper()):
        for known in words.beginning_with(first):
            if abs(len(known) - len(plain)) <= 2 and len(letters.symmetric_difference(known.lower())) <= 3:
                distance = _distance(plain, known.lower())
                if distance <= (2 if len(plain) > 4 else 1.5):
                    near[known] = distance + _name_cost(word, known)
    pairs = [(plain[:at], plain[at:]) for at in range(1, len(plain))]
    near |= {
        f"{one} {other}": 0.5 if one == "a" else 1.1
        for one, other in pairs
        if _is_sayable(one, words) and _is_sayable(other, words)
    }
    found = sorted(near, key=lambda known: (near[known], abs(len(known) - len(plain)), known))
    return list(dict.fromkeys(_as_written(word, known) for known in found))[:MOST_SUGGESTIONS]


def _plain(word: str) -> str:
    """Return a word as the list writes it: straight apostrophes, no accents."""
    if word.isascii():
        return word
    flat = unicodedata.normalize("NFD", word.replace("’", "'"))
    return "".join(letter for letter in flat if not _is_accent(letter))


def _is_latin(letter: str) -> bool:
    return letter < _END_OF_LATIN or letter == "’" or _is_accent(letter)


def _is_accent(letter: str) -> bool:
    return unicodedata.combining(letter) != 0


def _cases(word: str) -> Iterator[str]:
    """Yield the spellings of the list that allow a word to be written with these capitals."""
    yield word
    if word[0].isupper():
        yield word.lower()
        if word.isupper():
            yield word.capitalize()


def _as_written(word: str, known: str) -> str:
    """Return a known word with the capitals of the word it stands in for."""
    if len(word) > 1 and word.isupper():
        return known.upper()
    return known[0].upper() + known[1:] if word[0].isupper() else known


def _name_cost(word: str, known: str) -> float:
    """Return what it costs a name to stand in for a word in small letters."""
    return 0.4 if known[0].isupper() and not word[0].isupper() else 0.0


def _is_sayable(part: str, words: WordList) -> bool:
    """True for a word that stands beside another one: no abbreviation, no odd letter."""
    return part in ("a", "i") or (len(part) > 1 and words.has(part))


def _one_step_from(word: str) -> set[str]:
    """Return all that one slip of a finger makes of a word."""
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    forms = {left + right[1:] for left, right in halves if right}
    forms |= {left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1}
    forms |= {left + letter + right[1:] for left, right in halves if right for letter in _LETTERS}
    forms |= {left + letter + right for left, right in halves for letter in _LETTERS}
    return forms - {"", word}


def _distance(one: str, other: str) -> float:
    """Return how far two words are apart: letters changed, added, left out or swapped.

    What happens most costs least: two letters swapped, a letter doubled or not, another vowel, one left out.
    """
    before: list[float] = []
    above = [float(n) for n in range(len(other) + 1)]
    for i, a in enumerate(one, 1):
        row = [float(i)]
        for j, b in enumerate(other, 1):
            same = 0.0 if a == b else 0.75 if a in _VOWELS and b in _VOWELS else 1.0
            least = min(
                above[j - 1] + same,
                above[j] + (0.6 if i > 1 and one[i - 2] == a else 1.05),
                row[j - 1] + (0.6 if j > 1 and other[j - 2] == b else 0.5 if b == "'" else 0.9),
            )
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                least = min(least, before[j - 2] + 0.7)
            row.append(least)
        before, above = above, row
    return above[-1]
