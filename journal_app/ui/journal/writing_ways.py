"""How a person likes to write: what all pages that are written on have in common."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from journal_app.domain.settings import JournalSettings, LineLength
from journal_app.services.known_words import KnownWords
from journal_app.ui.journal.spelling import Spelling
from journal_app.ui.tasks import Lane


class WritingWays(QObject):
    """The spelling check and the length of a line, as the settings have them."""

    changed = Signal()
    """Lines have another length."""

    def __init__(
        self, lane: Lane, known_words: KnownWords, settings: JournalSettings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.spelling = Spelling(lane, known_words, self)
        self.line_length = LineLength.USUAL
        self.follow(settings)

    def follow(self, settings: JournalSettings) -> None:
        """Do as the settings say."""
        self.spelling.switch(settings.check_spelling)
        if settings.line_length is not self.line_length:
            self.line_length = settings.line_length
            self.changed.emit()
