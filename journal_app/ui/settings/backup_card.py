"""Backups in Settings: how things stand, making one now, a second folder, the list, bringing one back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.domain.backup import Backup, BackupKind, BackupStatus, Progress, newest_by
from journal_app.domain.errors import Trouble
from journal_app.services.backups import copy_to_second, make_backup, source_of, status_of
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.backups.backup_words import BackupWords
from journal_app.ui.backups.waiting import Waiting
from journal_app.ui.file_dialogs import make_folder_dialog
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.translation import words_of
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.path_words import breakable_path


class BackupCard(Card):
    """Tells and offers; what lasts goes on on the lane of long work, and can be stopped."""

    folder_chosen = Signal(str)
    """Another second folder for copies; "": none."""
    restore_asked = Signal()
    """Lock, and show the backups at the lock screen: a journal that is open can't be replaced."""

    def __init__(
        self, theme: Theme, lane: Lane, open_journal: OpenJournal, now: Callable[[], datetime]
    ) -> None:
        super().__init__(theme, self.tr("Backups"))
        self._theme = theme
        self._lane = lane
        self._open_journal = open_journal
        self._now = now
        self._words = BackupWords(self)
        self._rows: list[QWidget] = []
        self._second_stored = open_journal.settings.backup_folder
        self.status = make_label(self.tr("Looking for backups…"), "question")
        self.place = make_label("", "muted")
        self.cloud = InlineMessage(theme)
        self.make = make_button(self.tr("Make one now"), "plain")
        self.show_list = make_button(self.tr("Show the list"), "plain")
        self.restore = make_button(self.tr("Bring one back…"), "plain")
        self.list = QWidget()
        self.waiting = Waiting(theme)
        self.message = InlineMessage(theme)
        self.explanation = QFrame()
        self.lock = make_button(self.tr("Lock, and show the backups"), "plain")
        self.cancel = make_button(self.tr("Cancel"), "quiet")
        self.second = make_label("", "muted")
        self.choose = make_button(self.tr("Choose a folder…"), "plain")
        self.choose.setAccessibleName(self.tr("Choose a second folder for backups"))
        self.no_second = make_button(self.tr("No second folder"), "quiet")
        self._lay_out()
        self._connect()
        self._show_second(None)
        self._measure_rows()
        theme.changed.connect(self._measure_rows)

    def enter(self) -> None:
        """Look how things stand now."""
        self._lane.run(partial(status_of, self._open_journal), self._on_status, self._on_no_status)

    def follow(self, folder: str) -> None:
        """The second folder is stored: copy the newest backup there at once, and show how things stand."""
        if folder != self._second_stored:
            self._second_stored = folder
            if folder:
                watch = self.waiting.begin()
                work = partial(_newest_copied, self._open_journal, self._now(), watch)
                self._lane.run(work, self._on_copied, self._on_trouble)
            self.enter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes what was opened here."""
        if event.key() == Qt.Key.Key_Escape and not self.explanation.isHidden():
            self._on_cancel()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Close what was opened, when the page is left. A backup that is being made goes on."""
        super().hideEvent(event)
        self._fold()

    def _lay_out(self) -> None:
        buttons = QWidget()
        self._buttons = FlowLayout(buttons)
        for button in (self.make, self.show_list, self.restore):
            self._buttons.addWidget(button)
        self._list_column = QVBoxLayout(self.list)
        self._list_column.setContentsMargins(0, 0, 0, 0)
        self._lay_out_explanation()
        second = QWidget()
        self._second_row = FlowLayout(second)
        self._second_row.addWidget(self.choose)
        self._second_row.addWidget(self.no_second)
        self.add(
            self.status,
            self.place,
            buttons,
            self.waiting,
            self.message,
            self.explanation,
            self.list,
            make_label(self.tr("A second place"), "question"),
            self.second,
            second,
            make_label(
                self.tr(
                    "A backup is made by itself once a day when you have written."
                    " Each is locked: it opens with the passphrase it was made under, or with the recovery"
                    " code. Older ones are cleared away little by little."
                ),
                "muted",
            ),
            self.cloud,
        )
        self.list.hide()
        self.no_second.hide()

    def _lay_out_explanation(self) -> None:
        self.explanation.setProperty("role", "note")
        row = QWidget()
        self._explained_row = FlowLayout(row)
        self._explained_row.addWidget(self.lock)
        self._explained_row.addWidget(self.cancel)
        self._explained = QVBoxLayout(self.explanation)
        for words in (
            self.tr("Rosemary stores what you wrote and locks. Then you can choose a backup."),
            self.tr("Before it takes the place of your journal, your journal is kept as a backup too."),
        ):
            self._explained.addWidget(make_label(words, "small"))
        self._explained.addWidget(row)
        self.explanation.hide()

    def _connect(self) -> None:
        self.make.clicked.connect(self._on_make)
        self.show_list.clicked.connect(self._on_show_list)
        self.restore.clicked.connect(self._on_restore)
        self.lock.clicked.connect(self.restore_asked)
        self.cancel.clicked.connect(self._on_cancel)
        self.choose.clicked.connect(self._on_choose)
        self.no_second.clicked.connect(self._on_no_second)
        self.waiting.stopped.connect(self._on_stopped)

    # ---- how things stand

    def _on_status(self, status: BackupStatus) -> None:
        own = [backup for backup in status.backups if backup.kind is not BackupKind.RESTORE]
        if own:
            newest = newest_by(own, self._now()) or own[0]
            when = self._words.when(newest.made, self._now())
            self.status.setText(self.tr("The last backup was made {when}.").format(when=when))
        else:
            self.status.setText(
                self.tr("There is no backup yet. The first is made by itself in a quiet minute.")
            )
        number = self._words.number(len(status.backups))
        here = self.tr("{number} in this folder:").format(number=number)
        self.place.setText(f"{here} {breakable_path(str(status.folder))}")
        self.place.setAccessibleName(f"{here} {status.folder}")
        self.place.setVisible(bool(status.backups))
        self.show_list.setEnabled(bool(status.backups))
        self._show_rows(status)
        self._show_second(status)
        if status.cloud:
            self.cloud.show_words(
                self.tr(
                    "Your journal's folder is in {service}: it stays locked there, but old versions stay too,"
                    " and a copy made while you write may not be whole."
                ).format(service=status.cloud)
            )
        else:
            self.cloud.clear()

    def _on_no_status(self, trouble: Trouble) -> None:
        self.status.setText(trouble.words)
        self.place.hide()
        self.show_list.setEnabled(False)

    def _show_rows(self, status: BackupStatus) -> None:
        for row in self._rows:
            self._list_column.removeWidget(row)
            row.deleteLater()
        self._rows = []
        now = self._now()
        for backup in status.backups:
            details = self._words.details(backup, status.contents.get(backup.file))
            row = make_label(f"{self._words.title(backup, now)}\n{details}", "small")
            self._rows.append(row)
            self._list_column.addWidget(row)

    def _show_second(self, status: BackupStatus | None) -> None:
        folder = status.second_folder if status else None
        self.no_second.setVisible(folder is not None)
        if status is None or folder is None:
            self.second.setText(
                self.tr("A copy of each can go to one more folder, on a USB stick for example.")
            )
            self.second.setAccessibleName("")
            return
        if not status.second_is_there:
            words = self.tr("This folder is not there now. A copy follows when it is back:")
        elif status.second_newest is None:
            words = self.tr("No copy is in this folder yet:")
        else:
            when = self._words.when(status.second_newest, self._now())
            words = self.tr("The newest copy is from {when}, in:").format(when=when)
        self.second.setText(f"{words} {breakable_path(str(folder))}")
        self.second.setAccessibleName(f"{words} {folder}")

    # ---- making one

    def _on_make(self) -> None:
        self.message.clear()
        self._fold()
        self.make.setEnabled(False)
        watch = self.waiting.begin()
        work = partial(_made_and_copied, self._open_journal, self._now(), watch)
        self._lane.run(work, self._on_made, self._on_trouble)

    def _on_made(self, trouble: Trouble | None) -> None:
        self._end_waiting()
        if trouble is None:
            self.message.show_words(self.tr("The backup is made and checked."))
        else:
            made = self.tr("The backup is made, but not copied to the second folder.")
            self.message.show_words(f"{made} {words_of(trouble)}", "trouble")
        self.enter()

    def _on_copied(self, _nothing: None) -> None:
        self._end_waiting()
        self.enter()

    def _on_trouble(self, trouble: Trouble) -> None:
        self._end_waiting()
        self.message.show_words(trouble.words, "trouble")

    def _on_stopped(self) -> None:
        self._end_waiting()
        self.message.show_words(self.tr("Stopped. Nothing half made was left."))

    def _end_waiting(self) -> None:
        had_focus = self.waiting.stop.hasFocus()
        self.make.setEnabled(True)
        self.waiting.end()
        if had_focus:
            self.make.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- list, bringing back, second folder

    def _on_show_list(self) -> None:
        self._open_list(self.list.isHidden())

    def _open_list(self, is_open: bool) -> None:
        self.list.setVisible(is_open)
        self.show_list.setText(self.tr("Hide the list") if is_open else self.tr("Show the list"))

    def _on_restore(self) -> None:
        self.message.clear()
        self.restore.setEnabled(False)
        self.explanation.show()
        self.lock.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_cancel(self) -> None:
        self._fold()
        self.restore.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self) -> None:
        self.explanation.hide()
        self.restore.setEnabled(True)

    def _on_choose(self) -> None:
        dialog = make_folder_dialog(self, self.tr("Choose a second folder for backups"))
        dialog.fileSelected.connect(self.choose_folder)
        dialog.open()

    def choose_folder(self, folder: str) -> None:
        """Take a second folder, if it is not the one the backups are in."""
        chosen = Path(folder)
        if chosen.is_relative_to(self._open_journal.folder):
            self.message.show_words(
                self.tr("That is the journal's own folder. Please choose one in another place."), "trouble"
            )
            return
        self.message.clear()
        self.folder_chosen.emit(folder)

    def _on_no_second(self) -> None:
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self.folder_chosen.emit("")

    def _measure_rows(self) -> None:
        px = self._theme.px
        side = min(px(14), 14)
        self._explained.setContentsMargins(side, px(12), side, px(12))
        for layout in (self._explained, self._list_column):
            layout.setSpacing(px(8))
        for row in (self._buttons, self._explained_row, self._second_row):
            row.setSpacing(px(8))


def _newest_copied(opened: OpenJournal, now: datetime, progress: Progress) -> None:
    """Copy the newest backup to the second folder, if there is one."""
    newest = newest_by(status_of(opened).backups, now)
    if newest is not None:
        copy_to_second(source_of(opened), newest, Path(opened.settings.backup_folder), progress)


def _made_and_copied(opened: OpenJournal, now: datetime, progress: Progress) -> Trouble | None:
    """Make a backup; return what went wrong with its copy in the second folder, if anything did."""
    source = source_of(opened)
    backup: Backup = make_backup(source, now, progress=progress)
    if opened.settings.backup_folder:
        try:
            copy_to_second(source, backup, Path(opened.settings.backup_folder), progress)
        except Trouble as trouble:
            return trouble
    return None
