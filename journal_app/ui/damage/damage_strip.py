"""Above every page of a damaged journal: what happened, what is safe, and a way to put it right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.labels import make_label

_SIDE_BY_SIDE = 700
"""Pixels, before scaling, from which the button stands beside the words."""


class DamageStrip(QFrame):
    """Stays as long as the journal is open: it is read-only for so long."""

    repair_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "trouble")
        self._icon = QLabel()
        self._words = make_label(
            self.tr(
                "Part of the journal file is damaged. All that is whole can be read, and nothing in the file"
                " is changed. Pages you write now are kept beside it and come in when it is put right."
            ),
            "small",
        )
        self.repair = make_button(self.tr("Put it right"), "plain")
        self.repair.setAccessibleDescription(self.tr("Locks the journal and shows what can be done."))
        self.repair.clicked.connect(self.repair_asked)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self.repair)
        self._measure()
        theme.changed.connect(self._measure)

    def appear(self) -> None:
        """Be there, and have it read out. The focus stays where it is."""
        self.show()
        announce(self, self._words.text(), urgent=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow place, put the button below the words."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < self._theme.px(_SIDE_BY_SIDE)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        self._icon.setVisible(not narrow)
        below = Qt.AlignmentFlag.AlignLeft
        self._row.setAlignment(self.repair, below if narrow else Qt.AlignmentFlag.AlignVCenter)

    def _measure(self) -> None:
        self._fit()
        px = self._theme.px
        self._icon.setPixmap(self._theme.pixmap("triangle-alert", "warm", 18, self.devicePixelRatioF()))
        self._row.setContentsMargins(px(14), px(11), px(14), px(11))
        self._row.setSpacing(px(12))
