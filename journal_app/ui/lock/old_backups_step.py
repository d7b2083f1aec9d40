"""The step about backups that the old passphrase still opens: deleted for a new one, or kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal

from journal_app.domain.errors import Trouble
from journal_app.services.new_key import NewKey, OldBackups, replace_old_backups
from journal_app.ui.backups.backup_words import BackupWords
from journal_app.ui.backups.waiting import Waiting
from journal_app.ui.lock.step import Step
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.focus import give_focus
from journal_app.ui.widgets.labels import make_label


class OldBackupsStep(Step):
    """Nothing is deleted before a backup under the new key is there."""

    ended = Signal(str)
    """What became of them, in a sentence."""

    def __init__(self, theme: Theme, lane: Lane, now: Callable[[], datetime]) -> None:
        super().__init__(theme, "", self.tr("The old backups"))
        self._lane = lane
        self._now = now
        self._made: NewKey | None = None
        self._words = BackupWords(self)
        self._about = make_label("", "entry")
        self._what_happens = make_label("", "question")
        self._waiting = Waiting(theme)
        self.delete = make_button(self.tr("Delete the old ones"), "primary")
        self.keep = make_button(self.tr("Keep them"), "plain")
        self.add(self._about, self._what_happens, self._waiting)
        self.add_actions(self.delete, self.keep)
        self.delete.clicked.connect(self._on_delete)
        self.keep.clicked.connect(self._on_keep)
        self._waiting.stopped.connect(self._on_stopped)

    @property
    def is_needed(self) -> bool:
        """Whether there is anything that the old passphrase still opens."""
        return bool(self._about.text())

    def show_old(self, made: NewKey, old: OldBackups) -> None:
        """Say what the old passphrase opens, now that there is a new key."""
        self._made = made
        number = len(old.here) + len(old.second)
        self._about.setText(self._said_of(old, number))
        words = [self.tr("First a backup is made under the new key. Then the old ones are deleted.")]
        if old.damaged and number:
            words.append(self.tr("A damaged file that was kept goes too."))
        if old.second_is_missing:
            words.append(
                self.tr("The second folder is not there now. What is in it stays, and opens as before.")
            )
        self._what_happens.setText(" ".join(words))

    def _said_of(self, old: OldBackups, number: int) -> str:
        if not number:
            damaged = self.tr("The damaged file that was kept still opens with the old code.")
            return damaged if old.damaged else ""
        counted = self.tr("Opened by the old passphrase and the old code: {number}.")
        if old.second:
            counted = self.tr(
                "Opened by the old passphrase and the old code: {number}, {second} of them in the second"
                " folder."
            )
        counted = counted.format(number=self._words.number(number), second=len(old.second))
        why = self.tr("Whoever has one of them and knows the passphrase can read what you wrote until then.")
        return f"{counted} {why}"

    def _on_delete(self) -> None:
        assert self._made
        self.clear_message()
        for button in (self.delete, self.keep):
            button.setEnabled(False)
        watch = self._waiting.begin()
        work = partial(replace_old_backups, self._made, self._now(), watch)
        self._lane.run(work, self._on_deleted, self._on_not_deleted)

    def _on_deleted(self, left: int) -> None:
        self._end_waiting()
        if left:
            words = self.tr("{number} could not be deleted. You can do that by hand.")
            self.ended.emit(words.format(number=_capital(self._words.number(left))))
        else:
            self.ended.emit(self.tr("The old backups are deleted. There is a new one under the new key."))

    def _on_not_deleted(self, trouble: Trouble) -> None:
        self._end_waiting()
        self.show_trouble(trouble.words)

    def _on_stopped(self) -> None:
        """It may just have been done: what waits behind it on the lane tells."""
        self._waiting.end()
        self.show_trouble(self.tr("Stopping…"))
        self._lane.in_turn(self._on_has_stopped)

    def _on_has_stopped(self, _nothing: None) -> None:
        if not self.isHidden():  # help may stand over it
            self._end_waiting()
            self.show_trouble(self.tr("Stopped. The old backups are all there."))

    def _end_waiting(self) -> None:
        self._waiting.end()
        for button in (self.delete, self.keep):
            button.setEnabled(True)
        give_focus(self.delete)

    def _on_keep(self) -> None:
        self.ended.emit(
            self.tr("The old backups stay. They open with the old passphrase only, so do not forget it.")
        )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
