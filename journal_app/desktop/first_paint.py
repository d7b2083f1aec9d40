"""What nobody waits for at the start: done when the first picture stands."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from journal_app.paths import resources_folder
from journal_app.ui.garbage import Garbage
from journal_app.ui.main_window import MainWindow
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme


def complete(app: QApplication, theme: Theme, window: MainWindow, tasks: Tasks) -> None:
    """Give the app its plurals and its icon, and get ready what opening would else wait for."""
    Garbage(window)
    theme.complete()
    plurals = QTranslator(window)
    if plurals.load(str(resources_folder() / "i18n" / "en.qm")):
        app.installTranslator(plurals)
    window.setWindowIcon(theme.app_icon())
    app.setDesktopFileName("rosemary")
    tasks.short.run(_import_what_opening_needs)


class Bell(QObject):
    """Brings the window forward when a second start touches the bell file."""

    def __init__(self, window: MainWindow, file: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._watcher = QFileSystemWatcher([str(file)], self)
        self._watcher.fileChanged.connect(self.ring)

    def ring(self) -> None:
        """Bring it forward now."""
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()


def _import_what_opening_needs() -> None:
    """While the passphrase is typed."""
    import journal_app.desktop.locking
    import journal_app.services.session
    import journal_app.ui.workspace  # noqa: F401
