"""A strip below a page that scrolls, for what must always be in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QLayout

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.scroll_page import ScrollPage
from journal_app.ui.widgets.sides import sides


class PageFoot(QFrame):
    """What stands in it begins where the column above does, with a scroll bar or without."""

    def __init__(self, theme: Theme, above: ScrollPage, row: QLayout, gap: float) -> None:
        """`gap` between the parts of `row`, in pixels before scaling."""
        super().__init__()
        self._theme = theme
        self._above = above
        self._row = row
        self._gap = gap
        self.setProperty("role", "side")
        self.setLayout(row)
        self._measure()
        theme.changed.connect(self._measure)
        ground = above.widget()
        assert ground
        ground.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the margins of the page above."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._measure()
        return False

    def _measure(self) -> None:
        px = self._theme.px
        air = min(px(12), 14)  # large text needs the height more
        self._row.setContentsMargins(sides(self, self._above.body.contentsMargins().left(), air, px(14), air))
        self._row.setSpacing(px(self._gap))
