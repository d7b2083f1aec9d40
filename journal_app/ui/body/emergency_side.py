"""The emergency number of a country, or the choice of one where none is known."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from journal_app.ui.help.country_choice import CountryChoice
from journal_app.ui.help.help_content import HelpContent
from journal_app.ui.help.numbers_card import NumbersCard
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.labels import make_label


class EmergencySide(QVBoxLayout):
    """Without a list of countries it is empty: the screen says "your local emergency number"."""

    country_chosen = Signal(str)
    large_wanted = Signal(str, str)

    def __init__(self, theme: Theme, content: HelpContent) -> None:
        super().__init__()
        self._theme = theme
        self._content = content
        self._card: NumbersCard | None = None
        self._words = make_label("", "small")
        self.choice = CountryChoice(theme, content.choices, self.tr("Not chosen"))
        self.choice.setAccessibleName(self.tr("Your country, for the emergency number"))
        self.choice.country_chosen.connect(self.country_chosen)
        self.addWidget(self._words)
        self.addWidget(self.choice)

    def show_country(self, code: str) -> None:
        """Show the number of a country; the choice of one if none is known."""
        self.choice.show_country(code)
        if self._card is not None:
            self.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
            self._card = None
        country = self._content.country(code) if code else None
        if country is not None and country.emergency:
            self._card = NumbersCard(self._theme, self.tr("In an emergency"), country.emergency)
            self._card.large_wanted.connect(self.large_wanted)
            self.insertWidget(0, self._card)
        self._words.setText(
            self.tr("The emergency number of this country is not in the list.")
            if code and self._card is None
            else self.choice.accessibleName()
        )
        choose = self._card is None and bool(self._content.choices)
        self._words.setVisible(choose)
        self.choice.setVisible(choose)
