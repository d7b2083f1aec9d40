"""The way from the list of the Journal page to a small book. The view is made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal_app.domain.book import Choice
from journal_app.ui.book.book_ways import BookWays
from journal_app.ui.journal.entry_browser import EntryBrowser
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.scroll_page import ScrollPage

if TYPE_CHECKING:
    from journal_app.ui.book.book_view import BookView


class JournalBook(QObject):
    """`opener` is for whoever lays out what stands below the list; `wanted` gives the page to be shown."""

    wanted = Signal(object)
    """Show this widget in the place of list and entry."""

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        ways: BookWays,
        browser: EntryBrowser,
        today: Callable[[], date],
        flush: Callable[[Callable[[], None]], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ways = ways
        self._browser = browser
        self._today = today
        self._flush = flush
        self._view: BookView | None = None
        self._page: ScrollPage | None = None
        self.opener = make_button(self.tr("Make a small book"), "link")
        self.opener.setToolTip(self.tr("Print pages, or save them as a PDF"))
        self.opener.clicked.connect(self.open_view)

    @property
    def view(self) -> BookView:
        """Where the pages are chosen."""
        if self._view is None:
            from journal_app.ui.book.book_view import BookView

            self._view = BookView(self._theme, self._ways, self._in_list, self._today, self._flush)
            self._view.closed.connect(self.closed)
            self._page = ScrollPage(self._theme)
            self._page.add(self._view)
        return self._view

    def open_view(self) -> None:
        """Ask which pages, beginning with what the list shows."""
        view = self.view
        if not view.isVisible():
            self.wanted.emit(self._page)
            view.enter()

    def _in_list(self) -> Choice:
        return self._browser.choice

    def give_up(self) -> None:
        """Stop what may be going on."""
        if self._view is not None:
            self._view.out.give_up()

    def settle(self, then: Callable[[], None]) -> None:
        """Call `then` once nothing half made is left of what was stopped."""
        if self._view is None:
            then()
        else:
            self._view.out.settle(then)
