"""Deleting everything: the passphrase, what goes and what stays out of reach, a typed word, a last page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit

from journal_app.domain.errors import Trouble
from journal_app.services.deleting import (
    Elsewhere,
    Extent,
    delete_everything,
    finish_deleting,
    is_left_whole,
    keep_what_is_left,
    look_before_deleting,
)
from journal_app.services.journal_folder import BACKUPS
from journal_app.store.system import system_trouble
from journal_app.ui.backups.backup_words import BackupWords
from journal_app.ui.lock.step import Step
from journal_app.ui.lock.stepped_page import SteppedPage
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.passphrase_field import PassphraseField
from journal_app.vault.keychain import Keychain


class DeletePage(SteppedPage):
    """Until the word is typed and the last button pressed nothing changes. Then nothing stops it."""

    back_asked = Signal()
    begun = Signal()
    """The files are going: nobody may write another one."""
    kept = Signal()
    """Deleting was cut short before, and what is left is to stay."""
    finished = Signal()
    """The last page was read: end."""

    def __init__(self, theme: Theme, lane: Lane, folder: Path, elsewhere: Elsewhere) -> None:
        super().__init__(theme)
        self._lane = lane
        self._folder = folder
        self._elsewhere = elsewhere
        self._extent: Extent | None = None
        self._words = BackupWords(self)
        self.passphrase = PassphraseField(theme)
        self.next = make_button(self.tr("Continue"), "primary")
        self.goes = make_label("", "question")
        self.backups = QCheckBox(self.tr("Delete the backups too"))
        self._about_backups = make_label("", "muted")
        self._word = self.tr("delete")
        self.typed = QLineEdit()
        self.delete = make_button(self.tr("Delete everything now"), "plain")
        self._backs = [make_button(self.tr("Back to the lock screen"), "link") for _ in range(2)]
        self._left = make_label("", "question")
        self.close_button = make_button(self.tr("Close Rosemary"), "primary")
        self.go_on = make_button(self.tr("Delete the rest"), "primary")
        self.keep = make_button(self.tr("Keep what is left"), "plain")
        self._half = make_label("", "question")
        self._ask = self._make_ask_step()
        self._say = self._make_say_step()
        self._work = Step(theme, "", self.tr("Deleting…"), self.tr("This takes a moment. Please wait."))
        self._work.add_actions()
        self._done = self._make_done_step()
        self._cut = self._make_cut_step()
        self._connect()
        self._measure()
        theme.changed.connect(self._measure)
        self.put_up(self._ask, self._say, self._work, self._done, self._cut)

    def enter(self) -> None:
        """Begin with the passphrase."""
        self.go(self._ask, self.passphrase)

    def enter_again(self) -> None:
        """Deleting was cut short: ask whether to go on."""
        whole = is_left_whole(self._folder)
        self._half.setText(
            self.tr("The passphrase opens nothing any more. The recovery code may still open what is left.")
            if whole
            else self.tr("Nothing that is left can be opened.")
        )
        self.keep.setVisible(whole)
        self.go(self._cut, self.keep if whole else self.go_on)

    def show_busy(self, busy: bool) -> None:
        """Say that the passphrase is being tried; nothing is sent twice meanwhile."""
        if busy:
            self._ask.clear_message()
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
        self.next.setEnabled(not busy)
        self.next.setText(self.tr("One moment…") if busy else self.tr("Continue"))

    def show_trouble(self, words: str) -> None:
        """Say what went wrong on the step that is shown."""
        self.show_busy(False)
        self.step.show_trouble(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads away as long as nothing is deleted."""
        before = self.step in (self._ask, self._say)
        if event.key() == Qt.Key.Key_Escape and before:
            self._on_back()
        else:
            super().keyPressEvent(event)

    # ---- the steps

    def _make_ask_step(self) -> Step:
        step = Step(
            self._theme,
            "",
            self.tr("Delete everything"),
            self.tr("The next page says what goes and what stays. Nothing is deleted yet."),
        )
        step.add(make_label(self.tr("Passphrase"), "small"), self.passphrase)
        step.add_actions(self.next, self._backs[0])
        return step

    def _make_say_step(self) -> Step:
        step = Step(self._theme, "", self.tr("What goes, and what stays"))
        goes, stays = Card(self._theme, self.tr("This goes")), Card(self._theme, self.tr("This stays"))
        goes.add(self.goes, self.backups, self._about_backups)
        stays.add(
            make_label(
                self.tr(
                    "Copies in a cloud, snapshots of the disk, and drives that are not here now: Rosemary"
                    " can't reach them."
                ),
                "question",
            ),
            make_label(
                self.tr(
                    "An SSD may keep old bytes of the locked files for a while. What the system moved from"
                    " memory to the disk stays there too, until it is written over."
                ),
                "question",
            ),
            make_label(
                self.tr("What you printed, and other files in the folder, are not touched."), "question"
            ),
        )
        self.typed.setAccessibleName(self.tr("Type the word {word}").format(word=self._word))
        step.add(
            goes,
            stays,
            make_label(
                self.tr("There is no way back. Type the word {word} if you are sure.").format(
                    word=f"“{self._word}”"
                ),
                "question",
            ),
            self.typed,
        )
        step.add_actions(self.delete, self._backs[1])
        return step

    def _make_done_step(self) -> Step:
        step = Step(self._theme, "", self.tr("It is deleted"))
        step.add(self._left, make_label(self.tr("Take care of yourself."), "question"))
        step.add_actions(self.close_button)
        return step

    def _make_cut_step(self) -> Step:
        step = Step(
            self._theme,
            "",
            self.tr("Not all is deleted yet"),
            self.tr("You began to delete everything here, and it was cut short."),
        )
        step.add(self._half)
        step.add_actions(self.go_on, self.keep)
        return step

    def _connect(self) -> None:
        self.passphrase.submitted.connect(self._on_next)
        self.passphrase.edited.connect(self._ask.clear_message)
        self.next.clicked.connect(self._on_next)
        self.backups.toggled.connect(self._on_backups)
        self.typed.textEdited.connect(self._say.clear_message)
        self.delete.clicked.connect(self._on_delete)
        self.close_button.clicked.connect(self.finished)
        self.go_on.clicked.connect(self._on_go_on)
        self.keep.clicked.connect(self._on_keep)
        for back in self._backs:
            back.clicked.connect(self._on_back)

    def _on_back(self) -> None:
        self.passphrase.clear()
        self.back_asked.emit()

    # ---- the passphrase

    def _on_next(self) -> None:
        if not self.passphrase.text() or not self.next.isEnabled():
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.show_busy(True)
        work = partial(look_before_deleting, self._folder, self.passphrase.text())
        self._lane.run(work, self._on_looked, self._on_wrong)

    def _on_wrong(self, trouble: Trouble) -> None:
        self.show_trouble(trouble.words)
        self.passphrase.select_all()
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_looked(self, extent: Extent) -> None:
        self.show_busy(False)
        self.passphrase.clear()
        self._extent = extent
        words = (
            self.tr("All you wrote, the key files, and the settings of the lock screen. In this folder:")
            if self._elsewhere.config
            else self.tr("All you wrote, and the key files. In this folder:")
        )
        self.goes.setText(f"{words}\n{_breakable(str(self._folder))}")
        number = extent.backups + len(extent.second_backups)
        self.backups.setVisible(number > 0)
        self.backups.setChecked(number > 0)
        self._on_backups()
        self.typed.clear()
        self.go(self._say, self.backups if number else self.typed)  # a second Enter does nothing here

    def _on_backups(self) -> None:
        """Say what becomes of the backups."""
        assert self._extent
        extent = self._extent
        number = extent.backups + len(extent.second_backups)
        words = []
        if number and self.backups.isChecked():
            counted = self._words.number(number)
            second = len(extent.second_backups)
            if second:
                said = self.tr("That is {number}, {second} of them in the second folder.")
            else:
                said = self.tr("That is {number}.")
            words.append(said.format(number=counted, second=second))
        elif number:
            words.append(
                self.tr("The backups stay. The passphrase and the recovery code still open each of them.")
            )
        else:
            words.append(self.tr("There are no backups."))
        if extent.second_is_missing:
            words.append(self.tr("The second folder is not there now, so the backups in it stay."))
        self._about_backups.setText(" ".join(words))

    # ---- deleting

    def _on_delete(self) -> None:
        assert self._extent
        if self.typed.text().strip().strip("“”\"'").casefold() != self._word.casefold():
            self._say.show_trouble(
                self.tr("Please type the word {word} first.").format(word=f"“{self._word}”")
            )
            self.typed.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        extent = replace(self._extent, with_backups=self.backups.isChecked())
        self._begin(partial(_deleted, self._folder, extent, self._elsewhere))

    def _on_go_on(self) -> None:
        self._begin(partial(_finished, self._folder, self._elsewhere))

    def _begin(self, work: partial[_Outcome]) -> None:
        self._before = self.step
        self.go(self._work, self._work)
        self.begun.emit()
        self._lane.run(work, self._on_deleted, self._on_not_deleted)

    def _on_deleted(self, found: _Outcome) -> None:
        if found.left:
            words = self.tr("Some files could not be deleted. You can do that by hand, in:")
            words += f"\n{_breakable(str(found.left[0].parent))}"
        elif found.kept:
            words = self.tr("Your journal is gone. Its backups stay, in:")
            words += f"\n{_breakable(str(found.kept))}"
        else:
            words = self.tr("Your journal is not on this computer any more.")
        self._left.setText(words)
        self.go(self._done, self.close_button)

    def _on_not_deleted(self, trouble: Trouble) -> None:
        step = self._before
        assert isinstance(step, Step)
        self.go(step, self._backs[1] if step is self._say else self.go_on)
        step.show_trouble(trouble.words)

    def _on_keep(self) -> None:
        try:
            keep_what_is_left(self._folder)
        except OSError as error:
            self._cut.show_trouble(system_trouble(error).words)
        else:
            self.kept.emit()

    def _measure(self) -> None:
        self.typed.setMaximumWidth(self._theme.px(240))


@dataclass(frozen=True, slots=True)
class _Outcome:
    left: list[Path]
    """What could not be deleted."""
    kept: Path | None
    """Where backups stay."""


def _deleted(folder: Path, extent: Extent, elsewhere: Elsewhere) -> _Outcome:
    return _outcome(folder, delete_everything(folder, extent, elsewhere, Keychain()))


def _finished(folder: Path, elsewhere: Elsewhere) -> _Outcome:
    return _outcome(folder, finish_deleting(folder, elsewhere, Keychain()))


def _outcome(folder: Path, left: list[Path]) -> _Outcome:
    backups = folder / BACKUPS
    return _Outcome(left, backups if any(backups.glob("*.rosemary")) else None)


def _breakable(folder: str) -> str:
    """Let a long path wrap after its separators."""
    return folder.replace("/", "/\u200b").replace("\\", "\\\u200b")
