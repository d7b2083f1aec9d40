"""The four answers beside the cells that stand for them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from journal_app.render.heat_cell import paint_cell
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.heat_map import heat_look
from journal_app.ui.widgets.labels import make_label


class StepLegend(QWidget):
    """A line an answer, from an empty cell to a full one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = [make_label("", "muted") for _ in range(4)]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        for rating, label in enumerate(self._words):
            self._grid.addWidget(_Step(theme, rating), rating, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label, rating, 1)
        self._space()
        theme.changed.connect(self._space)

    def show_words(self, words: Sequence[str]) -> None:
        """Say the four answers, the lowest first."""
        for label, said in zip(self._words, words, strict=True):
            label.setText(said)

    def _space(self) -> None:
        self._grid.setVerticalSpacing(self._theme.px(4))
        self._grid.setHorizontalSpacing(self._theme.px(10))


class _Step(QWidget):
    def __init__(self, theme: Theme, rating: int) -> None:
        super().__init__()
        self._theme = theme
        self._rating = rating
        self._measure()
        theme.changed.connect(self._measure)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cell as it stands in the map."""
        ratio = self.devicePixelRatioF()
        look = heat_look(self._theme, ratio)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_cell(painter, QRectF(self.rect()), self._rating, look.heat, look.edge, look.unit, ratio)
        painter.end()

    def _measure(self) -> None:
        self.setFixedSize(self._theme.px(14), self._theme.px(18))
        self.update()
