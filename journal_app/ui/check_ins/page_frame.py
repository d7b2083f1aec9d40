"""Where things stand on the Check-ins page: the form, the cards beside it, and help when it is needed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.columns import Columns
from journal_app.ui.widgets.scroll_page import ScrollPage

TWO_COLUMNS_FROM = 800
"""Width of the page, in pixels before scaling, from which the form has cards or help beside it."""

PART_BESIDE, PART_BELOW = 47, 55
"""Per cent of the width that help takes beside the form, and of the height below it."""

LOOK_AHEAD = 110
"""Pixels, before scaling, around the question at hand that are in sight too: the one that comes next."""


class PageFrame(QWidget):
    """One page that scrolls, in two columns or one. Help takes a place of its own and is always in sight."""

    def __init__(
        self, theme: Theme, top: Sequence[QWidget], form: QWidget, beside: Sequence[QWidget]
    ) -> None:
        super().__init__()
        self._theme = theme
        self._help: QWidget | None = None
        self._sought: QWidget | None = None
        self._scroll = ScrollPage(theme)
        self._top = QVBoxLayout()
        for widget in top:
            self._top.addWidget(widget)
        self._beside = QVBoxLayout()
        for widget in beside:
            self._beside.addWidget(widget)
        self._beside.addStretch(1)
        self._columns = Columns(1, 1)
        self._columns.addWidget(form, 0, Qt.AlignmentFlag.AlignTop)
        self._columns.addLayout(self._beside)
        self._scroll.body.addLayout(self._top)
        self._scroll.body.addLayout(self._columns)
        self._scroll.body.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._scroll, 1)
        self._measure()
        theme.changed.connect(self._measure)

    def add_help(self, panel: QWidget) -> None:
        """Give help its place. It takes room only while it is shown; say so with `fit`."""
        self._help = panel
        self._row.addWidget(panel)
        self.fit()

    def go_to_top(self) -> None:
        """Scroll to the title."""
        self._scroll.verticalScrollBar().setValue(0)

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll as little as is needed to see a widget, once everything has found its place."""
        self._sought = widget
        QTimer.singleShot(0, self, self._scroll_to_sought)

    def fit(self) -> None:
        """Choose columns for the width there is, and for whether help is shown."""
        wide = self.width() >= self._theme.px(TWO_COLUMNS_FROM)
        two = wide and (self._help is None or self._help.isHidden())
        self._columns.stand_beside(two)
        if self._help is not None:
            beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            self._row.setDirection(beside if wide else below)
            width, height = self.width() * PART_BESIDE // 100, self.height() * PART_BELOW // 100
            self._help.setFixedSize(QSize(width, self.height()) if wide else QSize(self.width(), height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go from two columns to one when there is no room for two."""
        super().resizeEvent(event)
        self.fit()

    def _scroll_to_sought(self) -> None:
        sought, room = self._sought, self._scroll.viewport().height()
        if sought is None or sought.isHidden():
            return
        margin = self._theme.px(LOOK_AHEAD)
        if sought.height() > room:  # in a low window: what has the focus, rather than the whole question
            sought = self.window().focusWidget() or sought
        self._scroll.ensureWidgetVisible(sought, 0, max(0, min(margin, (room - sought.height()) // 2)))

    def _measure(self) -> None:
        px = self._theme.px
        self._top.setSpacing(px(6))
        self._beside.setSpacing(px(20))
        self._columns.setSpacing(px(20))
        self.fit()
