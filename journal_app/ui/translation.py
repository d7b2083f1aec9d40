"""Words that stand outside of a widget: in a function, or in a layer that knows no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from journal_app.domain.errors import Trouble

_ISOLATE, _ISOLATE_AS_WRITTEN, _ISOLATE_END = "\u2066", "\u2068", "\u2069"
"""Around words that keep an order of their own among others: read from the left; by their own letters."""


def tr(words: str) -> str:
    """Translate words of a function, or words that are `marked`: lupdate files both under no class."""
    return QCoreApplication.translate("", words)


def from_the_left(words: str) -> str:
    """Have what is read from the left everywhere, as "38.2 °C" and "Ctrl+B", stay so among any words."""
    return f"{_ISOLATE}{words}{_ISOLATE_END}" if QGuiApplication.isRightToLeft() else words


def as_written(words: str) -> str:
    """Have what a person wrote, or a file is called, stand among other words by its own letters."""
    return f"{_ISOLATE_AS_WRITTEN}{words}{_ISOLATE_END}" if QGuiApplication.isRightToLeft() else words


def words_of(trouble: Trouble) -> str:
    """Translate what a Trouble says. What a lane brings up has been translated there."""
    if not trouble.parts:
        return tr(trouble.words)
    return tr(type(trouble).words).format(**{name: _part(part) for name, part in trouble.parts.items()})


def _part(part: str | float) -> str:
    if not isinstance(part, str):
        return QLocale().toString(part, "g", 4)
    return as_written(part)
