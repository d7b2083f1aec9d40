"""The foot of the window while only the page that is written stands in it: help, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import HelpLink, make_button


class FocusFoot(QFrame):
    """Help stands at the left, where it stands in the sidebar."""

    help_asked = Signal()
    left = Signal()
    """The person wants to see everything again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "page")
        self._help = HelpLink(theme)
        self._leave = make_button(self.tr("Show everything (Esc)"), "link")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._help)
        self._row.addStretch(1)
        self._row.addWidget(self._leave)
        self._help.clicked.connect(self.help_asked)
        self._leave.clicked.connect(self.left)
        self._measure()
        theme.changed.connect(self._measure)
        self.hide()

    def _measure(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(14), 0, px(14), px(8))
