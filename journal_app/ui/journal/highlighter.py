"""Shows Markdown as it will read: marks step back, headings and stressed words stand out."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntFlag

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
)

from journal_app.domain.marks import BOX, LineMark, Prefix, Span, SpanMark, prefix_of, spans_in, units
from journal_app.ui.theme.theme import Theme

_HEADING_GROWTH = {1: 1.3, 2: 1.18, 3: 1.0}
"""How much larger than the text a heading of level 1 or 2 is; deeper ones are only bold."""


class _Style(IntFlag):
    BOLD = 1
    ITALIC = 2
    CODE = 4
    MARK = 8
    QUOTE = 16
    DONE = 32


_STYLES = {SpanMark.BOLD: _Style.BOLD, SpanMark.ITALIC: _Style.ITALIC, SpanMark.CODE: _Style.CODE}


class MarksHighlighter(QSyntaxHighlighter):
    """Each paragraph stands alone, so that one key styles one paragraph."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        self._shapes: dict[tuple[int, int], QTextCharFormat] = {}
        self._box_shapes: dict[str, QTextCharFormat] = {}
        theme.changed.connect(self._on_theme_changed)

    def highlightBlock(self, text: str) -> None:
        """Style one paragraph."""
        prefix = prefix_of(text)
        spans = spans_in(text)
        if not len(prefix) and not spans:
            return
        at = units(text)
        level = min(3, prefix.mark.count("#")) if prefix.has(LineMark.HEADING) else 0
        for start, end, style in _pieces(prefix, spans, len(text)):
            self.setFormat(at(start), at(end) - at(start), self._shape(level, style))
        if prefix.box is not None:  # marks lie below U+FFFF: indexes are units
            for index in range(prefix.box, prefix.box + BOX):
                self.setFormat(index, 1, self._box_shape(text[index]))

    def _shape(self, level: int, style: int) -> QTextCharFormat:
        """Return how a piece looks; a few combinations occur, each made once."""
        shape = self._shapes.get((level, style))
        if shape is None:
            shape = self._shapes[level, style] = QTextCharFormat()
            if level:
                size = self._theme.font("entry").pixelSize() * _HEADING_GROWTH[level]
                shape.setProperty(QTextCharFormat.Property.FontPixelSize, round(size))
            if style & (_Style.MARK | _Style.DONE):
                shape.setForeground(QColor(self._theme.palette.muted))
            if style & _Style.MARK:
                return shape
            if level or style & _Style.BOLD:
                shape.setFontWeight(QFont.Weight.DemiBold)
            if style & (_Style.ITALIC | _Style.QUOTE):
                shape.setFontItalic(True)
            if style & _Style.QUOTE:
                shape.setForeground(QColor(self._theme.palette.muted))
            if style & _Style.CODE:
                shape.setFontFamilies(["monospace"])
        return shape

    def _box_shape(self, character: str) -> QTextCharFormat:
        """Return the shape of a third of a box: unseen, as wide whether ticked or not. It is drawn over."""
        shape = self._box_shapes.get(character)
        if shape is None:
            shape = self._box_shapes[character] = QTextCharFormat()
            font = self._theme.font("entry")
            third = box_side(font) / BOX - QFontMetricsF(font).horizontalAdvance(character)
            shape.setForeground(Qt.GlobalColor.transparent)
            shape.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
            shape.setFontLetterSpacing(third)
        return shape

    def _on_theme_changed(self) -> None:
        self._shapes.clear()
        self._box_shapes.clear()
        self.rehighlight()


def box_side(font: QFont) -> int:
    """Return how wide and high the box of a check list is beside letters of this font, in pixels."""
    return round(font.pixelSize() * 0.95)


def _pieces(prefix: Prefix, spans: list[Span], length: int) -> Iterator[tuple[int, int, int]]:
    """Cut a line where its style changes; yield start, end and style of each piece.

    Words may be bold and italic at once, so spans overlap: each style counts how often it was opened.
    """
    edges = [(0, 1, _Style.MARK.value), (len(prefix), -1, _Style.MARK.value)]
    if prefix.quote:
        edges += [(0, 1, _Style.QUOTE.value), (length, -1, _Style.QUOTE.value)]
    if prefix.is_ticked:
        edges += [(len(prefix), 1, _Style.DONE.value), (length, -1, _Style.DONE.value)]
    for span in spans:
        style = _STYLES[span.kind].value
        edges += [(span.start, 1, style), (span.end, -1, style)]
        for start, end in ((span.start, span.start + span.mark), (span.end - span.mark, span.end)):
            edges += [(start, 1, _Style.MARK.value), (end, -1, _Style.MARK.value)]
    edges.sort()
    edges.append((length, 0, 0))
    opened: dict[int, int] = {}
    done = 0
    for position, step, style in edges:
        if position > done:
            yield done, position, sum(kind for kind, times in opened.items() if times)
            done = position
        opened[style] = opened.get(style, 0) + step
