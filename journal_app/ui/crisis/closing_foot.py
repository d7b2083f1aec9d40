"""The foot of the crisis screen: its one way out, always at the same place, whatever is scrolled above."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QHBoxLayout

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.scroll_page import ScrollPage


class ClosingFoot(QFrame):
    """The closing button, and that nothing else closes the screen."""

    def __init__(self, theme: Theme, words: str, above: ScrollPage) -> None:
        """`words` stand on the button, which begins where the column of `above` does."""
        super().__init__()
        self._theme = theme
        self._above = above
        self.setProperty("role", "side")
        self.button = make_button(words, "plain")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.button)
        self._row.addWidget(make_label(self.tr("This screen stays until you close it here."), "small"), 1)
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
        self._row.setContentsMargins(self._above.body.contentsMargins().left(), air, px(14), air)
        self._row.setSpacing(px(16))
