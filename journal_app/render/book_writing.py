"""The words of an entry as strips of a book: headings, lists, check lists and quotes as they are read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextCharFormat, QTextLayout

from journal_app.domain.marks import SpanMark, units
from journal_app.domain.read_lines import ReadLine, read_lines
from journal_app.render.book_strips import Paint, Strip, both, line_strips
from journal_app.render.book_type import BLACK, BODY, GREY, HEADINGS, LINE, set_text
from journal_app.render.visit_sheet import POINT

_STEP = 16 * POINT
"""How far a list or a quote stands in."""

_INDENT = 3 * POINT
"""How far one character of indentation stands in."""

_LEAST = 0.4
"""Share of the width that is left for words, however far they stand in."""

_BESIDE = 5 * POINT
"""Between a bullet and the words."""


def writing_strips(text: str, width: float) -> Iterator[Strip]:
    """Yield the lines of an entry as they are read, each line break kept; blank lines are room between."""
    gap = 0.0
    seen = False
    after_heading = False
    for line in read_lines(text):
        if line.is_blank:
            gap = 7 * POINT
            continue
        if line.heading or after_heading:
            gap = max(gap, (10 if line.heading else 3) * POINT)
        yield from _line(line, width, gap if seen else 0.0)
        seen, after_heading, gap = True, line.heading > 0, 1.5 * POINT


def _line(line: ReadLine, width: float, gap: float) -> list[Strip]:
    style = HEADINGS[min(line.heading, len(HEADINGS)) - 1] if line.heading else BODY
    hanging = _STEP if line.mark or line.ticked is not None else 0.0
    inside = min(line.quotes * _STEP + line.indent * _INDENT, (1 - _LEAST) * width)
    room = width - inside - hanging
    layout = set_text(line.text, style, room, _formats(line), from_right=line.from_right)
    x = 0.0 if line.from_right else inside + hanging
    strips = line_strips(layout, style, x, gap, keeps=line.heading > 0)
    if hanging:
        edge = room if line.from_right else inside
        strips[0].paint = both(strips[0].paint, _mark(line, edge, strips[0].height))
        strips[0].words = f"{line.mark} {strips[0].words}"
    if line.quotes:
        places = [(n + 0.25) * _STEP for n in range(line.quotes) if (n + 1) * _STEP <= inside]
        for strip in strips:
            above = min(strip.gap, 1.5 * POINT)  # lines of one quote have one bar
            strip.paint = both(
                strip.paint, _bars([width - x if line.from_right else x for x in places], above, strip.height)
            )
    return strips


def _formats(line: ReadLine) -> list[QTextLayout.FormatRange]:
    if not line.styles:
        return []
    at = units(line.text)
    edges = sorted({edge for style in line.styles for edge in (style.start, style.end)})
    ranges = []
    for start, end in pairwise(edges):  # of ranges over each other Qt takes the last
        look = QTextCharFormat()
        for style in line.styles:
            if style.start <= start and end <= style.end:
                _mark_out(look, style.kind)
        one = QTextLayout.FormatRange()
        one.start, one.length, one.format = at(start), at(end) - at(start), look
        ranges.append(one)
    return ranges


def _mark_out(look: QTextCharFormat, kind: SpanMark) -> None:
    match kind:
        case SpanMark.BOLD:
            look.setFontWeight(QFont.Weight.DemiBold)
        case SpanMark.ITALIC:
            look.setFontItalic(True)
        case SpanMark.CODE:
            look.setFontFamilies(["Inter"])


def _mark(line: ReadLine, edge: float, high: float) -> Paint:
    """Paint the bullet, the number or the box of a list in the room before the words."""

    def paint_words(painter: QPainter, at: QPointF) -> None:
        painter.setFont(BODY.font)
        painter.setPen(QColor(BLACK))
        if line.from_right:
            box, side = QRectF(at.x() + edge + _BESIDE, at.y(), _STEP, high), Qt.AlignmentFlag.AlignLeft
        else:  # a long number grows into the margin and stays whole
            box = QRectF(at.x() + edge - _STEP, at.y(), 2 * _STEP - _BESIDE, high)
            side = Qt.AlignmentFlag.AlignRight
        painter.drawText(
            box,
            side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip,
            line.mark,
        )

    def paint_box(painter: QPainter, at: QPointF) -> None:
        size = 7.5 * POINT
        left = at.x() + edge + (_BESIDE if line.from_right else _STEP - size - _BESIDE)
        box = QRectF(left, at.y() + (high - size) / 2, size, size)
        painter.setPen(QPen(QColor(GREY), 0.8 * POINT))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 1.2 * POINT, 1.2 * POINT)
        if line.ticked:
            painter.setPen(QPen(QColor(BLACK), 1.1 * POINT))
            foot = box.topLeft() + QPointF(0.42, 0.75) * size
            painter.drawLine(box.topLeft() + QPointF(0.2, 0.5) * size, foot)
            painter.drawLine(foot, box.topLeft() + QPointF(0.82, 0.25) * size)

    return paint_words if line.ticked is None else paint_box


def _bars(places: list[float], above: float, high: float) -> Paint:
    def paint(painter: QPainter, at: QPointF) -> None:
        painter.setPen(QPen(QColor(LINE), 1.5 * POINT))
        for x in places:
            painter.drawLine(at + QPointF(x, -above), at + QPointF(x, high))

    return paint
