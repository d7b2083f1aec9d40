"""The first start: a journal is made, its code is shown, and the person says how to speak to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from journal_app.content.library import Library
from journal_app.desktop.gate import Gate
from journal_app.services import session
from journal_app.services.journal_folder import FolderState, folder_state
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.help.attempt import attempt
from journal_app.ui.lock.set_up_page import SetUpPage
from journal_app.ui.settings.words_form import WordsForm
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.vault.strength import judge


class FirstStart(QObject):
    """Leads through the pages of the first start, at the gate."""

    def __init__(
        self, theme: Theme, tasks: Tasks, gate: Gate, library: Library, now: Callable[[], datetime]
    ) -> None:
        super().__init__(gate)
        self._tasks = tasks
        self._gate = gate
        self._now = now
        theme.find_marks()
        self._form = WordsForm(theme, attempt(library.country_choices) or (), self._today)
        self._page = SetUpPage(
            theme, tasks.search, judge, self._form, str(gate.folder), beside=gate.passed_by is not None
        )
        self._page.folder_asked.connect(self._on_folder_asked)
        self._page.backups_asked.connect(gate.show_backups)
        self._page.lock_asked.connect(gate.show_passed_by)
        self._page.passphrase_chosen.connect(self._on_passphrase)
        self._page.words_given.connect(self._on_words_given)
        self._page.finished.connect(self._on_finished)
        gate.show_page(self._page)
        self._page.enter()

    def choose_folder(self, folder: str) -> None:
        """Use another folder; one that holds a journal already is opened.

        A drive may take its time to say what is in it. Whoever goes on meanwhile is told when the journal
        is to be made.
        """
        self._gate.folder = Path(folder)
        self._page.show_folder(folder)
        look = partial(folder_state, self._gate.folder)
        self._tasks.long.run(look, partial(self._on_looked, self._gate.folder), may_be_left=True)

    def _today(self) -> date:
        return self._now().date()

    def _on_folder_asked(self) -> None:
        from journal_app.ui.file_dialogs import make_folder_dialog

        dialog = make_folder_dialog(self._page.window(), self.tr("Choose an empty folder"))
        dialog.fileSelected.connect(self.choose_folder)
        dialog.open()

    def _on_looked(self, folder: Path, state: FolderState) -> None:
        if state is FolderState.JOURNAL and folder == self._gate.folder and self._page.is_at_folder:
            self._gate.folder_changed.emit(folder)
            self._gate.show_lock(elsewhere=True)

    def _on_passphrase(self, passphrase: str) -> None:
        self._page.show_busy(True)
        self._gate.run(partial(session.create_journal, self._gate.folder, passphrase), self._on_made)

    def _on_made(self, made: session.NewJournal) -> None:
        self._gate.unfinished = made.open_journal
        self._gate.passed_by = None
        self._gate.folder_changed.emit(self._gate.folder)
        self._page.show_busy(False)
        self._page.show_code(made.code)

    def _on_words_given(self) -> None:
        made = self._gate.unfinished
        assert made
        settings = replace(made.settings, words=self._form.words, loss_dates=tuple(self._form.loss_dates))
        self._gate.run(partial(made.save_settings, settings))
        self._gate.country_chosen.emit(self._form.country)

    def _on_finished(self) -> None:
        assert self._gate.unfinished
        self._page.finished.disconnect(self._on_finished)  # pressed twice, it opens once
        self._tasks.short.in_turn(partial(self._on_settings_stored, self._gate.unfinished))

    def _on_settings_stored(self, made: OpenJournal, _nothing: None) -> None:
        self._gate.unfinished = None
        self._gate.opened.emit(made)
