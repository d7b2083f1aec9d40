"""Settings in the open journal: its page, and how all others hear of a change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal_app.domain.locked_settings import LockedSettings
from journal_app.domain.settings import JournalSettings
from journal_app.ui.journal.writing_ways import WritingWays
from journal_app.ui.page_parts import PageParts
from journal_app.vault.strength import Strength

if TYPE_CHECKING:
    from journal_app.ui.settings.settings_page import SettingsPage


class SettingsRoom(QObject):
    """Builds the page when it is first opened, and keeps it in step with what is changed elsewhere."""

    chosen = Signal(object)
    """The settings of the journal were changed on the page: JournalSettings."""
    changed = Signal(object)
    """They were changed, there or in another room: JournalSettings."""
    locked_changed = Signal(object)
    """A setting of the lock screen is to be changed: the LockedSettings then."""
    quiet_changed = Signal(object)
    """Last date of quiet mode, or None: it has ended."""
    brought_in = Signal()
    """An import added to the journal."""
    journal_moved = Signal(object)
    """The journal was copied to another folder, its Path, to be opened there."""
    restore_asked = Signal()
    new_key_asked = Signal()
    delete_asked = Signal()
    how_to_asked = Signal()
    save_failed = Signal(object)

    def __init__(
        self,
        parts: PageParts,
        locked: LockedSettings,
        judge: Callable[[str], Strength],
        config_folder: Path,
        flush: Callable[[Callable[[], None]], None],
        rooms: Sequence[tuple[str, str]],
        writing: WritingWays,
        parent: QObject,
    ) -> None:
        """`flush` stores what is not stored on any page. `rooms`: names and titles, for hiding some."""
        super().__init__(parent)
        self._parts = parts
        self.locked = locked
        """What is known while the journal is locked, as it is now."""
        self._judge = judge
        self._config_folder = config_folder
        self._flush = flush
        self._rooms = rooms
        self._writing = writing
        self._page: SettingsPage | None = None

    def build(self) -> SettingsPage:
        """Return the page."""
        from journal_app.ui.settings.settings_page import SettingsPage

        parts = self._parts
        page = SettingsPage(
            parts.theme,
            parts.library,
            parts.tasks,
            parts.opened,
            self.locked,
            self._judge,
            self._config_folder,
            parts.now,
            self._flush,
            self._rooms,
            self._writing,
        )
        page.journal_settings_changed.connect(self._on_chosen)
        page.locked_settings_changed.connect(self.locked_changed)
        page.quiet_changed.connect(self.quiet_changed)
        page.brought_in.connect(self.brought_in)
        page.journal_moved.connect(self.journal_moved)
        page.restore_asked.connect(self.restore_asked)
        page.new_key_asked.connect(self.new_key_asked)
        page.delete_asked.connect(self.delete_asked)
        page.how_to_asked.connect(self.how_to_asked)
        page.save_failed.connect(self.save_failed)
        self._page = page
        return page

    def show_locked(self, locked: LockedSettings) -> None:
        """A setting of the lock screen was changed, perhaps elsewhere: show it."""
        self.locked = locked
        if self._page is not None:
            self._page.show_locked(locked)

    def show_settings(self, settings: JournalSettings) -> None:
        """Another room stored a setting: the page must not write an older one over it."""
        if self._page is not None:
            self._page.show_settings(settings)
        self.changed.emit(settings)

    def choose_country(self, code: str) -> None:
        """Give help for this country, an ISO code, from now on."""
        self.locked_changed.emit(self.locked._replace(country=code))

    def _on_chosen(self, settings: JournalSettings) -> None:
        self.chosen.emit(settings)
        self.changed.emit(settings)
