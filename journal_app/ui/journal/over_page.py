"""What lies over a page: boxes that can be ticked, and dots under words that are not known."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QPainter, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from journal_app.domain.marks import index_at, prefix_of, units
from journal_app.ui.journal.drawn_over import (
    blocks_between,
    box_of,
    paint_box,
    paint_wrong,
    place_of,
    seen_part,
)
from journal_app.ui.journal.spelling import Spelling
from journal_app.ui.theme.theme import Theme

_LONG = 4000
"""Units from which only the lines of a paragraph that are seen are looked through."""


class OverPage:
    """Looks at the paragraphs that are seen, when they are drawn."""

    def __init__(self, area: QTextEdit, theme: Theme) -> None:
        self._area = area
        self._theme = theme
        self._typed_at = -1
        self.spelling: Spelling | None = None
        self.holds_back = False
        """A word is unknown, but still being typed, and so not marked."""

    def typed_at(self, position: int) -> None:
        """Remember where the last letter was written: its word may go on."""
        self._typed_at = position

    def paint(self, rect: QRect) -> None:
        """Draw over a part of the page."""
        painter = QPainter(self._area.viewport())
        self.holds_back = False
        for block, corner in blocks_between(self._area, rect.top(), rect.bottom()):
            box = box_of(self._theme, block, corner)
            if box is not None:
                paint_box(painter, self._theme, box, ticked=prefix_of(block.text()).is_ticked)
            for start, end in self._wrong_in(block, corner, rect):
                for place in place_of(block, corner, start, end - start):
                    paint_wrong(painter, self._theme, place)
        painter.end()

    def box_at(self, place: QPoint) -> QTextBlock | None:
        """Return the paragraph whose box lies at a place of the viewport."""
        for block, corner in blocks_between(self._area, place.y(), place.y()):
            box = box_of(self._theme, block, corner)
            if box is not None and box.adjusted(-4, -4, 4, 4).contains(QPointF(place)):
                return block
        return None

    def wrong_at(self, position: int) -> QTextCursor | None:
        """Return the unknown word at a position of the document, selected."""
        block = self._area.document().findBlock(position)
        unit = position - block.position()
        return self._first_wrong(block, lambda start, end: start <= unit <= end)

    def next_wrong(self, position: int) -> QTextCursor | None:
        """Return the next unknown word that begins at a position or behind it, then from the beginning."""
        document = self._area.document()
        first = document.findBlock(position)
        unit = position - first.position()
        found = self._first_wrong(first, lambda start, _: start >= unit)
        block = first
        for _ in range(document.blockCount()):
            if found is not None:
                break
            block = block.next() if block.next().isValid() else document.begin()
            found = self._first_wrong(block, lambda *_: True)
        return found

    def _first_wrong(self, block: QTextBlock, fits: Callable[[int, int], bool]) -> QTextCursor | None:
        if self.spelling is None:
            return None
        text = block.text()
        at = units(text)
        for start, end in self.spelling.wrong_in(text):
            if fits(at(start), at(end)):
                word = QTextCursor(block)
                word.setPosition(block.position() + at(start))
                word.setPosition(block.position() + at(end), QTextCursor.MoveMode.KeepAnchor)
                return word
        return None

    def _wrong_in(self, block: QTextBlock, corner: QPointF, rect: QRect) -> list[tuple[int, int]]:
        """Return the unknown words that are seen, in units, but not the one being typed."""
        if self.spelling is None or not self.spelling.is_ready:
            return []
        text = block.text()
        shift = 0
        if block.length() > _LONG:
            shift, end = seen_part(block, corner, rect.top(), rect.bottom())
            text = text[index_at(text, shift) : index_at(text, end)]
        at = units(text)
        wrong = [(at(start) + shift, at(end) + shift) for start, end in self.spelling.wrong_in(text)]
        cursor = self._area.textCursor()
        if cursor.position() != self._typed_at or cursor.block() != block:
            return wrong
        unit = cursor.positionInBlock()
        settled = [(start, end) for start, end in wrong if not start <= unit <= end]
        self.holds_back = self.holds_back or settled != wrong
        return settled
