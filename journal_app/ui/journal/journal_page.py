"""The Journal page: what was written, to find, to read and to go on with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from journal_app.content.library import Library
from journal_app.domain.entry import Entry, EntryId, EntryRow, diary_day
from journal_app.domain.words import ChosenWords
from journal_app.services.finder import Finder
from journal_app.services.journal import Journal
from journal_app.ui.book.book_ways import BookWays
from journal_app.ui.book.entry_printing import EntryPrinting
from journal_app.ui.book.journal_book import JournalBook
from journal_app.ui.journal.beginning import Beginning
from journal_app.ui.journal.entry_browser import EntryBrowser
from journal_app.ui.journal.entry_desk import EntryDesk
from journal_app.ui.journal.journal_columns import JournalColumns
from journal_app.ui.journal.journal_views import JournalViews
from journal_app.ui.page import Page, nobody_waits
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme


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
        self._desk = EntryDesk(theme, tasks.short, journal, now, locale, unsaved, words, tasks.long, book)
        self.beginning = Beginning(
            theme, tasks.short, journal, self._desk, library, words, now, locale, self._day, self
        )
        self._columns = JournalColumns(theme, self._browser, self._desk, self.beginning.menu)
        self._book = JournalBook(theme, book, self._browser, self._today, self.flush, self) if book else None
        self._views = JournalViews(
            theme,
            tasks.short,
            journal,
            locale,
            self._columns,
            self._browser,
            self.beginning.templates,
            self.beginning.menu.more,
            self._book,
            self.flush,
            self._today,
            self,
        )
        self._desk.body.insertWidget(self._desk.body.count() - 1, self.beginning.prompts)
        self._connect()
        self.add_keys(self)

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
        self._browser.set_today(self._today())
        self._browser.refresh()
        self._desk.refresh()
        self._views.enter()

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
        self._views.show_list()
        self.beginning.open_menu()

    def open_entry(self, entry_id: EntryId) -> None:
        """Open an entry to go on with it."""
        self._views.show_columns()
        self._desk.open(entry_id, to_write=True)
        self._columns.read()

    def print_pages(self) -> None:
        """Ask how the page that is open is to leave; without one, which pages are wanted."""
        if self._book is None or self._desk.printing is None:
            return
        entry = self._desk.entry
        if self._views.shows_columns and entry is not None and not entry.is_sealed:
            self._desk.printing.open_panel()
        else:
            self._book.open_view()

    def begin_search(self) -> None:
        """Put the focus in the search field."""
        self._views.show_list()
        self._browser.begin_search()

    def go_to_date(self) -> None:
        """Open the calendar, the focus where a date can be typed."""
        self._views.show_list()
        self._browser.go_to_date()

    def show_year(self) -> None:
        """Show the whole year of the day that is being read."""
        self._views.show_year(self._day_read())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fall to one column in a narrow window."""
        super().resizeEvent(event)
        self._columns.fit(self.width())

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing unsaved behind."""
        super().hideEvent(event)
        self.flush(nobody_waits)

    def _connect(self) -> None:
        self.beginning.desk_wanted.connect(self._on_desk_wanted)
        self.beginning.prompts.closed.connect(self._on_prompts_closed)
        self.beginning.templates_wanted.connect(self._views.show_templates)
        self.beginning.templates.save_failed.connect(self.save_failed)
        self.beginning.templates.save_recovered.connect(self.save_recovered)
        self._columns.together_again.connect(self.together_again)
        self._browser.asked_for_new.connect(self.beginning.begin_page_for)
        self._desk.came_back.connect(self.put)
        self._desk.saved.connect(self._on_saved)
        self._desk.editor.save_failed.connect(self.save_failed)
        self._desk.editor.save_recovered.connect(self.save_recovered)
        self._views.restored.connect(self._desk.binning.show_back)
        self._views.tags_changed.connect(self._on_tags_changed)

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
            ("Alt+Left", self._views.go_back),
            ("Ctrl+P", self.print_pages),
        ):
            shortcut = QShortcut(QKeySequence(keys), place)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)
            added.append(shortcut)
        return added

    def _today(self) -> date:
        return diary_day(self._now())

    def _books(self) -> list[EntryPrinting | JournalBook]:
        return [each for each in (self._desk.printing, self._book) if each is not None]

    def _day(self) -> date | None:
        return self._browser.day

    def _on_desk_wanted(self) -> None:
        self._views.show_columns()
        self._columns.read()

    def _on_prompts_closed(self) -> None:
        if self._desk.entry is None:
            self._columns.show_list()
        self._columns.put_focus()

    def _on_earlier(self) -> None:
        self._turn(-1)

    def _on_later(self) -> None:
        self._turn(+1)

    def _turn(self, step: int) -> None:
        self._desk.open_beside(self._day_read(), step)

    def _day_read(self) -> date:
        entry = self._desk.entry
        return entry.day if entry else self._browser.day or self._today()

    def _on_saved(self, row: EntryRow) -> None:
        self.put(row)
        self.entry_saved.emit(row)

    def _on_tags_changed(self) -> None:
        self._desk.editor.read_tags_again()
        self.tags_changed.emit()
