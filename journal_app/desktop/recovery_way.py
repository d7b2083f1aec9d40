"""The way into the journal by its recovery code, which ends with a new passphrase."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from journal_app.desktop.gate import Gate
from journal_app.domain.errors import Interrupted
from journal_app.services import session
from journal_app.services.open_journal import OpenJournal
from journal_app.services.reading_backups import Secret
from journal_app.ui.lock.recovery_page import RecoveryPage
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.vault.strength import judge


class RecoveryWay(QObject):
    """Asks for the code, then for a passphrase. A person who goes back meanwhile wants nothing opened."""

    def __init__(self, theme: Theme, tasks: Tasks, gate: Gate) -> None:
        super().__init__(gate)
        self._tasks = tasks
        self._gate = gate
        self._code = ""
        self._page = RecoveryPage(theme, tasks.search, judge)
        self._page.code_entered.connect(self._on_code)
        self._page.passphrase_chosen.connect(self._on_passphrase)
        self._page.back_asked.connect(self._on_back)
        self._page.other_folder_asked.connect(self._on_other_folder)
        gate.show_page(self._page)
        self._page.enter()

    def _on_back(self) -> None:
        self._code = ""
        self._gate.show_lock()

    def _on_other_folder(self) -> None:
        self._code = ""
        self._gate.show_other_folder()

    def _on_code(self, code: str) -> None:
        self._code = code
        self._page.show_busy(True)
        work = partial(session.check_code, self._gate.folder, code)
        self._gate.run(work, self._on_code_fits, Secret(code, is_code=True))

    def _on_code_fits(self, _nothing: None) -> None:
        if self._gate.shows(self._page):
            self._page.show_busy(False)
            self._page.ask_for_passphrase()

    def _on_passphrase(self, passphrase: str) -> None:
        self._page.show_busy(True)
        work = partial(self._recovered, self._gate.folder, self._code, passphrase)
        self._gate.run(work, self._on_recovered)

    def _recovered(self, folder: Path, code: str, passphrase: str) -> OpenJournal | None:
        """Runs on the lane."""
        if not self._gate.shows(self._page):
            raise Interrupted
        opened = session.recover(folder, code, passphrase)
        if self._gate.shows(self._page):
            return opened
        opened.close()
        return None

    def _on_recovered(self, opened: OpenJournal | None) -> None:
        if opened is not None and self._gate.shows(self._page):
            self._code = ""
            self._gate.opened.emit(opened)
            return
        if opened is not None:
            self._tasks.short.run(opened.close)
        self._gate.say(  # the key file is written in one go, and by then it was
            self.tr(
                "Your new passphrase was already set when you went back. Nothing was opened."
                " The new passphrase opens your journal now."
            )
        )
