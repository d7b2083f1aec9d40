"""Small shapes that are told apart without colour, for days that matter."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

# Corners and the turn of the first one (0 for upwards, as a share of the way to the next), filled or not.
SHAPES: tuple[tuple[int, float, bool], ...] = (
    (4, 0.0, True),  # diamond
    (3, 0.0, True),  # triangle
    (0, 0.0, True),  # disc
    (4, 0.5, True),  # square
    (3, 0.5, True),  # triangle that points down
    (4, 0.0, False),
    (3, 0.0, False),
    (0, 0.0, False),
    (4, 0.5, False),
    (3, 0.5, False),
)


def paint_shape(painter: QPainter, box: QRectF, shape: int, colour: QColor, line: float) -> None:
    """Paint the shape of this number in SHAPES; `line` is how wide the outline of an unfilled one is."""
    corners, turn, filled = SHAPES[shape]
    pen = QPen(colour, line)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(Qt.PenStyle.NoPen if filled else pen)
    painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
    inset = 0 if filled else line / 2
    box = box.adjusted(inset, inset, -inset, -inset)
    if corners == 0:
        small = 0.05 * box.width()  # a disc looks larger than what has corners
        painter.drawEllipse(box.adjusted(small, small, -small, -small))
        return
    step = 2 * pi / corners
    points = []
    for corner in range(corners):
        angle = (corner + turn) * step
        points.append(QPointF(box.center().x() + sin(angle), box.center().y() - cos(angle)))
    shape_box = QPolygonF(points).boundingRect()
    stretch = (
        box.width() / max(shape_box.width(), shape_box.height()) * (0.86 if turn and corners == 4 else 1)
    )
    painter.drawPolygon(
        QPolygonF([box.center() + (point - shape_box.center()) * stretch for point in points])
    )
