"""The step before everything is deleted: what goes, what stays out of reach, and a word to type."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit

from journal_app.services.deleting import Extent
from journal_app.ui.backups.backup_words import BackupWords
from journal_app.ui.lock.step import Step
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import Button, make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.path_words import show_path


class WhatGoesStep(Step):
    """Two cards, a box to leave the backups, and a word without which the button does nothing."""

    confirmed = Signal(object)
    """The Extent that is to be deleted, with the backups or without."""

    def __init__(self, theme: Theme, back: Button) -> None:
        super().__init__(theme, "", self.tr("What goes, and what stays"))
        self._theme = theme
        self._extent: Extent | None = None
        self._words = BackupWords(self)
        self._word = self.tr("delete")
        self._goes = make_label("", "question")
        self.backups = QCheckBox(self.tr("Delete the backups too"))
        self._about_backups = make_label("", "muted")
        self.typed = QLineEdit()
        self.delete = make_button(self.tr("Delete everything now"), "plain")
        self._lay_out(back)
        self.backups.toggled.connect(self._say_of_backups)
        self.typed.textEdited.connect(self.clear_message)
        self.delete.clicked.connect(self._on_delete)
        self._measure_typed()
        theme.changed.connect(self._measure_typed)

    @property
    def start(self) -> QCheckBox | QLineEdit:
        """Where work begins: a second Enter does nothing there."""
        return self.typed if self.backups.isHidden() else self.backups

    def show_extent(self, folder: Path, extent: Extent, *, config: bool) -> None:
        """Say what is there. `config`: the settings of the lock screen go too."""
        self._extent = extent
        words = (
            self.tr("All you wrote, the key files, and the settings of the lock screen. In this folder:")
            if config
            else self.tr("All you wrote, and the key files. In this folder:")
        )
        show_path(self._goes, str(folder), words)
        some = bool(extent.backups or extent.second_backups)
        self.backups.setVisible(some)
        self.backups.setChecked(some)
        self._say_of_backups()
        self.typed.clear()

    def _lay_out(self, back: Button) -> None:
        goes, stays = Card(self._theme, self.tr("This goes")), Card(self._theme, self.tr("This stays"))
        goes.add(self._goes, self.backups, self._about_backups)
        for words in (
            self.tr(
                "Copies in a cloud, snapshots of the disk, and drives that are not here now: Rosemary"
                " can't reach them."
            ),
            self.tr(
                "An SSD may keep old bytes of the locked files for a while. What the system moved from"
                " memory to the disk stays there too, until it is written over."
            ),
            self.tr("What you printed, and other files in the folder, are not touched."),
        ):
            stays.add(make_label(words, "question"))
        self.typed.setAccessibleName(self.tr("Type the word {word}").format(word=self._word))
        sure = self.tr("There is no way back. Type the word {word} if you are sure.")
        self.add(goes, stays, make_label(sure.format(word=f"“{self._word}”"), "question"), self.typed)
        self.add_actions(self.delete, back)

    def _say_of_backups(self) -> None:
        assert self._extent
        extent = self._extent
        second = len(extent.second_backups)
        number = extent.backups + second
        words = []
        if not number:
            words.append(self.tr("There are no backups."))
        elif not self.backups.isChecked():
            words.append(
                self.tr("The backups stay. The passphrase and the recovery code still open each of them.")
            )
        else:
            said = self.tr("That is {number}.")
            if second:
                said = self.tr("That is {number}, {second} of them in the second folder.")
            words.append(said.format(number=self._words.number(number), second=second))
        if extent.second_is_missing:
            words.append(self.tr("The second folder is not there now, so the backups in it stay."))
        self._about_backups.setText(" ".join(words))

    def _on_delete(self) -> None:
        assert self._extent
        if self.typed.text().strip().strip("“”\"'").casefold() != self._word.casefold():
            self.show_trouble(self.tr("Please type the word {word} first.").format(word=f"“{self._word}”"))
            self.typed.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.confirmed.emit(replace(self._extent, with_backups=self.backups.isChecked()))

    def _measure_typed(self) -> None:
        self.typed.setMaximumWidth(self._theme.px(240))
