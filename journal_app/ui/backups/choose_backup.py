"""The backups of a folder, each a button, and a way to a file in another place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.backup import Backup
from journal_app.domain.errors import Trouble
from journal_app.services.reading_backups import backup_at, backups_in
from journal_app.ui.backups.backup_words import BackupWords
from journal_app.ui.file_dialogs import make_open_dialog
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import Button, make_button
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label


class ChooseBackup(QWidget):
    """Newest first. What is in them shows only after one was opened."""

    chosen = Signal(object)
    """Backup the person wants to look into."""

    listed = Signal()
    """The list stands there."""

    def __init__(self, theme: Theme, lane: Lane, folder: Path, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._theme = theme
        self._lane = lane
        self._folder = folder
        self._now = now
        self._words = BackupWords(self)
        self._backups: list[Backup] = []
        self.buttons: list[Button] = []
        self._line = make_label(self.tr("Looking for backups…"), "muted")
        self._message = InlineMessage(theme)
        self.elsewhere = make_button(self.tr("Choose a file…"), "plain")
        self.elsewhere.setAccessibleName(self.tr("Choose a backup file in another place"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._list = QVBoxLayout()
        self._column.addWidget(self._line)
        self._column.addLayout(self._list)
        self._column.addWidget(self._message)
        self._column.addWidget(self.elsewhere, 0, Qt.AlignmentFlag.AlignLeft)
        self.elsewhere.clicked.connect(self._on_elsewhere)
        self._measure()
        theme.changed.connect(self._measure)

    def look(self) -> None:
        """List what is there now."""
        self._message.clear()
        self._lane.run(partial(backups_in, self._folder), self._on_listed, self._on_trouble)

    def choose_file(self, file: str) -> None:
        """Take a backup that lies in another place."""
        self._message.clear()
        self._lane.run(partial(backup_at, Path(file)), self._on_found, self._on_trouble)

    def _on_listed(self, found: tuple[list[Backup], int]) -> None:
        self._backups, damaged = found
        for button in self.buttons:
            self._list.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        for backup in self._backups:
            title = self._words.title(backup, self._now())
            details = self._words.details(backup, None)
            button = make_button(f"{title}\n{details}", "row", self)
            button.setAccessibleName(f"{title}, {details}")
            button.clicked.connect(self._on_button)
            self.buttons.append(button)
            self._list.addWidget(button)
        words = [] if self._backups else [self.tr("There are no backups in your journal's folder.")]
        if damaged:
            words.append(self.tr("A file there is damaged or cut off, so it is not in this list."))
        self._line.setText(" ".join(words))
        self._line.setVisible(bool(words))
        self.listed.emit()

    def _on_button(self) -> None:
        self.chosen.emit(self._backups[self.buttons.index(self.sender())])  # type: ignore[arg-type]

    def _on_elsewhere(self) -> None:
        dialog = make_open_dialog(self, self.tr("Choose a backup"), self.tr("Backup"), "rosemary")
        dialog.fileSelected.connect(self.choose_file)
        dialog.open()

    def _on_found(self, backup: Backup) -> None:
        self.chosen.emit(backup)

    def _on_trouble(self, trouble: Trouble) -> None:
        self._line.hide()
        self._message.show_words(trouble.words, "trouble")

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(12))
        self._list.setSpacing(self._theme.px(8))
