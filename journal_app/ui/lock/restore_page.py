"""Backups at the lock screen: choose one, look into it with its passphrase, bring it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from journal_app.domain.backup import Backup, BackupContents
from journal_app.domain.errors import Trouble
from journal_app.services.journal_folder import BACKUPS
from journal_app.services.reading_backups import Secret, Unlocked, look_into
from journal_app.services.restoring import restore_backup
from journal_app.store.integrity import Figures
from journal_app.ui.backups.backup_words import BackupWords
from journal_app.ui.backups.choose_backup import ChooseBackup
from journal_app.ui.backups.waiting import Waiting
from journal_app.ui.lock.secret_entry import SecretEntry
from journal_app.ui.lock.step import Step
from journal_app.ui.lock.stepped_page import SteppedPage
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.labels import make_label


class RestorePage(SteppedPage):
    """Three steps. Until the last button is pressed nothing changes."""

    restored = Signal(object)
    """The journal's folder holds what was in the backup. With the Secret it opens with."""
    back_asked = Signal()

    def __init__(self, theme: Theme, lane: Lane, folder: Path, now: Callable[[], datetime]) -> None:
        """`folder` is the journal's; its backups are listed."""
        super().__init__(theme)
        self._lane = lane
        self._folder = folder
        self._now = now
        self._file = Path()
        self._asked = 0
        self._secret = Secret("")
        self._words = BackupWords(self)
        self.chooser = ChooseBackup(theme, lane, folder / BACKUPS, now)
        self._about = make_label("", "question")
        self.secret = SecretEntry(theme, self.tr("Passphrase of this backup"), self)
        self.look = make_button(self.tr("Look inside"), "primary")
        self._inside = make_label("", "entry")
        self._kept = make_label("", "question")
        self.bring = make_button(self.tr("Bring it back"), "primary")
        self.waiting = Waiting(theme)
        self._backs = [make_button(self.tr("Back to the lock screen"), "link")]
        self._backs += [make_button(self.tr("Choose another one"), "link") for _ in range(2)]
        self._list_step = self._make_list_step()
        self._secret_step = self._make_secret_step()
        self._inside_step = self._make_inside_step()
        self._connect()
        self.put_up(self._list_step, self._secret_step, self._inside_step)

    def enter(self) -> None:
        """Begin with the list."""
        self.clear_secret()
        self.go(self._list_step, self._backs[0])
        self.chooser.look()

    def choose(self, backup: Backup) -> None:
        """Begin with this one, without the list."""
        self.clear_secret()
        self._on_chosen(backup)

    def show_busy(self, busy: bool) -> None:
        """Say that a backup is being opened; nothing is sent twice meanwhile."""
        if busy:
            self._secret_step.clear_message()
            self.secret.take_focus()  # a button switched off would pass it on
        for button in (self.look, self.secret.other_way):
            button.setEnabled(not busy)
        self.look.setText(self.tr("One moment…") if busy else self.tr("Look inside"))

    def show_trouble(self, words: str) -> None:
        """Say what went wrong on the step that is shown."""
        self.show_busy(False)
        self._end_waiting()
        self.step.show_trouble(words)

    def clear_secret(self) -> None:
        """Forget what was typed."""
        self._asked += 1
        self._secret = Secret("")
        self.secret.clear()
        self.waiting.give_up()
        self.show_busy(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one step back; while a backup is brought back it does nothing."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.waiting.isHidden():
            self._on_back()

    def _make_list_step(self) -> Step:
        step = Step(
            self._theme,
            "",
            self.tr("Backups"),
            self.tr("Choose one to look into. Nothing changes until you say so."),
        )
        step.add(self.chooser)
        step.add_actions(self._backs[0])
        return step

    def _make_secret_step(self) -> Step:
        step = Step(self._theme, "", self.tr("Open this backup"))
        step.add(self._about)
        self.secret.add_to(step)
        step.add_actions(self.look, self._backs[1])
        return step

    def _make_inside_step(self) -> Step:
        step = Step(self._theme, "", self.tr("In this backup"))
        step.add(self._inside, self._kept, self.waiting)
        step.add_actions(self.bring, self._backs[2])
        return step

    def _connect(self) -> None:
        self.chooser.chosen.connect(self._on_chosen)
        self.chooser.listed.connect(self._on_listed)
        self.secret.submitted.connect(self._on_look)
        self.look.clicked.connect(self._on_look)
        self.bring.clicked.connect(self._on_bring)
        self.waiting.stopped.connect(self._on_stopped)
        for back in self._backs:
            back.clicked.connect(self._on_back)

    def _on_back(self) -> None:
        if self.step is self._list_step:
            self.clear_secret()
            self.back_asked.emit()
        else:
            self.enter()

    def _on_listed(self) -> None:
        if self._backs[0].hasFocus() and self.chooser.buttons:  # nobody has moved on meanwhile
            self.chooser.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    # ---- opening one

    def _on_chosen(self, backup: Backup) -> None:
        self._file = backup.file
        title = self._words.title(backup, self._now())
        details = self._words.details(backup, None)
        self._about.setText(
            self.tr("{title} ({details}). It opens with the passphrase it was made under.").format(
                title=title, details=details
            )
        )
        self.go(self._secret_step, self.secret.field)

    def _on_look(self) -> None:
        secret = self.secret.typed
        if secret is None or not self.look.isEnabled():
            self.secret.take_focus()
            return
        self._secret = secret
        self.show_busy(True)
        self._asked += 1
        work = partial(look_into, self._file, self._secret)
        self._lane.run(work, partial(self._on_looked, self._asked), partial(self._on_not_opened, self._asked))

    def _on_looked(self, asked: int, found: tuple[Unlocked, BackupContents]) -> None:
        if asked != self._asked:  # the person went back meanwhile
            return
        self.show_busy(False)
        unlocked, contents = found
        title = self._words.title(unlocked.file.about, self._now())
        self._inside.setText(f"{title}\n{self._words.inside(contents)}")
        self._kept.setText(
            self.tr(
                "It takes the place of the journal in your folder. If there is one now, it is kept as a"
                " backup first, so you can go back to it."
            )
        )
        self.go(self._inside_step, self.bring)

    def _on_not_opened(self, asked: int, trouble: Trouble) -> None:
        if asked == self._asked:
            self.show_trouble(trouble.words)
            self.secret.try_again()

    # ---- bringing it back

    def _on_bring(self) -> None:
        self._inside_step.clear_message()
        for button in (self.bring, self._backs[2]):
            button.setEnabled(False)
        work = partial(
            restore_backup,
            self._file,
            self._folder,
            self._secret,
            self._now(),
            replace=True,
            progress=self.waiting.begin(),
        )
        self._asked += 1
        self._lane.run(
            work, partial(self._on_restored, self._asked), partial(self._on_not_restored, self._asked)
        )

    def _on_restored(self, asked: int, _figures: Figures) -> None:
        self._end_waiting()
        secret = self._secret
        del asked  # whatever was pressed meanwhile: it is done
        self.secret.clear()
        self.restored.emit(secret)

    def _on_not_restored(self, asked: int, trouble: Trouble) -> None:
        if asked == self._asked:
            self.show_trouble(trouble.words)

    def _on_stopped(self) -> None:
        self._end_waiting()
        self._inside_step.show_trouble(self.tr("Stopped. Your journal is as it was."))

    def _end_waiting(self) -> None:
        had_focus = self.waiting.stop.hasFocus()
        self.waiting.end()
        for button in (self.bring, self._backs[2]):
            button.setEnabled(True)
        if had_focus:
            self.bring.setFocus(Qt.FocusReason.OtherFocusReason)
