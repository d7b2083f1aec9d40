"""The word that says how saving stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel

from journal_app.ui.journal.autosave import SaveState
from journal_app.ui.widgets.announce import announce

_CALM = 400
"""Milliseconds without a key before "Saved" replaces "Writing…", so that the word does not flicker."""


class SaveWord(QLabel):
    """Small words beside the heading; nothing while nothing was written."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "tiny")
        self._calm = QTimer(self, singleShot=True, interval=_CALM)
        self._calm.timeout.connect(self._on_calm)
        self._was_told = False

    def say(self, state: SaveState) -> None:
        """Say it now."""
        self._calm.stop()
        if state in (SaveState.BLANK, SaveState.FAILED):
            self._was_told = False
        words = {
            SaveState.BLANK: "",
            SaveState.SAVED: self.tr("Saved on this computer only"),
            SaveState.WRITING: self.tr("Writing…"),
            SaveState.FAILED: self.tr("Not saved yet"),
        }
        self.setText(words[state])

    def follow(self, state: SaveState) -> None:
        """Say it, but that all is saved only after a short rest."""
        if state is SaveState.SAVED:
            self._calm.start()
        else:
            self.say(state)

    def _on_calm(self) -> None:
        """Say it aloud too, once a page and after a failure: not at each rest."""
        self.say(SaveState.SAVED)
        if not self._was_told:
            self._was_told = True
            announce(self, self.text())
