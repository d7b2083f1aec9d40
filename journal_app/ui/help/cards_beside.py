"""What stands beside the numbers: signs to call a doctor for, what to say, one way to breathe."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from journal_app.content.values import Card, Exercise
from journal_app.ui.help import built_in
from journal_app.ui.help.help_content import HelpContent
from journal_app.ui.help.reading_card import ReadingCard
from journal_app.ui.theme.theme import Theme


class CardsBeside(QVBoxLayout):
    """Cards that are read. What could not be read from its file is left out, but for the doctor's signs."""

    def __init__(self, theme: Theme, content: HelpContent) -> None:
        super().__init__()
        self._theme = theme
        self.cards = [self._doctor(content.doctor)]
        if content.phone:
            self.cards.append(self._text(content.phone))
        if content.breathing:
            self.cards.append(self._breathing(content.breathing))
        for card in self.cards:
            self.addWidget(card)
        self.addStretch()
        self._measure()
        theme.changed.connect(self._measure)

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

    def _breathing(self, exercise: Exercise) -> ReadingCard:
        steps = [
            self.tr("{0}. {1}: {2} seconds").format(number, step.do.capitalize(), step.seconds)
            for number, step in enumerate(exercise.steps, start=1)
        ]
        again = self.tr("Do this {0} times if you like. You can stop at any breath.").format(exercise.rounds)
        return ReadingCard(self._theme, self.tr("Slow breathing"), [exercise.before, *steps, again], [])

    def _measure(self) -> None:
        self.setSpacing(self._theme.px(16))
