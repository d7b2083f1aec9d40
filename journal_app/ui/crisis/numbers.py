"""The numbers of the crisis screen: as cards, or as nothing but text if those can't be made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout

from journal_app.ui.crisis.offers import Offer
from journal_app.ui.help import built_in
from journal_app.ui.help.help_content import HelpContent
from journal_app.ui.help.numbers_area import NumbersArea
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.labels import make_label


def crisis_numbers(
    theme: Theme, content: HelpContent, now: Callable[[], datetime], offers: Sequence[Offer]
) -> NumbersArea:
    """Return the cards of numbers. The emergency number stands first if it is offered before the lines."""
    first = next((each for each in offers if each in (Offer.EMERGENCY, Offer.LINES)), Offer.LINES)
    return NumbersArea(
        theme,
        content,
        now,
        lines_title=Offer.LINES.words(""),
        lines_first=first is Offer.LINES,
        quiet=True,
    )


def plain_numbers() -> QVBoxLayout:
    """Return the built-in numbers as lines of text."""
    column = QVBoxLayout()
    column.addWidget(make_label(built_in.WORDS, "question"))
    for country in built_in.NUMBERS:
        emergency = [each.number for each in country.emergency]
        lines = [f"{line.name} {line.number}" for line in country.lines]
        column.addWidget(make_label(f"{country.name}: {', '.join([*emergency, *lines])}", "question"))
    column.addStretch()
    return column
