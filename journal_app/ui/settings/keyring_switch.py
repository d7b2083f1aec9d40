"""The switch that lets the keyring of this login open the journal, and what it means, in plain words."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from journal_app.domain.errors import Trouble
from journal_app.ui.settings.keyring_keeper import KeyringKeeper
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.checked import show_checked
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.passphrase_field import PassphraseField


class KeyringSwitch(QWidget):
    """Off at first. Both ways ask for the passphrase in place; the switch moves when it is done."""

    def __init__(self, theme: Theme, tasks: Tasks, folder: Path) -> None:
        super().__init__()
        self._theme = theme
        self._is_on = False
        self._is_busy = False
        self._owed = ""
        self.keeper = KeyringKeeper(tasks, folder, self)
        meaning = self.tr(
            "The lock screen then has a button that opens the journal without the passphrase. A key for it"
            " lies in the keyring, where this computer keeps passwords for you. Anyone who can use this login"
            " can open the journal, and so can every program in it. The same goes for backups made while"
            " this is on. The passphrase works as before."
        )
        self.switch = QCheckBox(self.tr("Open by keyring"))
        self.switch.setAccessibleDescription(meaning)
        self._meaning = make_label(meaning, "muted")
        self.form = QWidget()
        self._why = make_label("", "question")
        self.passphrase = PassphraseField(theme, self.tr("Passphrase"))
        self.trouble = InlineMessage(theme)
        self.confirm = make_button("", "plain")
        self.cancel = make_button(self.tr("Cancel"), "quiet")
        self.done = InlineMessage(theme)
        self._lay_out()
        self.switch.toggled.connect(self._on_switch)
        self.confirm.clicked.connect(self._on_confirm)
        self.cancel.clicked.connect(self._on_cancel)
        self.passphrase.submitted.connect(self._on_confirm)
        self.passphrase.edited.connect(self.trouble.clear)
        self.keeper.seen.connect(self._on_seen)
        self.keeper.switched.connect(self._on_switched)
        self.keeper.left_behind.connect(self._on_left_behind)
        self.keeper.failed.connect(self._on_failed)
        self._measure()
        theme.changed.connect(self._measure)

    def enter(self) -> None:
        """Show how it stands now."""
        self.keeper.look()
        if self._owed:
            self.done.show_words(self._owed)
            self._owed = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves things as they are."""
        if event.key() == Qt.Key.Key_Escape and not self.form.isHidden():
            self._on_cancel()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was typed when the page is left."""
        super().hideEvent(event)
        self._close()
        self.done.clear()

    def _lay_out(self) -> None:
        row = QWidget()
        self._buttons = FlowLayout(row)
        self._buttons.addWidget(self.confirm)
        self._buttons.addWidget(self.cancel)
        self._fields = QVBoxLayout(self.form)
        self._fields.setContentsMargins(0, 0, 0, 0)
        label = make_label(self.tr("Passphrase"), "small")
        for widget in (self._why, label, self.passphrase, self.trouble, row):
            self._fields.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.switch, self._meaning, self.form, self.done):
            self._column.addWidget(widget)
        self.form.hide()

    def _on_switch(self) -> None:
        show_checked(self.switch, self._is_on)  # it moves when it is done
        if self.form.isHidden():
            self._open()
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        self.done.clear()
        self._why.setText(
            self.tr(
                "Only the passphrase or the recovery code will open the journal then."
                " Type the passphrase once, so that you are not shut out."
            )
            if self._is_on
            else self.tr("Type your passphrase, so that nobody else can switch this on.")
        )
        self._busy(False)
        self.form.show()

    def _on_confirm(self) -> None:
        if self._is_busy:
            return
        self.trouble.clear()
        self._busy(True)
        turn = self.keeper.switch_off if self._is_on else self.keeper.switch_on
        turn(self.passphrase.text())

    def _on_cancel(self) -> None:
        if self._is_busy and not self._is_on:
            self.keeper.stop()
        self._busy(False)
        self._close()
        self.switch.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_seen(self, is_on: bool) -> None:
        if not self._is_busy:
            self._show(is_on)

    def _on_switched(self, is_on: bool) -> None:
        self._finish(
            is_on,
            self.tr("It is on. The lock screen has a button for it now.")
            if is_on
            else self.tr("It is off. Only the passphrase or the recovery code opens the journal now."),
        )

    def _on_left_behind(self) -> None:
        self._say(
            self.tr(
                "It is off. The keyring could not be reached, so the old key is still there: it opens nothing"
                " but backups made while this was on."
            )
        )

    def _on_failed(self, trouble: Trouble) -> None:
        self._busy(False)
        if self.form.isHidden():  # the page was left meanwhile
            return
        self.trouble.show_words(trouble.words, "trouble")
        self.passphrase.select_all()
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self, is_on: bool, words: str) -> None:
        had_focus = self.form.isVisible()
        self._busy(False)
        self._show(is_on)
        self._close()
        self._say(words)
        if had_focus:
            self.switch.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str) -> None:
        """Say it now, or when the person comes back to the page."""
        self._owed = "" if self.isVisible() else words
        if not self._owed:
            self.done.show_words(words)

    def _show(self, is_on: bool) -> None:
        self._is_on = is_on
        show_checked(self.switch, is_on)

    def _close(self) -> None:
        self.form.hide()
        self.passphrase.clear()
        self.trouble.clear()

    def _busy(self, busy: bool) -> None:
        self._is_busy = busy
        if busy and self.confirm.hasFocus():  # switched off, it would pass the focus on
            self.passphrase.setFocus()
        self.confirm.setEnabled(not busy)
        ready = self.tr("Switch it off") if self._is_on else self.tr("Switch it on")
        self.confirm.setText(self.tr("One moment…") if busy else ready)

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(8))
        self._fields.setSpacing(px(10))
        self._buttons.setSpacing(px(8))
