"""Words on a button that have no room on one line."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import Button

EDGES = 40
"""Pixels before scaling that a button takes beside its words."""


def break_words(theme: Theme, button: Button, words: str, room: int) -> None:
    """Write words on a button, on as many lines as they need in `room` pixels."""
    px, metrics = theme.px, button.fontMetrics()
    lines = in_lines(words, metrics, room - px(EDGES))
    text = "\n".join(lines).replace("&", "&&")
    button.setAccessibleName(words)
    button.setMinimumWidth(px(40))  # or the longest words would be the narrowest place
    button.setMinimumHeight(len(lines) * metrics.lineSpacing() + px(17) if len(lines) > 1 else 0)
    if button.text() != text:
        keys = button.shortcut()
        button.setText(text)
        button.setShortcut(keys)  # other words take it away


def in_lines(words: str, metrics: QFontMetrics, room: int) -> list[str]:
    """Break words into lines of about the same length, each no wider than `room` pixels."""
    whole = metrics.horizontalAdvance(words)
    if whole <= room or room <= 0:
        return [words]
    best = _filled(words, metrics, room)
    even = whole // len(best)
    for width in range(even, room, max(1, room // 20)):  # so that no word is left alone on the last line
        tried = _filled(words, metrics, width)
        if len(tried) == len(best) and all(metrics.horizontalAdvance(line) <= room for line in tried):
            return tried
    return best


def _filled(words: str, metrics: QFontMetrics, room: int) -> list[str]:
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
