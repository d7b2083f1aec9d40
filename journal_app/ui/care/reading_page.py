"""Guidance that a care note points to: a few cards, with where each comes from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from journal_app.content.library import Library
from journal_app.content.values import Card as Guidance
from journal_app.domain.errors import ContentBroken
from journal_app.ui.help.reading_card import ReadingCard
from journal_app.ui.page import Page
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.page_head import PageHead
from journal_app.ui.widgets.scroll_page import ScrollPage

READING = {
    "cope": ("reach-out", "support-group", "journal", "time-off", "memorial"),
    "find_care": ("finding-care", "first-visit", "grief-or-depression"),
    "call": ("first-visit", "finding-care"),
}
"""Cards by what a note offers to see."""


class ReadingPage(Page):
    """Cards under one title. Esc goes back."""

    closed = Signal()

    def __init__(self, theme: Theme, library: Library) -> None:
        super().__init__()
        self._theme = theme
        self._library = library
        self._cards: list[ReadingCard] = []
        self._close = make_button(self.tr("Close"), "plain")
        self._close.clicked.connect(self.closed)
        self._scroll = ScrollPage(theme, 760)
        self._head = PageHead(theme, "", back=self._close)
        self._scroll.add(self._head)
        self._scroll.body.addStretch()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._scroll)

    @property
    def title(self) -> str:
        """What the page is called now."""
        return self._head.title.text()

    def show_cards(self, what: str, word: str | None) -> None:
        """Show the cards a note points to ("cope", "find_care", "call"). `word`: the person's own."""
        titles = {
            "cope": self.tr("Ways to cope"),
            "find_care": self.tr("How to find care"),
            "call": self.tr("How to make the call"),
        }
        self._head.title.setText(titles[what])
        for card in self._cards:
            self._scroll.body.removeWidget(card)
            card.hide()
            card.deleteLater()
        found = [self._card(id, word) for id in READING[what]]
        self._cards = [card for card in found if card is not None]
        for place, card in enumerate(self._cards, start=1):
            self._scroll.body.insertWidget(place, card)

    def enter(self) -> None:
        """Begin at the top, the focus on the first card."""
        self._scroll.verticalScrollBar().setValue(0)
        first = self._cards[0] if self._cards else self._close
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _card(self, id: str, word: str | None) -> ReadingCard | None:
        try:
            card: Guidance = self._library.card(id)
        except ContentBroken:
            return None
        sources = self.tr("Sources: {titles}").format(
            titles="; ".join(source.title for source in card.sources)
        )
        unreviewed = self.tr("This text has not been reviewed by a clinician.")
        return ReadingCard(
            self._theme, card.title.filled(word), [card.body.filled(word)], [sources, unreviewed]
        )
