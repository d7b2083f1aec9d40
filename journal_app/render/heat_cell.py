"""One cell of a heat map: its shape says the answer as well as its colour does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

_DASH = 5.5  # units from one dash to the next, about


def paint_cell(
    painter: QPainter,
    cell: QRectF,
    rating: int | None,
    heat: Sequence[QColor],
    edge: QColor,
    unit: float,
    ratio: float,
) -> None:
    """Paint an outline filled from below: not at all, a third, two thirds, whole. Dashed: no answer.

    `cell` lies on device pixels, of which one painted pixel has `ratio`.
    """
    line = max(1, int(unit * ratio + 0.3)) / ratio
    inner = cell.adjusted(line / 2, line / 2, -line / 2, -line / 2)
    radius = min(6 * unit, inner.width() / 2, inner.height() / 3)
    if rating is None:
        _paint_dashes(painter, inner, radius, QPen(edge, line), unit)
        return
    whole = rating == len(heat) - 1
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(heat[rating] if whole else heat[0])
    painter.drawRoundedRect(inner, radius, radius)
    if rating and not whole:
        empty = round(inner.height() * (1 - rating / 3) * ratio) / ratio
        fill = inner.adjusted(0, empty, 0, 0)
        painter.setBrush(heat[rating])
        painter.drawPath(_rounded_below(fill, radius))
        painter.setPen(QPen(edge, line))  # so that the level is seen where the colours are not
        painter.drawLine(fill.topLeft(), fill.topRight())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(heat[rating] if whole else edge, line))
    painter.drawRoundedRect(inner, radius, radius)


def _paint_dashes(painter: QPainter, box: QRectF, radius: float, pen: QPen, unit: float) -> None:
    """Paint two halves that mirror each other, each from the middle of a dash to the middle of a dash."""
    half = QPainterPath(box.topLeft())
    half.moveTo(box.center().x(), box.top())
    half.lineTo(box.right() - radius, box.top())
    half.arcTo(box.right() - 2 * radius, box.top(), 2 * radius, 2 * radius, 90, -90)
    half.lineTo(box.right(), box.bottom() - radius)
    half.arcTo(box.right() - 2 * radius, box.bottom() - 2 * radius, 2 * radius, 2 * radius, 0, -90)
    half.lineTo(box.center().x(), box.bottom())
    period = half.length() / max(4, round(half.length() / (_DASH * unit))) / pen.widthF()
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([period * 0.5, period * 0.5])
    pen.setDashOffset(period * 0.25)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(half)
    painter.drawPath(QTransform(-1, 0, 0, 1, 2 * box.center().x(), 0).map(half))


def _rounded_below(box: QRectF, radius: float) -> QPainterPath:
    """Return a box that is flat above and has round corners below."""
    path = QPainterPath(box.topLeft())
    path.lineTo(box.topRight())
    path.lineTo(box.right(), box.bottom() - radius)
    path.arcTo(box.right() - 2 * radius, box.bottom() - 2 * radius, 2 * radius, 2 * radius, 0, -90)
    path.arcTo(box.left(), box.bottom() - 2 * radius, 2 * radius, 2 * radius, 270, -90)
    path.closeSubpath()
    return path
