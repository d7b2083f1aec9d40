"""A page that scrolls when it does not fit."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from journal_app.ui.qt_numbers import NO_FOCUS
from journal_app.ui.theme.theme import Theme

NARROW = 300
"""Pixels, before scaling: a page no wider than that, as with very large text, has hardly any margins."""


class ScrollPage(QScrollArea):
    """A column with page margins, no wider than is good to read, in the middle of a wide window."""

    def __init__(
        self,
        theme: Theme,
        max_width: float = 1080,
        *,
        under_head: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`max_width` of the column in pixels at scale 1. `under_head`: the title stands above, and stays."""
        super().__init__(parent)
        self._theme = theme
        self._max_width = max_width
        self._under_head = under_head
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setProperty("focusPolicy", NO_FOCUS)  # what is on the page takes the focus and scrolls it
        # Both made here, since to be handed those that Qt made costs 10 ms: for a widget it has not seen,
        # PySide prepares every class it could be. Nor does this viewport fill its ground.
        self.setViewport(QWidget())
        self._bar = QScrollBar()
        self.setVerticalScrollBar(self._bar)
        self.ground = QWidget()
        self.body = QVBoxLayout(self.ground)
        self.setWidget(self.ground)
        self.ground.setAutoFillBackground(False)
        self._measure()
        theme.changed.connect(self._measure)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets under each other at the end of the page."""
        for widget in widgets:
            self.body.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give a narrow window narrower margins."""
        super().resizeEvent(event)
        self._measure_margins()

    def _measure(self) -> None:
        px = self._theme.px
        self.body.setSpacing(px(20))
        self._bar.setSingleStep(px(24))
        self._measure_margins()

    def _measure_margins(self) -> None:
        px = self._theme.px
        least = min(px(40), max(px(14), self.width() // 16))
        if self.width() < px(NARROW):
            least = min(least, 10)
        side = max(least, (self.width() - px(self._max_width)) // 2)
        foot = min(px(34), least)
        self.body.setContentsMargins(side, px(4) if self._under_head else foot, side, foot)
