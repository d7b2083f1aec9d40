"""A few sentences in large type on one sheet of paper, to be read out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPainter

POINTS = 20
MARGIN = 20
"""Millimetres."""
APART = 0.6
"""Of a line, between two sentences."""


def set_up_sheet(device: QPagedPaintDevice) -> None:
    """Keep the printer's own paper, with wide margins."""
    device.setPageMargins(QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN), QPageLayout.Unit.Millimeter)


def paint_said(device: QPagedPaintDevice, lines: Sequence[str]) -> bool:
    """Paint the sentences; return whether the device took them."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    font = QFont("Literata")
    font.setPointSizeF(POINTS)
    painter.setFont(font)
    at = QPointF(0, 0)
    for line in lines:
        room = QRectF(at.x(), at.y(), device.width(), device.height())
        taken = painter.boundingRect(room, Qt.TextFlag.TextWordWrap, line)
        painter.drawText(room, Qt.TextFlag.TextWordWrap, line)
        at.setY(at.y() + taken.height() + APART * painter.fontMetrics().lineSpacing())
    return painter.end()
