"""The grounds of the three keepsake designs. A sheet is WIDE units wide, and as high as its paper is."""

from __future__ import annotations

import math
import random

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen, QRadialGradient

WIDE = 6000.0
"""Units across a sheet."""

PAPER, FRAME, INK, SOFT_INK = "#FBF9F3", "#CBC1AC", "#33302A", "#6B6557"
NIGHT_INK, NIGHT_SOFT, LIGHT = "#F2ECDD", "#B9BFC2", "#E9C27A"

_STEM = QColor("#857A5F")
_LEAVES = (QColor("#5C7763"), QColor("#7B9580"), QColor("#4B6555"))
_FLOWERS = (QColor("#A8B4D3"), QColor("#BFC8E0"))


def paint_plain(painter: QPainter, high: float) -> None:
    """Paint warm paper with two thin lines around it."""
    painter.fillRect(QRectF(0, 0, WIDE, high), QColor(PAPER))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for inset, width in ((330, 14), (385, 6)):
        painter.setPen(QPen(QColor(FRAME), width))
        painter.drawRect(QRectF(inset, inset, WIDE - 2 * inset, high - 2 * inset))


def paint_sprig_ground(painter: QPainter, high: float) -> None:
    """Paint paper with a sprig of rosemary that lies below the words."""
    painter.fillRect(QRectF(0, 0, WIDE, high), QColor(PAPER))
    stem = QPainterPath(QPointF(1150, high - 1000))
    stem.cubicTo(QPointF(2300, high - 820), QPointF(3500, high - 1020), QPointF(4950, high - 1500))
    _paint_sprig(painter, stem, 520)
    side = QPainterPath(stem.pointAtPercent(0.34))
    side.cubicTo(
        stem.pointAtPercent(0.42) + QPointF(60, -60),
        stem.pointAtPercent(0.5) + QPointF(0, -260),
        stem.pointAtPercent(0.58) + QPointF(40, -560),
    )
    _paint_sprig(painter, side, 330)


def paint_night(painter: QPainter, high: float) -> None:
    """Paint a night sky over low hills, a few stars, and one light."""
    sky = QLinearGradient(0, 0, 0, high)
    for at, colour in ((0.0, "#0E161D"), (0.62, "#1B2A34"), (0.86, "#2A3B43")):
        sky.setColorAt(at, QColor(colour))
    painter.fillRect(QRectF(0, 0, WIDE, high), sky)
    painter.setPen(Qt.PenStyle.NoPen)
    chance = random.Random(11)  # noqa: S311 - no secret, and the same sky each time
    for number in range(90):
        x, y = WIDE * chance.random(), high * 0.62 * chance.random() ** 1.3
        if 0.2 < x / WIDE < 0.8 and y > 0.08 * high:
            continue  # words stand there
        star = QColor("#F4F0E4")
        star.setAlphaF(0.20 + 0.35 * ((number * 0.5698402910) % 1))
        painter.setBrush(star)
        size = 7 + 9 * ((number * 0.3819660113) % 1)
        painter.drawEllipse(QPointF(x, y), size, size)
    _paint_hill(painter, high, 0.84, 0.030, 1.1, "#16222A")
    _paint_hill(painter, high, 0.885, 0.024, 2.9, "#111B22")
    _paint_house(painter, QPointF(WIDE * 0.66, high * 0.893))
    _paint_hill(painter, high, 0.93, 0.016, 4.2, "#0B1319")


