"""Choosing a passphrase: twice the same, and a word on how hard it is to guess."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.tasks import SearchLane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.translation import tr
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.passphrase_field import PassphraseField
from journal_app.vault.strength import MINIMUM, Strength

Judge = Callable[[str], Strength]


class NewPassphrase(QWidget):
    """Two fields and a button. There are no rules about letters, only a least length."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, lane: SearchLane, judge: Judge, button_words: str) -> None:
        """`judge` runs on `lane`: it takes a moment, the first time longer."""
        super().__init__()
        self._theme = theme
        self._lane = lane
        self._judge = judge
        self._button_words = button_words
        self._busy = False
        self._hint = self.tr("A whole sentence is welcome. Capitals, digits and signs are not needed.")
        self._first = PassphraseField(theme, self.tr("Passphrase"))
        self._strength = make_label(self._hint, "muted")
        self._second = PassphraseField(theme, self.tr("Passphrase, once more"))
        self._message = InlineMessage(theme)
        self._button = make_button(button_words, "primary")
        self.setFocusProxy(self._first)

        self._first.edited.connect(self._on_edited)
        self._first.submitted.connect(self._on_first_submitted)
        self._second.submitted.connect(self._submit)
        self._button.clicked.connect(self._submit)

        row = QHBoxLayout()
        row.addWidget(self._button)
        row.addStretch()
        self._column = QVBoxLayout(self)
        self._column.addWidget(make_label(self.tr("Passphrase"), "small"))
        self._column.addWidget(self._first)
        self._column.addWidget(self._strength)
        self._column.addWidget(make_label(self.tr("Once more"), "small"))
        self._column.addWidget(self._second)
        self._column.addWidget(self._message)
        self._column.addLayout(row)
        self._measure()
        theme.changed.connect(self._measure)

    def show_busy(self, busy: bool) -> None:
        """Say that it is being done; nothing is sent twice meanwhile."""
        if busy:
            self._message.clear()
            if self._button.hasFocus():  # switched off, it would pass the focus on
                self._second.setFocus()
        self._busy = busy
        self._button.setEnabled(not busy)
        self._button.setText(self.tr("One moment…") if busy else self._button_words)

    def show_trouble(self, words: str) -> None:
        """Say what went wrong. What was typed stays."""
        self.show_busy(False)
        self._message.show_words(words, "trouble")

    def clear(self) -> None:
        """Forget what was typed."""
        self._lane.drop()
        self._first.clear()
        self._second.clear()
        self._message.clear()
        self._strength.setText(self._hint)

    def _on_edited(self) -> None:
        self._message.clear()
        typed, judge = self._first.text(), self._judge
        if typed:
            self._lane.run_newest(lambda: judge(typed), self._on_judged)
        else:
            self._lane.drop()
            self._strength.setText(self._hint)

    def _on_judged(self, strength: Strength) -> None:
        words = tr(strength.words)
        if words != self._strength.text():
            self._strength.setText(words)
            announce(self._strength, words)

    def _on_first_submitted(self) -> None:
        self._second.setFocus()

    def _submit(self) -> None:
        if self._busy:
            return
        typed = self._first.text()
        if len(typed.strip()) < MINIMUM:
            self._refuse(tr(Strength.TOO_SHORT.words), self._first)
        elif typed != self._second.text():
            self._refuse(self.tr("The two are not the same yet. Please type it once more."), self._second)
        else:
            self._message.clear()
            self.chosen.emit(typed)

    def _refuse(self, words: str, field: PassphraseField) -> None:
        self._message.show_words(words)
        field.select_all()
        field.setFocus()

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(10))
