"""Saying to whom a letter is written, in place. It may be left open."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import Button, make_button
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.focus import take_turn
from journal_app.ui.widgets.in_lines import break_words
from journal_app.ui.widgets.into_view import bring_into_view
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.tall_frame import TallFrame

LONGEST = 200
"""Characters of an addressee: it stands in a list."""


class AddresseePanel(TallFrame):
    """A few buttons, a field for other words, and a way out. Enter sets, Esc leaves things as they are.

    What is in it is made when it first asks.
    """

    chosen = Signal(str)
    """To whom: as it stands after "Letter to", empty for nobody named."""

    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._buttons: dict[Button, str] = {}
        self._is_built = False
        self.hide()

    def _build(self) -> None:
        self._is_built = True
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
        self._theme.changed.connect(self._measure)
        take_turn(self)

    def ask(self, choices: Sequence[str], present: str, *, new: bool) -> None:
        """Appear with what is offered. For a `new` letter it is said that it is never sent."""
        if not self._is_built:
            self._build()
        for button in self._buttons:
            self._choice_line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {make_button("", "plain"): words for words in choices}
        for button, words in self._buttons.items():
            button.clicked.connect(partial(self._choose, words))
            self._choice_line.addWidget(button)
            button.show()
        for before, after in pairwise((*self._buttons, self._field)):
            QWidget.setTabOrder(before, after)
        self._break_words()
        self._promise.setVisible(new)
        self._field.setText("" if present in choices else present)
        self.show()
        first = self._field if self._field.text() else next(iter(self._buttons))
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(self)
        bring_into_view(first)

    def close_panel(self) -> None:
        """Go away; nothing is changed."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words on a button that has no room for them on one line."""
        super().resizeEvent(event)
        if self._is_built:
            self._break_words()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field sets, Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._field.hasFocus():
            self._on_set()
        else:
            super().keyPressEvent(event)

    def _break_words(self) -> None:
        edges = self._column.contentsMargins()
        room = self.width() - edges.left() - edges.right()
        for button, words in self._buttons.items():
            break_words(self._theme, button, words[:1].upper() + words[1:], room)
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
        words = QFontMetrics(self._theme.font("control")).horizontalAdvance(self._field.placeholderText())
        self._field.setMinimumWidth(words + px(36))
