"""The crisis screen: numbers first, then whatever else may help this hour. It must never fail.

Title, body, numbers and the closing button are made first and need nothing that can break. The plan, the
people and the breathing come after, each for itself: one that fails is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.content.library import Library
from journal_app.domain.support import Person, PlanPart
from journal_app.ui.crisis import built_in
from journal_app.ui.crisis.closing_foot import ClosingFoot
from journal_app.ui.crisis.numbers import crisis_numbers, plain_numbers
from journal_app.ui.crisis.offers import Offer, crisis_said
from journal_app.ui.crisis.offers_row import OffersRow
from journal_app.ui.help.attempt import attempt
from journal_app.ui.help.breathing_card import BreathingCard
from journal_app.ui.help.help_content import read_help
from journal_app.ui.help.help_page import MINUTE, TWO_COLUMNS_FROM
from journal_app.ui.help.large_numbers import LargeNumbers
from journal_app.ui.help.reading_card import ReadingCard
from journal_app.ui.help.support_cards import SupportCards
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.columns import Columns
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.scroll_page import ScrollPage

LINE_WIDTH = 720
"""Widest that the body is set, in pixels before scaling: about seventy characters."""


class CrisisScreen(QWidget):
    """Fills the window until its own button closes it. Esc does nothing here, and nothing is asked."""

    closed = Signal()
    country_chosen = Signal(str)
    """ISO code, or empty: the person chose another country beside the numbers."""

    def __init__(
        self,
        theme: Theme,
        library: Library,
        variant: str,
        country_code: str,
        now: Callable[[], datetime],
        plan: Sequence[PlanPart] = (),
        people: Sequence[Person] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`variant` is "talk", "urgent" or "emergency". `now` is asked which lines are open."""
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self._theme = theme
        self._said = crisis_said(library, variant)
        self._content = read_help(library)
        self._code = ""
        self._large = LargeNumbers(theme, self)
        self._title = make_label("", "title")
        self._body = make_label("", "entry")
        self.offers = OffersRow(theme)
        self._scroll = ScrollPage(theme)
        self._foot = ClosingFoot(theme, Offer.CLOSE_FOR_NOW, self._scroll)
        self._minute = QTimer(self, interval=MINUTE)
        self.numbers = attempt(lambda: crisis_numbers(theme, self._content, now, self._said.offers))
        self.cards: dict[Offer, ReadingCard] = {}
        """What stands beside the numbers, by the offer that leads there."""
        self._support: SupportCards | None = None
        self._connect()
        self._lay_out()
        self.show_country(country_code)
        self._add_cards()
        if plan or people:
            self.show_support(plan, people)
        self._measure()
        theme.changed.connect(self._measure)

    def enter(self) -> None:
        """Begin at the top, with the focus on the first thing that can be done, and say what this is."""
        self._scroll.verticalScrollBar().setValue(0)
        numbers = self.numbers.buttons if self.numbers else []
        first = [*self.offers.buttons, *numbers, self._foot.button][0]
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(first, 0, self._theme.px(8))
        announce(self, f"{self._title.text()}. {self._body.text()}")

    def show_country(self, code: str) -> None:
        """Show the numbers of a country; all of them if `code` is empty or unknown."""
        self._large.close_view()
        self._code = code
        numbers = self.numbers
        if numbers:
            attempt(lambda: numbers.show_country(code))
        known = self._content.emergency(code)
        emergency = known.number if known else self.tr("your local emergency number")
        self._title.setText(self._said.title.replace("{emergency}", emergency))
        body = self._said.body if self._has_lines else self._said.body_without_line
        self._body.setText(body.replace("{emergency}", emergency))
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self._body.text())
        self._show_offers()

    def show_support(self, plan: Sequence[PlanPart], people: Sequence[Person]) -> None:
        """Show the plan and the people, now that they are read. Where there are none, one quiet line."""
        support = self._support
        if support:
            attempt(lambda: support.show_support(plan, people))
            self._keep_reading_order()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let no Esc through to what lies below."""
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Lines open and close while the screen stands."""
        super().showEvent(event)
        self._mark_closed_lines()
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take a number that is shown large along."""
        super().hideEvent(event)
        self._minute.stop()
        self._large.close_view()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go from two columns to one when there is no room for two."""
        super().resizeEvent(event)
        self._measure()

    def _connect(self) -> None:
        self._foot.button.clicked.connect(self.closed)
        self.offers.chosen.connect(self._on_offer)
        self._minute.timeout.connect(self._mark_closed_lines)
        if self.numbers:
            self.numbers.large_wanted.connect(self._large.show_large)
            self.numbers.choice.country_chosen.connect(self._on_country_chosen)

    def _lay_out(self) -> None:
        self._beside = QVBoxLayout()
        self._columns = Columns(3, 2)
        self._columns.addLayout(self.numbers or plain_numbers())
        self._columns.addLayout(self._beside)
        self._words = QVBoxLayout()
        self._words.addWidget(self._title)
        body = QHBoxLayout()  # its height is reckoned with the width it really gets
        body.addWidget(self._body, 1)
        body.addStretch()
        self._words.addLayout(body)
        self._scroll.body.addLayout(self._words)
        self._scroll.add(self.offers)
        self._scroll.body.addLayout(self._columns)
        self._scroll.body.addStretch()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._scroll, 1)
        page.addWidget(self._foot)

    def _add_cards(self) -> None:
        """Add what may fail. The rest stands already."""
        self._support = support = attempt(lambda: SupportCards(self._theme, self))
        exercise = self._content.breathing or built_in.BREATHING
        made: dict[Offer, ReadingCard | None] = {
            Offer.PLAN: support.plan if support else None,
            Offer.PERSON: support.people if support else None,
            Offer.BREATHING: attempt(lambda: BreathingCard(self._theme, exercise)),
        }
        self.cards = {offer: card for offer in self._said.offers if (card := made.get(offer))}
        for card in self.cards.values():
            self._beside.addWidget(card)
        self._beside.addStretch(1)  # all the room that is left: no card grows
        if support:
            support.large_wanted.connect(self._large.show_large)
        self._show_offers()

    def _show_offers(self) -> None:
        """Show the offers that lead somewhere: no number to call where none is known."""
        known = self._content.emergency(self._code)
        leads = {
            Offer.EMERGENCY: known is not None,
            Offer.LINES: self._has_lines,
            **dict.fromkeys(self.cards, True),
        }
        offers = [offer for offer in self._said.offers if leads.get(offer)]
        if known and not self._has_lines and Offer.EMERGENCY not in offers:
            offers.insert(0, Offer.EMERGENCY)
        self.offers.show_offers(offers, known.number if known else "")
        self._keep_reading_order()

    def _stops(self) -> list[QWidget]:
        """Return what takes the focus, in the order of Tab."""
        numbers = self.numbers.stops if self.numbers else []
        beside = [stop for card in self.cards.values() for stop in card.stops]
        return [*self.offers.buttons, *numbers, *beside, self._foot.button]

    def _keep_reading_order(self) -> None:
        """Tab and a screen reader go as the eye does, whichever part was made last."""
        for first, second in pairwise(self._stops()):
            QWidget.setTabOrder(first, second)
        numbers = self.numbers.in_order if self.numbers else []
        for widget in [*numbers, *self.cards.values()]:
            widget.raise_()  # the last child is read last

    def _on_offer(self, offer: Offer) -> None:
        known = self._content.emergency(self._code)
        if offer is Offer.EMERGENCY and known:
            self._large.show_large(known.number, known.label[:1].upper() + known.label[1:])
        elif offer is Offer.LINES and self.numbers:
            self._bring(*self.numbers.lines_place)
        elif card := self.cards.get(offer):
            self._bring(card, card)
            if isinstance(card, BreathingCard):
                card.button.setFocus(Qt.FocusReason.OtherFocusReason)
                card.start()

    def _bring(self, card: QWidget, stop: QWidget) -> None:
        """Bring a card to the top of the view, as far as there is something below it, and the focus to it."""
        stop.setFocus(Qt.FocusReason.OtherFocusReason)
        top = card.mapTo(self._ground, QPoint()).y()
        self._scroll.verticalScrollBar().setValue(top - self._scroll.body.contentsMargins().top())

    @property
    def _has_lines(self) -> bool:
        return self.numbers is not None and self.numbers.has_lines

    @property
    def _ground(self) -> QWidget:
        ground = self._scroll.widget()
        assert ground
        return ground

    def _on_country_chosen(self, code: str) -> None:
        self.show_country(code)
        self.country_chosen.emit(code)

    def _mark_closed_lines(self) -> None:
        if self.numbers:
            attempt(self.numbers.mark_closed_lines)

    def _measure(self) -> None:
        px = self._theme.px
        two = self.width() >= px(TWO_COLUMNS_FROM)
        self._columns.stand_beside(two)
        self._columns.setSpacing(px(20))
        self._beside.setSpacing(px(16))
        self._words.setSpacing(px(10))
        self._body.setMaximumWidth(px(LINE_WIDTH))
        role = "entry" if two else "question"  # where room is short, what can be done must be seen at once
        if self._body.property("role") != role:
            self._body.setProperty("role", role)
            self._body.style().polish(self._body)
