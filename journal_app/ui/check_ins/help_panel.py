"""People to reach right now, beside the form: there at once, before anything is saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.content.library import Library
from journal_app.ui.help.help_content import read_help
from journal_app.ui.help.numbers_area import NumbersArea
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.scroll_page import ScrollPage

MINUTE = 60_000
"""Milliseconds after which it is asked again which lines are open."""


class HelpPanel(QFrame):
    """Scrolls by itself, so that it is in sight wherever the form is. Takes no focus by itself.

    Needs no store and no network; broken content files leave the built-in numbers.
    """

    large_wanted = Signal(str, str)
    """Number and name to show across the window."""
    country_chosen = Signal(str)
    """ISO code, or empty: the person chose a country here."""

    def __init__(self, theme: Theme, library: Library, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._theme = theme
        self._known_country = False
        self._title = make_label(self.tr("People you can reach right now"), "heading")
        self._words = make_label(
            self.tr("Thank you for saying so. You are not in trouble. You can call before you go on here."),
            "question",
        )
        self.numbers = NumbersArea(theme, read_help(library), now, discreet=False)
        self._scroll = ScrollPage(theme)
        self._head = QVBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self._words)
        self._scroll.body.addLayout(self._head)
        self._scroll.body.addLayout(self.numbers)
        self._scroll.body.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self._minute = QTimer(self, interval=MINUTE)
        self._minute.timeout.connect(self.numbers.mark_closed_lines)
        self.numbers.large_wanted.connect(self.large_wanted)
        self.numbers.choice.country_chosen.connect(self._on_country_chosen)
        self._measure()
        theme.changed.connect(self._measure)

    def open_for(self, country: str) -> None:
        """Appear with the numbers of a country, all of them if it is empty, and have the first read out."""
        self.numbers.show_country(country)
        self._known_country = bool(country)
        self.show()
        QTimer.singleShot(0, self, self._show_first_number)
        announce(self, f"{self._title.text()}. {self._words.text()} {self._first_numbers()}", urgent=True)

    def follow(self, widget: QWidget) -> None:
        """Have Tab come here from `widget`, and go through the numbers from above."""
        buttons = [row.button for card in self.numbers.cards for row in card.rows]
        for first, second in pairwise([widget, self.numbers.choice, *buttons]):
            QWidget.setTabOrder(first, second)

    def showEvent(self, event: QShowEvent) -> None:
        """Lines open and close while they are looked at."""
        super().showEvent(event)
        self.numbers.mark_closed_lines()
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks any more."""
        super().hideEvent(event)
        self._minute.stop()

    def _show_first_number(self) -> None:
        """Begin at the top; in a low place, with the first card, so that there is a number in sight."""
        top = 0
        if self._known_country and self.numbers.cards:
            card = self.numbers.cards[0]
            first = card.rows[0].geometry().bottom()
            if card.y() + first > self._scroll.viewport().height():
                top = card.y() - self._theme.px(14)
        self._scroll.verticalScrollBar().setValue(top)

    def _first_numbers(self) -> str:
        rows = [row for card in self.numbers.cards[:2] for row in card.rows[:2]]
        return " ".join(f"{row.button.accessibleName()}." for row in rows)

    def _on_country_chosen(self, code: str) -> None:
        self.numbers.show_country(code)
        self.country_chosen.emit(code)

    def _measure(self) -> None:
        self._head.setSpacing(self._theme.px(6))
