"""A card that is only read: Tab stops at it, so that a keyboard brings it into view and a reader reads it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from journal_app.ui.theme.style_sheet import CARD_RADIUS, RING
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import make_label


class ReadingCard(Card):
    """A title, what is to be said, and small print below."""

    def __init__(self, theme: Theme, title: str, words: list[str], small_print: list[str]) -> None:
        super().__init__(theme, title)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(title)
        self.setAccessibleDescription("\n".join([*words, *small_print]))
        self.add(*(make_label(line, "question") for line in words))
        self.add(*(make_label(line, "tiny") for line in small_print))

    @property
    def stops(self) -> list[QWidget]:
        """Return the card and what takes the focus on it, in the order of Tab."""
        inside = self.findChildren(QWidget)
        return [self, *(each for each in inside if each.focusPolicy() & Qt.FocusPolicy.TabFocus)]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, with a ring while it has the focus."""
        super().paintEvent(event)
        if not self.hasFocus():
            return
        width = self._theme.px(RING)
        radius = self._theme.px(CARD_RADIUS)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), width))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.end()
