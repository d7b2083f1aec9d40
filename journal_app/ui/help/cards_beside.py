"""What stands beside the numbers: the plan and the people, signs to call a doctor for, one way to breathe."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.content.values import Card
from journal_app.domain.support import Person, PlanPart
from journal_app.ui.help import built_in
from journal_app.ui.help.breathing_card import BreathingCard
from journal_app.ui.help.help_content import HelpContent
from journal_app.ui.help.need_card import NeedCard
from journal_app.ui.help.reading_card import ReadingCard
from journal_app.ui.help.support_cards import SupportCards
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button


class CardsBeside(QVBoxLayout):
    """Cards that are read. What could not be read from its file is left out, but for the doctor's signs.

    `unlocked`: the person's own plan and people are here too, and a way to say "I need help now".
    """

    help_now_asked = Signal()
    large_wanted = Signal(str, str)
    """Number and name of a person the journal knows."""
    guidance_asked = Signal()

    def __init__(self, theme: Theme, content: HelpContent, *, unlocked: bool) -> None:
        super().__init__()
        self._theme = theme
        self.need: NeedCard | None = None
        self.breathing: BreathingCard | None = None
        self._support: SupportCards | None = None
        self.cards: list[ReadingCard] = []
        if unlocked:
            self._add_own()
        self.cards.append(self._doctor(content.doctor))
        if content.phone:
            self.cards.append(self._text(content.phone))
        if content.breathing:
            self.breathing = BreathingCard(theme, content.breathing)
            self.cards.append(self.breathing)
        for card in self.in_order:
            self.addWidget(card)
        self.guidance = make_button(self.tr("Read more in the guidance"), "link")
        self.guidance.clicked.connect(self.guidance_asked)
        self.addWidget(self.guidance, 0, Qt.AlignmentFlag.AlignLeft)
        self.addStretch(1)  # all the room that is left: no card grows
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def in_order(self) -> list[QWidget]:
        """Return the cards from the top."""
        return [self.need, *self.cards] if self.need else list(self.cards)

    @property
    def stops(self) -> list[QWidget]:
        """Return what takes the focus here, in the order of Tab."""
        needed: list[QWidget] = [self.need.button] if self.need else []
        return [*needed, *(stop for card in self.cards for stop in card.stops), self.guidance]

    def show_support(self, plan: Sequence[PlanPart], people: Sequence[Person]) -> None:
        """Show the person's plan and people."""
        if self._support:
            self._support.show_support(plan, people)

    def _add_own(self) -> None:
        self.need = NeedCard(self._theme)
        self.need.help_now_asked.connect(self.help_now_asked)
        self._support = SupportCards(self._theme, self)
        self._support.large_wanted.connect(self.large_wanted)
        self.cards += [self._support.people, self._support.plan]

    def _doctor(self, card: Card | None) -> ReadingCard:
        if card:
            return self._text(card)
        words = self.tr("This text has not been reviewed by a clinician.")
        return ReadingCard(self._theme, built_in.SIGNS_TITLE, [built_in.SIGNS], [words])

    def _text(self, card: Card) -> ReadingCard:
        sources = "; ".join(source.title for source in card.sources)
        small_print = [
            self.tr("Sources: {0}").format(sources),
            self.tr("This text has not been reviewed by a clinician."),
        ]
        return ReadingCard(self._theme, card.title.none, [card.body.none], small_print)

    def _measure(self) -> None:
        self.setSpacing(self._theme.px(16))
