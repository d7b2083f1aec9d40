"""The settings: one card for each subject, everything stored as it is changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QStyle, QVBoxLayout, QWidget

from journal_app.content.library import Library
from journal_app.domain.entry import diary_day
from journal_app.domain.errors import Trouble
from journal_app.domain.locked_settings import LockedSettings
from journal_app.domain.settings import JournalSettings
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.help.attempt import attempt
from journal_app.ui.journal.writing_ways import WritingWays
from journal_app.ui.lock.new_passphrase import Judge
from journal_app.ui.page import Page
from journal_app.ui.settings.about_card import AboutCard
from journal_app.ui.settings.backup_card import BackupCard
from journal_app.ui.settings.care_card import CareCard
from journal_app.ui.settings.delete_card import DeleteCard
from journal_app.ui.settings.exchange_card import ExchangeCard
from journal_app.ui.settings.lock_screen_card import LockScreenCard
from journal_app.ui.settings.look_card import LookCard
from journal_app.ui.settings.on_this_day_card import OnThisDayCard
from journal_app.ui.settings.parts_list import PartsList
from journal_app.ui.settings.place_card import PlaceCard
from journal_app.ui.settings.rooms_card import RoomsCard
from journal_app.ui.settings.security_card import SecurityCard
from journal_app.ui.settings.settings_keeper import SettingsKeeper
from journal_app.ui.settings.words_card import WordsCard
from journal_app.ui.settings.writing_card import WritingCard
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.page_head import PageHead
from journal_app.ui.widgets.scroll_page import ScrollPage

WIDEST = 760
"""Width of the column in pixels before scaling."""

GAP = 8
"""Pixels, before scaling, between the column and the names of its parts."""

BELOW_HEAD = 82
"""Pixels, before scaling, from the top of the title to where the first part begins."""


class SettingsPage(Page):
    """All settings on one page that scrolls."""

    journal_settings_changed = Signal(object)
    """JournalSettings, after they were stored."""
    locked_settings_changed = Signal(object)
    """LockedSettings the person wants: to be applied and written."""
    journal_moved = Signal(object)
    """Path of the new folder. Both hold the journal: lock at once, remember the new, remove the old."""
    brought_in = Signal()
    """An import added something."""
    restore_asked = Signal()
    """Lock, and show the backups."""
    new_key_asked = Signal()
    """Lock, and lead to a new key."""
    delete_asked = Signal()
    """Lock, and lead to where everything is deleted."""
    how_to_asked = Signal()
    """Show the short answers and the keys."""
    quiet_changed = Signal(object)
    """Last date of quiet mode, or None: it has ended."""
    save_failed = Signal(object)
    """Trouble; the settings on the page are kept and stored later."""

    def __init__(
        self,
        theme: Theme,
        library: Library,
        tasks: Tasks,
        open_journal: OpenJournal,
        locked: LockedSettings,
        judge: Judge,
        config_folder: Path,
        now: Callable[[], datetime],
        flush_all: Callable[[Callable[[], None]], None] | None = None,
        rooms: Sequence[tuple[str, str]] = (),
        ways: WritingWays | None = None,
    ) -> None:
        """`config_folder` is where the settings of the lock screen are kept; it is only shown.

        `flush_all` stores what waits on every page, this one among them, before the journal moves: what
        is stored later would not be in the copy. `rooms`: name and title of the pages that can be hidden.
        `ways`: what the pages that are written on share.
        """
        super().__init__()
        self._flush_all = flush_all or self.flush
        self._theme = theme
        self._now = now
        self._locked = locked
        self.keeper = SettingsKeeper(tasks.short, open_journal, self)
        settings = self.keeper.wanted
        self.message = InlineMessage(theme)
        self.security = SecurityCard(theme, tasks, open_journal, judge, settings)
        self.words = WordsCard(theme, attempt(library.country_choices) or (), self._today)
        self.writing = WritingCard(theme, settings, ways.spelling if ways else None)
        self.care = CareCard(theme, tasks.short, open_journal, settings, now)
        self.on_this_day = OnThisDayCard(theme, tasks.short, open_journal.journal.on_this_day, self._today)
        self.look = LookCard(theme)
        self.rooms = RoomsCard(theme, rooms)
        self.lock_screen = LockScreenCard(theme)
        self.place = PlaceCard(theme, tasks.short, open_journal, config_folder)
        self.backups = BackupCard(theme, tasks.long, open_journal, now)
        self.exchange = ExchangeCard(theme, tasks, open_journal, library, now)
        self.about = AboutCard(theme, library)
        self.delete = DeleteCard(theme)
        self._parts: tuple[tuple[str, Card], ...] = (
            (self.tr("Security"), self.security),
            (self.tr("Your words"), self.words),
            (self.tr("Care"), self.care),
            (self.tr("Writing"), self.writing),
            (self.tr("On this day"), self.on_this_day),
            (self.tr("Look"), self.look),
            (self.tr("Pages"), self.rooms),
            (self.tr("Lock screen"), self.lock_screen),
            (self.tr("Folder"), self.place),
            (self.tr("Backups"), self.backups),
            (self.tr("Export"), self.exchange),
            (self.tr("About"), self.about),
            (self.tr("Delete"), self.delete),
        )
        self._scroll = ScrollPage(theme, WIDEST)
        head = PageHead(theme, self.title, self.tr("What you change here is kept at once."))
        self.parts_above = PartsList(theme, [name for name, _ in self._parts], in_lines=True)
        self._scroll.add(head, self.parts_above, self.message, *(card for _, card in self._parts))
        self._scroll.body.addStretch()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        self.parts_beside = PartsList(theme, [name for name, _ in self._parts])
        self.parts_beside.setParent(self)  # before the column, so that Tab comes to it first
        page.addWidget(self._scroll)
        self.parts_beside.raise_()
        self.show_locked(locked)
        self._connect()

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.tr("Settings")

    def enter(self) -> None:
        """Start at the top."""
        self._scroll.verticalScrollBar().setValue(0)
        self._on_scrolled(0)
        self.security.enter()
        self.care.enter()
        self.writing.enter()
        self.on_this_day.enter()
        self.backups.enter()
        self.security.change.opener.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the names of the parts beside the column where there is room, else above it."""
        super().resizeEvent(event)
        self._place_parts()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page also from where the names of its parts stand."""
        QCoreApplication.sendEvent(self._scroll.verticalScrollBar(), event)

    def flush(self, then: Callable[[], None]) -> None:
        """Store what was changed, then call `then`."""
        self.exchange.halt()
        self.keeper.flush(then)

    def show_locked(self, locked: LockedSettings) -> None:
        """Show settings of the lock screen that were changed elsewhere (keys for the text size)."""
        self._locked = locked
        self.look.show_locked(locked)
        self.lock_screen.show_locked(locked)
        self.words.show_settings(self.keeper.wanted, locked)
        self.care.show_settings(self.keeper.wanted, locked)
        self.rooms.show_settings(self.keeper.wanted)
        self.on_this_day.show_settings(self.keeper.wanted)

    def show_settings(self, settings: JournalSettings) -> None:
        """Another page stored these settings: go on from them."""
        self.keeper.adopt(settings)
        self.words.show_settings(self.keeper.wanted, self._locked)
        self.care.show_settings(self.keeper.wanted, self._locked)
        self.rooms.show_settings(self.keeper.wanted)
        self.writing.show_settings(self.keeper.wanted)
        self.on_this_day.show_settings(self.keeper.wanted)

    def _place_parts(self) -> None:
        px, size = self._theme.px, self.parts_beside.sizeHint()
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        room = (self.width() - bar - px(WIDEST)) // 2
        top = self._scroll.body.contentsMargins().top() + px(BELOW_HEAD)
        is_beside = room >= size.width() + px(GAP) and self.height() >= top + size.height()
        self.parts_beside.setVisible(is_beside)
        self.parts_above.setVisible(not is_beside)
        left = self.width() - bar - room + px(GAP)
        place = QRect(QPoint(left, top), size)
        self.parts_beside.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))

    def _on_part(self, number: int) -> None:
        """Bring a part to the top, and the focus to the first thing in it."""
        card = self._parts[number][1]
        self._scroll.verticalScrollBar().setValue(card.y() - self._theme.px(20))
        if (stop := _first_stop(card)) is not None:
            stop.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.parts_beside.show_here(number)

    def _on_scrolled(self, top: int) -> None:
        """Mark the part that stands at the top; the last one where the page ends."""
        bar = self._scroll.verticalScrollBar()
        at_end = bar.maximum() > 0 and top == bar.maximum()
        seen = top + (self._scroll.viewport().height() if at_end else self._theme.px(60))
        above = [number for number, (_, card) in enumerate(self._parts) if card.y() <= seen]
        self.parts_beside.show_here(above[-1] if above else 0)

    def _connect(self) -> None:
        for parts in (self.parts_above, self.parts_beside):
            parts.chosen.connect(self._on_part)
        self._scroll.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._theme.changed.connect(self._place_parts)
        self.security.idle_chosen.connect(self._on_idle)
        self.security.locks.with_system_chosen.connect(self._on_lock_with_system)
        self.security.locks.when_minimised_chosen.connect(self._on_lock_when_minimised)
        self.words.journal_wished.connect(self._on_journal_wished)
        self.care.journal_wished.connect(self._on_journal_wished)
        self.on_this_day.journal_wished.connect(self._on_journal_wished)
        self.rooms.journal_wished.connect(self._on_journal_wished)
        self.writing.journal_wished.connect(self._on_journal_wished)
        self.care.quiet_changed.connect(self.quiet_changed)
        locked_wishes = (self.words.locked_wished, self.look.wished, self.lock_screen.wished)
        for wished in (*locked_wishes, self.care.locked_wished):
            wished.connect(self._on_locked_wished)
        self.place.move_asked.connect(self._on_move_asked)
        self.place.moved.connect(self.journal_moved)
        self.backups.restore_asked.connect(self.restore_asked)
        self.exchange.brought.connect(self.brought_in)
        self.security.new_key_asked.connect(self.new_key_asked)
        self.delete.delete_asked.connect(self.delete_asked)
        self.about.how_to_asked.connect(self.how_to_asked)
        self.backups.folder_chosen.connect(self._on_backup_folder)
        self.keeper.stored.connect(self._on_stored)
        self.keeper.failed.connect(self._on_failed)

    def _on_idle(self, minutes: int | None) -> None:
        self._on_journal_wished(replace(self.keeper.wanted, idle_minutes=minutes))

    def _on_lock_with_system(self, is_on: bool) -> None:
        self._on_journal_wished(replace(self.keeper.wanted, lock_with_system=is_on))

    def _on_lock_when_minimised(self, is_on: bool) -> None:
        self._on_journal_wished(replace(self.keeper.wanted, lock_when_minimised=is_on))

    def _on_journal_wished(self, settings: JournalSettings) -> None:
        self.keeper.want(settings)
        self.words.show_settings(settings, self._locked)
        self.care.show_settings(settings, self._locked)
        self.rooms.show_settings(settings)
        self.writing.show_settings(settings)

    def _on_locked_wished(self, locked: LockedSettings) -> None:
        self.show_locked(locked)
        self.locked_settings_changed.emit(locked)

    def _on_move_asked(self, folder: Path) -> None:
        self._flush_all(partial(self.place.move_to, folder))

    def _on_backup_folder(self, folder: str) -> None:
        self._on_journal_wished(replace(self.keeper.wanted, backup_folder=folder))

    def _on_stored(self, settings: JournalSettings) -> None:
        self.backups.follow(settings.backup_folder)
        self.message.clear()
        self.journal_settings_changed.emit(settings)

    def _on_failed(self, trouble: Trouble) -> None:
        self.message.show_words(trouble.words, "trouble")
        self.save_failed.emit(trouble)

    def _today(self) -> date:
        return diary_day(self._now())


def _first_stop(card: QWidget) -> QWidget | None:
    """Return what Tab comes to first in a card."""
    stop = card.nextInFocusChain()
    while stop is not None and card.isAncestorOf(stop):
        if stop.isVisible() and stop.isEnabled() and stop.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return stop
        stop = stop.nextInFocusChain()
    return None
