"""Waiting at the lock screen for a folder that does not answer yet."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.desktop.folder_look import FolderLook
from journal_app.ui.main_window import MainWindow

EVERY_MS = 250


class WaitingWay(QObject):
    """Nobody who is reading help is taken away from it: the lock screen comes when they go back."""

    answered = Signal()

    def __init__(self, look: FolderLook, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._window = window
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._on_time)
        self._timer.start()

    def _on_time(self) -> None:
        window = self._window
        if self._look.is_over() and not (window.shows_help or window.shows_how_to or window.shows_words):
            self._timer.stop()
            self.answered.emit()
