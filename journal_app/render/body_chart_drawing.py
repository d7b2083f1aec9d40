"""Bleeding as bars and temperatures as points, day by day, painted on a screen or a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from journal_app.render.date_labels import date_labels
from journal_app.render.day_columns import Span, gather

BARS_HEIGHT = 72
DEGREES_HEIGHT = 64
GAP = 16
DOT = 6
RINGS_HEIGHT = 14
HIGHEST_LEVEL = 4
LOWEST, HIGHEST = 36.0, 40.0
"""°C at the ends of the scale; beyond them a point stands at the end."""
STEPS = (37.0, 38.0, 39.0)


@dataclass(frozen=True, slots=True)
class ChartDay:
    """What is drawn of a day: bleeding 0 to 4, None if none was noted; the temperature in °C; soaked pads."""

    day: date
    level: int | None
    degrees: float | None
    has_pads: bool = False


@dataclass(frozen=True, slots=True)
class ChartLook:
    """Colours, font and the size of one unit in what is painted on."""

    fill: QColor
    edge: QColor  # 3:1 on the ground
    level: QColor  # only a hint
    point: QColor
    muted: QColor
    font: QFont
    unit: float


class BodyChartDrawing:
    """Lays the chart out in a width. A bar says its amount by its height; "none" is a line on the ground.

    A day without a note is a gap. A ring below the ground says that there were soaked pads. Rings and
    temperatures take room only where there are some.
    """

    def __init__(
        self,
        days: Sequence[ChartDay],
        look: ChartLook,
        width: float,
        words: tuple[str, str],
        degrees: Sequence[str],
        locale: QLocale,
        right_to_left: bool = False,
    ) -> None:
        """`words` name the highest bar and the ground, `degrees` the steps 37, 38 and 39 °C."""
        self._days = days
        self._look = look
        self._width = width
        self._words = words
        self._degrees = degrees
        self._locale = locale
        self._mirrored = right_to_left
        self._metrics = QFontMetricsF(look.font)
        u = look.unit
        widest = max(map(self._metrics.horizontalAdvance, (*words, *degrees)), default=0.0)
        self._left = min(widest + 8 * u, width * 0.3)
        self._plot = max(width - self._left, 1.0)
        self._pitch = self._plot / max(1, len(days))
        self._top = self._metrics.height() / 2
        self._bars_bottom = self._top + BARS_HEIGHT * u
        self.has_degrees = any(day.degrees is not None for day in days)
        rings = RINGS_HEIGHT * u if any(day.has_pads for day in days) else 0.0
        self._degrees_top = self._bars_bottom + rings + GAP * u
        self._degrees_bottom = self._degrees_top + DEGREES_HEIGHT * u
        self._dates_top = (self._degrees_bottom if self.has_degrees else self._bars_bottom + rings) + 6 * u
        self.height = self._dates_top + self._metrics.height() + 2 * u

    def day_at(self, point: QPointF) -> int | None:
        """Return which day is at a point."""
        x = self._width - point.x() if self._mirrored else point.x()
        at = int((x - self._left) // self._pitch)
        return at if x >= self._left and 0 <= at < len(self._days) else None

    def paint(self, painter: QPainter) -> None:
        """Paint it with its top left corner at the origin."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._look.font)
        self._paint_ground(painter)
        for at, day in enumerate(self._days):
            if day.level is not None:
                self._paint_bar(painter, at, day.level)
            if day.has_pads:
                self._paint_ring(painter, at)
        if self.has_degrees:
            self._paint_degrees(painter)
        self._paint_dates(painter)
        painter.restore()

    def _paint_ground(self, painter: QPainter) -> None:
        look = self._look
        painter.setPen(QPen(look.level, look.unit))
        for level in (0, HIGHEST_LEVEL):
            y = self._bar_top(level)
            painter.drawLine(QPointF(self._x(self._left), y), QPointF(self._x(self._width), y))
        self._say(painter, self._words[0], self._bar_top(HIGHEST_LEVEL))
        self._say(painter, self._words[1], self._bar_top(0))

    def _paint_bar(self, painter: QPainter, at: int, level: int) -> None:
        look, u = self._look, self._look.unit
        wide = min(self._pitch * 0.62, 22 * u)
        x = self._middle(at) - wide / 2
        if level == 0:
            painter.setPen(QPen(look.edge, 3 * u))
            painter.drawLine(QPointF(x, self._bars_bottom), QPointF(x + wide, self._bars_bottom))
            return
        box = QRectF(x, self._bar_top(level), wide, self._bars_bottom - self._bar_top(level))
        painter.setPen(QPen(look.edge, u))
        painter.setBrush(look.fill)
        radius = min(3 * u, wide / 2)
        painter.drawRoundedRect(box, radius, radius)

    def _paint_ring(self, painter: QPainter, at: int) -> None:
        u = self._look.unit
        painter.setPen(QPen(self._look.fill, 1.8 * u))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        centre = QPointF(self._middle(at), self._bars_bottom + RINGS_HEIGHT / 2 * u + u)
        painter.drawEllipse(centre, DOT / 2 * u, DOT / 2 * u)

    def _paint_degrees(self, painter: QPainter) -> None:
        look, u = self._look, self._look.unit
        for step, words in zip(STEPS, self._degrees, strict=True):
            y = self._degree_y(step)
            painter.setPen(QPen(look.level, u))
            painter.drawLine(QPointF(self._x(self._left), y), QPointF(self._x(self._width), y))
            self._say(painter, words, y)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.point)
        for at, day in enumerate(self._days):
            if day.degrees is not None:
                centre = QPointF(self._middle(at), self._degree_y(day.degrees))
                painter.drawEllipse(centre, DOT / 2 * u, DOT / 2 * u)

    def _paint_dates(self, painter: QPainter) -> None:
        columns = gather([day.day for day in self._days], Span.DAY)
        labels = date_labels(columns, Span.DAY, self._pitch, self._plot, self._metrics, self._locale)
        painter.setPen(self._look.muted)
        for left, words in labels:
            wide = self._metrics.horizontalAdvance(words)
            x = self._x(self._left + left + wide) if self._mirrored else self._left + left
            painter.drawText(QPointF(x, self._dates_top + self._metrics.ascent()), words)

    def _say(self, painter: QPainter, words: str, y: float) -> None:
        painter.setPen(self._look.muted)
        wide, high = self._left - 8 * self._look.unit, self._metrics.height()
        box = QRectF(self._x(wide) if self._mirrored else 0, y - high / 2, wide, high)
        fitted = self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        side = Qt.AlignmentFlag.AlignRight if self._mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, fitted)

    def _middle(self, at: int) -> float:
        """Return the middle of a day."""
        return self._x(self._left + (at + 0.5) * self._pitch)

    def _x(self, x: float) -> float:
        """Return a place where the direction of writing has it."""
        return self._width - x if self._mirrored else x

    def _bar_top(self, level: int) -> float:
        return self._bars_bottom - level / HIGHEST_LEVEL * BARS_HEIGHT * self._look.unit

    def _degree_y(self, degrees: float) -> float:
        within = min(max(degrees, LOWEST), HIGHEST)
        share = (within - LOWEST) / (HIGHEST - LOWEST)
        return self._degrees_bottom - share * DEGREES_HEIGHT * self._look.unit
