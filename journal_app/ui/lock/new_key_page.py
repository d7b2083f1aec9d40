"""A new key, before the journal is opened: old and new passphrase, the new code, the old backups."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from journal_app.domain.backup import Progress
from journal_app.domain.errors import PassphraseTooShort, SamePassphrase, Trouble
from journal_app.services.new_key import NewKey, OldBackups, old_backups, renew_key
from journal_app.ui.backups.waiting import Waiting
from journal_app.ui.lock.code_step import CodeStep
from journal_app.ui.lock.new_passphrase import Judge, NewPassphrase
from journal_app.ui.lock.old_backups_step import OldBackupsStep
from journal_app.ui.lock.step import Step
from journal_app.ui.lock.stepped_page import SteppedPage
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.passphrase_field import PassphraseField
from journal_app.vault.keychain import Keychain


class NewKeyPage(SteppedPage):
    """Nobody writes meanwhile, for nothing is open. Until the new key holds, all can be left as it was."""

    back_asked = Signal()
    finished = Signal()
    """The journal has its new key. What this process knows of either key should go."""

    def __init__(
        self, theme: Theme, tasks: Tasks, judge: Judge, folder: Path, now: Callable[[], datetime]
    ) -> None:
        super().__init__(theme)
        self._lane = tasks.long
        self._folder = folder
        self.old = PassphraseField(theme, self.tr("Passphrase now"))
        self.new = NewPassphrase(theme, tasks.search, judge, self.tr("Make the new key"))
        self.back = make_button(self.tr("Back to the lock screen"), "link")
        self.waiting = Waiting(theme)
        self._last_words = make_label("", "question")
        self.lock = make_button(self.tr("Go to the lock screen"), "primary")
        self._choose = self._make_choose_step()
        self._work = self._make_work_step()
        self.code = CodeStep(
            theme,
            "",
            self.tr("Keep the new recovery code"),
            self.tr("Your journal has its new key. The old code no longer opens it: you can tear it up."),
        )
        self.backups = OldBackupsStep(theme, tasks.long, now)
        self._done = self._make_done_step()
        self._connect()
        self.put_up(self._choose, self._work, self.code, self.backups, self._done)

    def enter(self) -> None:
        """Begin with the passphrase of now."""
        self.go(self._choose, self.old)

    def show_busy(self, busy: bool) -> None:
        """Nothing here waits for anybody else."""

    def show_trouble(self, words: str) -> None:
        """Say what went wrong on the step that is shown."""
        self.step.show_trouble(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back while nothing has begun."""
        if event.key() == Qt.Key.Key_Escape and self.step is self._choose:
            self._on_back()
        else:
            super().keyPressEvent(event)

    # ---- the steps

    def _make_choose_step(self) -> Step:
        step = Step(
            self._theme,
            "",
            self.tr("A new key"),
            self.tr(
                "Everything you wrote is locked anew. The old passphrase, the old recovery code and the"
                " keyring no longer open it."
            ),
            self.tr("A copy that somebody made before still opens with the old passphrase."),
        )
        step.add(
            make_label(self.tr("Passphrase now"), "small"),
            self.old,
            make_label(self.tr("The new one"), "question"),
            self.new,
        )
        step.add_actions(self.back)
        return step

    def _make_work_step(self) -> Step:
        step = Step(
            self._theme,
            "",
            self.tr("Making the new key"),
            self.tr("This can take a minute. Until it is done your journal is as it was."),
        )
        step.add(self.waiting)
        step.add_actions()
        return step

    def _make_done_step(self) -> Step:
        step = Step(
            self._theme,
            "",
            self.tr("That is done"),
            self.tr("From now on your journal opens with the new passphrase."),
        )
        step.add(self._last_words)
        step.add_actions(self.lock)
        return step

    def _connect(self) -> None:
        self.back.clicked.connect(self._on_back)
        self.old.submitted.connect(self._on_old_submitted)
        self.old.edited.connect(self._choose.clear_message)
        self.new.chosen.connect(self._on_chosen)
        self.waiting.stopped.connect(self._on_stopped)
        self.code.done.connect(self._on_code_done)
        self.backups.ended.connect(self._end)
        self.lock.clicked.connect(self.finished)

    def _on_back(self) -> None:
        self._forget_typed()
        self.back_asked.emit()

    def _forget_typed(self) -> None:
        self.old.clear()
        self.new.clear()

    # ---- the key

    def _on_old_submitted(self) -> None:
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self, new: str) -> None:
        self.go(self._work, self.waiting)
        watch = self.waiting.begin()
        work = partial(_renewed, self._folder, self.old.text(), new, watch)
        self._lane.run(work, self._on_made, self._on_trouble)

    def _on_made(self, found: tuple[NewKey, OldBackups]) -> None:
        """Whatever was pressed meanwhile: it is done."""
        self.waiting.end()
        self._forget_typed()
        made, old = found
        self.backups.show_old(made, old)
        self.code.show_code(made.code)
        self.go(self.code, self.code.card.panel)

    def _on_trouble(self, trouble: Trouble) -> None:
        self.waiting.end()
        about_new = isinstance(trouble, PassphraseTooShort | SamePassphrase)
        self.go(self._choose, self.new if about_new else self.old)
        if about_new:
            self.new.show_trouble(trouble.words)
        else:
            self.old.select_all()
            self._choose.show_trouble(trouble.words)

    def _on_stopped(self) -> None:
        """It may just have been done: what waits behind it on the lane tells."""
        self.waiting.end()
        self._work.show_trouble(self.tr("Stopping…"))
        self._lane.in_turn(self._on_has_stopped)

    def _on_has_stopped(self, _nothing: None) -> None:
        if self.step is self._work:
            self.go(self._choose, self.old)
            self._choose.show_trouble(self.tr("Stopped. Your journal is as it was."))

    def _on_code_done(self) -> None:
        if self.backups.is_needed:
            self.go(self.backups, self.backups.keep)  # a second Enter deletes nothing
        else:
            self._end("")

    def _end(self, words: str) -> None:
        self._last_words.setText(
            words or self.tr("There is no backup yet. The first is made by itself in a quiet minute.")
        )
        self.go(self._done, self.lock)


def _renewed(folder: Path, old: str, new: str, progress: Progress) -> tuple[NewKey, OldBackups]:
    """Make the new key, and look what the old one still opens."""
    made = renew_key(folder, old, new, progress, keychain=Keychain())
    try:
        return made, old_backups(made)
    except Trouble:  # the new key holds, whether its backups can be counted now or not
        return made, OldBackups((), (), second_is_missing=False)
