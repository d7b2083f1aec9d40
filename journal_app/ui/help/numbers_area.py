"""The numbers of the chosen country, or all of them, and the choice of a country above."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journal_app.domain.helplines import CountryHelp, Helpline
from journal_app.ui.help import built_in
from journal_app.ui.help.country_choice import CountryChoice
from journal_app.ui.help.help_content import HelpContent
from journal_app.ui.help.numbers_card import NumbersCard
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.labels import make_label


class NumbersArea(QVBoxLayout):
    """A column of cards with numbers. A layout, not a widget: that would cut off the shadows of the cards.

    `lines_first`: the helplines stand above the emergency numbers. `quiet`: no card is warm, and the
    choice of a country stands below the numbers once there is one.
    """

    large_wanted = Signal(str, str)
    """Number and name to show across the window."""

    def __init__(
        self,
        theme: Theme,
        content: HelpContent,
        now: Callable[[], datetime],
        *,
        discreet: bool = False,
        lines_title: str = "",
        lines_first: bool = False,
        quiet: bool = False,
    ) -> None:
        """`lines_title` stands over the helplines of a country; empty: "Helplines"."""
        super().__init__()
        self._theme = theme
        self._content = content
        self._now = now
        self._discreet = discreet
        self._lines_title = lines_title or self.tr("Helplines")
        self._lines_first = lines_first
        self._quiet = quiet
        self.lines_card: NumbersCard | None = None
        """The helplines of the chosen country; None if it has none, or none is chosen."""
        self.cards: list[NumbersCard] = []
        self.choice = CountryChoice(theme, content.choices, self.tr("Not chosen: show all"))
        self._choice_label = make_label(self.tr("Your country"), "small")
        self._words = make_label("", "question")
        self.small_print = make_label(
            self.tr(
                "These numbers are kept on this computer. They come from published pages, and nobody"
                " has called them to check. If one does not answer, try another, or call the emergency"
                " number."
            ),
            "tiny",
        )
        self._build()
        self._measure()
        theme.changed.connect(self._measure)

    def show_country(self, code: str) -> None:
        """Show the numbers of a country; all of them if `code` is empty or unknown."""
        self.choice.show_country(code)
        country = self._content.country(code) if code else None
        texts = self._content.texts
        self._place_choice(below=self._quiet and country is not None)
        if self._content.built_in:
            self._show(built_in.WORDS, self._cards_of_all())
        elif country is None:
            self._show(texts.no_country, self._cards_of_all())
        elif self._lines(country):
            self._show("", self._cards_of(country))
        else:
            self._show(self._filled(texts.no_line, country), self._cards_of(country))

    def mark_closed_lines(self) -> None:
        """Say of each line whether it is closed now."""
        time = self._now().time()
        for card in self.cards:
            card.show_at(time)

    @property
    def buttons(self) -> list[QPushButton]:
        """Return the buttons that show a number large, from the top."""
        return [row.button for card in self.cards for row in card.rows]

    @property
    def in_order(self) -> list[QWidget]:
        """Return what is read here, from the top."""
        numbers: list[QWidget] = [self._words, *self.cards]
        choice: list[QWidget] = [self._choice_label, self.choice]
        both = [*numbers, *choice] if self._choice_is_below else [*choice, *numbers]
        return [*both, self.small_print]

    @property
    def has_lines(self) -> bool:
        """Say whether a helpline is shown."""
        return any(not row.is_emergency for card in self.cards for row in card.rows)

    @property
    def lines_place(self) -> tuple[QWidget, QWidget]:
        """Return what to bring into view for the lines, and what then takes the focus."""
        if self.lines_card:
            return self.lines_card, self.lines_card.rows[0].button
        if self.choice.isHidden():
            return self.cards[0], self.buttons[0]
        return self._choice_label, self.choice

    @property
    def stops(self) -> list[QWidget]:
        """Return what takes the focus here, in the order of Tab."""
        return [*self.buttons, self.choice] if self._choice_is_below else [self.choice, *self.buttons]

    @property
    def _choice_is_below(self) -> bool:
        return self.indexOf(self._country) > self.indexOf(self._cards)

    def _place_choice(self, *, below: bool) -> None:
        if below != self._choice_is_below:
            self.removeItem(self._country)
            self.insertLayout(self.indexOf(self._cards) + 1 if below else 0, self._country)

    def _build(self) -> None:
        self.choice.setAccessibleName(self.tr("Your country"))
        self._choice_label.setBuddy(self.choice)
        self._country = QVBoxLayout()
        self._country.addWidget(self._choice_label)
        self._country.addWidget(self.choice)
        self._cards = QVBoxLayout()
        self.addLayout(self._country)
        self.addWidget(self._words)
        self.addLayout(self._cards)
        self.addWidget(self.small_print)
        self.addStretch()
        if not self._content.choices:
            self._choice_label.hide()
            self.choice.hide()

    def _show(self, words: str, cards: list[NumbersCard]) -> None:
        self._words.setText(words)
        self._words.setVisible(bool(words))
        for card in self.cards:
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = cards
        for card in cards:
            card.large_wanted.connect(self.large_wanted)
            self._cards.addWidget(card)
        self.mark_closed_lines()

    def _cards_of(self, country: CountryHelp) -> list[NumbersCard]:
        cards = []
        self.lines_card = None
        if country.emergency:
            warm = not self._quiet
            cards.append(NumbersCard(self._theme, self.tr("In an emergency"), country.emergency, warm=warm))
        if lines := self._lines(country):
            closed = self._filled(self._content.texts.line_closed, country)
            self.lines_card = NumbersCard(self._theme, self._lines_title, lines, closed, country.night)
            cards.insert(0 if self._lines_first else len(cards), self.lines_card)
        return cards

    def _cards_of_all(self) -> list[NumbersCard]:
        closed = self._content.texts.line_closed
        self.lines_card = None
        return [
            NumbersCard(
                self._theme,
                country.name,
                [*country.emergency, *self._lines(country)],
                self._filled(closed, country),
                country.night,
            )
            for country in self._content.countries
        ]

    def _lines(self, country: CountryHelp) -> Sequence[Helpline]:
        return [line for line in country.lines if line.discreet or not self._discreet]

    def _filled(self, text: str, country: CountryHelp) -> str:
        number = country.emergency[0].number if country.emergency else ""
        return text.replace("{emergency}", number or self.tr("your local emergency number"))

    def _measure(self) -> None:
        px = self._theme.px
        self.setSpacing(px(16))
        self._cards.setSpacing(px(16))
        self._country.setSpacing(px(6))
        self.choice.setMaximumWidth(px(420))
