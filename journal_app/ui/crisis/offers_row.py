"""The actions of the crisis screen, or of the card after it, in a row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from journal_app.ui.crisis.offers import Offer
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import Button
from journal_app.ui.widgets.flow_layout import FlowLayout

HEIGHT = 48
"""Of a button, in pixels before scaling: larger than others, since hands may shake."""


class OffersRow(QWidget):
    """Buttons side by side, in lines where there is no room. A number to call stands out, if it is first."""

    chosen = Signal(Offer)

    def __init__(self, theme: Theme, height: float = HEIGHT) -> None:
        """`height` of the buttons, in pixels before scaling."""
        super().__init__()
        self._theme = theme
        self._height = height
        self._offers: list[Offer] = []
        self._group = QButtonGroup(self)
        self._row = FlowLayout(self)
        self._group.idClicked.connect(self._on_clicked)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def buttons(self) -> list[Button]:
        """Return the buttons, from the first."""
        return [button for button in self._group.buttons() if isinstance(button, Button)]

    def show_offers(self, offers: Sequence[Offer], emergency: str) -> None:
        """Show a button for each; `emergency` is the number in the words of one of them."""
        for button in self.buttons:
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._offers = list(offers)
        for number, offer in enumerate(offers):
            stands_out = number == 0 and offer in (Offer.EMERGENCY, Offer.LINES)
            kind = "primary" if stands_out else "plain"
            button = _HighButton(self._theme, self._height, offer.words(emergency), kind)
            self._group.addButton(button, number)
            self._row.addWidget(button)
        self.setVisible(bool(offers))

    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(self._offers[number])

    def _measure(self) -> None:
        self._row.setSpacing(self._theme.px(10))


class _HighButton(Button):
    def __init__(self, theme: Theme, height: float, text: str, kind: str) -> None:
        super().__init__(text, kind)
        self._height = height
        self._theme = theme

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, self._theme.px(self._height)))
