"""The Journal page: what was written, to find, to read and to go on with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

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
from journal_app.ui.journal.tags_view import TagsView
from journal_app.ui.journal.year_view import YearView
from journal_app.ui.page import Page
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.scroll_page import ScrollPage

_TWO_COLUMNS = 760
"""Pixels, before scaling, from which list and entry stand side by side."""

_LIST_WIDTH = 330
_MAX_WIDTH = 1280


class JournalPage(Page):
    """List at the left, entry at the right; in a narrow window one of them at a time."""

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
        self._narrow = False
        self._reading = False
        self._alone = False

        self._title = make_label(self.tr("Journal"), "title")
        self._title.setWordWrap(False)
        self._browser = EntryBrowser(theme, tasks, journal, finder, locale)
        self._open_bin = make_button(self.tr("Open the bin"), "link")
        self._desk = EntryDesk(theme, tasks.short, journal, now, locale, unsaved, words, tasks.long, book)
        self.beginning = Beginning(
            theme, tasks.short, journal, self._desk, library, words, now, locale, self._day, self
        )
        self._bin = BinView(theme, tasks.short, journal, locale)
        self._year = YearView(theme, tasks.short, journal, locale)
        self._tags = TagsView(theme, tasks.short, journal, self.flush)
        self._book = JournalBook(theme, book, self._browser, self._today, self.flush, self) if book else None
        self._connect()
        self.add_keys(self)
        self._lay_out()
        self._measure()
        theme.changed.connect(self._measure)

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
            self._put_focus()

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
        has_page = self._desk.entry is not None and self._stack.currentWidget() is self._scroll
        self._alone = alone and has_page
        if has_page:
            self._desk.editor.show_alone(self._alone)
        self._fit()
        return self._alone

    def put(self, row: EntryRow) -> None:
        """An entry was stored, here or elsewhere: show it in the list."""
        self._browser.put(row)

    def new_entry(self, day: date | None = None) -> None:
        """Begin a page, for a day or for now."""
        self.beginning.begin_page_for(day)

    def open_begin_menu(self) -> None:
        """Open the menu of what can be begun."""
        self._show_columns()
        self._show_list()
        self.beginning.open_menu()

    def open_entry(self, entry_id: EntryId) -> None:
        """Open an entry to go on with it."""
        self._show_columns()
        self._desk.open(entry_id, to_write=True)
        self._read()

    def print_pages(self) -> None:
        """Ask how the page that is open is to leave; without one, which pages are wanted."""
        if self._book is None or self._desk.printing is None:
            return
        entry = self._desk.entry
        if self._stack.currentWidget() is self._scroll and entry is not None and not entry.is_sealed:
            self._desk.printing.open_panel()
        else:
            self._book.open_view()

    def begin_search(self) -> None:
        """Put the focus in the search field."""
        self._show_columns()
        self._show_list()
        self._browser.begin_search()

    def go_to_date(self) -> None:
        """Open the calendar, the focus where a date can be typed."""
        self._show_columns()
        self._show_list()
        self._browser.go_to_date()

    def show_year(self) -> None:
        """Show the whole year of the day that is being read."""
        entry = self._desk.entry
        self._on_year_asked(entry.day if entry else self._browser.day or diary_day(self._now()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fall to one column in a narrow window."""
        super().resizeEvent(event)
        self._fit()

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
        self._browser.list.moved_to.connect(self._on_moved_to)
        self._browser.list.chosen.connect(self._on_chosen)
        self._browser.list.entered.connect(self._on_entered)
        self._browser.list.binned.connect(self._on_binned)
        self._browser.list.starred.connect(self._desk.turn_star)
        self._browser.asked_for_new.connect(self.new_entry)
        self._browser.searched.connect(self._desk.mark_found)
        self._desk.opened.connect(self._on_opened)
        self._desk.left.connect(self._on_left)
        self._desk.gone.connect(self._on_gone)
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
            ("Alt+Left", self._on_left),
            ("Ctrl+P", self.print_pages),
        ):
            shortcut = QShortcut(QKeySequence(keys), place)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)
            added.append(shortcut)
        return added

    def _lay_out(self) -> None:
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self.beginning.menu)
        self._head_row = head
        self._left = QWidget()
        self._left_column = QVBoxLayout(self._left)
        self._left_column.setContentsMargins(0, 0, 0, 0)
        self._left_column.addWidget(self._browser, 1)
        self._ways = FlowLayout()
        self._ways.addWidget(self._open_bin)
        if self._book is not None:
            self._ways.addWidget(self._book.opener)
        self._left_column.addLayout(self._ways)
        self._columns = QHBoxLayout()
        self._columns.addWidget(self._left)
        self._columns.addWidget(self._desk, 1)
        self._scroll = ScrollPage(self._theme, _MAX_WIDTH)
        self._scroll.add(self._head)
        self._scroll.body.addLayout(self._columns, 1)
        self._bin_scroll = ScrollPage(self._theme)
        self._bin_scroll.add(self._bin)
        self._desk.body.insertWidget(self._desk.body.count() - 1, self.beginning.prompts)
        self._templates_scroll = ScrollPage(self._theme)
        self._templates_scroll.add(self.beginning.templates)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self._bin_scroll)
        self._tags_scroll = ScrollPage(self._theme)
        self._tags_scroll.add(self._tags)
        self._stack.addWidget(self._tags_scroll)
        self._year_scroll = ScrollPage(self._theme)
        self._year_scroll.add(self._year)
        self._stack.addWidget(self._year_scroll)
        self._stack.addWidget(self._templates_scroll)

    def _today(self) -> date:
        return diary_day(self._now())

    def _books(self) -> list[EntryPrinting | JournalBook]:
        return [each for each in (self._desk.printing, self._book) if each is not None]

    def _day(self) -> date | None:
        return self._browser.day

    def _on_desk_wanted(self) -> None:
        self._show_columns()
        self._read()

    def _on_prompts_closed(self) -> None:
        if self._desk.entry is None:
            self._show_list()
        self._put_focus()

    def _on_templates_wanted(self) -> None:
        self._stack.setCurrentWidget(self._templates_scroll)

    def _on_templates_closed(self) -> None:
        self._show_columns()
        self.beginning.menu.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_earlier(self) -> None:
        self._turn(-1)

    def _on_later(self) -> None:
        self._turn(+1)

    def _turn(self, step: int) -> None:
        entry = self._desk.entry
        day = entry.day if entry else self._browser.day or diary_day(self._now())
        self._desk.open_beside(day, step)

    def _on_moved_to(self, row: EntryRow) -> None:
        if not self._narrow:
            self._desk.open(row.id)

    def _on_chosen(self, row: EntryRow) -> None:
        self._desk.open(row.id, to_write=self._narrow)
        if self._narrow:
            self._read()

    def _on_entered(self, row: EntryRow) -> None:
        self._desk.open(row.id, to_write=True)
        self._read()

    def _on_binned(self, row: EntryRow) -> None:
        self._desk.move_to_bin(row.id)

    def _on_opened(self, entry: Entry | None) -> None:
        if entry is None:
            self._browser.show_as_open(None, None)
            self._show_list()
            return
        if self._browser.day and self._browser.day != entry.day:
            self._browser.show_day(entry.day)
        self._browser.show_as_open(entry.id, entry.day)

    def _on_saved(self, row: EntryRow) -> None:
        self.put(row)
        self.entry_saved.emit(row)

    def _on_gone(self, entry_id: EntryId) -> None:
        self._browser.take(entry_id)
        self._browser.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_left(self) -> None:
        self._show_list()
        self._browser.list.setFocus(Qt.FocusReason.OtherFocusReason)

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
        self._show_list()
        self._browser.show_day(day)
        self._browser.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_left_year(self) -> None:
        self._show_columns()
        self._put_focus()

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
        self._stack.setCurrentWidget(self._scroll)

    def _put_focus(self) -> None:
        if self._reading and self._desk.entry is not None:
            self._desk.take_focus()
        else:
            self._browser.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> None:
        self._reading = True
        self._fit()

    def _show_list(self) -> None:
        self._reading = False
        if self._alone:
            self.together_again.emit()
        self._fit()

    def _fit(self) -> None:
        """Show both columns, or the one that is being used."""
        self._narrow = self.width() < self._theme.px(_TWO_COLUMNS)
        list_shown = not self._alone and (not self._narrow or not self._reading)
        self._left.setVisible(list_shown)
        self._desk.setVisible(self._alone or not self._narrow or self._reading)
        self._head.setVisible(list_shown)
        self._desk.back.setVisible(self._narrow and not self._alone)
        if self._narrow:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(16777215)
        else:
            self._left.setFixedWidth(self._theme.px(_LIST_WIDTH))

    def _measure(self) -> None:
        px = self._theme.px
        self._columns.setSpacing(px(20))
        self._head_row.setSpacing(px(8))
        self._left_column.setSpacing(px(8))
        self._fit()


def _nothing() -> None:
    """What follows when nobody waits for the page to be stored."""
