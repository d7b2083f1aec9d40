"""A candle that can be lit. It burns softly for a minute, then stays as it is."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPainterPath, QPaintEvent, QRadialGradient
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.ui.theme.theme import Theme

MINUTE = 60_000
"""Milliseconds for which the flame moves."""

_WIDTH, _HEIGHT = 120, 150
_SWAY = 0.06  # of the flame's width
_TURNS = (3.1, 7.3)  # seconds of the two slow movements that make up the sway


class Candle(QWidget):
    """A picture, not a button: what lights it stands beside it. With reduced motion the flame is still."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_lit = False
        self._seconds = 0.0
        self._minute = QVariantAnimation(self, startValue=0.0, endValue=MINUTE / 1000, duration=MINUTE)
        self._minute.valueChanged.connect(self.show_moment)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._describe()
        theme.changed.connect(self._on_theme_changed)

    @property
    def is_lit(self) -> bool:
        """Whether it burns."""
        return self._is_lit

    @property
    def is_moving(self) -> bool:
        """Whether the flame moves now."""
        return self._minute.state() == QVariantAnimation.State.Running

    def light(self) -> None:
        """Let it burn."""
        self._is_lit = True
        self._describe()
        if self._theme.reduce_motion:
            self.show_moment(0.0)
        else:
            self._minute.start()

    def put_out(self) -> None:
        """Let it be a candle that does not burn."""
        self._minute.stop()
        self._is_lit = False
        self._describe()
        self.update()

    def show_moment(self, seconds: float) -> None:
        """Show the flame as it is so long after it was lit."""
        self._seconds = seconds
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing moves where nobody looks."""
        super().hideEvent(event)
        self._minute.stop()

    def sizeHint(self) -> QSize:
        """Return its size."""
        return QSize(self._theme.px(_WIDTH), self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the candle, and the flame with its light if it burns."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self.height() / _HEIGHT
        painter.scale(scale, scale)
        painter.translate(self.width() / scale / 2, 0)
        sway = sum(math.sin(2 * math.pi * self._seconds / turn) for turn in _TURNS) * _SWAY
        paint_candle(painter, self._theme.colour("gold"), self._theme.colour("line"), self._is_lit, sway)
        painter.end()

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("A candle that burns") if self._is_lit else self.tr("A candle"))

    def _on_theme_changed(self) -> None:
        if self._theme.reduce_motion:
            self._minute.stop()
        self.updateGeometry()
        self.update()


def paint_candle(painter: QPainter, gold: QColor, wax: QColor, is_lit: bool, sway: float) -> None:
    """Paint a candle 150 units high around x = 0, its foot at the bottom. `sway`: -0.1 to 0.1."""
    top, foot, half = 78.0, 142.0, 17.0
    if is_lit:
        _paint_light(painter, gold, QPointF(0, top - 30))
    painter.setPen(Qt.PenStyle.NoPen)
    body = QPainterPath()
    body.addRoundedRect(QRectF(-half, top, 2 * half, foot - top), 5, 5)
    painter.fillPath(body, wax)
    if is_lit:
        warm = QColor(gold)
        warm.setAlphaF(0.35)
        upper = QPainterPath()
        upper.addRoundedRect(QRectF(-half, top, 2 * half, 22), 5, 5)
        painter.fillPath(upper, warm)
    wick = QPainterPath(QPointF(0, top))
    wick.quadTo(QPointF(1, top - 6), QPointF(0.5 + 8 * sway, top - 10))
    pen = painter.pen()
    pen.setStyle(Qt.PenStyle.SolidLine)
    pen.setColor(gold)
    pen.setWidthF(2.2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPath(wick)
    if is_lit:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillPath(_flame(QPointF(0, top - 5), 44, 11, sway), gold)
        inner = QColor("#FFF6DC")
        inner.setAlphaF(0.85)
        painter.fillPath(_flame(QPointF(0, top - 7), 22, 5.2, sway * 0.7), inner)


def _flame(foot: QPointF, high: float, half: float, sway: float) -> QPainterPath:
    """Return a drop that stands on its foot and leans with the sway."""
    tip = QPointF(foot.x() + sway * high, foot.y() - high * (1 - abs(sway) * 0.4))
    lean = sway * high * 0.5
    path = QPainterPath(tip)
    path.cubicTo(
        QPointF(foot.x() + half * 0.55 + lean, foot.y() - high * 0.66),
        QPointF(foot.x() + half * 1.5 + lean * 0.4, foot.y() - high * 0.1),
        foot,
    )
    path.cubicTo(
        QPointF(foot.x() - half * 1.5 + lean * 0.4, foot.y() - high * 0.1),
        QPointF(foot.x() - half * 0.55 + lean, foot.y() - high * 0.66),
        tip,
    )
    return path


def _paint_light(painter: QPainter, gold: QColor, middle: QPointF) -> None:
    light = QRadialGradient(middle, 48)
    for at, alpha in ((0.0, 0.30), (0.5, 0.12), (1.0, 0.0)):
        colour = QColor(gold)
        colour.setAlphaF(alpha)
        light.setColorAt(at, colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(light)
    painter.drawEllipse(middle, 48, 48)
