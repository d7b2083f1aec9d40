"""What is done to a journal that nobody has open, besides opening it: a new key, deleting everything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal_app.domain.locked_settings import LockedSettings
from journal_app.paths import default_journal_folder, log_file
from journal_app.services.journal_folder import FolderState, folder_state, is_being_deleted
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.window_start import WindowStart

if TYPE_CHECKING:
    from journal_app.desktop.gate import Gate
    from journal_app.services.deleting import Elsewhere


class ClosedWays(QObject):
    """Shows their pages at the gate. Imports them when they are asked for."""

    renewed = Signal()
    """The journal has a new key: this process knows both, and has to go."""
    deleting_begun = Signal()
    """The files are going: nothing may be written any more."""
    ended = Signal()
    """Everything is deleted, and the last page was read."""

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        gate: Gate,
        locked: LockedSettings,
        config: Path,
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._gate = gate
        self._locked = locked
        self._config = config
        self._now = now

    def show_wanted(self, start: WindowStart) -> None:
        """Show what this start is for, in place of the lock screen, if it is for something here."""
        folder = self._gate.folder
        if is_being_deleted(folder):
            self._show_delete(folder, again=True)
        elif folder_state(folder) is not FolderState.JOURNAL:
            return
        elif start.show_new_key:
            self._show_new_key(folder)
        elif start.show_delete:
            self._show_delete(folder, again=False)

    def _show_new_key(self, folder: Path) -> None:
        from journal_app.ui.lock.new_key_page import NewKeyPage
        from journal_app.vault.strength import judge

        page = NewKeyPage(self._theme, self._tasks, judge, folder, self._now)
        page.back_asked.connect(self._gate.show_what_fits)
        page.finished.connect(self.renewed)
        self._gate.show_page(page)
        page.enter()

    def _show_delete(self, folder: Path, *, again: bool) -> None:
        from journal_app.ui.lock.delete_page import DeletePage

        page = DeletePage(self._theme, self._tasks.long, folder, self._elsewhere(folder))
        page.back_asked.connect(self._gate.show_what_fits)
        page.kept.connect(self._gate.show_what_fits)
        page.begun.connect(self.deleting_begun)
        page.finished.connect(self.ended)
        self._gate.show_page(page)
        if again:
            page.enter_again()
        else:
            page.enter()

    def _elsewhere(self, folder: Path) -> Elsewhere:
        """Return what goes with this journal; settings that belong to another one stay."""
        from journal_app.services.deleting import Elsewhere

        usual = Path(self._locked.journal_folder or default_journal_folder())
        is_anothers = usual != folder and folder_state(usual) is FolderState.JOURNAL
        return Elsewhere(None if is_anothers else self._config, log_file())