def _paint_sprig(painter: QPainter, stem: QPainterPath, leaf: float) -> None:
    """Paint a stem with narrow leaves on both sides, shorter towards the tip, and a few small flowers."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(_STEM, leaf * 0.055)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPath(stem)
    painter.setPen(Qt.PenStyle.NoPen)
    count = max(8, round(stem.length() / (leaf * 0.30)))
    for number in range(count):
        at = 0.10 + 0.88 * number / (count - 1)
        foot, angle = stem.pointAtPercent(at), stem.angleAtPercent(at)
        long = leaf * (1.0 - 0.52 * at) * (0.90 + 0.10 * math.sin(number * 2.4))
        for side in (-1, 1):
            spread = 52 - 20 * at + 6 * math.sin(number * 1.7 + side)
            colour = _LEAVES[(number + (side > 0)) % 3]
            painter.fillPath(_leaf(foot, angle + side * spread, long), colour)
        if number % 5 == 2 and at < 0.86:
            _paint_flower(painter, foot, angle + (38 if number % 2 else -38), leaf)
    tip = stem.pointAtPercent(1.0)
    for spread in (-14, 0, 14):
        painter.fillPath(_leaf(tip, stem.angleAtPercent(1.0) + spread, leaf * 0.42), _LEAVES[1])


def _leaf(foot: QPointF, angle: float, long: float) -> QPainterPath:
    """Return a needle from its foot in a direction, in degrees against the clock."""
    line = QLineF.fromPolar(long, angle).translated(foot)
    across = line.normalVector().unitVector()
    half = QPointF(across.dx(), across.dy()) * long * 0.062
    path = QPainterPath(foot)
    path.cubicTo(line.pointAt(0.25) + half, line.pointAt(0.75) + half, line.p2())
    path.cubicTo(line.pointAt(0.75) - half, line.pointAt(0.25) - half, foot)
    return path


def _paint_flower(painter: QPainter, foot: QPointF, angle: float, leaf: float) -> None:
    """Paint a few pale blue petals where a leaf leaves the stem."""
    middle = QLineF.fromPolar(leaf * 0.20, angle).translated(foot).p2()
    for number, turn in enumerate((-70, -20, 25, 75)):
        petal = _petal(middle, angle + turn, leaf * (0.17 if number in (1, 2) else 0.13))
        painter.fillPath(petal, _FLOWERS[number % 2])


def _petal(foot: QPointF, angle: float, long: float) -> QPainterPath:
    line = QLineF.fromPolar(long, angle).translated(foot)
    across = line.normalVector().unitVector()
    half = QPointF(across.dx(), across.dy()) * long * 0.42
    path = QPainterPath(foot)
    path.cubicTo(line.pointAt(0.5) + half, line.pointAt(0.95) + half, line.p2())
    path.cubicTo(line.pointAt(0.95) - half, line.pointAt(0.5) - half, foot)
    return path


def _paint_hill(
    painter: QPainter, high: float, level: float, swing: float, begin: float, colour: str
) -> None:
    """Paint a long soft line of hills and all below it."""
    path = QPainterPath(QPointF(0, high))
    steps = 60
    for step in range(steps + 1):
        x = step / steps
        y = level + swing * (math.sin(begin + x * 4.1) + 0.45 * math.sin(begin * 2 + x * 9.3))
        path.lineTo(WIDE * x, high * y)
    path.lineTo(WIDE, high)
    path.closeSubpath()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(path, QColor(colour))


def _paint_house(painter: QPainter, foot: QPointF) -> None:
    """Paint a small dark house with one lit window, and its light around it."""
    window = foot + QPointF(0, -95)
    glow = QRadialGradient(window, 620)
    for at, alpha in ((0.0, 0.42), (0.25, 0.17), (1.0, 0.0)):
        colour = QColor(LIGHT)
        colour.setAlphaF(alpha)
        glow.setColorAt(at, colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(glow)
    painter.drawEllipse(window, 620, 620)
    house = QPainterPath(foot + QPointF(-150, 60))
    for x, y in ((-150, -150), (0, -270), (150, -150), (150, 60)):
        house.lineTo(foot + QPointF(x, y))
    house.closeSubpath()
    painter.fillPath(house, QColor("#0A1116"))
    painter.fillRect(QRectF(window.x() - 34, window.y() - 44, 68, 88), QColor(LIGHT))
