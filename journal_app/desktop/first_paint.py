"""What nobody waits for at the start: done when the first picture stands."""

from __future__ import annotations

from PySide6.QtCore import QTranslator
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


def _import_what_opening_needs() -> None:
    """While the passphrase is typed."""
    import journal_app.desktop.locking
    import journal_app.services.session
    import journal_app.ui.workspace  # noqa: F401
