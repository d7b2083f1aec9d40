"""The left side of the Journal page: search, calendar, and the list that follows from them."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal_app.domain.book import Choice
from journal_app.domain.entry import EntryId, EntryRow, TagCount
from journal_app.domain.errors import Trouble
from journal_app.domain.query import is_search
from journal_app.domain.search import SearchFilter
from journal_app.services.finder import Finder
from journal_app.services.journal import Journal
from journal_app.ui.journal.calendar_panel import CalendarPanel
from journal_app.ui.journal.day_words import day_words
from journal_app.ui.journal.entry_list import EntryList
from journal_app.ui.journal.search_bar import SearchBar
from journal_app.ui.journal.sources import OneDay, Search, WholeJournal
from journal_app.ui.journal.thumbnails import Thumbnails
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import IconButton, make_button
from journal_app.ui.widgets.checked import show_checked
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label


class EntryBrowser(QWidget):
    """Shows all entries, those of one day, or those a search finds. Opens none itself."""

    searched = Signal(str)
    """What is looked for changed: the words, or "" if there are too few."""

    tags_asked = Signal()
    """The person wants to put the tags in order."""

    year_asked = Signal(object)
    """The person wants to see the whole year of this date."""

    filled = Signal(bool)
    """Whether there is a page to choose now."""

    asked_for_new = Signal(object)
    """The person wants to write: for this date, or None for now."""

    def __init__(self, theme: Theme, tasks: Tasks, journal: Journal, finder: Finder, locale: QLocale) -> None:
        super().__init__()
        self._theme = theme
        self._tasks = tasks
        self._journal = journal
        self._finder = finder
        self._locale = locale
        self._day: date | None = None
        self._search: Search | None = None
        self._whole: WholeJournal | None = None

        thumbnails = Thumbnails(tasks.short, journal.photos, self.devicePixelRatioF(), self)
        self.list = EntryList(theme, locale, thumbnails=thumbnails)
        self.list.setAccessibleName(self.tr("Entries"))
        self._bar = SearchBar(theme)
        self._calendar_button = IconButton(theme, "calendar", self.tr("Calendar"))
        self._calendar_button.setCheckable(True)
        self._calendar_button.setToolTip(self.tr("Calendar (Ctrl+G)"))
        self._bar.add_to_row(self._calendar_button)
        self._calendar = CalendarPanel(theme, tasks.short, journal)
        self._calendar.hide()
        self._day_words = make_label("", "small")
        self._all = make_button(self.tr("Show all"), "link")
        self._message = InlineMessage(theme)
        self._nothing_yet = EmptyState(
            theme, self.tr("What you write is kept here, month by month."), self.tr("Write the first page")
        )
        self._nothing_that_day = EmptyState(
            theme, self.tr("There is no page for this day."), self.tr("Write one")
        )
        self._nothing_found = EmptyState(theme, self.tr("No page has these words."), self.tr("Clear search"))
        self._stack = QStackedWidget()
        for page in (self.list, self._nothing_yet, self._nothing_that_day, self._nothing_found):
            self._stack.addWidget(page)
        self._connect()
        self._lay_out()
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def query(self) -> str:
        """The words that are looked for; "" while they are too few."""
        return self._bar.query if is_search(self._bar.query) else ""

    @property
    def day(self) -> date | None:
        """The one day that is shown, or None."""
        return self._day

    @property
    def choice(self) -> Choice:
        """What the list shows, in words that a search by itself understands."""
        if self._day is not None:
            return Choice(SearchFilter(first=self._day, last=self._day))
        return Choice(self._bar.only, self.query)

    def set_today(self, day: date) -> None:
        """Say which day it is."""
        self._calendar.set_today(day)
        self._bar.start_at(day)

    def show_all(self) -> None:
        """Show what the search field and the filters ask for: everything, if they are empty."""
        self._day = None
        self._show_day_line()
        self._message.clear()
        query, only = self.query, self._bar.only
        if query:
            best = self._bar.best_first
            self._search = Search(self._tasks.search, self._finder, query, only, best=best)
            self.list.entries.show(self._search)
        else:
            self._search = None
            self._tasks.search.drop()
            self._whole = WholeJournal(self._tasks.short, self._journal, only)
            self.list.entries.show(self._whole)

    def show_day(self, day: date) -> None:
        """Show the entries of one day."""
        if self._bar.query or not self._bar.only.is_open:
            self._bar.forget()
        self._search = None
        self._whole = None
        self._day = day
        self._show_day_line()
        self._calendar.set_chosen(day)
        self.list.entries.show(OneDay(self._tasks.short, self._journal, day))

    def refresh(self) -> None:
        """Read the list anew: entries may have been written elsewhere."""
        if self._day:
            self.show_day(self._day)
        else:
            self.show_all()
        self._calendar.refresh()

    def read_tags_again(self) -> None:
        """Offer the tags as they are now."""
        self._tasks.short.run(self._journal.tags, self._on_tags_came)

    def begin_search(self) -> None:
        """Put the focus in the search field."""
        self._bar.begin()

    def go_to_date(self) -> None:
        """Open the calendar, the focus where a date can be typed."""
        self._calendar_button.setChecked(True)
        self._calendar.begin()

    def show_as_open(self, entry_id: EntryId | None, day: date | None) -> None:
        """Show which entry is being read."""
        self.list.show_as_open(entry_id)
        if day:
            self._calendar.set_chosen(day)

    def put(self, row: EntryRow) -> None:
        """An entry was stored."""
        self.list.put(row)
        self._calendar.refresh()
        self._show_what_is_there()

    def take(self, entry_id: EntryId) -> None:
        """An entry went to the bin."""
        self.list.take(entry_id)
        self._calendar.refresh()
        self._show_what_is_there()

    def _connect(self) -> None:
        self._bar.changed.connect(self._on_search_changed)
        self._bar.left.connect(self._on_left_field)
        self._bar.filters_opened.connect(self._on_filters_opened)
        self._bar.tags_asked.connect(self.tags_asked)
        self._calendar_button.toggled.connect(self._on_calendar_toggled)
        self._calendar.day_chosen.connect(self.show_day)
        self._calendar.year_asked.connect(self.year_asked)
        self._calendar.closed.connect(self._on_calendar_closed)
        self._all.clicked.connect(self.show_all)
        self.list.entries.shown.connect(self._on_shown)
        self.list.entries.failed.connect(self._on_failed)
        self._nothing_yet.acted.connect(self._on_wants_new)
        self._nothing_that_day.acted.connect(self._on_wants_new)
        self._nothing_found.acted.connect(self._bar.clear)

    def _lay_out(self) -> None:
        self._day_line = QHBoxLayout()
        self._day_line.addWidget(self._day_words, 1)
        self._day_line.addWidget(self._all)
        frame = QFrame()
        frame.setProperty("role", "card")
        self._frame = QVBoxLayout(frame)
        self._frame.addWidget(self._stack)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._bar)
        self._column.addWidget(self._calendar)
        self._column.addWidget(self._message)
        self._column.addLayout(self._day_line)
        self._column.addWidget(frame, 1)
        self._show_day_line()

    def _on_search_changed(self, _query: str, _only: SearchFilter) -> None:
        self.show_all()
        self.searched.emit(self.query)

    def _on_shown(self) -> None:
        self._show_what_is_there()
        if self._search and (self._bar.best_first or not self.list.entries.is_whole):
            self._search.count(self._on_counted)
        elif self._whole and not self.list.entries.is_whole and self._is_narrowed():
            self._whole.count(partial(self._on_filtered_counted, self._bar.only))
        elif self._search or (self.list.entries.is_whole and self._is_narrowed()):
            self._on_counted(self.list.entries.entries)
        else:
            self._bar.show_number("")

    def _on_filtered_counted(self, only: SearchFilter, number: int) -> None:
        if self._search is None and only == self._bar.only:
            self._on_counted(number)

    def _on_counted(self, number: int) -> None:
        self._bar.show_number(self.tr("%n page(s)", "", number))

    def _on_failed(self, trouble: Trouble) -> None:
        self._message.show_words(trouble.words, "trouble")

    def _on_filters_opened(self) -> None:
        """Filters and calendar take turns: with both there is no room for what they find.

        A day that is looked at stays until something is filtered by.
        """
        show_checked(self._calendar_button, False)
        self._calendar.hide()
        self.read_tags_again()

    def _on_left_field(self) -> None:
        if self.list.entries.first_entry().isValid():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.go_to_first()

    def _on_tags_came(self, tags: list[TagCount]) -> None:
        self._bar.offer_tags([tag.name for tag in tags])

    def _on_calendar_toggled(self, on: bool) -> None:
        self._calendar.setVisible(on)
        if on:
            self._bar.close_filters()
            self._calendar.refresh()
        elif self._day:
            self.show_all()

    def _on_calendar_closed(self) -> None:
        self._calendar_button.setChecked(False)
        self._calendar_button.setFocus()

    def _on_wants_new(self) -> None:
        self.asked_for_new.emit(self._day)

    def _show_what_is_there(self) -> None:
        has_pages = bool(self.list.entries.entries) or not self.list.entries.is_whole
        self.filled.emit(has_pages)
        if has_pages:
            self._stack.setCurrentWidget(self.list)
        elif self._day:
            self._stack.setCurrentWidget(self._nothing_that_day)
        elif self._is_narrowed():
            self._nothing_found.say(self._why_nothing())
            self._stack.setCurrentWidget(self._nothing_found)
        else:
            self._stack.setCurrentWidget(self._nothing_yet)

    def _why_nothing(self) -> str:
        if self._search is None:
            return self.tr("No page fits these filters.")
        if self._bar.only.is_open:
            return self.tr("No page has these words.")
        return self.tr("No page has these words and fits these filters.")

    def _is_narrowed(self) -> bool:
        return self._search is not None or not self._bar.only.is_open

    def _show_day_line(self) -> None:
        self._day_words.setText(day_words(self._locale, self._day) if self._day else "")
        self._day_words.setVisible(self._day is not None)
        self._all.setVisible(self._day is not None)

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(10))
        self._frame.setContentsMargins(px(8), px(8), px(8), px(8))
