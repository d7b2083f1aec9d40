"""Giving something another name, in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.entry import clean_tag
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.labels import make_label


class RenameStrip(QFrame):
    """A field with the name, and below it what the new one would do. Enter renames, Esc leaves."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._about: Callable[[str], str] = _nothing
        self._do: Callable[[str], None] | None = None
        self._came_from: QWidget | None = None
        self.setProperty("role", "note")
        self._field = QLineEdit()
        self._field.setAccessibleName(self.tr("New name"))
        self._yes = make_button(self.tr("Rename"), "plain")
        self._no = make_button(self.tr("Cancel"), "quiet")
        self._words = make_label("", "small")
        self._line = QHBoxLayout()
        self._line.addWidget(self._field, 1)
        self._line.addWidget(self._yes)
        self._line.addWidget(self._no)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._line)
        self._column.addWidget(self._words)
        self._field.textChanged.connect(self._on_typed)
        self._field.returnPressed.connect(self._on_yes)
        self._yes.clicked.connect(self._on_yes)
        self._no.clicked.connect(self.leave)
        self._measure()
        theme.changed.connect(self._measure)
        self.hide()

    def ask(self, name: str, about: Callable[[str], str], do: Callable[[str], None]) -> None:
        """Appear; `about` says what a name would do, `do` is called with the one that is chosen."""
        self._about, self._do = about, do
        self._came_from = self.window().focusWidget()
        self._field.setText(name)
        self._on_typed()
        self.show()
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Go away; nothing is renamed."""
        if self.isHidden():
            return
        self._do = None
        self.hide()
        if self._came_from is not None:
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
            self._came_from = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; Enter is the field's, or the button's that has the focus."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _on_typed(self) -> None:
        name = clean_tag(self._field.text())
        words = self._about(name) if name else ""
        if words and words != self._words.text():
            announce(self, words)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._yes.setEnabled(bool(name))

    def _on_yes(self) -> None:
        name, do = clean_tag(self._field.text()), self._do
        if name and do is not None:
            self.leave()
            do(name)

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(14), px(10), px(14), px(10))
        self._column.setSpacing(px(6))
        self._line.setSpacing(px(8))


def _nothing(_: str) -> str:
    return ""
