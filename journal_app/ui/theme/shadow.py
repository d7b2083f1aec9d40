"""The soft shadow under a card, painted from one small picture.

QGraphicsDropShadowEffect would draw the whole card anew at each key typed into it.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

REACH = 16  # how far the shadow is seen beyond the card: a blur of 26 has faded to nothing there
DROP = 3
_SIGMA = 6.5  # of the Gauss curve that comes nearest to Qt's blur radius of 26


class CardShadow:
    """Paints the shadow of rectangles with rounded corners, at one scale and darkness."""

    def __init__(self, scale: float, radius: int, black: float) -> None:
        """`radius` of the corners in pixels; `black` 0 (none) to 1."""
        self.reach = round(REACH * scale)
        self.drop = round(DROP * scale)
        self._sigma = _SIGMA * scale
        self._radius = radius
        self._black = black
        self._pictures: dict[float, QPixmap] = {}

    def around(self, card: QRect) -> QRect:
        """Return the rectangle that the shadow of `card` may touch."""
        r = self.reach
        return card.adjusted(-r, -r, r, r).translated(0, self.drop)

    def paint(self, painter: QPainter, area: QRect, ratio: float) -> None:
        """Fill `area` (see `around`) with the shadow, for a screen of this pixel ratio."""
        if not self._black:
            return
        picture = self._pictures.get(ratio)
        if picture is None:
            picture = self._pictures[ratio] = self._draw(ratio)
        whole = picture.deviceIndependentSize().toSize()
        corner = self.reach + self._radius
        xs = _thirds(area.left(), area.width(), corner)
        ys = _thirds(area.top(), area.height(), corner)
        sources_x = _thirds(0, whole.width(), corner)
        sources_y = _thirds(0, whole.height(), corner)
        for row, (y, height) in enumerate(ys):
            for column, (x, width) in enumerate(xs):
                if row == column == 1:
                    continue  # under the card
                (source_x, source_w), (source_y, source_h) = sources_x[column], sources_y[row]
                source = QRectF(source_x * ratio, source_y * ratio, source_w * ratio, source_h * ratio)
                painter.drawPixmap(QRectF(x, y, width, height), picture, source)

    def _draw(self, ratio: float) -> QPixmap:
        """Draw the shadow of the smallest card: rounded rectangles inside each other, ever darker."""
        side = 2 * (self.reach + self._radius) + 8
        picture = QPixmap(math.ceil(side * ratio), math.ceil(side * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.setPen(Qt.PenStyle.NoPen)
        steps = round(2 * self.reach * ratio)
        for step in range(steps):
            inset = step / ratio
            distance = inset - self.reach  # below 0: outside the card
            darkness = 0.5 * (1 + math.erf(distance / (self._sigma * math.sqrt(2))))
            painter.setBrush(QColor(0, 0, 0, round(255 * self._black * darkness)))
            radius = max(1.0, self._radius + self.reach - inset)
            painter.drawRoundedRect(QRectF(inset, inset, side - 2 * inset, side - 2 * inset), radius, radius)
        painter.end()
        return picture


def _thirds(start: int, length: int, corner: int) -> list[tuple[int, int]]:
    """Split a length into corner, middle, corner, as (start, length)."""
    corner = min(corner, length // 2)
    return [(start, corner), (start + corner, length - 2 * corner), (start + length - corner, corner)]
