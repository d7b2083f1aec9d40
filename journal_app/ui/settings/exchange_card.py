"""Taking everything out in files others can read, and taking such a file in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from journal_app.content.library import Library
from journal_app.domain.backup import BackupContents, Phase
from journal_app.domain.errors import ContentBroken, Trouble
from journal_app.domain.exchange import Brought, Exported
from journal_app.services.exporting import Progress, export_json, export_markdown
from journal_app.services.importing import Import, ReadFile
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.backups.backup_words import BackupWords
from journal_app.ui.backups.waiting import Waiting
from journal_app.ui.backups.watch import Watch
from journal_app.ui.file_dialogs import make_open_dialog, make_save_dialog
from journal_app.ui.journal.confirm_strip import ConfirmStrip
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.translation import tr
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label


class ExchangeCard(Card):
    """An export is asked about first, since it is in clear text. An import goes on while a person writes."""

    brought = Signal()
    """Entries or check-ins came in: what shows them is out of date."""

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        open_journal: OpenJournal,
        library: Library,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(theme, self.tr("Export and import"))
        self._tasks = tasks
        self._open_journal = open_journal
        self._library = library
        self._now = now
        self._words = BackupWords(self)
        self._import: Import | None = None
        self._came_from: QWidget = self
        self.markdown = make_button(self.tr("Export pages…"), "plain")
        self.json = make_button(self.tr("Export one file…"), "plain")
        self.bring = make_button(self.tr("Import…"), "plain")
        self.confirm = ConfirmStrip(theme)
        self.waiting = Waiting(theme)
        self.message = InlineMessage(theme)
        self._lay_out()
        self._connect()
        self._measure_row()
        theme.changed.connect(self._measure_row)

    def export_to(self, kind: str, path: str) -> None:
        """Write everything to a new file ("json") or folder ("markdown")."""
        watch = self._begin(self.json if kind == "json" else self.markdown)
        questions = self._questions()
        work = partial(_exported, self._open_journal, kind, Path(path), questions, self._now(), watch)
        self._tasks.long.run(work, self._on_exported, self._on_trouble)

    def import_from(self, path: str) -> None:
        """Add what a file holds."""
        self._begin(self.bring)
        self._tasks.long.run(partial(ReadFile, Path(path)), self._on_read, self._on_trouble)

    def halt(self) -> None:
        """The journal may be about to close: take nothing more in. What came in so far is whole."""
        if self._import is not None:
            self._on_stopped()

    def _lay_out(self) -> None:
        row = QWidget()
        self._row = FlowLayout(row)
        for button in (self.markdown, self.json, self.bring):
            self._row.addWidget(button)
        self.add(
            make_label(
                self.tr(
                    "Everything you wrote can leave: as Markdown pages for any editor, or as one file that"
                    " Rosemary can read again. An import adds what is not here yet, and changes nothing."
                ),
                "question",
            ),
            row,
            self.confirm,
            self.waiting,
            self.message,
        )

    def _connect(self) -> None:
        self.markdown.clicked.connect(partial(self._ask, "markdown"))
        self.json.clicked.connect(partial(self._ask, "json"))
        self.bring.clicked.connect(self._on_bring)
        self.waiting.stopped.connect(self._on_stopped)

    def _ask(self, kind: str, _checked: bool = False) -> None:
        self.message.clear()
        self.confirm.ask(
            self.tr(
                "An export is not locked: whoever has the files can read every word of them. What is in"
                " Remember goes along."
            ),
            self.tr("Choose a place…"),
            partial(self._choose_place, kind),
            self.tr("Not now"),
        )

    def _choose_place(self, kind: str) -> None:
        name = f"Rosemary {self._now().date().isoformat()}"
        if kind == "json":
            dialog = make_save_dialog(self, self.tr("Export everything"), f"{name}.json", "JSON", "json")
        else:
            dialog = make_save_dialog(self, self.tr("Export into a new folder"), name, self.tr("Folder"), "")
        dialog.fileSelected.connect(partial(self.export_to, kind))
        dialog.open()

    def _on_bring(self) -> None:
        self.message.clear()
        dialog = make_open_dialog(self, self.tr("Import an export of Rosemary"), "JSON", "json")
        dialog.fileSelected.connect(self.import_from)
        dialog.open()

    # ---- what goes on

    def _begin(self, button: QWidget) -> Watch:
        self.confirm.hide()
        self.message.clear()
        self._came_from = button
        for each in (self.markdown, self.json, self.bring):
            each.setEnabled(False)
        return self.waiting.begin()

    def _on_exported(self, found: Exported) -> None:
        self._end()
        inside = self._words.inside(BackupContents(found.entries, found.check_ins, found.photos))
        words = self.tr("The export is written: {inside}.").format(inside=inside)
        if self._open_journal.has_pages_aside():
            words += " " + self.tr(
                "What you wrote since the journal was damaged is not in it. That is kept in your journal's"
                " folder, and comes along once the journal is put right."
            )
        self.message.show_words(words)

    def _on_read(self, file: ReadFile) -> None:
        if self.waiting.isHidden():  # stopped meanwhile
            return
        self._import = Import(self._open_journal.connection, self._open_journal.log, file)
        self._step()

    def _step(self) -> None:
        if self._import is not None:
            self._tasks.short.run(self._import.step, self._on_step, self._on_import_trouble)

    def _on_step(self, more: bool) -> None:
        if self._import is None or not isValid(self):
            return
        if more:
            self._step()
        else:
            self._end_import(self.tr("It is in your journal now."), "note")

    def _on_import_trouble(self, trouble: Trouble) -> None:
        self._end_import(trouble.words, "trouble")

    def _end_import(self, words: str, kind: str) -> None:
        if self._import is None:
            return
        found, self._import = self._import.brought(), None
        self._end()
        said = " ".join([words, *self._told(found)])
        self.message.show_words(said, "trouble" if kind == "trouble" or found.refused else "note")
        self.brought.emit()

    def _told(self, found: Brought) -> list[str]:
        told = [self.tr("Pages added: {number}.").format(number=found.added)]
        if found.known:
            told.append(self.tr("Here already: {number}.").format(number=found.known))
        if found.besides:
            told.append(self.tr("Check-ins and other lines added: {number}.").format(number=found.besides))
        if found.refused:
            told.append(self.tr("Not taken: {number}.").format(number=found.refused))
            told += found.reasons[:3]
        return told

    def _on_trouble(self, trouble: Trouble) -> None:
        self._end()
        self.message.show_words(trouble.words, "trouble")

    def _on_stopped(self) -> None:
        if self._import is not None:
            self._end_import(self.tr("Stopped. What came in so far is whole, and stays."), "note")
        else:
            self._end()
            self.message.show_words(self.tr("Stopped. Nothing half made was left."))

    def _end(self) -> None:
        had_focus = self.window().focusWidget() is self.waiting.stop  # also behind a dialog that closes
        self.waiting.end()
        for each in (self.markdown, self.json, self.bring):
            each.setEnabled(True)
        if had_focus:
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def _questions(self) -> list[str]:
        try:
            return [question.name for question in self._library.check_in_texts().questions]
        except ContentBroken:
            return []

    def _measure_row(self) -> None:
        self._row.setSpacing(self._theme.px(8))


def _exported(
    opened: OpenJournal, kind: str, path: Path, questions: list[str], now: datetime, watch: Watch
) -> Exported:
    """Write it, with a connection that lasts as long."""

    progress: Progress = partial(watch, Phase.WRITE)
    connection = opened.open_reader()
    try:
        if kind == "json":
            return export_json(connection, path, now, None, progress)
        return export_markdown(connection, path, questions, None, progress, tr)
    finally:
        connection.close()
