"""The card that asks, on the days after, how it is now. It waits on Today and is never in the way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent

from journal_app.content.library import Library
from journal_app.ui.crisis.offers import Offer, followup_said
from journal_app.ui.crisis.offers_row import OffersRow
from journal_app.ui.help.help_content import HelpContent, read_help
from journal_app.ui.help.number_row import NumberRow
from journal_app.ui.theme.style_sheet import CONTROL_HEIGHT
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import make_label


class FollowupCard(Card):
    """Says why it asks, lists the lines of the country, and can be closed."""

    lines_asked = Signal()
    """The person wants all lines: Get help now shows them."""

    plan_asked = Signal()
    call_help_asked = Signal()
    """The person wants to know how to make the call."""

    large_wanted = Signal(str, str)
    """Number and name to show across the window."""

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        library: Library,
        variant: str,
        country_code: str,
        now: Callable[[], datetime],
    ) -> None:
        """`variant` is "help", "talk" or "urgent". `now` is asked which lines are open."""
        said = followup_said(library, variant)
        super().__init__(theme, said.title, warm=True)
        self._now = now
        content = read_help(library)
        self._emergency = content.emergency(country_code)
        number = self._emergency.number if self._emergency else ""
        self._emergency_words = number or self.tr("your local emergency number")
        self.setAccessibleName(said.title)
        self.add(make_label(self._filled(said.body), "question"))
        country = content.country(country_code) if country_code else None
        closed = self._filled(content.texts.line_closed)
        self.rows = tuple(NumberRow(theme, line, closed) for line in (country.lines if country else ()))
        for row in self.rows:
            row.large_wanted.connect(self.large_wanted)
        self.add(*self.rows)
        if not self.rows:
            self.add(make_label(self._words_without_lines(content, country is not None), "question"))
        self.offers = OffersRow(theme, CONTROL_HEIGHT)
        offers = [each for each in said.offers if each is not Offer.EMERGENCY or self._emergency]
        self.add(self.offers)  # before it is filled: shown without a place it would be a window
        self.offers.show_offers(offers, number)
        self.offers.chosen.connect(self._on_offer)

    def showEvent(self, event: QShowEvent) -> None:
        """Say which lines are closed at this hour."""
        super().showEvent(event)
        time = self._now().time()
        for row in self.rows:
            row.show_at(time)

    def _filled(self, text: str) -> str:
        return text.replace("{emergency}", self._emergency_words)

    def _words_without_lines(self, content: HelpContent, is_country_known: bool) -> str:
        if is_country_known and not content.built_in:
            return self._filled(content.texts.no_line)
        return self.tr('"Show crisis lines" lists the lines of all countries that are known here.')

    def _on_offer(self, offer: Offer) -> None:
        if offer is Offer.EMERGENCY and self._emergency:
            label = self._emergency.label
            self.large_wanted.emit(self._emergency.number, label[:1].upper() + label[1:])
        elif offer is Offer.HELP_PAGE:
            self.lines_asked.emit()
        elif offer is Offer.PLAN:
            self.plan_asked.emit()
        elif offer is Offer.CALL_HELP:
            self.call_help_asked.emit()
        elif offer is Offer.CLOSE:
            self.closed.emit()
