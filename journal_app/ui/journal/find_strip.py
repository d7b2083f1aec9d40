"""Find and replace in the page that is open: a quiet strip above the text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QVBoxLayout, QWidget

from journal_app.ui.journal.finding import Finding
from journal_app.ui.journal.writing_area import WritingArea
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import IconButton, make_button
from journal_app.ui.widgets.field_width import fix_width
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.focus import take_turn
from journal_app.ui.widgets.into_view import bring_into_view
from journal_app.ui.widgets.labels import make_label

_FIELD_WIDTH = 190


class FindStrip(QFrame):
    """Enter goes to the next place, Shift+Enter to the one before, Esc back into the text.

    What is in it is made when it is first opened.
    """

    closed = Signal()

    def __init__(self, theme: Theme, area: WritingArea) -> None:
        super().__init__()
        self._theme = theme
        self._area = area
        self._is_built = False
        self.hide()

    def _build(self) -> None:
        theme = self._theme
        self._is_built = True
        self._finding = Finding(self._area)
        self.setProperty("role", "note")
        self._field = _field(self.tr("Find on this page"))
        self._before = IconButton(theme, "chevron-up", self.tr("The place before"))
        self._next = IconButton(theme, "chevron-down", self.tr("Next place"))
        self._number = make_label("", "small")
        self._number.setWordWrap(False)
        self._replaces = make_button(self.tr("Replace…"), "link")
        self._replaces.setCheckable(True)
        self._close = IconButton(theme, "x", self.tr("Close"))
        self._with = _field(self.tr("Replace with"))
        self._replace = make_button(self.tr("Replace"), "plain")
        self._all = make_button(self.tr("Replace all"), "plain")
        self._whole = QCheckBox(self.tr("Whole words only"))
        self._undo = make_button(self.tr("Undo"), "link")
        self._second = QWidget()
        self._lines = (FlowLayout(), FlowLayout(self._second))
        self._column = QVBoxLayout(self)
        self._lay_out()
        self._connect()
        self._measure()
        theme.changed.connect(self._measure)
        take_turn(self)

    def open_strip(self, *, replaces: bool = False) -> None:
        """Appear with what is selected on the page, the focus in a field."""
        if not self._is_built:
            self._build()
        selected = self._area.textCursor().selectedText()
        is_word = bool(selected.strip()) and "\u2029" not in selected and not self._field.hasFocus()
        self._replaces.setChecked(replaces or (self._replaces.isChecked() and self.isVisible()))
        self._undo.hide()
        self.show()
        if is_word:
            self._field.setText(selected)
        has_words = bool(self._field.text())
        field = self._with if replaces and has_words else self._field
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()
        self._look()
        bring_into_view(self)

    def close_strip(self) -> None:
        """Go away, and back into the text; the place that was found last stays selected."""
        if not self.isHidden():
            self.let_go()
            self._area.setFocus(Qt.FocusReason.OtherFocusReason)
            self.closed.emit()

    def let_go(self) -> None:
        """Go away: another page is shown."""
        self.hide()
        if self._is_built:
            self._finding.stop()

    def go(self, by: int) -> None:
        """Go to the next place (1) or the one before (-1); open first if there is nothing to look for."""
        if self.isHidden() or not self._field.text():
            self.open_strip()
        else:
            self._finding.step(by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes. Enter does what its field is for."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.close_strip()
        elif enter and self._field.hasFocus():
            self._finding.step(-1 if back else 1)
        elif enter and self._with.hasFocus():
            self._on_replace()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        first, second = self._lines
        in_first = (self._field, self._before, self._next, self._number, self._replaces, self._close)
        in_second = (self._with, self._replace, self._all, self._undo, self._whole)
        _fill(first, in_first)
        _fill(second, in_second)
        self._column.addLayout(first)
        self._column.addWidget(self._second)
        for before, after in pairwise((self._field, *in_second, *in_first[1:])):
            QWidget.setTabOrder(before, after)  # what replaces comes right after what is looked for
        self._second.hide()
        self._undo.hide()

    def _connect(self) -> None:
        self._field.textChanged.connect(self._look)
        self._whole.toggled.connect(self._look)
        self._before.clicked.connect(self._on_before)
        self._next.clicked.connect(self._on_next)
        self._replaces.toggled.connect(self._second.setVisible)
        self._close.clicked.connect(self.close_strip)
        self._replace.clicked.connect(self._on_replace)
        self._all.clicked.connect(self._on_all)
        self._undo.clicked.connect(self._on_undo)
        self._finding.changed.connect(self._show_number)

    def _look(self) -> None:
        if not self.isHidden():
            self._finding.look_for(self._field.text(), whole=self._whole.isChecked())

    def _show_number(self) -> None:
        count, number = self._finding.count, self._finding.number
        if not self._field.text():
            words = ""
        elif not count:
            words = self.tr("Not on this page")
        elif number is None:
            words = self.tr("{count} found").format(count=count)
        else:
            words = self.tr("{number} of {count}").format(number=number, count=count)
        self._undo.hide()
        self._say(words)
        buttons = (self._before, self._next, self._replace, self._all)
        if not count and any(button.hasFocus() for button in buttons):
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)  # a button that rests would pass it on
        for button in buttons:
            button.setEnabled(bool(count))

    def _say(self, words: str) -> None:
        if words != self._number.text():
            self._number.setText(words)
            if words:
                announce(self, words)

    def _on_before(self) -> None:
        self._finding.step(-1)

    def _on_next(self) -> None:
        self._finding.step(1)

    def _on_replace(self) -> None:
        self._finding.replace(self._with.text())

    def _on_all(self) -> None:
        count = self._finding.replace_all(self._with.text())
        self._say(self.tr("{count} replaced").format(count=count))
        self._undo.setVisible(bool(count))

    def _on_undo(self) -> None:
        self._area.undo()
        self._with.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look()

    def _measure(self) -> None:
        px = self._theme.px
        for field in (self._field, self._with):
            fix_width(self._theme, field, _FIELD_WIDTH)
        for line in self._lines:
            line.setSpacing(px(6))
        self._column.setContentsMargins(px(10), px(6), px(10), px(6))
        self._column.setSpacing(px(6))


def _fill(line: FlowLayout, widgets: Sequence[QWidget]) -> None:
    for widget in widgets:
        line.addWidget(widget)


def _field(words: str) -> QLineEdit:
    field = QLineEdit(placeholderText=words)
    field.setAccessibleName(words)
    return field
