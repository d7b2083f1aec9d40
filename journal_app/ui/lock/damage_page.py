"""A journal that is damaged: what can be done, reading out what can be read, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from journal_app.domain.backup import Backup, BackupKind
from journal_app.domain.errors import Trouble
from journal_app.services.journal_folder import BACKUPS
from journal_app.services.reading_backups import Secret, backups_in
from journal_app.services.salvaging import Salvaged, salvage
from journal_app.ui.backups.backup_words import BackupWords
from journal_app.ui.backups.waiting import Waiting
from journal_app.ui.lock.salvage_words import SalvageWords
from journal_app.ui.lock.secret_entry import SecretEntry
from journal_app.ui.lock.step import Step
from journal_app.ui.lock.stepped_page import SteppedPage
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import Button, make_button
from journal_app.ui.widgets.labels import make_label


class DamagePage(SteppedPage):
    """Three steps. Nothing changes until something is chosen, and the damaged file is kept in any case."""

    backup_chosen = Signal(object)
    """The person wants this Backup brought back."""
    salvaged = Signal(object)
    """What could be read is the journal now. With the Secret it opens with."""
    back_asked = Signal()

    def __init__(self, theme: Theme, lane: Lane, folder: Path, now: Callable[[], datetime]) -> None:
        super().__init__(theme)
        self._lane = lane
        self._folder = folder
        self._now = now
        self._given: Secret | None = None
        self._secret = Secret("")
        self._backup: Backup | None = None
        self._asked = 0
        self._backup_words = BackupWords(self)
        self._salvage_words = SalvageWords(self)
        self.read = self._make_row(
            self.tr("Read out what can be read"),
            self.tr("A new file, with all that is whole, up to the last day"),
        )
        self.bring = self._make_row("", "")
        self._no_backup = make_label(self.tr("There are no backups in your journal's folder."), "muted")
        self.secret = SecretEntry(theme, self.tr("Passphrase"), self)
        self.start = make_button(self.tr("Read it out"), "primary")
        self.waiting = Waiting(theme)
        self._report = make_label("", "entry")
        self._kept = make_label("", "question")
        self.open = make_button(self.tr("Open the journal"), "primary")
        self._backs = [
            make_button(self.tr("Back to the lock screen"), "link"),
            make_button(self.tr("Choose something else"), "link"),
        ]
        self._choice_step = self._make_choice_step()
        self._secret_step = self._make_secret_step()
        self._done_step = self._make_done_step()
        self._connect()
        self.put_up(self._choice_step, self._secret_step, self._done_step)

    def enter(self, given: Secret | None = None) -> None:
        """Begin with what can be done. `given`: what the person has just typed to open it."""
        self.clear_secret()
        self._given = given
        self.bring.hide()
        self._no_backup.hide()
        self.go(self._choice_step, self.read)
        self._lane.run(partial(backups_in, self._folder / BACKUPS), self._on_listed, self._on_not_listed)

    def show_busy(self, busy: bool) -> None:
        """Nothing is sent twice while it is being read out."""
        for button in (self.start, self.secret.other_way, self._backs[1]):
            button.setEnabled(not busy)

    def show_trouble(self, words: str) -> None:
        """Say what went wrong on the step that is shown."""
        self._end_waiting()
        self.step.show_trouble(words)

    def clear_secret(self) -> None:
        """Forget what was typed; what is being read out is stopped."""
        self._asked += 1
        self._given = None
        self._secret = Secret("")
        self.secret.clear()
        self.waiting.give_up()
        self.show_busy(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one step back; while it is being read out it does nothing."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.waiting.isHidden():
            self._on_back()

    def _make_row(self, title: str, details: str) -> Button:
        button = make_button(f"{title}\n{details}", "row", self)
        button.setAccessibleName(f"{title}. {details}")
        return button

    def _make_choice_step(self) -> Step:
        step = Step(
            self._theme,
            "",
            self.tr("Part of this journal is damaged"),
            self.tr(
                "Some of its file is not as it was written. Disks do that at times. Nothing has been changed,"
                " and the damaged file is kept, whatever you choose."
            ),
        )
        step.add(self.read, self.bring, self._no_backup)
        step.add_actions(self._backs[0])
        return step

    def _make_secret_step(self) -> Step:
        step = Step(
            self._theme,
            "",
            self.tr("Read out what can be read"),
            self.tr(
                "This takes a moment, for a large journal some minutes. When it is done, the new file is your"
                " journal, and the damaged one lies in a folder beside it."
            ),
        )
        self.secret.add_to(step)
        step.add(self.waiting)
        step.add_actions(self.start, self._backs[1])
        return step

    def _make_done_step(self) -> Step:
        step = Step(self._theme, "", self.tr("It was read out"))
        step.add(self._report, self._kept)
        step.add_actions(self.open)
        return step

    def _connect(self) -> None:
        self.read.clicked.connect(self._on_read)
        self.bring.clicked.connect(self._on_bring)
        self.secret.submitted.connect(self._on_start)
        self.start.clicked.connect(self._on_start)
        self.waiting.stopped.connect(self._on_stopped)
        self.open.clicked.connect(self._on_open)
        for back in self._backs:
            back.clicked.connect(self._on_back)

    def _on_back(self) -> None:
        step = self.step
        if step is self._secret_step:
            self.go(self._choice_step, self.read)
        elif step is self._done_step:
            self._on_open()
        else:
            self.clear_secret()
            self.back_asked.emit()

    # ---- what can be done

    def _on_listed(self, found: tuple[list[Backup], int]) -> None:
        good = [backup for backup in found[0] if backup.kind is not BackupKind.RESTORE]
        self._backup = good[0] if good else None
        self.bring.setVisible(bool(good))
        self._no_backup.setVisible(not good)
        if self._backup is not None:
            title = self.tr("Bring back the newest backup")
            when = self._backup_words.title(self._backup, self._now())
            details = f"{when} · {self._backup_words.details(self._backup, None)}"
            self.bring.setText(f"{title}\n{details}")
            self.bring.setAccessibleName(f"{title}. {details}")

    def _on_not_listed(self, trouble: Trouble) -> None:
        self._choice_step.show_trouble(trouble.words)

    def _on_bring(self) -> None:
        backup = self._backup
        self.clear_secret()
        self.backup_chosen.emit(backup)

    def _on_read(self) -> None:
        known = self._given is not None
        self.secret.ask(not known)
        self.go(self._secret_step, self.start if known else self.secret.passphrase)

    # ---- reading it out

    def _on_start(self) -> None:
        if not self.start.isEnabled():
            return
        secret = self._given or self.secret.typed
        if secret is None:
            self.secret.take_focus()
            return
        self._secret = secret
        self._secret_step.clear_message()
        self.show_busy(True)
        self._asked += 1
        work = partial(salvage, self._folder, self._secret, self._now(), self.waiting.begin())
        self._lane.run(work, self._on_salvaged, partial(self._on_not_salvaged, self._asked))

    def _on_salvaged(self, found: Salvaged) -> None:
        """Whatever was pressed meanwhile: it is done."""
        self._end_waiting()
        self._report.setText(self._salvage_words.report(found))
        self._kept.setText(self._salvage_words.kept(found))
        self.go(self._done_step, self.open)

    def _on_not_salvaged(self, asked: int, trouble: Trouble) -> None:
        if asked != self._asked:
            return
        self.show_trouble(trouble.words)
        if self._given is None:
            self.secret.try_again()

    def _on_stopped(self) -> None:
        self._end_waiting()
        self._secret_step.show_trouble(self.tr("Stopped. Your journal is as it was."))

    def _end_waiting(self) -> None:
        had_focus = self.waiting.stop.hasFocus()
        self.waiting.end()
        self.show_busy(False)
        if had_focus:
            self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_open(self) -> None:
        secret = self._secret
        self.clear_secret()
        self.salvaged.emit(secret)
