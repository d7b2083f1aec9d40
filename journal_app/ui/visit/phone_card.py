"""The short version: a few sentences to read out on the phone, large, and to be copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from journal_app.ui.theme.theme import Theme
from journal_app.ui.visit.lines import Lines
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.copying import copy_words
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label


class PhoneCard(Card):
    """Says what is on the page in the first person."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("To read out on the phone"))
        self.words = Lines(theme, "heading")
        self.copy = make_button(self.tr("Copy the short version"), "plain")
        self._message = InlineMessage(theme)
        about = self.tr("It says what is on the page, in a few sentences. You can leave out any of them.")
        self.add(make_label(about, "muted"), self.words)
        self.body.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self._message)
        self.copy.clicked.connect(self._on_copy)

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Show these sentences, each on a line of its own."""
        if tuple(sentences) != self.words.lines:
            self.words.show_lines(sentences)
            self._message.clear()

    def _on_copy(self) -> None:
        copy_words("\n".join(self.words.lines), self._message)
