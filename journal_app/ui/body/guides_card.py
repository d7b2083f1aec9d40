"""Cards about the body beside what is noted, each with its sources, folded behind its title."""

from __future__ import annotations

from PySide6.QtCore import Signal

from journal_app.content.library import Library
from journal_app.content.values import Card as CardText
from journal_app.domain.errors import ContentBroken
from journal_app.ui.guidance.guide import Guide
from journal_app.ui.theme.theme import Theme
from journal_app.ui.translation import words_of
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import make_label

CARDS = (
    "call-a-doctor",
    "what-to-say-on-the-phone",
    "body-what-to-expect",
    "infection",
    "keep-things-out",
    "waiting-period",
    "go-ahead",
    "ovulation-contraception",
)
"""The signs to call for first."""


class GuidesCard(Card):
    """A link in a card opens its neighbour here, or leads to Guidance."""

    card_asked = Signal(str)
    """Id of a card that does not stand here."""
    help_asked = Signal()

    def __init__(self, theme: Theme, library: Library) -> None:
        super().__init__(theme, self.tr("Good to know"))
        self._theme = theme
        self._library = library
        self._shown_for: str | None = ""
        self.guides: dict[str, Guide] = {}
        self.body.setSpacing(theme.px(4))

    def show_for(self, word: str | None) -> None:
        """Show the cards in the person's own words."""
        if self.guides and word == self._shown_for:
            return
        self._shown_for = word
        for guide in self.guides.values():
            self.body.removeWidget(guide)
            guide.hide()
            guide.deleteLater()
        self.guides = {}
        try:
            cards = {card.id: card for card in self._library.cards()}
        except ContentBroken as broken:
            self.add(make_label(words_of(broken), "small"))
            return
        for id in CARDS:
            if id in cards:
                guide = self._guide(cards[id], cards, word)
                self.guides[id] = guide
                self.add(guide)

    def _guide(self, card: CardText, cards: dict[str, CardText], word: str | None) -> Guide:
        related = [(id, cards[id].title.filled(word)) for id in card.also if id in cards]
        tool = ("help", self.tr("Get help now")) if card.tool == "help" else None
        guide = Guide(self._theme, card, word, related, tool)
        guide.card_asked.connect(self._on_card)
        guide.tool_asked.connect(self._on_tool)
        return guide

    def _on_card(self, id: str) -> None:
        guide = self.guides.get(id)
        if guide is None:
            self.card_asked.emit(id)
        else:
            guide.set_open(True)
            guide.head.setFocus()

    def _on_tool(self, _tool: str) -> None:
        self.help_asked.emit()
