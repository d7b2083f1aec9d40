"""An earlier version of a page to read, with what is only in it and what came since marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QTextCharFormat
from PySide6.QtWidgets import QTextEdit, QWidget

from journal_app.domain.differences import Part, Stretch
from journal_app.domain.marks import units
from journal_app.ui.journal.marked_place import marked_place
from journal_app.ui.journal.writing_area import WritingArea
from journal_app.ui.theme.theme import Theme

MOST_MARKED = 2000
"""Stretches that are marked: more is another text altogether."""


class VersionText(WritingArea):
    """Only in this version: underlined. Written since: struck through. Never told by colour alone."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setReadOnly(True)

    def show_stretches(self, stretches: Sequence[Stretch]) -> None:
        """Show both texts as one, from its beginning; a gap parts what went from what came for it."""
        stretches = list(_with_gaps(stretches))
        text = "".join(each.text for each in stretches)
        self.put(text)
        if not self._own_breaks:  # places could not be told; the words are all there
            return
        at, start = units(text), 0
        marked = []
        for each in stretches:
            end = start + len(each.text)
            if each.part is not Part.BOTH:
                marked.append(self._marked(at(start), at(end), each.part))
            start = end
        self.setExtraSelections(marked[:MOST_MARKED])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nothing is written here: keys move and copy."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            QTextEdit.keyPressEvent(self, event)

    def _ticked(self, event: QMouseEvent) -> bool:
        return False

    def _marked(self, start: int, end: int, part: Part) -> QTextEdit.ExtraSelection:
        shape = QTextCharFormat()
        if part is Part.EARLIER:
            shape.setFontUnderline(True)
            shape.setBackground(self._theme.colour("soft"))
        else:
            shape.setFontStrikeOut(True)
            shape.setForeground(self._theme.colour("muted"))
        return marked_place(self.document(), start, end, shape)


def _with_gaps(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    last = None
    for each in stretches:
        if each.part is Part.LATER and last is Part.EARLIER:
            yield Stretch(Part.BOTH, " ")
        yield each
        last = each.part
