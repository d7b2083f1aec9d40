"""Tonight's page and what stands beside it; or, where there is no room for two columns, above and below."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget
from shiboken6 import isValid

from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.beside import Beside
from journal_app.ui.widgets.card import Card

TWO_COLUMNS_FROM = 860
"""Width of the page, in pixels before scaling, from which the cards stand beside the writing."""


class TodayColumns(QGridLayout):
    """Holds the card that is written on and the cards of `beside`; in two columns before the first `fit`."""

    def __init__(self, theme: Theme, card: QWidget, beside: Beside | None) -> None:
        super().__init__()
        self._theme = theme
        self._card = card
        self._beside = beside
        self._width: int | None = None
        self._set_aside: list[QWidget] = []
        self._arranged: tuple[bool, list[Card], Card | None] | None = None
        self._alone = False
        if beside is None:
            self.addWidget(card, 0, 0)
        else:
            beside.changed.connect(self._arrange)
        self._measure()
        theme.changed.connect(self._measure)

    def fit(self, width: int) -> None:
        """Choose one column or two for a page of `width` pixels."""
        self._width = width
        self._arrange()

    def show_alone(self, alone: bool) -> None:
        """Show the card and nothing beside it, or everything again."""
        self._alone = alone
        if not alone:
            self._bring_back()
        self._arrange()

    def _arrange(self) -> None:
        """Beside the page; or, where there is no room, a note above it and the invitation below."""
        beside = self._beside
        if beside is None:
            return
        if self._alone:
            self._put_aside(beside)
            return
        wide = self._width is None or self._width >= self._theme.px(TWO_COLUMNS_FROM)
        notes, offer = beside.notes, beside.offer
        if offer is not None and not offer.stands:
            offer = None
        if (wide, notes, offer) == self._arranged:
            return
        self._arranged = (wide, notes, offer)
        # Not `takeAt`: the item it leaves to Python keeps the new one from hearing of other heights.
        for widget in (self._card, beside.invitation, *notes, beside.offer):
            if widget is not None:
                self.removeWidget(widget)
        count = len(notes)
        rows = max(4, count + 3)
        self.addWidget(self._card, 0 if wide else max(1, count), 0, rows if wide else 1, 1)
        place = (count, 1) if wide else (max(2, count + 1), 0)  # an empty row would still be spaced
        self.addWidget(beside.invitation, *place)
        for row, note in enumerate(notes):
            self.addWidget(note, row, 1 if wide else 0)
            note.show()
        if offer is not None:
            self.addWidget(offer, place[0] + 1, place[1])
            offer.show()
        self.setColumnStretch(0, 3)
        self.setColumnStretch(1, 2 if wide else 0)
        for row in range(rows):
            self.setRowStretch(row, int(row == (rows - 1 if wide else max(1, count))))

    def _put_aside(self, beside: Beside) -> None:
        """Hide what stands beside the page, until everything is shown again."""
        pieces = (beside.invitation, *beside.notes, beside.offer)
        shown = [piece for piece in pieces if piece is not None and not piece.isHidden()]
        for widget in shown:
            widget.hide()
        self._set_aside += shown
        self.setColumnStretch(1, 0)
        self._arranged = None

    def _bring_back(self) -> None:
        for widget in self._set_aside:
            if isValid(widget):  # a note may have been answered for meanwhile
                widget.show()
        self._set_aside = []

    def _measure(self) -> None:
        self.setSpacing(self._theme.px(20))
        self._arrange()
