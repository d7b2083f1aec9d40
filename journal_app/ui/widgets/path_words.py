"""Paths on a page: a label is never narrower than its longest word, and a path is one word."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

_LONG = 12
"""Letters without a sign between, from which a name is given places to break."""


def show_path(label: QLabel, path: str, words: str = "") -> None:
    """Show a path in a label that wraps, below `words`; a screen reader gets it as it is."""
    above = f"{words}\n" if words else ""
    label.setText(above + breakable_path(path))
    label.setAccessibleName(above + path)


def breakable_path(path: str) -> str:
    """Return a path with places to break (U+200B)."""
    pieces: list[str] = []
    run = 0
    for letter in path:
        pieces.append(letter)
        run += 1
        if letter in "/\\-_. " or run >= _LONG:
            pieces.append("\u200b")
            run = 0
    return "".join(pieces)
