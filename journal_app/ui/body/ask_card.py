"""The question whether a body sign is still there. It waits to be read, and is never in the way."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QResizeEvent

from journal_app.content.library import Library
from journal_app.domain.care.assess import Assessment
from journal_app.ui.body.said import Offer, said_for
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.in_lines import break_words
from journal_app.ui.widgets.labels import make_label

ASK = "BODY_ASK"


class AskCard(Card):
    """On Today and on Body, until it is answered."""

    answered = Signal(Offer)

    def __init__(self, theme: Theme, library: Library, found: Assessment) -> None:
        self._said = said_for(ASK, found, library, QLocale())
        super().__init__(theme, self._said.title, warm=True)
        self._theme = theme
        self.setAccessibleName(self._said.title)
        self.buttons = {offer: make_button(offer.words(""), "plain") for offer in self._said.offers}
        self._row = FlowLayout()
        for button in self.buttons.values():
            button.clicked.connect(self._on_clicked)
            self._row.addWidget(button)
        self.add(make_label(self._said.body, "question"))
        self.body.addLayout(self._row)
        self._space()
        theme.changed.connect(self._space)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words on a button that has no room for them on one line."""
        super().resizeEvent(event)
        self._space()

    def read_out(self) -> None:
        """Have it read by a screen reader, without taking the focus."""
        announce(self, f"{self._said.title}. {self._said.body}")

    def _on_clicked(self) -> None:
        self.answered.emit(next(offer for offer, button in self.buttons.items() if button is self.sender()))

    def _space(self) -> None:
        self._row.setSpacing(self._theme.px(8))
        edges = self.body.contentsMargins()
        room = self.width() - edges.left() - edges.right()
        for offer, button in self.buttons.items():
            break_words(self._theme, button, offer.words(""), room)
