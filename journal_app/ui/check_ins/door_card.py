"""A card that leads somewhere else: a title, a sentence or two, one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import make_label


class DoorCard(Card):
    """Says what is behind the button."""

    asked = Signal()

    def __init__(self, theme: Theme, title: str, words: str, action: str) -> None:
        super().__init__(theme, title)
        self.button = make_button(action, "plain")
        self.button.setAccessibleDescription(title)
        self.button.clicked.connect(self.asked)
        self.add(make_label(words, "question"))
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
