"""The recovery code, large and in numbered groups."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from journal_app.ui.theme.style_sheet import RADIUS, RING
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.labels import make_label

_COLUMNS = 3
_LARGE_TEXT = 1.5
"""Scale from which two groups stand on a line, so that they fit in the smallest window."""


class CodePanel(QFrame):
    """Takes the focus so that a screen reader can read it. Nothing in it can be selected or copied."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._groups: list[tuple[QLabel, QLabel]] = []
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as it is printed, typed and read out
        self._grid = QGridLayout(self)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self._measure)

    def show_groups(self, groups: list[str]) -> None:
        """Show these groups, or none."""
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.setParent(None)
                widget.deleteLater()
        self._groups = []
        for place, group in enumerate(groups):
            number, label = make_label(str(place + 1), "tiny"), QLabel(group)
            for part in (number, label):
                part.setWordWrap(False)
            self._groups.append((number, label))
        self.setAccessibleName(self.tr("Recovery code: %s") % ", ".join(" ".join(group) for group in groups))
        if not groups:
            self.setAccessibleName("")
        self._measure()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, and the ring while it has the focus."""
        px, ring = self._theme.px, self._theme.px(RING)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._theme.colour("bg"))
        edge = "accent" if self.hasFocus() else "line"
        wide = ring if self.hasFocus() else 1
        painter.setPen(QPen(self._theme.colour(edge), wide))
        half = wide / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), px(RADIUS), px(RADIUS)
        )
        painter.end()

    def _measure(self) -> None:
        px = self._theme.px
        font = self._theme.font("control")
        font.setPixelSize(px(21))
        columns = 2 if self._theme.scale >= _LARGE_TEXT else _COLUMNS
        for place, (number, label) in enumerate(self._groups):
            row, column = divmod(place, columns)
            label.setFont(font)
            self._grid.addWidget(number, row, 2 * column)
            self._grid.addWidget(label, row, 2 * column + 1)
        for column in range(columns):
            self._grid.setColumnStretch(2 * column + 1, 1)
        self._grid.setContentsMargins(px(16), px(12), px(16), px(12))
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(8))
