"""What can only be done while nobody writes: a button that explains, and one that locks and goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.into_view import bring_into_view
from journal_app.ui.widgets.labels import make_label


class LockFirst(QWidget):
    """Esc or Cancel closes the explanation, and nothing has happened."""

    wanted = Signal()
    """Lock, and go on at the lock screen."""

    def __init__(self, theme: Theme, opener: str, *explanation: str) -> None:
        super().__init__()
        self._theme = theme
        self.opener = make_button(opener, "plain")
        self.explanation = QFrame()
        self.explanation.setProperty("role", "note")
        self.go_on = make_button(self.tr("Lock, and go on"), "plain")
        self.cancel = make_button(self.tr("Cancel"), "quiet")
        row = QWidget()
        self._row = FlowLayout(row)
        self._row.addWidget(self.go_on)
        self._row.addWidget(self.cancel)
        self._explained = QVBoxLayout(self.explanation)
        for words in explanation:
            self._explained.addWidget(make_label(words, "small"))
        self._explained.addWidget(row)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.explanation)
        self.explanation.hide()
        self.opener.clicked.connect(self._on_open)
        self.go_on.clicked.connect(self.wanted)
        self.cancel.clicked.connect(self._on_cancel)
        self._measure()
        theme.changed.connect(self._measure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes what was opened."""
        if event.key() == Qt.Key.Key_Escape and not self.explanation.isHidden():
            self._on_cancel()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Close it when the page is left."""
        super().hideEvent(event)
        self._fold()

    def _on_open(self) -> None:
        self.opener.hide()
        self.explanation.show()
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(self.explanation)

    def _on_cancel(self) -> None:
        self._fold()
        self.opener.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self) -> None:
        self.explanation.hide()
        self.opener.show()

    def _measure(self) -> None:
        px = self._theme.px
        side = min(px(14), 14)
        self._explained.setContentsMargins(side, px(12), side, px(12))
        for layout in (self._explained, self._column):
            layout.setSpacing(px(8))
        self._row.setSpacing(px(8))
