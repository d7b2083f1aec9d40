"""A second start of Rosemary: this window comes forward instead of another one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject

from journal_app.desktop.single_window import SingleWindow
from journal_app.ui.main_window import MainWindow


class SecondStart(QObject):
    """Brings the window forward when the bell of its folder is touched, by then or since it was claimed."""

    def __init__(self, window: MainWindow, single: SingleWindow, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._watcher = QFileSystemWatcher([str(single.bell(folder))], self)
        self._watcher.fileChanged.connect(self._on_rung)
        if single.was_rung(folder):
            self._on_rung()

    def _on_rung(self) -> None:
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
