"""Words that stand outside of a widget: in a function, or in a layer that knows no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

if TYPE_CHECKING:
    from journal_app.domain.errors import Trouble


def tr(words: str) -> str:
    """Translate words of a function, or words that are `marked`: lupdate files both under no class."""
    return QCoreApplication.translate("", words)


def words_of(trouble: Trouble) -> str:
    """Translate what a Trouble says. What a lane brings up has been translated there."""
    if not trouble.parts:
        return tr(trouble.words)
    return tr(type(trouble).words).format(**{name: _part(part) for name, part in trouble.parts.items()})


def _part(part: str | float) -> str:
    return part if isinstance(part, str) else QLocale().toString(part, "g", 4)
