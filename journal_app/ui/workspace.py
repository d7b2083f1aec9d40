"""The open journal: the sidebar and the pages beside it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal_app.content.library import Library
from journal_app.domain.locked_settings import LockedSettings
from journal_app.domain.settings import JournalSettings
from journal_app.services.finder import Finder
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.care.care_desk import CareDesk
from journal_app.ui.care.care_ways import (
    CHECK_INS,
    CLOSENESS,
    HOW_TO,
    PLAN,
    SETTINGS,
    TODAY,
    UNDER,
    CareWays,
)
from journal_app.ui.focus_foot import FocusFoot
from journal_app.ui.help.large_numbers import LargeNumbers
from journal_app.ui.journal.entry_photos import EntryPhotos
from journal_app.ui.page import Page, nobody_waits
from journal_app.ui.page_parts import PageParts
from journal_app.ui.rooms import COPING, ROOMS, Rooms
from journal_app.ui.settings_room import SettingsRoom
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.sidebar import Sidebar
from journal_app.ui.written_pages import JOURNAL, WrittenPages
from journal_app.vault.strength import Strength


class Workspace(QWidget):
    """Shows one page at a time. Pages are built when they are first opened, Today at once."""

    help_asked = Signal()
    lock_asked = Signal()
    repair_asked = Signal()
    """The journal is damaged, and the person wants to see what can be done."""
    save_failed = Signal(object)
    """What a person wrote can't be stored now; the page says so and tries again."""
    save_recovered = Signal()
    alone_wanted = Signal(str, bool)
    """A text to fill the window, for somebody else to read, and whether the journal is to lock behind it."""

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
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._opened = opened
        self._pages: dict[str, Page] = {}
        self._open = ""

        self.desk = CareDesk(tasks.short, opened, now, self)
        parts = PageParts(theme, tasks, opened, finder, library, self.desk, self._country, now)
        self._ways = CareWays(parts, self.page, self.show_page, self._seen_page, self)
        self._rooms = Rooms(parts, self.page, self._on_asked_for, self)
        self._sidebar = Sidebar(theme)
        self._written = WrittenPages(parts, self.show_page, self, self._sidebar)
        titles = [(name, self._rooms.title(name)) for name, _, _ in ROOMS]
        self.settings = SettingsRoom(
            parts, locked, judge, config_folder, self.flush, titles, self._written.writing, self
        )
        self._large = LargeNumbers(theme, self)
        self._connect_builders()
        self._sidebar.add_page(TODAY, "sun", self.tr("Today"))
        self._sidebar.add_page(JOURNAL, "notebook-pen", self.tr("Journal"))
        self._sidebar.add_page(CHECK_INS, "heart", self.tr("Check-ins"))
        for (name, icon, _), (_, title) in zip(ROOMS, titles, strict=True):
            self._sidebar.add_page(name, icon, title)
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

    def _connect_builders(self) -> None:
        for asking in (self._ways, self._rooms):
            asking.help_asked.connect(self.help_asked)
            asking.large_wanted.connect(self._large.show_large)
            asking.country_chosen.connect(self.settings.choose_country)
        for storing in (self._ways, self._rooms, self._written):
            storing.save_failed.connect(self.save_failed)
            storing.save_recovered.connect(self.save_recovered)
        self._ways.exercise_asked.connect(self._on_exercise)
        self._ways.alone_wanted.connect(self.alone_wanted)
        self._rooms.settings_changed.connect(self.settings.show_settings)
        self.settings.chosen.connect(self._on_settings_chosen)
        self.settings.quiet_changed.connect(self._ways.look)
        self.settings.brought_in.connect(self._on_brought_in)
        self.settings.how_to_asked.connect(self.show_how_to)
        self.settings.save_failed.connect(self.save_failed)
        self._written.focus_asked.connect(self.toggle_focus)
        self._written.together_again.connect(self.end_focus)

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
            self._stack.addWidget(page)
        return self._pages[name]

    def show_page(self, name: str) -> None:
        """Open a page."""
        page = self.page(name)
        if self._open and self._open != name:
            self.end_focus()
            self._pages[self._open].leave()
            if self._notice.kind == "note":  # it was read, and nothing is left to be done about it
                self._notice.clear()
        self._open = name
        self._sidebar.select(UNDER.get(name, name))
        self._stack.setCurrentWidget(page)
        self._written.share_keys(journal_is_open=name == JOURNAL)
        page.enter()
        if name == TODAY and self.desk.has_begun:
            self._ways.look()

    def show_settings(self) -> None:
        """Open Settings."""
        self.show_page(SETTINGS)

    def show_how_to(self) -> None:
        """Open the short answers and the keys."""
        self.end_focus()
        if self._open != HOW_TO:
            self._ways.go(HOW_TO)

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

    def say(self, words: str, kind: Literal["note", "trouble"] = "trouble") -> None:
        """Say something above the page, without taking the focus."""
        self._notice.show_words(words, kind)

    def show_damage(self) -> None:
        """Say above every page that the journal is damaged."""
        from journal_app.ui.damage.damage_strip import DamageStrip

        strip = DamageStrip(self._theme)
        strip.repair_asked.connect(self.repair_asked)
        self._above.insertWidget(1, strip)
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

        with ExitStack() as asked:  # each is asked, whatever happens to the others
            for flush in reversed(waiting):
                asked.callback(flush, stored)

    def _built(self, name: str) -> Page:
        match name:
            case "today":
                return self._written.build_today(self._ways.build_beside(), self._stack)
            case "journal":
                return self._written.build_journal()
            case "settings":
                return self.settings.build()
            case _ if any(name == room for room, _, _ in ROOMS):
                return self._rooms.build(name)
            case _:
                return self._ways.build(name)

    def _seen_page(self) -> str:
        """Return the page that is seen whole; "" while only what is written is."""
        return self._open if self._foot.isHidden() else ""

    def _lay_out(self) -> None:
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        # What comes below this edge stands apart by the spacing, which is only there with something.
        edge = QWidget()
        edge.setFixedHeight(0)
        self._above = QVBoxLayout()
        self._above.addWidget(edge)
        self._above.addWidget(self._notice)
        beside.addLayout(self._above)
        beside.addWidget(self._stack, 1)
        beside.addWidget(self._foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._sidebar)
        row.addLayout(beside, 1)
        self._measure()
        self._theme.changed.connect(self._measure)

    def _measure(self) -> None:
        px = self._theme.px
        self._above.setContentsMargins(px(40), 0, px(40), 0)
        self._above.setSpacing(px(20))

    def _country(self) -> str:
        return self.settings.locked.country

    def _on_settings_chosen(self, settings: JournalSettings) -> None:
        self._show_rooms(settings)
        self._written.writing.follow(settings)
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

    def _add_keys(self) -> None:
        self._key("Ctrl+T", self._on_today)
        self._key("Alt+1", self._on_today)
        self._key("Alt+2", self._on_journal)
        self._key("Alt+3", self._on_check_ins)
        for name, _, keys in ROOMS:
            self._key(keys, partial(self._on_room, name))
        self._key("Ctrl+,", self.show_settings)
        self._key("Ctrl+/", self.show_how_to)
        self._key("Ctrl+?", self.show_how_to)  # where the slash is typed with Shift
        self._key("Ctrl+S", self._on_save)
        self._key("F8", self.toggle_focus)

    def _key(self, keys: str, do: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)

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
            self._written.begin_with_prompts()
        elif name == "letter":
            self._written.begin_letter()
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
        self.flush(nobody_waits)

    def _on_exercise(self, exercise_id: str) -> None:
        self.show_page(COPING)
        self._pages[COPING].begin_exercise(exercise_id)  # type: ignore[attr-defined]
