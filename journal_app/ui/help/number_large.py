"""One number across the whole window, to dial on a phone or to show to somebody."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal_app.ui.help.fitted_number import FittedNumber
from journal_app.ui.plan.own_words import own_label
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.covering import Covering
from journal_app.ui.widgets.labels import make_label

LONGEST = 24
"""Characters that are still written on one line."""


class NumberLarge(Covering):
    """Covers `window` with one number until it is closed. It keeps the focus: nothing below is reached.

    Not a dialog: a window that locks takes it along. What a person noted about how to reach somebody may
    be more than a number; it is then written in lines.
    """

    closed = Signal()

    def __init__(self, theme: Theme, number: str, name: str, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self.setAccessibleName(f"{number}, {name}")
        self._name = own_label(name, "title")
        self._number = self._in_lines(number) if len(number) > LONGEST else FittedNumber(theme, number, None)
        self._use = make_label(self.tr("Dial it on a phone, or show it to someone near you."), "question")
        self._use.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._close = make_button(self.tr("Close"), "plain")
        self._close.setAccessibleDescription(f"{number}, {name}")
        self._close.clicked.connect(self.close_view)
        self._top = QHBoxLayout()
        self._top.addWidget(self._name, 1)
        self._top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self._number, 1)
        self._column.addWidget(self._use)
        self._measure()
        theme.changed.connect(self._measure)

    def open_view(self) -> None:
        """Appear over everything in the window and take the focus."""
        self.show()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.accessibleName())

    def close_view(self) -> None:
        """Go away for good."""
        self.lift()
        self.closed.emit()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_view()
        event.accept()  # no key may reach the page below

    def focusNextPrevChild(self, next: bool) -> bool:
        """Stay on the one button there is."""
        return True

    def _in_lines(self, number: str) -> QLabel:
        lines = own_label(number, "title" if len(number) <= 4 * LONGEST else "question")
        lines.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return lines

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(28), px(24), px(28), px(24))
        self._column.setSpacing(px(8))
        self._top.setSpacing(px(20))
