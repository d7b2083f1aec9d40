"""Deleting everything: the passphrase, what goes and what stays out of reach, a typed word, a last page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

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
from journal_app.ui.lock.step import Step
from journal_app.ui.lock.stepped_page import SteppedPage
from journal_app.ui.lock.what_goes_step import WhatGoesStep
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.focus import give_focus
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.passphrase_field import PassphraseField
from journal_app.ui.widgets.path_words import show_path
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
        self.passphrase = PassphraseField(theme)
        self.next = make_button(self.tr("Continue"), "primary")
        self._backs = [make_button(self.tr("Back to the lock screen"), "link") for _ in range(2)]
        self._left = make_label("", "question")
        self.close_button = make_button(self.tr("Close Rosemary"), "primary")
        self.go_on = make_button(self.tr("Delete the rest"), "primary")
        self.keep = make_button(self.tr("Keep what is left"), "plain")
        self._half = make_label("", "question")
        self._ask = self._make_ask_step()
        self.what = WhatGoesStep(theme, self._backs[1])
        self._work = Step(theme, "", self.tr("Deleting…"), self.tr("This takes a moment. Please wait."))
        self._work.add_actions()
        self._done = self._make_done_step()
        self._cut = self._make_cut_step()
        self._connect()
        self.put_up(self._ask, self.what, self._work, self._done, self._cut)

    def enter(self) -> None:
        """Begin with the passphrase."""
        self.go(self._ask, self.passphrase)

    def enter_again(self) -> None:
        """Deleting was cut short: ask whether to go on."""
        whole = is_left_whole(self._folder)
        self._half.setText(
            self.tr("The passphrase no longer opens anything. The recovery code may still open what is left.")
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
        before = self.step in (self._ask, self.what)
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
        self.what.confirmed.connect(self._on_confirmed)
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
        give_focus(self.passphrase)

    def _on_looked(self, extent: Extent) -> None:
        self.show_busy(False)
        self.passphrase.clear()
        self.what.show_extent(self._folder, extent, config=bool(self._elsewhere.config))
        self.go(self.what, self.what.start)

    # ---- deleting

    def _on_confirmed(self, extent: Extent) -> None:
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
            show_path(self._left, str(found.left[0].parent), words)
        elif found.kept:
            show_path(self._left, str(found.kept), self.tr("Your journal is gone. Its backups stay, in:"))
        else:
            self._left.setText(self.tr("Your journal is not on this computer any more."))
        self.go(self._done, self.close_button)

    def _on_not_deleted(self, trouble: Trouble) -> None:
        step = self._before
        assert isinstance(step, Step)
        self.go(step, self._backs[1] if step is self.what else self.go_on)
        step.show_trouble(trouble.words)

    def _on_keep(self) -> None:
        try:
            keep_what_is_left(self._folder)
        except OSError as error:
            self._cut.show_trouble(system_trouble(error).words)
        else:
            self.kept.emit()


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
