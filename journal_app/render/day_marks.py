"""Shapes under the days that matter to a person, and what each shape stands for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from journal_app.render.day_columns import Column
from journal_app.render.mark_shapes import SHAPES, paint_shape

_SIZE = 9
_APART = 3
_LINE = 1.5
_WORD_GAP = 6
_LEGEND_GAP = 18

Place = Callable[[QRectF], QRectF]
"""Puts a box where the direction of writing has it."""


class DayMarks:
    """Every different word has its own shape; marks that would touch stand below each other."""

    def __init__(
        self,
        columns: Sequence[Column],
        centres: Sequence[float],
        marks: Mapping[date, str],
        width: float,
        font: QFont,
        unit: float,
    ) -> None:
        """`centres` says where each column is, `width` how much room the legend has."""
        self._unit = unit
        self._font = font
        self._metrics = QFontMetricsF(font)
        self._words = [_words_in(column, marks) for column in columns]
        known = dict.fromkeys(word for words in self._words for word in words)
        self._shapes = {word: at % len(SHAPES) for at, word in enumerate(known)}
        self._lay_out(centres)
        self._lay_out_legend(width)

    height: float
    legend_height: float

    def words(self, column: int) -> tuple[str, ...]:
        """Return what a column is marked with."""
        return self._words[column]

    def paint(self, painter: QPainter, top: float, colour: QColor, place: Place) -> None:
        """Paint the shapes under the columns."""
        for box, word in self._boxes:
            self._paint_shape(painter, place(box.translated(0, top)), word, colour)

    def paint_legend(self, painter: QPainter, top: float, colour: QColor, ink: QColor, place: Place) -> None:
        """Paint each shape with its word, which is cut if it is longer than a line."""
        painter.setFont(self._font)
        for box, word in self._legend:
            shape = QRectF(0, 0, _SIZE * self._unit, _SIZE * self._unit)
            shape.moveCenter(box.center())
            shape.moveLeft(box.left())
            self._paint_shape(painter, place(shape.translated(0, top)), word, colour)
            text = box.adjusted((_SIZE + _WORD_GAP) * self._unit, 0, 1, 0)
            shown = self._metrics.elidedText(word, Qt.TextElideMode.ElideRight, text.width())
            painter.setPen(ink)
            painter.drawText(place(text.translated(0, top)), Qt.AlignmentFlag.AlignCenter, shown)

    def _paint_shape(self, painter: QPainter, box: QRectF, word: str, colour: QColor) -> None:
        paint_shape(painter, box, self._shapes[word], colour, _LINE * self._unit)

    def _lay_out(self, centres: Sequence[float]) -> None:
        size, pitch = _SIZE * self._unit, (_SIZE + _APART) * self._unit
        self._boxes: list[tuple[QRectF, str]] = []
        ends: list[float] = []  # of each line of shapes
        for centre, words in zip(centres, self._words, strict=True):
            left = centre - size / 2
            for word in words:
                line = next((at for at, end in enumerate(ends) if end <= left), len(ends))
                ends[line : line + 1] = [left + size + self._unit]
                self._boxes.append((QRectF(left, line * pitch, size, size), word))
        self.height = len(ends) * pitch

    def _lay_out_legend(self, width: float) -> None:
        self._legend: list[tuple[QRectF, str]] = []
        lead = (_SIZE + _WORD_GAP) * self._unit
        high = self._metrics.height()
        line = high + 4 * self._unit
        x = y = 0.0
        for word in self._shapes:
            size = min(lead + self._metrics.horizontalAdvance(word) + 1, width)
            if x and x + size > width:
                x, y = 0.0, y + line
            self._legend.append((QRectF(x, y, size, high), word))
            x += size + _LEGEND_GAP * self._unit
        self.legend_height = y + line if self._legend else 0.0


def _words_in(column: Column, marks: Mapping[date, str]) -> tuple[str, ...]:
    inside = sorted((day, words) for day, words in marks.items() if column.first <= day <= column.last)
    return tuple(dict.fromkeys(words for _, words in inside))
