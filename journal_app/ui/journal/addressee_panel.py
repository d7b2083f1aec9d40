"""Saying to whom a letter is written, in place. It may be left open."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import Button, make_button
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.labels import make_label

LONGEST = 200
"""Characters of an addressee: it stands in a list."""


class AddresseePanel(QFrame):
    """A few buttons, a field for other words, and a way out. Enter sets, Esc leaves things as they are."""

    chosen = Signal(str)
    """To whom: as it stands after "Letter to", empty for nobody named."""

    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._buttons: list[Button] = []
        self.setProperty("role", "note")
        self._promise = make_label(self.tr("A letter is never sent. It stays here, with you."), "small")
        self._label = make_label(self.tr("To whom?"), "small")
        self._field = QLineEdit(placeholderText=self.tr("Or in your own words"))
        self._field.setAccessibleName(self.tr("To whom, in your own words"))
        self._field.setMaxLength(LONGEST)
        self._set = make_button(self.tr("Set"), "plain")
        self._open = make_button(self.tr("Leave it open"), "quiet")
        self._choices = QWidget()
        self._choice_line = FlowLayout(self._choices)
        self._own = QWidget()
        self._own_line = FlowLayout(self._own)
        self._own_line.addWidget(self._field)
        self._own_line.addWidget(self._set)
        self._own_line.addWidget(self._open)
        self._column = QVBoxLayout(self)
        for widget in (self._promise, self._label, self._choices, self._own):
            self._column.addWidget(widget)
        self._set.clicked.connect(self._on_set)
        self._open.clicked.connect(self._on_open)
        self._measure()
        theme.changed.connect(self._measure)
        self.hide()

    def ask(self, choices: Sequence[str], present: str, *, new: bool) -> None:
        """Appear with what is offered. For a `new` letter it is said that it is never sent."""
        for button in self._buttons:
            self._choice_line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [make_button("", "plain") for _ in choices]
        for button, words in zip(self._buttons, choices, strict=True):
            self._show_words(button, words)
            button.clicked.connect(partial(self._choose, words))
            self._choice_line.addWidget(button)
            button.show()
        for before, after in zip(self._buttons, [*self._buttons[1:], self._field], strict=True):
            QWidget.setTabOrder(before, after)
        self._promise.setVisible(new)
        self._field.setText("" if present in choices else present)
        self.show()
        first = self._field if self._field.text() else self._buttons[0]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> None:
        """Go away; nothing is changed."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field sets, Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._field.hasFocus():
            self._on_set()
        else:
            super().keyPressEvent(event)

    def _show_words(self, button: Button, words: str) -> None:
        metrics = self.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, self._theme.px(300))
        button.setText((shown[:1].upper() + shown[1:]).replace("&", "&&"))
        button.setAccessibleName(words)

    def _on_set(self) -> None:
        self._choose(" ".join(self._field.text().split()))

    def _on_open(self) -> None:
        self._choose("")

    def _choose(self, words: str) -> None:
        self.hide()
        self.chosen.emit(words)
        self.closed.emit()

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(14), px(10), px(14), px(10))
        self._column.setSpacing(px(8))
        self._choice_line.setSpacing(px(8))
        self._own_line.setSpacing(px(8))
        self._field.setMinimumWidth(px(220))
