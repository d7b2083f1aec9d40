"""A card of numbers: those for an emergency, the lines of a country, or both."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from PySide6.QtCore import Signal

from journal_app.domain.helplines import EmergencyNumber, Helpline
from journal_app.ui.help.number_row import NumberRow
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import make_label


class NumbersCard(Card):
    """Rows of numbers under a title, and what is said about the night."""

    large_wanted = Signal(str, str)
    """Number and name of a row whose button was pressed."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        entries: Sequence[EmergencyNumber | Helpline],
        closed_words: str = "",
        night: str = "",
        *,
        warm: bool = False,
    ) -> None:
        super().__init__(theme, title, warm=warm)
        self._theme = theme
        self.rows = tuple(NumberRow(theme, entry, closed_words) for entry in entries)
        for row in self.rows:
            row.large_wanted.connect(self.large_wanted)
        self.add(*self.rows)
        if night:
            self.add(make_label(night, "question"))
        self._space()
        theme.changed.connect(self._space)

    def show_at(self, now: time) -> None:
        """Mark the lines that are closed at `now` (local)."""
        for row in self.rows:
            row.show_at(now)

    def _space(self) -> None:
        self.body.setSpacing(self._theme.px(16))
