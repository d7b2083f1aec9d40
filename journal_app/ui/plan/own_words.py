"""Labels for what a person typed: shown as it is, wrapped even where there is no space."""

from __future__ import annotations

import unicodedata

from PySide6.QtWidgets import QLabel

from journal_app.ui.widgets.labels import make_label

LONG = 20
"""Characters without a space, from which a word is given places to break."""

PIECE = 10
"""Characters between two such places."""

_BREAK = "\u200b"


def own_label(words: str, role: str) -> QLabel:
    """Return a label with a person's words; a screen reader gets them without the places to break."""
    label = make_label(breakable(words), role)
    label.setAccessibleName(words)
    return label


def breakable(words: str) -> str:
    """Return the words with a zero-width space every few characters of a very long word.

    A label is never narrower than its longest word: one without end would push the page out of the window.
    """
    lines = [" ".join(_in_pieces(word) for word in line.split(" ")) for line in words.split("\n")]
    return "\n".join(lines)


def _in_pieces(word: str) -> str:
    if len(word) < LONG:
        return word
    pieces: list[str] = []
    run = 0
    for letter in word:
        if run >= PIECE and not _belongs_to_the_letter_before(letter):
            pieces.append(_BREAK)
            run = 0
        pieces.append(letter)
        run += 1
    return "".join(pieces)


def _belongs_to_the_letter_before(letter: str) -> bool:
    return unicodedata.category(letter) in ("Mn", "Mc", "Me", "Cf")
