"""Locking: cover the window, store what is being written, close, and begin anew as another process."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from journal_app.domain.errors import Trouble
from journal_app.ui.main_window import MainWindow
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme

if TYPE_CHECKING:
    from journal_app.services.open_journal import OpenJournal
    from journal_app.ui.workspace import Workspace

ASKED, UNASKED = "asked", "unasked"


class Locking(QObject):
    """Locks one open journal, once. What can't be stored keeps the process alive, but covered."""

    stored = Signal(str)
    """All is stored and the journal is closed: ASKED or UNASKED. The process is to be replaced now."""

    uncovered = Signal()
    """The passphrase was given while something could not be stored: the person goes on writing."""

    help_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        window: MainWindow,
        workspace: Workspace,
        opened: OpenJournal,
        folder: Callable[[], Path],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._tasks = tasks
        self._window = window
        self._workspace = workspace
        self._opened = opened
        self._folder = folder
        self._reason = ""
        self._is_closing = False
        self._said = ""
        from journal_app.ui.lock.cover import Cover

        self._cover = Cover(theme, window)  # made beforehand: covering must take no time
        self._cover.hide()
        self._cover.passphrase_entered.connect(self._on_passphrase)
        self._cover.help_asked.connect(self.help_asked)
        workspace.save_failed.connect(self._on_save_failed)
        workspace.save_recovered.connect(self._on_save_recovered)

    @property
    def is_locking(self) -> bool:
        """True from the moment the window is covered until it is uncovered again."""
        return bool(self._reason)

    def lock(self, reason: str) -> None:
        """Cover the window at once, then store and close."""
        if self._reason:
            return
        self.cover(reason)
        self._workspace.leave_page()
        self._store()

    def cover(self, reason: str) -> None:
        """Cover the window; somebody else stores and closes, then calls `finish`."""
        self._reason = reason
        self._said = ""
        self._cover.cover()
        self._hide_dialogs()
        self._window.repaint()

    def finish(self, _nothing: object = None) -> None:
        """All is stored and closed."""
        if self._reason:
            self.stored.emit(self._reason)

    def step_aside(self) -> None:
        """Let Get help now be seen while the window is covered."""
        if self._reason:
            self._cover.hide()

    def step_back(self) -> None:
        """Get help now was closed: cover the window again."""
        if self._reason:
            self._cover.remember_focus()
            self._cover.show()
            (self._cover if self._cover.field.isHidden() else self._cover.field).setFocus()

    def _hide_dialogs(self) -> None:
        """No open dialog may hold a lock back, or stand in front of it."""
        for widget in QApplication.topLevelWidgets():
            if widget is not self._window and widget.isVisible():
                widget.hide()

    def _store(self) -> None:
        self._workspace.flush(self._close)

    def _close(self) -> None:
        if self._reason and not self._is_closing:
            self._is_closing = True  # no way back from here: an uncovered window would have no journal
            self._tasks.short.run(self._opened.close, self.finish, self._on_close_failed)

    def _on_save_failed(self, trouble: Trouble) -> None:
        # Said once, not at every attempt: the focus goes to the cover's field when it is said.
        if self._reason and not self._cover.isHidden() and trouble.words != self._said:
            self._said = trouble.words
            self._cover.show_trouble(trouble.words)

    def _on_close_failed(self, trouble: Trouble) -> None:
        self._is_closing = False
        self._on_save_failed(trouble)

    def _on_save_recovered(self) -> None:
        if self._reason:
            self._store()

    def _on_passphrase(self, passphrase: str) -> None:
        from journal_app.services import session

        self._cover.show_busy(True)
        work = partial(session.check_that_opens, self._folder(), passphrase)
        self._tasks.short.run(work, self._on_right, self._on_wrong)

    def _on_wrong(self, trouble: Trouble) -> None:
        self._cover.show_busy(False)
        self._cover.show_wrong(trouble.words)

    def _on_right(self, _nothing: None) -> None:
        if self._is_closing:
            return
        self._reason = ""
        self._cover.show_busy(False)
        self._cover.uncover()
        self.uncovered.emit()
