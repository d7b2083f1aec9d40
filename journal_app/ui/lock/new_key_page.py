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
from journal_app.services.new_key import NewKey, OldBackups, old_backups, renew_key, replace_old_backups
from journal_app.ui.backups.backup_words import BackupWords
from journal_app.ui.backups.waiting import Waiting
from journal_app.ui.lock.code_card import CodeCard
from journal_app.ui.lock.new_passphrase import Judge, NewPassphrase
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
        self._now = now
        self._made: NewKey | None = None
        self._words = BackupWords(self)
        self.old = PassphraseField(theme, self.tr("Passphrase now"))
        self.new = NewPassphrase(theme, tasks.search, judge, self.tr("Make the new key"))
        self.back = make_button(self.tr("Back to the lock screen"), "link")
        self.waiting = Waiting(theme)
        self.code_card = CodeCard(theme)
        self._after_code = make_button(self.tr("Continue"), "primary")
        self._not_now = make_button(self.tr("Not now"), "link")
        self._not_now_hint = make_label(
            self.tr("You can see the code again in Settings at any time."), "muted"
        )
        self._about_backups = make_label("", "entry")
        self._about_second = make_label("", "question")
        self.delete = make_button(self.tr("Delete the old ones"), "primary")
        self.keep = make_button(self.tr("Keep them"), "plain")
        self.waiting_for_backup = Waiting(theme)
        self._last_words = make_label("", "question")
        self.lock = make_button(self.tr("Go to the lock screen"), "primary")
        self._choose = self._make_choose_step()
        self._work = self._make_work_step()
        self._code = self._make_code_step()
        self._backups = self._make_backups_step()
        self._done = self._make_done_step()
        self._connect()
        self.put_up(self._choose, self._work, self._code, self._backups, self._done)

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
                "Everything you wrote is locked anew. The old passphrase, the old recovery code and a keyring"
                " open your journal no more."
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

    def _make_code_step(self) -> Step:
        step = Step(
            self._theme,
            "",
            self.tr("Keep the new recovery code"),
            self.tr("Your journal has its new key. The old code opens it no more: you can tear it up."),
        )
        step.add(self.code_card, self._not_now_hint)
        step.add_actions(self._after_code, self._not_now)
        self._after_code.hide()
        return step

    def _make_backups_step(self) -> Step:
        step = Step(self._theme, "", self.tr("The old backups"))
        step.add(self._about_backups, self._about_second, self.waiting_for_backup)
        step.add_actions(self.delete, self.keep)
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
        self.code_card.kept.connect(self._on_kept)
        self._after_code.clicked.connect(self._on_code_done)
        self._not_now.clicked.connect(self._on_code_done)
        self.delete.clicked.connect(self._on_delete)
        self.keep.clicked.connect(self._on_keep)
        self.waiting_for_backup.stopped.connect(self._on_backup_stopped)
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
        self._made, old = found
        self._forget_typed()
        self._show_old(old)
        self.code_card.show_code(self._made.code)
        self.go(self._code, self.code_card.panel)

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
        self._lane.run(_nothing, self._on_has_stopped)

    def _on_has_stopped(self, _nothing: None) -> None:
        if self.step is self._work:
            self.go(self._choose, self.old)
            self._choose.show_trouble(self.tr("Stopped. Your journal is as it was."))

    def _on_kept(self) -> None:
        self._after_code.show()
        self._after_code.setFocus(Qt.FocusReason.OtherFocusReason)
        self._not_now.hide()
        self._not_now_hint.hide()

    def _on_code_done(self) -> None:
        self.code_card.clear()
        if self._about_backups.text():
            self.go(self._backups, self.keep)  # a second Enter deletes nothing
        else:
            self._end("")

    # ---- the old backups

    def _show_old(self, old: OldBackups) -> None:
        number = len(old.here) + len(old.second)
        counted = self.tr("Opened by the old passphrase and the old code: {number}.")
        if old.second:
            counted = self.tr(
                "Opened by the old passphrase and the old code: {number}, {second} of them in the second"
                " folder."
            )
        counted = counted.format(number=self._words.number(number), second=len(old.second))
        why = self.tr("Who has one of them and knows the passphrase can read what you wrote until then.")
        if number:
            self._about_backups.setText(f"{counted} {why}")
        elif old.damaged:
            self._about_backups.setText(
                self.tr("The damaged file that was kept still opens with the old code.")
            )
        else:
            self._about_backups.setText("")
        words = [self.tr("First a backup is made under the new key. Then the old ones are deleted.")]
        if old.damaged and number:
            words.append(self.tr("A damaged file that was kept goes too."))
        if old.second_is_missing:
            words.append(
                self.tr("The second folder is not there now. What is in it stays, and opens as before.")
            )
        self._about_second.setText(" ".join(words))

    def _on_delete(self) -> None:
        assert self._made
        self._backups.clear_message()
        for button in (self.delete, self.keep):
            button.setEnabled(False)
        watch = self.waiting_for_backup.begin()
        work = partial(replace_old_backups, self._made, self._now(), watch)
        self._lane.run(work, self._on_deleted, self._on_not_deleted)

    def _on_deleted(self, left: int) -> None:
        self._end_waiting()
        if left:
            self._end(
                self.tr("{number} could not be deleted. You can do that by hand.").format(
                    number=_capital(self._words.number(left))
                )
            )
        else:
            self._end(self.tr("The old backups are deleted. There is a new one under the new key."))

    def _on_not_deleted(self, trouble: Trouble) -> None:
        self._end_waiting()
        self._backups.show_trouble(trouble.words)

    def _on_backup_stopped(self) -> None:
        self.waiting_for_backup.end()
        self._backups.show_trouble(self.tr("Stopping…"))
        self._lane.run(_nothing, self._on_backup_has_stopped)

    def _on_backup_has_stopped(self, _nothing: None) -> None:
        if self.step is self._backups:
            self._end_waiting()
            self._backups.show_trouble(self.tr("Stopped. The old backups are all there."))

    def _end_waiting(self) -> None:
        self.waiting_for_backup.end()
        for button in (self.delete, self.keep):
            button.setEnabled(True)
        self.delete.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_keep(self) -> None:
        self._end(
            self.tr("The old backups stay. They open with the old passphrase only, so do not forget it.")
        )

    def _end(self, words: str) -> None:
        self._last_words.setText(
            words or self.tr("There is no backup yet. The first is made by itself in a quiet minute.")
        )
        self.go(self._done, self.lock)


def _nothing() -> None:
    """Work that only waits its turn."""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _renewed(folder: Path, old: str, new: str, progress: Progress) -> tuple[NewKey, OldBackups]:
    """Make the new key, and look what the old one still opens."""
    made = renew_key(folder, old, new, progress, keychain=Keychain())
    try:
        return made, old_backups(made)
    except Trouble:  # the new key holds, whether its backups can be counted now or not
        return made, OldBackups((), (), second_is_missing=False)
