"""A text that fills the window for somebody else to read: over the open journal, or with it locked behind."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from journal_app.ui.closeness.words_alone import WordsAlone
from journal_app.ui.main_window import MainWindow
from journal_app.ui.theme.theme import Theme
from journal_app.window_start import WindowStart


class WordsDesk(QObject):
    """Shows one text at a time."""

    def __init__(
        self,
        theme: Theme,
        window: MainWindow,
        lock_for: Callable[[WindowStart], None],
        parent: QObject | None = None,
    ) -> None:
        """`lock_for` locks the journal; the process that comes after begins with what is given."""
        super().__init__(parent)
        self._theme = theme
        self._window = window
        self._lock_for = lock_for

    def show(self, words: str, lock: bool) -> None:
        """Show a text over the open journal, or lock and show it over the lock screen."""
        if lock:
            self._lock_for(WindowStart(words=words))
        else:
            self.put_up(words, locked=False)

    def put_up(self, words: str, *, locked: bool) -> None:
        """Show a text over what stands in the window. `locked`: that is the lock screen."""
        page = WordsAlone(self._theme, words, locked=locked)
        page.closed.connect(self._window.end_words)
        self._window.show_words(page)
        page.enter()
