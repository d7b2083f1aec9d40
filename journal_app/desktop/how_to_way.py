"""Help and keys before a journal is open: its key, and the page over whatever stands there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from journal_app.content.library import Library
from journal_app.ui.main_window import MainWindow
from journal_app.ui.theme.theme import Theme


class HowToWay(QObject):
    """Who can't get in needs its answers most. Every word of the page comes with the app."""

    def __init__(
        self, theme: Theme, window: MainWindow, library: Callable[[], Library], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._window = window
        self._library = library
        self._keys = [QShortcut(QKeySequence(keys), window) for keys in ("Ctrl+/", "Ctrl+?")]
        for key in self._keys:
            key.activated.connect(self._show)

    def end(self) -> None:
        """A journal is open: it has the same keys, for a page of its own."""
        for key in self._keys:
            key.setEnabled(False)

    def _show(self) -> None:
        window = self._window
        if window.shows_how_to or window.shows_help or window.shows_words:
            return
        from journal_app.ui.how_to.how_to_page import HowToPage

        page = HowToPage(self._theme, self._library())
        page.closed.connect(window.end_how_to)
        window.show_how_to(page)
        page.enter()
