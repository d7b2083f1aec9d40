"""The key that asks for a menu, where Qt does not hear it by itself."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


def asks_for_menu(event: QKeyEvent) -> bool:
    """True for Shift+F10, which Qt leaves to the desktop on Linux, where no desktop answers."""
    shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return sys.platform == "linux" and shift and event.key() == Qt.Key.Key_F10
