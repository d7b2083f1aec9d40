"""Finding and replacing on the page that is open: where words stand, and which place is present."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QTextCursor

from journal_app.domain.find import places_of
from journal_app.domain.marks import units
from journal_app.ui.journal.writing_area import WritingArea

LOOK_AGAIN = 120
"""Milliseconds after a change of the text until it is looked through again."""

_MOST_MARKED = 500
"""Places that are marked at once, for a paragraph without end."""

_BREAK = "\u2029"


class Finding(QObject):
    """Places are positions of the document. Only those in sight are marked, so that many cost no more."""

    changed = Signal()
    """Other places, or another present one."""

    def __init__(self, area: WritingArea) -> None:
        super().__init__(area)
        self._area = area
        self._words = ""
        self._whole = False
        self._places: list[tuple[int, int]] = []
        self._at: int | None = None
        self._marks_shown = False
        self._again = QTimer(self, singleShot=True, interval=LOOK_AGAIN)
        self._again.timeout.connect(self._look_again)
        area.written.connect(self._on_written)
        area.verticalScrollBar().valueChanged.connect(self._mark)

    @property
    def count(self) -> int:
        """How many places there are."""
        return len(self._places)

    @property
    def number(self) -> int | None:
        """Number of the present place, from 1; None if no place is selected."""
        return None if self._at is None else self._at + 1

    def look_for(self, words: str, *, whole: bool) -> None:
        """Find other words, and select the first place from the cursor on."""
        self._words, self._whole = words, whole
        self._look()
        self._select(self._next_from(self._area.textCursor().selectionStart()))

    def step(self, by: int) -> None:
        """Select the next place (1) or the one before (-1), and go round at the ends."""
        if self._again.isActive():
            self._look_again()
        if not self._places:
            return
        cursor = self._area.textCursor()
        if self._at is not None:
            self._select((self._at + by) % len(self._places))
        elif by > 0:
            self._select(self._next_from(cursor.selectionEnd()))
        else:
            self._select(bisect_left(self._places, (cursor.selectionStart(), 0)) - 1)

    def replace(self, words: str) -> None:
        """Put words in the present place and go on to the next; without a present place only go on."""
        if self._at is None:
            self.step(1)
            return
        cursor = self._cursor_at(self._at)
        cursor.insertText(words)
        self._look()
        self._select(self._next_from(cursor.position()))

    def replace_all(self, words: str) -> int:
        """Put words in every place, as one step of undo; return how many places there were."""
        self._look()
        count = len(self._places)
        cursor = self._area.textCursor()
        cursor.beginEditBlock()
        for start, end in reversed(self._places):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(words)
        cursor.endEditBlock()
        self._look()
        self._select(None)
        return count

    def stop(self) -> None:
        """Look for nothing; what is selected stays selected."""
        self._again.stop()
        self._words = ""
        self._places, self._at = [], None
        self._mark()

    def _look(self) -> None:
        self._again.stop()
        text = self._area.document().toRawText()
        at = units(text)
        places = places_of(text, self._words, whole=self._whole) if _BREAK not in self._words else ()
        self._places = [(at(start), at(end)) for start, end in places]

    def _look_again(self) -> None:
        """The text has changed: the present place is where the selection is, if there still is one."""
        self._look()
        cursor = self._area.textCursor()
        chosen = (cursor.selectionStart(), cursor.selectionEnd())
        self._at = self._places.index(chosen) if chosen in self._places else None
        self._mark()
        self.changed.emit()

    def _next_from(self, position: int) -> int | None:
        if not self._places:
            return None
        return bisect_left(self._places, (position, 0)) % len(self._places)

    def _select(self, at: int | None) -> None:
        self._at = at % len(self._places) if at is not None else None
        if self._at is not None:
            self._area.show_selected(self._cursor_at(self._at))
        self._mark()
        self.changed.emit()

    def _cursor_at(self, at: int) -> QTextCursor:
        cursor = self._area.textCursor()
        start, end = self._places[at]
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _mark(self) -> None:
        if not self._words and not self._places:
            if self._marks_shown:
                self._marks_shown = False
                self._area.show_places([])
            return
        self._marks_shown = True
        view = self._area.viewport().rect()
        first = self._area.cursorForPosition(QPoint(0, 0)).block().position()
        block = self._area.cursorForPosition(view.bottomRight()).block()
        last = block.position() + block.length()
        places = self._places[bisect_left(self._places, (first, 0)) : bisect_left(self._places, (last, 0))]
        self._area.show_places(places[:_MOST_MARKED])

    def _on_written(self) -> None:
        if self._words:
            self._again.start()
