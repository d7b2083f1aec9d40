"""One day of the month calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import Button


class CalendarDay(Button):
    """Its number, a dot if it has entries, a fill if it is being read, a line around today."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("", "day")
        self._theme = theme
        self.day: date | None = None
        self._marked = self._chosen = self._today = False
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        self.setSizePolicy(policy)

    def show_day(
        self, day: date | None, name: str, *, marked: bool, chosen: bool, today: bool, is_stop: bool
    ) -> None:
        """Become a day of the month in sight, or nothing."""
        self.day = day
        self._marked, self._chosen, self._today = marked, chosen, today
        self.setText(str(day.day) if day else "")
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.tr("Being read") if chosen else "")
        policy = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy if day else Qt.FocusPolicy.NoFocus)
        self.setVisible(day is not None)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave all but Space and Enter to the calendar."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the day."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(self.rect()).center())
        box.adjust(0.5, 0.5, -0.5, -0.5)
        radius = px(9)
        if self._chosen or self._today or self.underMouse():
            fill = theme.colour("soft") if self._chosen or self.underMouse() else Qt.GlobalColor.transparent
            edge = "accent" if self._chosen else "edge" if self._today else "soft"
            painter.setBrush(fill)
            painter.setPen(QPen(theme.colour(edge), 1))
            painter.drawRoundedRect(box, radius, radius)
        font = theme.font("small")
        if self._marked or self._chosen:
            font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        painter.drawText(box.translated(0, -px(2)), Qt.AlignmentFlag.AlignCenter, self.text())
        if self._marked:
            dot = QRectF(0, 0, px(5), px(5))
            dot.moveCenter(box.center())
            dot.moveBottom(box.bottom() - px(3))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(dot)
        if self.hasFocus() and self.shows_ring:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), px(2)))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()
