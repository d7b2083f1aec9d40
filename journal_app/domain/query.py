"""What a person typed into the search field, as terms. Any text is a query: what is no sign is a word.

garden rain      both words, each from its beginning
"first frost"    these words, one after the other, as they stand there
-rain            not this
title:frost      in the title; tag:frost or #frost in a tag; letter:frost in a letter
"""

from __future__ import annotations

import re
from dataclasses import replace

from journal_app.domain.search import Place, Term, folded, is_cjk, is_word_character

_PLACES = {
    "title:": Place.TITLE,
    "tag:": Place.TAG,
    "#": Place.TAG,
    "letter:": Place.LETTER,
}
_QUOTES = '"“”„«»'
_PIECE = re.compile(
    rf"""
    \s*
    (?P<sign>-?)
    (?P<place>(?:title:|tag:|letter:)\s*|\#)?
    (?: [{_QUOTES}] (?P<phrase>[^{_QUOTES}]*) (?P<closed>[{_QUOTES}]?) | (?P<word>\S+) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FOUND_BY_ONE_LETTER = (Place.TITLE, Place.TAG)
"""Here one letter is enough: titles and tags are few."""


def terms_of(query: str) -> tuple[Term, ...]:
    """Return what to look for. A single letter is too little, unless other words stand before it.

    One letter that is still being typed (the last word) is left out until it has a second one.
    """
    terms = [term for piece in _PIECE.finditer(query) for term in _terms_in(piece)]
    if terms and _is_one_letter(terms[-1]):
        still_typing = terms.pop()
        if terms and query[-1:].isspace():
            terms.append(still_typing)
    return tuple(terms)


def is_search(query: str) -> bool:
    """True if there is enough in a query to look for."""
    return bool(terms_of(query))


def _terms_in(piece: re.Match[str]) -> list[Term]:
    runs = [
        (text, cjk) for word, cjk in _runs(piece["word"] or piece["phrase"] or "") if (text := folded(word))
    ]
    if not runs:
        return []
    place = _PLACES[piece["place"].strip().lower()] if piece["place"] else Place.ANYWHERE
    excluded = bool(piece["sign"])
    if piece["word"] and place is Place.ANYWHERE and not excluded:
        return [Term(text, cjk) for text, cjk in runs]  # "mother's" may as well be mother, s
    cjk = all(cjk for _, cjk in runs)
    whole = bool(piece["closed"]) and not cjk
    return [Term(" ".join(text for text, _ in runs), cjk, whole, place, excluded)]


def _is_one_letter(term: Term) -> bool:
    usual = replace(term, excluded=False, text="") == Term("", place=term.place)
    return usual and len(term.text) < 2 and term.place not in _FOUND_BY_ONE_LETTER


def _runs(text: str) -> list[tuple[str, bool]]:
    """Split into words and into runs of CJK characters, each with whether it is CJK."""
    runs: list[tuple[str, bool]] = []
    current, current_cjk = "", False
    for character in text + " ":
        cjk = is_cjk(character) and is_word_character(character)  # a wide space or comma parts words
        if current and (cjk != current_cjk or not (cjk or is_word_character(character))):
            runs.append((current, current_cjk))
            current = ""
        if cjk or is_word_character(character):
            current, current_cjk = current + character, cjk
    return runs
