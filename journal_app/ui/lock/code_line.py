"""Where the recovery code, or a part of it, is typed in."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit

_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})


def plain_symbols(text: str) -> str:
    """Return the symbols of a code as they count: capitals, no spaces or dashes, O as 0, I and L as 1."""
    letters = unicodedata.normalize("NFKC", text).upper()
    return "".join(letter for letter in letters if letter.isalnum()).translate(_READ_AS)


class CodeLine(QLineEdit):
    """A field in which the code can be read while it is typed, and which no word list learns."""

    def __init__(self, name: str) -> None:
        """`name` is what a screen reader calls the field."""
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("role", "passphrase")
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhPreferUppercase
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type; selecting gives nothing to the primary selection of X11."""
        super().keyPressEvent(event)
        _forget_selection()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select; selecting gives nothing to the primary selection of X11."""
        super().mouseReleaseEvent(event)
        _forget_selection()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select; selecting gives nothing to the primary selection of X11."""
        super().mouseDoubleClickEvent(event)
        _forget_selection()


def _forget_selection() -> None:
    clipboard = QGuiApplication.clipboard()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
