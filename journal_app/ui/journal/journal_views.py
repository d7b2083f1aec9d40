"""What is seen on the Journal page: list and entry, or in their place the year, the tags, the bin, a book."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from journal_app.services.journal import Journal
from journal_app.ui.book.journal_book import JournalBook
from journal_app.ui.journal.bin_view import BinView
from journal_app.ui.journal.entry_browser import EntryBrowser
from journal_app.ui.journal.journal_columns import JournalColumns
from journal_app.ui.journal.tags_view import TagsView
from journal_app.ui.journal.templates_view import TemplatesView
from journal_app.ui.journal.year_view import YearView
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.scroll_page import ScrollPage


class JournalViews(QStackedLayout):
    """One at a time. Who leaves a view stands again where it was opened from."""

    restored = Signal(object)
    """An entry is back in the journal: its EntryId."""

    tags_changed = Signal()
    """Entries carry other tags now than they did."""

    def __init__(
        self,
        theme: Theme,
        lane: Lane,
        journal: Journal,
        locale: QLocale,
        columns: JournalColumns,
        browser: EntryBrowser,
        templates: TemplatesView,
        templates_opener: QWidget,
        book: JournalBook | None,
        flush: Callable[[Callable[[], None]], None],
        today: Callable[[], date],
        page: QWidget,
    ) -> None:
        """`flush`: see TagsView. `templates_opener` leads to the templates."""
        super().__init__(page)
        self._theme = theme
        self._columns = columns
        self._browser = browser
        self._templates_opener = templates_opener
        self._book = book
        self._today = today
        self._open_bin = make_button(self.tr("Open the bin"), "link")
        self._bin = BinView(theme, lane, journal, locale)
        self._year = YearView(theme, lane, journal, locale)
        self._tags = TagsView(theme, lane, journal, flush)
        self._templates = templates
        self._connect()
        columns.ways.addWidget(self._open_bin)
        if book is not None:
            columns.ways.addWidget(book.opener)
        self.addWidget(columns)
        self._bin_scroll = self._added(self._bin)
        self._tags_scroll = self._added(self._tags)
        self._year_scroll = self._added(self._year)
        self._templates_scroll = self._added(templates)

    @property
    def shows_columns(self) -> bool:
        """Whether list and entry are seen."""
        return self.currentWidget() is self._columns

    def enter(self) -> None:
        """Show what is seen as it is now, the focus where the work goes on."""
        shown = self.currentWidget()
        if shown is self._bin_scroll:
            self._bin.enter()
        elif shown is self._year_scroll:
            self._year.read_again()
        elif shown is self._tags_scroll:
            self._tags.enter()
        elif shown is self._templates_scroll:
            self._templates.enter()
        else:
            self._columns.put_focus()

    def show_columns(self) -> None:
        """Show list and entry."""
        self.setCurrentWidget(self._columns)

    def show_list(self) -> None:
        """Show list and entry; in a narrow window the list."""
        self.show_columns()
        self._columns.show_list()

    def show_templates(self) -> None:
        """Show the templates."""
        self.setCurrentWidget(self._templates_scroll)

    def show_year(self, day: date) -> None:
        """Show the whole year of a day."""
        self.setCurrentWidget(self._year_scroll)
        self._year.enter(day, self._today())

    def go_back(self) -> None:
        """Go back to the list: from an entry in a narrow window, from the bin, the tags, a year."""
        shown = self.currentWidget()
        if shown is self._tags_scroll:
            self._on_tags_closed()  # the list may show other tags now
        elif shown in (self._bin_scroll, self._year_scroll, self._templates_scroll):
            self.show_columns()
        self._columns.leave_entry()

    def _connect(self) -> None:
        self._open_bin.clicked.connect(self._on_open_bin)
        self._bin.restored.connect(self.restored)
        self._bin.closed.connect(self._on_bin_closed)
        self._browser.year_asked.connect(self.show_year)
        self._year.day_chosen.connect(self._on_year_day)
        self._year.closed.connect(self._on_year_closed)
        self._browser.tags_asked.connect(self._on_tags_asked)
        self._tags.changed.connect(self.tags_changed)
        self._tags.closed.connect(self._on_tags_closed)
        self._templates.closed.connect(self._on_templates_closed)
        if self._book is not None:
            self._book.wanted.connect(self._on_book_wanted)
            self._book.closed.connect(self._on_book_closed)

    def _added(self, view: QWidget) -> ScrollPage:
        """Give a view a place in the stack, where it scrolls."""
        scroll = ScrollPage(self._theme)
        scroll.add(view)
        self.addWidget(scroll)
        return scroll

    def _return_to(self, opener: QWidget) -> None:
        self.show_columns()
        opener.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_open_bin(self) -> None:
        self.setCurrentWidget(self._bin_scroll)
        self._bin.enter()

    def _on_bin_closed(self) -> None:
        self._return_to(self._open_bin)

    def _on_year_day(self, day: date) -> None:
        self.show_list()
        self._browser.show_day(day)
        self._browser.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_year_closed(self) -> None:
        self.show_columns()
        self._columns.put_focus()

    def _on_tags_asked(self) -> None:
        self.setCurrentWidget(self._tags_scroll)
        self._tags.enter()

    def _on_tags_closed(self) -> None:
        self.show_columns()
        self._browser.read_tags_again()
        self._browser.refresh()
        self._browser.begin_search()

    def _on_templates_closed(self) -> None:
        self._return_to(self._templates_opener)

    def _on_book_wanted(self, view: QWidget) -> None:
        self.addWidget(view)
        self.setCurrentWidget(view)

    def _on_book_closed(self) -> None:
        assert self._book is not None
        self._return_to(self._book.opener)
