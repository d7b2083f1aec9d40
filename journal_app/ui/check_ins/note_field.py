"""A few words beside the answers: one line at first, more as they are written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent

from journal_app.ui.journal.writing_area import WritingArea
from journal_app.ui.theme.theme import Theme

_MOST_LINES = 8


class NoteField(WritingArea):
    """Grows with its words up to eight lines, then scrolls. Tab leaves it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setProperty("role", "")  # a field among fields, with an edge to be seen by
        self.setAccessibleName(self.tr("Note"))
        self.setPlaceholderText(self.tr("A few words, if you like"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        theme.changed.connect(self._grow)
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many lines as the words need in this width."""
        super().resizeEvent(event)
        self._grow()

    def _place_column(self) -> None:
        """Use the whole field: its few words need no column of their own."""

    def _grow(self) -> None:
        around = 2 * self._theme.px(6) + 4  # the style sheet's padding and edge
        line = QFontMetricsF(self._theme.font("entry")).height() * 1.18 + self._theme.px(7)
        wanted = max(self.document().size().height(), line)
        height = round(min(wanted, _MOST_LINES * line)) + around
        if height != self.height():
            self.setFixedHeight(height)
