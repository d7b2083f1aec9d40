"""What changes sides where words run from the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

_OTHER: dict[int, Qt.Key] = {
    Qt.Key.Key_Left: Qt.Key.Key_Right,
    Qt.Key.Key_Right: Qt.Key.Key_Left,
}


def key_as_read(widget: QWidget, key: int) -> int:
    """Return the key as it is meant: where words run from the right, the left arrow goes on."""
    return _OTHER.get(key, key) if widget.isRightToLeft() else key


def beginning(direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """Return the side at which painted words begin."""
    right = direction == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute
