"""Putting words on the clipboard, which the person asked for."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from journal_app.ui.translation import tr
from journal_app.ui.widgets.inline_message import InlineMessage


def copy_words(words: str, message: InlineMessage) -> None:
    """Copy the words, and say when they are gone again."""
    QGuiApplication.clipboard().setText(words)
    message.show_words(tr("Copied. It leaves the clipboard when the journal is locked."))
