"""The open journal: the sidebar and the pages beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal_app.content.library import Library
from journal_app.domain.entry import Entry, EntryId, EntryRow
from journal_app.domain.locked_settings import LockedSettings
from journal_app.domain.settings import JournalSettings
from journal_app.domain.words import ChosenWords
from journal_app.services.finder import Finder
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.book.book_ways import BookWays
from journal_app.ui.care.care_desk import CareDesk
from journal_app.ui.care.care_ways import CHECK_INS, CLOSENESS, PLAN, SETTINGS, TODAY, UNDER, CareWays
from journal_app.ui.focus_foot import FocusFoot
from journal_app.ui.help.large_numbers import LargeNumbers
from journal_app.ui.journal.entry_photos import EntryPhotos
from journal_app.ui.journal.writing_ways import WritingWays
from journal_app.ui.page import Page
from journal_app.ui.rooms import COPING, ROOMS, Rooms
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.today_page import TodayPage
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.sidebar import Sidebar
from journal_app.vault.strength import Strength

JOURNAL = "journal"


class Workspace(QWidget):
    """Shows one page at a time. Pages are built when they are first opened, Today at once."""

    help_asked = Signal()
    lock_asked = Signal()
    journal_settings_changed = Signal(object)
    locked_settings_changed = Signal(object)
    journal_moved = Signal(object)
    restore_asked = Signal()
    repair_asked = Signal()
    """The journal is damaged, and the person wants to see what can be done."""
    new_key_asked = Signal()
    delete_asked = Signal()
    save_failed = Signal(object)
    """What a person wrote can't be stored now; the page says so and tries again."""
    save_recovered = Signal()
    alone_wanted = Signal(str, bool)
    """A text to fill the window, for somebody else to read, and whether the journal is to lock behind it."""
    quiet_changed = Signal(object)
    """Last date of quiet mode, or None: it has ended."""

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        opened: OpenJournal,
        finder: Finder,
        library: Library,
        locked: LockedSettings,
        judge: Callable[[str], Strength],
        config_folder: Path,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._tasks = tasks
        self._opened = opened
        self._finder = finder
        self._library = library
        self._locked = locked
        self._judge = judge
        self._config_folder = config_folder
        self._now = now
        self._pages: dict[str, Page] = {}
        self._unsaved: dict[EntryId, Entry] = {}
        self._open = ""
        self._writing_ways = WritingWays(tasks.short, opened.known_words, opened.settings, self)

        self.desk = CareDesk(tasks.short, opened, now, self)
        self._ways = CareWays(
            theme,
            tasks,
            opened,
            finder,
            library,
            self.desk,
            self._country,
            now,
            self.page,
            self.show_page,
            self._seen_page,
            self,
        )
        self._large = LargeNumbers(theme, self)
        self._connect_ways()
        self._sidebar = Sidebar(theme)
        self._sidebar.add_page(TODAY, "sun", self.tr("Today"))
        self._sidebar.add_page(JOURNAL, "notebook-pen", self.tr("Journal"))
        self._sidebar.add_page(CHECK_INS, "heart", self.tr("Check-ins"))
        self._rooms = Rooms(
            theme,
            tasks,
            opened,
            library,
            self.desk,
            self._country,
            now,
            self.page,
            self._on_asked_for,
            self,
        )
        self._rooms.help_asked.connect(self.help_asked)
        self._rooms.settings_changed.connect(self._on_room_settings)
        self._rooms.large_wanted.connect(self._large.show_large)
        self._rooms.country_chosen.connect(self._on_country)
        self._rooms.save_failed.connect(self.save_failed)
        self._rooms.save_recovered.connect(self.save_recovered)
        for name, icon, _ in ROOMS:
            self._sidebar.add_page(name, icon, self._rooms.title(name))
        self._show_rooms(opened.settings)
        self._notice = InlineMessage(theme)
        self.save_recovered.connect(self._notice.clear)  # what it said of storing is over
        self._stack = QStackedWidget()
        self._foot = FocusFoot(theme)
        self._foot.help_asked.connect(self.help_asked)
        self._foot.left.connect(self.end_focus)
        self._sidebar.page_chosen.connect(self.show_page)
        self._sidebar.help_asked.connect(self.help_asked)
        self._sidebar.settings_asked.connect(self.show_settings)
        self._sidebar.lock_asked.connect(self.lock_asked)
        self._add_keys()

        self._lay_out()
        self.show_page(TODAY)
        self.desk.begin()

    def _connect_ways(self) -> None:
        self._ways.help_asked.connect(self.help_asked)
        self._ways.large_wanted.connect(self._large.show_large)
        self._ways.country_chosen.connect(self._on_country)
        self._ways.exercise_asked.connect(self._on_exercise)
        self._ways.alone_wanted.connect(self.alone_wanted)
        self._ways.save_failed.connect(self.save_failed)
        self._ways.save_recovered.connect(self.save_recovered)

    def hideEvent(self, event: QHideEvent) -> None:
        """Something stands over the journal now: a number shown large makes way for it."""
        super().hideEvent(event)
        self._large.close_view()

    @property
    def open_page(self) -> str:
        """Name of the page that is open."""
        return self._open

    def page(self, name: str) -> Page:
        """Return a page, built now if it was not yet."""
        if name not in self._pages:
            page = self._built(name)
            self._pages[name] = page
            if name == JOURNAL:
                self._sidebar_keys = page.add_keys(self._sidebar)  # type: ignore[attr-defined]
            self._stack.addWidget(page)
        return self._pages[name]

    def show_page(self, name: str) -> None:
        """Open a page."""
        page = self.page(name)
        if self._open and self._open != name:
            self.end_focus()
            self._pages[self._open].leave()
        self._open = name
        self._sidebar.select(UNDER.get(name, name))
        self._stack.setCurrentWidget(page)
        for shortcut in self._journal_keys:  # the Journal page has these keys itself
            shortcut.setEnabled(name != JOURNAL)
        for shortcut in self._sidebar_keys:
            shortcut.setEnabled(name == JOURNAL)
        page.enter()
        if name == TODAY and self.desk.has_begun:
            self._ways.look()

    def show_settings(self) -> None:
        """Open Settings."""
        self.show_page(SETTINGS)

    def toggle_focus(self) -> None:
        """Leave nothing in the window but the page that is written, or bring everything back."""
        if self._foot.isVisible():
            self.end_focus()
        elif self._pages[self._open].show_alone(True):
            self._sidebar.hide()
            self._foot.show()

    def end_focus(self) -> None:
        """Bring everything back."""
        if not self._foot.isHidden():
            self._foot.hide()
            self._sidebar.show()
            self._pages[self._open].show_alone(False)
            if self._open == TODAY:  # a note that came meanwhile can be seen now
                self._ways.look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nothing else wanted ends the focus on one page."""
        if event.key() == Qt.Key.Key_Escape and not self._foot.isHidden():
            self.end_focus()
        else:
            super().keyPressEvent(event)

    def say(self, words: str) -> None:
        """Say something above the page, without taking the focus."""
        self._notice.show_words(words, "trouble")

    def show_damage(self) -> None:
        """Say above every page that the journal is damaged."""
        from journal_app.ui.damage.damage_strip import DamageStrip

        strip = DamageStrip(self._theme)
        strip.repair_asked.connect(self.repair_asked)
        around = QVBoxLayout()
        around.setContentsMargins(*(self._theme.px(side) for side in (40, 20, 40, 0)))
        around.addWidget(strip)
        self._beside.insertLayout(0, around)
        strip.appear()

    def leave_page(self) -> None:
        """The person leaves: the journal is about to be locked or closed."""
        for photos in self.findChildren(EntryPhotos):
            photos.stop_soon()
        self._pages[self._open].leave()

    def flush(self, then: Callable[[], None]) -> None:
        """Store all that is not stored, then call `then`; it is not called if storing fails."""
        waiting = [page.flush for page in self._pages.values()] + [self.desk.changes.flush]
        left = len(waiting)

        def stored() -> None:
            nonlocal left
            left -= 1
            if not left:
                then()

        for flush in waiting:  # each is asked, whatever happens to the others
            flush(stored)

    def show_locked(self, locked: LockedSettings) -> None:
        """A setting of the lock screen was changed elsewhere: show it in Settings."""
        self._locked = locked
        if SETTINGS in self._pages:
            self._pages[SETTINGS].show_locked(locked)  # type: ignore[attr-defined]

    def _built(self, name: str) -> Page:
        match name:
            case "today":
                return self._built_today()
            case "journal":
                return self._built_journal()
            case "settings":
                return self._built_settings()
            case _ if any(name == room for room, _, _ in ROOMS):
                return self._rooms.build(name)
            case _:
                return self._ways.build(name)

    def _built_today(self) -> Page:
        page = TodayPage(
            self._theme,
            self._tasks,
            self._opened.journal,
            self._library,
            self._now,
            self._unsaved,
            self._ways.build_beside(),
            self._settings,
            BookWays(self._tasks.long, self._opened.open_reader, self._now),
        )
        page.letter_asked.connect(self._on_letter)
        page.page_asked.connect(self._on_earlier_page)
        page.editor.use(self._writing_ways)
        page.editor.focus_asked.connect(self.toggle_focus)
        page.entry_saved.connect(self._on_entry_saved)
        page.save_failed.connect(self.save_failed)
        page.save_recovered.connect(self.save_recovered)
        return page

    def _built_journal(self) -> Page:
        from journal_app.ui.journal.journal_page import JournalPage

        page = JournalPage(
            self._theme,
            self._tasks,
            self._opened.journal,
            self._finder,
            self._library,
            self._now,
            unsaved=self._unsaved,
            words=self._words,
            book=BookWays(self._tasks.long, self._opened.open_reader, self._now),
        )
        page.desk.editor.use(self._writing_ways)
        page.tags_changed.connect(self._on_tags_changed)
        page.desk.editor.focus_asked.connect(self.toggle_focus)
        page.together_again.connect(self.end_focus)
        page.save_failed.connect(self.save_failed)
        page.save_recovered.connect(self.save_recovered)
        return page

    def _built_settings(self) -> Page:
        from journal_app.ui.settings.settings_page import SettingsPage

        page = SettingsPage(
            self._theme,
            self._library,
            self._tasks,
            self._opened,
            self._locked,
            self._judge,
            self._config_folder,
            self._now,
            self.flush,
            [(name, self._rooms.title(name)) for name, _, _ in ROOMS],
            self._writing_ways,
        )
        page.save_failed.connect(self.save_failed)
        page.journal_settings_changed.connect(self._on_journal_settings)
        page.quiet_changed.connect(self._on_quiet)
        page.locked_settings_changed.connect(self.locked_settings_changed)
        page.journal_moved.connect(self.journal_moved)
        page.restore_asked.connect(self.restore_asked)
        page.brought_in.connect(self._on_brought_in)
        page.new_key_asked.connect(self.new_key_asked)
        page.delete_asked.connect(self.delete_asked)
        return page

    def _seen_page(self) -> str:
        """Return the page that is seen whole; "" while only what is written is."""
        return self._open if self._foot.isHidden() else ""

    def _lay_out(self) -> None:
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self._notice)
        self._beside = beside
        beside.addWidget(self._stack, 1)
        beside.addWidget(self._foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._sidebar)
        row.addLayout(beside, 1)

    def _settings(self) -> JournalSettings:
        return self._opened.settings

    def _words(self) -> ChosenWords:
        return self._opened.settings.words

    def _country(self) -> str:
        return self._locked.country

    def _on_country(self, code: str) -> None:
        self.locked_settings_changed.emit(self._locked._replace(country=code))

    def _on_journal_settings(self, settings: JournalSettings) -> None:
        self._show_rooms(settings)
        self.journal_settings_changed.emit(settings)
        self._writing_ways.follow(settings)
        self._ways.look()

    def _on_room_settings(self, settings: JournalSettings) -> None:
        """A room stored a setting of its own: Settings must not write an older one over it."""
        if SETTINGS in self._pages:
            self._pages[SETTINGS].show_settings(settings)  # type: ignore[attr-defined]
        self.journal_settings_changed.emit(settings)

    def _on_quiet(self, until: date | None) -> None:
        self.quiet_changed.emit(until)
        self._ways.look()

    def _on_brought_in(self) -> None:
        """Pages that read their lists once would store them over what an import added: build them anew."""
        for name in (PLAN, CLOSENESS, *(room for room, _, _ in ROOMS)):
            if name in self._pages:
                self._pages[name].flush(partial(self._let_go, name))
        self._ways.look()

    def _let_go(self, name: str) -> None:
        page = self._pages.pop(name, None)
        if page is not None:
            self._stack.removeWidget(page)
            page.deleteLater()

    def _on_tags_changed(self) -> None:
        self._pages[TODAY].read_tags_again()  # type: ignore[attr-defined]

    def _on_entry_saved(self, row: EntryRow) -> None:
        if JOURNAL in self._pages:
            self._pages[JOURNAL].put(row)  # type: ignore[attr-defined]

    def _add_keys(self) -> None:
        self._key("Ctrl+T", self._on_today)
        self._key("Alt+1", self._on_today)
        self._key("Alt+2", self._on_journal)
        self._key("Alt+3", self._on_check_ins)
        for name, _, keys in ROOMS:
            self._key(keys, partial(self._on_room, name))
        self._key("Ctrl+,", self.show_settings)
        self._key("Ctrl+S", self._on_save)
        self._key("F8", self.toggle_focus)
        self._sidebar_keys = list[QShortcut]()
        self._journal_keys = [
            self._key("Ctrl+N", self._on_new),
            self._key("Ctrl+Shift+N", self._on_begin),
            self._key("Ctrl+F", self._on_search),
            self._key("Ctrl+G", self._on_go_to_date),
            self._key("Ctrl+Shift+G", self._on_show_year),
        ]

    def _key(self, keys: str, do: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)
        return shortcut

    def _show_rooms(self, settings: JournalSettings) -> None:
        self._sidebar.show_only(self._rooms.shown(settings), among=[name for name, _, _ in ROOMS])

    def _on_room(self, name: str) -> None:
        if name in self._rooms.shown(self._opened.settings):
            self.show_page(name)

    def _on_asked_for(self, name: str) -> None:
        """A card leads to a page: one of care knows the way back."""
        if name in UNDER:
            self._ways.go(name)
        elif name == "prompts":
            self._on_prompts()
        elif name == "letter":
            self._on_letter()
        else:
            self.show_page(name)

    def _on_today(self) -> None:
        self.show_page(TODAY)

    def _on_journal(self) -> None:
        self.show_page(JOURNAL)

    def _on_check_ins(self) -> None:
        self.show_page(CHECK_INS)

    def _on_save(self) -> None:
        """Ctrl+S does no harm: it stores what would be stored within a second anyway."""
        self.flush(_nothing)

    def _on_new(self) -> None:
        self.show_page(JOURNAL)
        self._pages[JOURNAL].new_entry()  # type: ignore[attr-defined]

    def _on_begin(self) -> None:
        self.show_page(JOURNAL)
        self._pages[JOURNAL].open_begin_menu()  # type: ignore[attr-defined]

    def _on_letter(self) -> None:
        self.show_page(JOURNAL)
        self._pages[JOURNAL].beginning.begin_letter()  # type: ignore[attr-defined]

    def _on_exercise(self, exercise_id: str) -> None:
        self.show_page(COPING)
        self._pages[COPING].begin_exercise(exercise_id)  # type: ignore[attr-defined]

    def _on_prompts(self) -> None:
        self.show_page(JOURNAL)
        self._pages[JOURNAL].beginning.begin_with_prompts()  # type: ignore[attr-defined]

    def _on_earlier_page(self, entry_id: EntryId) -> None:
        self.show_page(JOURNAL)
        self._pages[JOURNAL].open_entry(entry_id)  # type: ignore[attr-defined]

    def _on_search(self) -> None:
        self.show_page(JOURNAL)
        self._pages[JOURNAL].begin_search()  # type: ignore[attr-defined]

    def _on_show_year(self) -> None:
        self.show_page(JOURNAL)
        self._pages[JOURNAL].show_year()  # type: ignore[attr-defined]

    def _on_go_to_date(self) -> None:
        self.show_page(JOURNAL)
        self._pages[JOURNAL].go_to_date()  # type: ignore[attr-defined]


def _nothing() -> None:
    """What follows when nobody waits for the pages to be stored."""
