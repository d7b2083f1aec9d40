"""What is drawn over the letters of a page and moves none: boxes of check lists, lines under wrong words.

Only what is seen is looked at, so a page of any length costs the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF, QTextBlock
from PySide6.QtWidgets import QTextEdit

from journal_app.domain.marks import BOX, prefix_of
from journal_app.ui.journal.highlighter import box_side
from journal_app.ui.theme.theme import Theme


def blocks_between(area: QTextEdit, top: float, bottom: float) -> Iterator[tuple[QTextBlock, QPointF]]:
    """Yield the paragraphs seen between two heights of the viewport, and where each begins there."""
    layout = area.document().documentLayout()
    shift = QPointF(-area.horizontalScrollBar().value(), -area.verticalScrollBar().value())
    block = area.cursorForPosition(QPointF(0, top).toPoint()).block()
    while block.isValid():
        layout.blockBoundingRect(block)  # has it laid out
        corner = block.layout().position() + shift
        if corner.y() > bottom:
            return
        yield block, corner
        block = block.next()


def place_of(block: QTextBlock, corner: QPointF, start: int, length: int) -> list[QRectF]:
    """Return where letters stand, from their tops to the baseline: one rectangle a line they lie on.

    `start` and `length` count UTF-16 units from the beginning of the paragraph.
    """
    places = []
    end = start + length
    line = block.layout().lineForTextPosition(start)
    while line.isValid() and start < end:
        last = min(end, line.textStart() + line.textLength())
        one, other = _x(line.cursorToX(start)), _x(line.cursorToX(last))
        left, width = min(one, other), abs(one - other)
        places.append(QRectF(corner.x() + left, corner.y() + line.y(), width, line.ascent()))
        start = max(last, start + 1)
        line = block.layout().lineAt(line.lineNumber() + 1)
    return places


def seen_part(block: QTextBlock, corner: QPointF, top: float, bottom: float) -> tuple[int, int]:
    """Return first and last unit of the lines of a paragraph that lie between two heights."""
    layout = block.layout()
    count = layout.lineCount()
    if not count:
        return 0, 0

    def height(number: int) -> float:
        return corner.y() + layout.lineAt(number).y()

    first = max(0, bisect_right(range(count), top, key=height) - 1)
    last = max(first, bisect_right(range(count), bottom, key=height) - 1)
    line = layout.lineAt(last)
    return layout.lineAt(first).textStart(), line.textStart() + line.textLength()


def box_of(theme: Theme, block: QTextBlock, corner: QPointF) -> QRectF | None:
    """Return where the box of a check list stands in a paragraph that has one."""
    at = prefix_of(block.text()).box
    if at is None:
        return None
    places = place_of(block, corner, at, BOX)
    if not places:
        return None
    side = box_side(theme.font("entry"))
    place = places[0]
    return QRectF(place.center().x() - side / 2, place.bottom() - side + side * 0.16, side, side)


def paint_box(painter: QPainter, theme: Theme, box: QRectF, *, ticked: bool) -> None:
    """Draw a box, with a tick or without."""
    side = box.width()
    pen = max(1.2, side * 0.085)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("accent" if ticked else "edge"), pen))
    painter.setBrush(theme.colour("accent") if ticked else Qt.BrushStyle.NoBrush)
    inside = box.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2)
    painter.drawRoundedRect(inside, side * 0.22, side * 0.22)
    if ticked:
        tick = QPen(theme.colour("on_accent"), side * 0.12)
        tick.setCapStyle(Qt.PenCapStyle.RoundCap)
        tick.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(tick)
        corner = box.topLeft()
        points = [QPointF(x, y) * side + corner for x, y in ((0.26, 0.52), (0.44, 0.7), (0.75, 0.32))]
        painter.drawPolyline(QPolygonF(points))


def paint_wrong(painter: QPainter, theme: Theme, place: QRectF) -> None:
    """Draw small dots under a word."""
    step = max(3.0, place.height() * 0.19)
    pen = QPen(theme.colour("warm"), step * 0.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    y = place.bottom() + step * 0.85
    dots = max(1, int(place.width() / step))
    painter.drawPoints(
        QPolygonF([QPointF(place.left() + (n + 0.5) * place.width() / dots, y) for n in range(dots)])
    )


def _x(found: object) -> float:
    """Return the place PySide gives together with the position it has looked up."""
    assert isinstance(found, tuple)
    return float(found[0])
