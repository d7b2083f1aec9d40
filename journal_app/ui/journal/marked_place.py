"""A place of a page that is marked while it is looked at: nothing in the text changes."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit


def marked_place(
    document: QTextDocument, start: int, end: int, shape: QTextCharFormat
) -> QTextEdit.ExtraSelection:
    """Return the mark of a place, given as positions of a cursor."""
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    mark = QTextEdit.ExtraSelection()
    mark.cursor, mark.format = cursor, shape
    return mark
