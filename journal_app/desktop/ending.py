"""The end of this process: another one takes its place, or the app is closed for good."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from journal_app.desktop.gate import Gate
from journal_app.desktop.single_window import SingleWindow
from journal_app.ui.backups.watch import Watch
from journal_app.ui.main_window import MainWindow
from journal_app.ui.tasks import Tasks
from journal_app.window_start import WindowStart

if TYPE_CHECKING:
    from journal_app.desktop.clipboard import Clipboard
    from journal_app.desktop.journal_desk import JournalDesk
    from journal_app.services.open_journal import OpenJournal


class Ending:
    """Stops what goes on, with nothing half done, and leaves nothing lying about."""

    def __init__(
        self,
        app: QApplication,
        window: MainWindow,
        gate: Gate,
        tasks: Tasks,
        single: SingleWindow,
        clipboard: Clipboard,
        replace_process: Callable[[WindowStart], None],
    ) -> None:
        self._app = app
        self._window = window
        self._gate = gate
        self._tasks = tasks
        self._single = single
        self._clipboard = clipboard
        self._replace_process = replace_process

    def begin_anew(self, start: WindowStart, journal: JournalDesk | None) -> None:
        """Let another process take this one's place. All is stored, or nothing is open."""
        self._stop_backup(journal)
        self._clean_up()
        self._replace_process(start)

    def leave(self, journal: JournalDesk | None, opened: OpenJournal | None) -> None:
        """End for good. `opened` is closed first, behind all that is being stored."""
        self._stop_backup(journal)
        self._stop_waiting_for_keyring()
        if opened is not None:
            self._tasks.short.run(opened.close)
        self._tasks.end()
        self._clean_up()
        self._single.release()
        self._window.let_close()
        self._app.quit()

    def _stop_backup(self, journal: JournalDesk | None) -> None:
        """End what goes on at its next step: nobody waits for it now."""
        if journal is not None:
            journal.stop_backup()
        for watch in self._window.findChildren(Watch):
            watch.stop()
        self._gate.stop_asking()

    def _stop_waiting_for_keyring(self) -> None:
        """Nobody sits before a window that closes: a keyring that does not answer holds it up no longer."""
        from journal_app.ui.settings.keyring_keeper import KeyringKeeper

        for keeper in self._window.findChildren(KeyringKeeper):
            keeper.stop()

    def _clean_up(self) -> None:
        """Keep no demo, and nothing on the clipboard."""
        if self._gate.demo_folder is not None:
            shutil.rmtree(self._gate.demo_folder, ignore_errors=True)
        self._clipboard.clear()
