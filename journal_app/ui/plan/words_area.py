"""A field for a few lines that grows with what is written in it."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QFontMetricsF, QResizeEvent

from journal_app.ui.journal.writing_area import WritingArea
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.into_view import bring_into_view

_LEAST_LINES = 2

_LINE = 1.18
"""Height of a line as a multiple of the font's own."""


class WordsArea(WritingArea):
    """Plain text as on a page of the journal, with its care for privacy, but with the edge of a field.

    It never scrolls in itself: the page around it does, and follows the cursor.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self.setProperty("role", "")
        self._highlighter.setDocument(None)  # these words are read without marks elsewhere
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._follow_cursor)
        layout = self.document().documentLayout()
        layout.documentSizeChanged.connect(self._grow)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the font of what a person writes; the style sheet gives fields another."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.document().setDefaultFont(self._theme.font("entry"))
            self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cursor in view, now that the page has made room."""
        super().resizeEvent(event)
        self._on_cursor_moved()

    def _grow(self) -> None:
        line = QFontMetricsF(self._theme.font("entry")).height() * _LINE
        words = max(self.document().size().height(), _LEAST_LINES * line)
        frame = 2 * self.text_inset
        height = math.ceil(words) + frame
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)

    def _on_cursor_moved(self) -> None:
        if self.hasFocus():
            self._soon.start()  # once for many keys

    def _follow_cursor(self) -> None:
        if self.hasFocus():
            bring_into_view(self.viewport(), self.cursorRect())

    def _place_column(self) -> None:
        """Use the whole width: a card is narrower than a page."""
