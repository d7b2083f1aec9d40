"""What is typed is told to no input method as something to learn."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget


class PrivateFields(QObject):
    """Marks a field as private as soon as it gets the focus: some keyboards keep new words for later."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        app.focusChanged.connect(self._on_focus_changed)
        self._on_focus_changed(None, app.focusWidget())

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QLineEdit | QTextEdit | QPlainTextEdit):
            now.setInputMethodHints(now.inputMethodHints() | Qt.InputMethodHint.ImhSensitiveData)
