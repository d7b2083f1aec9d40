"""The Journal page: what was written, to find, to read and to go on with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedLayout, QWidget

from journal_app.content.library import Library
from journal_app.domain.entry import Entry, EntryId, EntryRow, diary_day
from journal_app.domain.words import ChosenWords
from journal_app.services.finder import Finder
from journal_app.services.journal import Journal
from journal_app.ui.book.book_ways import BookWays
from journal_app.ui.book.entry_printing import EntryPrinting
from journal_app.ui.book.journal_book import JournalBook
from journal_app.ui.journal.beginning import Beginning
from journal_app.ui.journal.bin_view import BinView
from journal_app.ui.journal.entry_browser import EntryBrowser
from journal_app.ui.journal.entry_desk import EntryDesk
from journal_app.ui.journal.journal_columns import JournalColumns
from journal_app.ui.journal.tags_view import TagsView
from journal_app.ui.journal.year_view import YearView
from journal_app.ui.page import Page
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.scroll_page import ScrollPage


class JournalPage(Page):
    """List and entry, and in their place what else there is to see: the year, the tags, the bin, a book."""

    entry_saved = Signal(object)
    """An entry was stored from here: its EntryRow."""

    save_failed = Signal(object)
    """Storing failed, as this Trouble says; the page says it too, and tries again."""

    save_recovered = Signal()

    tags_changed = Signal()
    """Tags were renamed or removed: entries that are open elsewhere carry others now."""

    together_again = Signal()
    """The list is asked for while the page stood alone."""

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        journal: Journal,
        finder: Finder,
        library: Library,
        now: Callable[[], datetime],
        *,
        locale: QLocale | None = None,
        unsaved: dict[EntryId, Entry] | None = None,
        words: Callable[[], ChosenWords] = ChosenWords,
        book: BookWays | None = None,
    ) -> None:
        """`library` has the writing prompts; `words`: how the person speaks now.

        `book`: what printing needs; without it nothing offers it.
        """
        super().__init__()
        locale = locale or QLocale()
        self._theme = theme
        self._now = now

        self._browser = EntryBrowser(theme, tasks, journal, finder, locale)
        self._open_bin = make_button(self.tr("Open the bin"), "link")
        self._desk = EntryDesk(theme, tasks.short, journal, now, locale, unsaved, words, tasks.long, book)
        self.beginning = Beginning(
            theme, tasks.short, journal, self._desk, library, words, now, locale, self._day, self
        )
        self._columns = JournalColumns(theme, self._browser, self._desk, self.beginning.menu)
        self._bin = BinView(theme, tasks.short, journal, locale)
        self._year = YearView(theme, tasks.short, journal, locale)
        self._tags = TagsView(theme, tasks.short, journal, self.flush)
        self._book = JournalBook(theme, book, self._browser, self._today, self.flush, self) if book else None
        self._connect()
        self.add_keys(self)
        self._lay_out()

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.tr("Journal")

    @property
    def desk(self) -> EntryDesk:
        """Where the open entry lies."""
        return self._desk

    @property
    def browser(self) -> EntryBrowser:
        """Search, calendar and list."""
        return self._browser

    def enter(self) -> None:
        """Show the list as it is now; an entry that is open stays open."""
        self._browser.set_today(diary_day(self._now()))
        self._browser.refresh()
        self._desk.refresh()
        if self._stack.currentWidget() is self._bin_scroll:
            self._bin.enter()
        elif self._stack.currentWidget() is self._year_scroll:
            self._year.read_again()
        elif self._stack.currentWidget() is self._tags_scroll:
            self._tags.enter()
        elif self._stack.currentWidget() is self._templates_scroll:
            self.beginning.templates.enter()
        else:
            self._columns.put_focus()

    def leave(self) -> None:
        """Stop what is being made of pages."""
        for each in self._books():
            each.give_up()

    def flush(self, then: Callable[[], None]) -> None:
        """Store what is not stored, then call `then`; it is not called if storing fails.

        A PDF that was stopped is waited for until nothing of it is left.
        """
        for each in self._books():
            then = partial(each.settle, then)
        self._desk.editor.flush(partial(self.beginning.templates.flush, then))

    def show_alone(self, alone: bool) -> bool:
        """Show the page that is open and not the list, if there is one."""
        return self._columns.show_alone(alone)

    def put(self, row: EntryRow) -> None:
        """An entry was stored, here or elsewhere: show it in the list."""
        self._browser.put(row)

    def new_entry(self, day: date | None = None) -> None:
        """Begin a page, for a day or for now."""
        self.beginning.begin_page_for(day)

    def open_begin_menu(self) -> None:
        """Open the menu of what can be begun."""
        self._show_columns()
        self._columns.show_list()
        self.beginning.open_menu()

    def open_entry(self, entry_id: EntryId) -> None:
        """Open an entry to go on with it."""
        self._show_columns()
        self._desk.open(entry_id, to_write=True)
        self._columns.read()

    def print_pages(self) -> None:
        """Ask how the page that is open is to leave; without one, which pages are wanted."""
        if self._book is None or self._desk.printing is None:
            return
        entry = self._desk.entry
        if self._stack.currentWidget() is self._columns and entry is not None and not entry.is_sealed:
            self._desk.printing.open_panel()
        else:
            self._book.open_view()

    def begin_search(self) -> None:
        """Put the focus in the search field."""
        self._show_columns()
        self._columns.show_list()
        self._browser.begin_search()

    def go_to_date(self) -> None:
        """Open the calendar, the focus where a date can be typed."""
        self._show_columns()
        self._columns.show_list()
        self._browser.go_to_date()

    def show_year(self) -> None:
        """Show the whole year of the day that is being read."""
        entry = self._desk.entry
        self._on_year_asked(entry.day if entry else self._browser.day or diary_day(self._now()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fall to one column in a narrow window."""
        super().resizeEvent(event)
        self._columns.fit(self.width())

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing unsaved behind."""
        super().hideEvent(event)
        self.flush(_nothing)

    def _connect(self) -> None:
        self.beginning.desk_wanted.connect(self._on_desk_wanted)
        self.beginning.prompts.closed.connect(self._on_prompts_closed)
        self.beginning.templates_wanted.connect(self._on_templates_wanted)
        self.beginning.templates.closed.connect(self._on_templates_closed)
        self.beginning.templates.save_failed.connect(self.save_failed)
        self.beginning.templates.save_recovered.connect(self.save_recovered)
        self._open_bin.clicked.connect(self._on_open_bin)
        self._columns.together_again.connect(self.together_again)
        self._browser.asked_for_new.connect(self.new_entry)
        self._desk.came_back.connect(self.put)
        self._desk.saved.connect(self._on_saved)
        self._desk.editor.save_failed.connect(self.save_failed)
        self._desk.editor.save_recovered.connect(self.save_recovered)
        self._browser.year_asked.connect(self._on_year_asked)
        self._year.day_chosen.connect(self._on_year_day)
        self._year.closed.connect(self._on_left_year)
        self._browser.tags_asked.connect(self._on_tags_asked)
        self._tags.changed.connect(self._on_tags_changed)
        self._tags.closed.connect(self._on_tags_closed)
        if self._book is not None:
            self._book.wanted.connect(self._on_book_wanted)
            self._book.closed.connect(self._on_book_closed)
        self._bin.restored.connect(self._on_restored)
        self._bin.closed.connect(self._on_bin_closed)

    def add_keys(self, place: QWidget) -> list[QShortcut]:
        """Do what the keys of this page say while the focus is in `place`, too."""
        added = []
        for keys, do in (
            ("Ctrl+N", self.beginning.begin_page),
            ("Ctrl+Shift+N", self.open_begin_menu),
            ("Ctrl+F", self.begin_search),
            ("Ctrl+G", self.go_to_date),
            ("Ctrl+Shift+G", self.show_year),
            ("Ctrl+[", self._on_earlier),
            ("Ctrl+PgUp", self._on_earlier),
            ("Ctrl+]", self._on_later),
            ("Ctrl+PgDown", self._on_later),
            ("Alt+Left", self._on_back),
            ("Ctrl+P", self.print_pages),
        ):
            shortcut = QShortcut(QKeySequence(keys), place)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)
            added.append(shortcut)
        return added

    def _lay_out(self) -> None:
        self._columns.ways.addWidget(self._open_bin)
        if self._book is not None:
            self._columns.ways.addWidget(self._book.opener)
        self._desk.body.insertWidget(self._desk.body.count() - 1, self.beginning.prompts)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._columns)
        self._bin_scroll = self._added(self._bin)
        self._tags_scroll = self._added(self._tags)
        self._year_scroll = self._added(self._year)
        self._templates_scroll = self._added(self.beginning.templates)

    def _added(self, view: QWidget) -> ScrollPage:
        """Give a view a place in the stack, where it scrolls."""
        scroll = ScrollPage(self._theme)
        scroll.add(view)
        self._stack.addWidget(scroll)
        return scroll

    def _today(self) -> date:
        return diary_day(self._now())

    def _books(self) -> list[EntryPrinting | JournalBook]:
        return [each for each in (self._desk.printing, self._book) if each is not None]

    def _day(self) -> date | None:
        return self._browser.day

    def _on_desk_wanted(self) -> None:
        self._show_columns()
        self._columns.read()

    def _on_prompts_closed(self) -> None:
        if self._desk.entry is None:
            self._columns.show_list()
        self._columns.put_focus()

    def _on_templates_wanted(self) -> None:
        self._stack.setCurrentWidget(self._templates_scroll)

    def _on_templates_closed(self) -> None:
        self._show_columns()
        self.beginning.menu.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_back(self) -> None:
        """Go back to the list: from an entry in a narrow window, from the bin, the tags, a year."""
        if self._stack.currentWidget() is self._tags_scroll:
            self._on_tags_closed()  # the list may show other tags now
        elif self._stack.currentWidget() in (self._bin_scroll, self._year_scroll, self._templates_scroll):
            self._show_columns()
        self._columns.leave_entry()

    def _on_earlier(self) -> None:
        self._turn(-1)

    def _on_later(self) -> None:
        self._turn(+1)

    def _turn(self, step: int) -> None:
        entry = self._desk.entry
        day = entry.day if entry else self._browser.day or diary_day(self._now())
        self._desk.open_beside(day, step)

    def _on_saved(self, row: EntryRow) -> None:
        self.put(row)
        self.entry_saved.emit(row)

    def _on_open_bin(self) -> None:
        self._stack.setCurrentWidget(self._bin_scroll)
        self._bin.enter()

    def _on_restored(self, entry_id: EntryId) -> None:
        self._desk.bring_back(entry_id)

    def _on_bin_closed(self) -> None:
        self._show_columns()
        self._open_bin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_year_asked(self, day: date) -> None:
        self._stack.setCurrentWidget(self._year_scroll)
        self._year.enter(day, diary_day(self._now()))

    def _on_year_day(self, day: date) -> None:
        self._show_columns()
        self._columns.show_list()
        self._browser.show_day(day)
        self._browser.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_left_year(self) -> None:
        self._show_columns()
        self._columns.put_focus()

    def _on_book_wanted(self, page: QWidget) -> None:
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def _on_book_closed(self) -> None:
        self._show_columns()
        if self._book is not None:
            self._book.opener.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_tags_asked(self) -> None:
        self._stack.setCurrentWidget(self._tags_scroll)
        self._tags.enter()

    def _on_tags_changed(self) -> None:
        self._desk.editor.read_tags_again()
        self.tags_changed.emit()

    def _on_tags_closed(self) -> None:
        self._show_columns()
        self._browser.read_tags_again()
        self._browser.refresh()
        self._browser.begin_search()

    def _show_columns(self) -> None:
        self._stack.setCurrentWidget(self._columns)


def _nothing() -> None:
    """What follows when nobody waits for the page to be stored."""
