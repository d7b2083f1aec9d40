"""The foot of every page outside the journal: help on the left, a quiet line on the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.ui.qt_numbers import ALIGN_RIGHT, ALIGN_V_CENTRE
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import HelpLink
from journal_app.ui.widgets.labels import make_label


class Foot(QWidget):
    """Get help now, always in the same place."""

    help_asked = Signal()

    def __init__(self, theme: Theme, words: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._help = HelpLink(theme)
        self._help.clicked.connect(self.help_asked)
        line = make_label(words, "tiny")
        line.setProperty("alignment", ALIGN_RIGHT | ALIGN_V_CENTRE)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._help)
        self._row.addWidget(line, 1)
        self._measure()
        theme.changed.connect(self._measure)

    def _measure(self) -> None:
        px = self._theme.px
        side = min(px(28), 40)
        self._row.setContentsMargins(side, px(8), side, px(18))
        self._row.setSpacing(px(20))
