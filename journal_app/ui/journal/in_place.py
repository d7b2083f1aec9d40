"""What stands in place of list and entry for a while: the way back, a title, and the view's own below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import IconButton
from journal_app.ui.widgets.labels import make_label


class InPlace(QWidget):
    """Esc goes back, as the button does."""

    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._back = IconButton(theme, "chevron-left", self.tr("Back to the journal"))
        self._title = make_label("", "title")
        self._head = QHBoxLayout()
        self._head.addWidget(self._back)
        self._head.addWidget(self._title, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._back.clicked.connect(self.closed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(12))
