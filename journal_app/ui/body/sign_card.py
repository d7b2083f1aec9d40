"""A sign that is live, while its screen is closed for now: it stays in sight on Body."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal

from journal_app.content.library import Library
from journal_app.ui.body.said import said_for
from journal_app.ui.care.care_desk import Look
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import make_label


class SignCard(Card):
    """What was noted, and the way back to its screen."""

    screen_asked = Signal(object)
    """Look."""

    def __init__(self, theme: Theme, library: Library) -> None:
        super().__init__(theme, warm=True)
        self._library = library
        self._look: Look | None = None
        self._title = make_label("", "heading")
        self._words = make_label("", "question")
        self.button = make_button(self.tr("Show what to say"), "plain")
        self.add(self._title, self._words)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(self._on_clicked)
        self.hide()

    def show_look(self, look: Look) -> None:
        """Stand here while a sign is live."""
        self._look = look
        screen = look.live_screen
        if screen:
            said = said_for(screen, look.found, self._library, QLocale())
            self._title.setText(said.title)
            self._words.setText(said.body.replace("{emergency}", self.tr("your local emergency number")))
        self.setVisible(bool(screen))

    def _on_clicked(self) -> None:
        self.screen_asked.emit(self._look)
