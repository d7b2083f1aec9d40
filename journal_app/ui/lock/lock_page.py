"""The lock screen. It is the first thing painted at a start, so it imports little."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal_app.ui.lock.foot import Foot
from journal_app.ui.qt_numbers import ALIGN_H_CENTRE
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.passphrase_field import PassphraseField
from journal_app.ui.widgets.scroll_page import ScrollPage

WIDTH = 362
LEAF_FROM = 430
"""Height of the page, in pixels before scaling, from which there is room for the leaf."""


class LockPage(QWidget):
    """A leaf, a field, a button; below them the recovery code and Get help now."""

    passphrase_entered = Signal(str)
    keyring_asked = Signal()
    recovery_asked = Signal()
    backups_asked = Signal()
    other_folder_asked = Signal()
    help_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        discreet: bool = False,
        demo: bool = False,
        keyring: bool = False,
        elsewhere: bool = False,
    ) -> None:
        """`discreet`: say no more than "Locked." `demo`: made-up days that need no passphrase.

        `keyring`: a button opens without the passphrase. It is only ever pressed by a person: after a
        lock somebody else may sit there. `elsewhere`: offer another folder, where this one may be the wrong
        one.
        """
        super().__init__(parent)
        self._theme = theme
        self._demo = demo
        self._busy = False
        self._leaf = QLabel()
        self._name = make_label(self.tr("Rosemary"), "title")
        self._line = make_label(self._state_words(discreet), "muted")
        self.field = PassphraseField(theme)
        self.field.describe(self._line.text())
        self._message = InlineMessage(theme)
        self._open = make_button(self.tr("Open"), "primary")
        self._without = make_button("", "plain") if keyring else None
        self._recover = make_button(self.tr("Use the recovery code"), "link")
        self._backups = make_button(self.tr("Backups"), "link")
        self._elsewhere = make_button(self.tr("Use another folder"), "link") if elsewhere else None
        self._foot = Foot(theme, self.tr("No account. No network. Only this computer."))
        self._scroll = ScrollPage(theme, max_width=WIDTH)
        self._head = QVBoxLayout()
        self._form = QVBoxLayout()

        self.field.submitted.connect(self._submit)
        self._open.clicked.connect(self._submit)
        if self._without:
            self._without.clicked.connect(self.keyring_asked)
        self._recover.clicked.connect(self.recovery_asked)
        self._backups.clicked.connect(self.backups_asked)
        if self._elsewhere:
            self._elsewhere.clicked.connect(self.other_folder_asked)
        self._foot.help_asked.connect(self.help_asked)
        self._lay_out()
        self._measure()
        theme.changed.connect(self._measure)

    def focus_field(self) -> None:
        """Put the focus where the next key opens the journal."""
        (self._open if self._demo else self.field).setFocus()

    def show_busy(self, busy: bool) -> None:
        """Say that the passphrase is being tried; nothing is sent twice meanwhile."""
        if busy:
            self._message.clear()
            if not self._demo:
                self.field.setFocus()  # a button that is switched off would pass the focus on
        self._busy = busy
        self._open.setEnabled(not busy)
        self._open.setText(self.tr("Opening…") if busy else self.tr("Open"))
        if self._without:
            self._show_without(ready=not busy)

    def show_asking(self) -> None:
        """Say that the keyring is being asked. A passphrase can be typed and tried all the same."""
        self._message.clear()
        self.field.setFocus()  # the button is switched off meanwhile
        if self._without:
            self._show_without(ready=False, asking=True)
            announce(self.field, self._without.text())

    def show_waiting(self, words: str) -> None:
        """Say why nothing can be opened yet. A passphrase can be typed meanwhile."""
        self.show_busy(True)
        for button in (self._recover, self._backups):
            button.setEnabled(False)
        self._open.setText(self.tr("Waiting…"))
        self._message.show_words(words)

    def show_trouble(self, words: str) -> None:
        """Say why it did not open. What was typed is selected, so that the next key replaces it."""
        self.show_busy(False)
        self._message.show_words(words, "trouble")
        self.field.select_all()
        self.focus_field()
        QTimer.singleShot(0, self, self._show_message)

    def clear_secret(self) -> None:
        """Forget what was typed."""
        self.field.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the field needs the room more than the leaf."""
        super().resizeEvent(event)
        self._leaf.setVisible(self.height() >= self._theme.px(LEAF_FROM))

    def _show_message(self) -> None:
        self._scroll.ensureWidgetVisible(self._message)

    def _submit(self) -> None:
        if self._busy:
            return
        if self._demo or self.field.text():
            self.passphrase_entered.emit("" if self._demo else self.field.text())
        else:
            self._message.show_words(self.tr("Type your passphrase first."))
            self.focus_field()

    def _show_without(self, *, ready: bool, asking: bool = False) -> None:
        assert self._without
        self._without.setEnabled(ready)
        self._without.setText(
            self.tr("Asking the keyring…") if asking else self.tr("Open without the passphrase")
        )

    def _state_words(self, discreet: bool) -> str:
        if self._demo:
            return self.tr("This is the demo, with made-up days. It needs no passphrase.")
        return self.tr("Locked.") if discreet else self.tr("This journal is locked.")

    def _lay_out(self) -> None:
        # From the outside in: what is put somewhere with all that is in it is styled anew, part by part.
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._foot)
        links = QHBoxLayout()
        self._scroll.body.addStretch(9)
        self._scroll.body.addLayout(self._head)
        self._scroll.body.addLayout(self._form)
        self._scroll.body.addStretch(11)
        for label in (self._leaf, self._name, self._line):
            label.setProperty("alignment", ALIGN_H_CENTRE)
            self._head.addWidget(label)
        for widget in (self.field, self._message, self._open):
            self._form.addWidget(widget)
        if self._without:
            self._show_without(ready=True)
            self._form.addWidget(self._without)
        self._form.addLayout(links)
        if self._elsewhere:
            below = QHBoxLayout()
            self._form.addLayout(below)
            below.addWidget(self._elsewhere)
            below.addStretch()
        links.addWidget(self._recover)
        links.addStretch()
        links.addWidget(self._backups)
        self.field.setVisible(not self._demo)
        self._recover.setVisible(not self._demo)
        self._backups.setVisible(not self._demo)

    def _measure(self) -> None:
        px = self._theme.px
        self._leaf.setPixmap(self._theme.pixmap("leaf", "accent", 46, self.devicePixelRatioF()))
        self._leaf.setVisible(self.height() >= px(LEAF_FROM))
        self._head.setSpacing(px(12))
        self._form.setSpacing(px(12))
