"""Plain text that leaves its field only by copy and cut."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit


def lengthens(event: QMouseEvent) -> bool:
    """Say whether a press with this event lengthens a selection. With any other key, a drag would begin."""
    return event.modifiers() == Qt.KeyboardModifier.ShiftModifier


def let_go(field: QTextEdit | QPlainTextEdit, event: QMouseEvent) -> None:
    """Let go of a selection that is pressed on: there is nothing to drag then."""
    if event.button() == Qt.MouseButton.LeftButton and not lengthens(event):
        cursor = field.textCursor()
        cursor.clearSelection()
        field.setTextCursor(cursor)


class KeptText(QPlainTextEdit):
    """A field whose words cannot be dragged into another program by a slip of the hand."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Never drag what is selected."""
        let_go(self, event)
        super().mousePressEvent(event)
