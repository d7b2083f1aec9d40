"""The screen for a body sign that asks for a call: what to do, the number, what to say.

Title, body, number and the ways out are made first and need nothing that can break.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.content.library import Library
from journal_app.domain.care.constants import RULES_V1 as R
from journal_app.domain.care.events import Event
from journal_app.ui.body import built_in
from journal_app.ui.body.emergency_side import EmergencySide
from journal_app.ui.body.entry_words import EntryWords
from journal_app.ui.body.said import Offer, phone_sentences, said_for
from journal_app.ui.body.say_card import SayCard
from journal_app.ui.care.care_desk import Look
from journal_app.ui.help.help_content import read_help
from journal_app.ui.help.help_page import TWO_COLUMNS_FROM
from journal_app.ui.help.large_numbers import LargeNumbers
from journal_app.ui.theme.theme import Theme
from journal_app.ui.visit.lines import Lines
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import Button, HelpLink, make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.columns import Columns
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.page_foot import PageFoot
from journal_app.ui.widgets.scroll_page import ScrollPage

LINE_WIDTH = 720
"""Widest that the body is set, in pixels before scaling."""

LOGGED = 12
"""Entries of the log that are shown, none older than what the rules still ask about."""

_WAYS = (Offer.EMERGENCY, Offer.SAY, Offer.LOG)


class BodyScreen(QWidget):
    """Fills the window. It is answered or closed for now; what it says is not a diagnosis."""

    answered = Signal(Offer)
    """CALLED, PASSED or CLOSE."""
    country_chosen = Signal(str)
    help_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        library: Library,
        look: Look,
        country_code: str,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        """`look` has a sign that is live."""
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self._theme = theme
        self._library = library
        self._now = now
        self._locale = QLocale()
        self._content = read_help(library)
        self._said = said_for(look.live_screen, look.found, library, self._locale)
        self._code = ""
        self._large = LargeNumbers(theme, self)
        self._title = make_label(self._said.title, "title")
        self._body = make_label("", "entry")
        self.ways = {offer: make_button("", "plain") for offer in self._said.offers if offer in _WAYS}
        self.answers = {
            offer: make_button(offer.words(""), "plain") for offer in self._said.offers if offer not in _WAYS
        }
        self.say = SayCard(theme)
        self.emergency = EmergencySide(theme, self._content)
        self.log = Card(theme, self.tr("What you noted"))
        self._lines = Lines(theme, "question")
        self.help = HelpLink(theme)
        self._scroll = ScrollPage(theme)
        self._lay_out()
        self._connect()
        self.show_look(look)
        self.show_country(country_code)
        self._measure()
        theme.changed.connect(self._measure)

    def show_look(self, look: Look) -> None:
        """Show what the log says now: something may have been noted meanwhile."""
        self._said = said_for(look.live_screen, look.found, self._library, self._locale)
        self._title.setText(self._said.title)
        if look.call is not None:
            self.say.show_sentences(phone_sentences(look.call, self._library, self._locale))
        self._fill()

    def show_country(self, code: str) -> None:
        """Show the emergency number of a country; the choice of one if none is known."""
        self._large.close_view()
        self._code = code
        self.emergency.show_country(code)
        self._fill()

    def show_log(self, entries: Sequence[Event]) -> None:
        """Show the newest of what was noted."""
        words = EntryWords(self._locale, self)
        now = self._now()
        fresh = [entry for entry in entries if now - entry.at <= R.past_for]
        newest = sorted(fresh, key=lambda entry: entry.at, reverse=True)[:LOGGED]
        self._lines.show_lines([f"{words.when(one, now)}: {words.what(one, now)}" for one in newest])

    def enter(self) -> None:
        """Begin at the top, with the focus on the first thing that can be done, and say what this is."""
        self._scroll.verticalScrollBar().setValue(0)
        ways = [self.ways[offer] for offer in _WAYS if offer in self.ways]
        first = next(button for button in [*ways, *self.answers.values()] if not button.isHidden())
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{self._title.text()}. {self._body.text()}", urgent=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes for now."""
        if event.key() == Qt.Key.Key_Escape:
            self.answered.emit(Offer.CLOSE)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take a number that is shown large along."""
        super().hideEvent(event)
        self._large.close_view()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go from two columns to one when there is no room for two."""
        super().resizeEvent(event)
        self._measure()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.addWidget(self._title)
        body = QHBoxLayout()  # its height is reckoned with the width it really gets
        body.addWidget(self._body, 1)
        body.addStretch()
        words.addLayout(body)
        self._ways_row = FlowLayout()
        for offer in _WAYS:
            if offer in self.ways:
                self._ways_row.addWidget(self.ways[offer])
        self.log.add(self._lines, make_label(built_in.NEVER_A_NUMBER, "question"))
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.say)
        left.addStretch(1)
        right.addLayout(self.emergency)
        right.addWidget(self.log)
        right.addStretch(1)
        self._columns = Columns(3, 2)
        self._columns.addLayout(left)
        self._columns.addLayout(right)
        self._beside = right
        self._words = words
        self._scroll.body.addLayout(words)
        self._scroll.body.addLayout(self._ways_row)
        self._scroll.body.addLayout(self._columns)
        self._scroll.body.addStretch()
        foot = FlowLayout()
        for button in (*self.answers.values(), self.help):
            foot.addWidget(button)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._scroll, 1)
        page.addWidget(PageFoot(self._theme, self._scroll, foot, gap=10))

    def _connect(self) -> None:
        for button in self.answers.values():
            button.clicked.connect(self._on_answer)
        for button in self.ways.values():
            button.clicked.connect(self._on_way)
        self.emergency.country_chosen.connect(self._on_country_chosen)
        self.emergency.large_wanted.connect(self._large.show_large)
        self.help.clicked.connect(self.help_asked)

    def _fill(self) -> None:
        known = self._content.emergency(self._code)
        emergency = known.number if known else self.tr("your local emergency number")
        self._body.setText(self._said.body.replace("{emergency}", emergency))
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self._body.text())
        for offer, button in self.ways.items():
            button.setText(offer.words(emergency))
            button.setVisible(known is not None or offer is not Offer.EMERGENCY)
        self._mark_first()

    def _mark_first(self) -> None:
        """The first thing that can be done stands out."""
        shown = [
            self.ways[offer] for offer in _WAYS if offer in self.ways and not self.ways[offer].isHidden()
        ]
        for button in shown:
            kind = "primary" if button is shown[0] else "plain"
            if button.property("kind") != kind:
                button.setProperty("kind", kind)
                button.style().polish(button)

    def _on_answer(self) -> None:
        self.answered.emit(next(offer for offer, each in self.answers.items() if each is self.sender()))

    def _on_way(self) -> None:
        offer = next(offer for offer, button in self.ways.items() if button is self.sender())
        known = self._content.emergency(self._code)
        if offer is Offer.EMERGENCY and known:
            self._large.show_large(known.number, known.label[:1].upper() + known.label[1:])
        elif offer is Offer.SAY:
            self._bring(self.say, self.say.copy)
        else:
            self._bring(self.log, None)

    def _bring(self, card: QWidget, stop: Button | None) -> None:
        """Bring a card to the top of the view, as far as there is something below it."""
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)
        ground = self._scroll.widget()
        assert ground
        top = card.mapTo(ground, QPoint()).y()
        self._scroll.verticalScrollBar().setValue(top - self._scroll.body.contentsMargins().top())
        announce(card, "\n".join(self.say.words.lines if card is self.say else self._lines.lines))

    def _on_country_chosen(self, code: str) -> None:
        self.show_country(code)
        self.country_chosen.emit(code)

    def _measure(self) -> None:
        px = self._theme.px
        self._columns.stand_beside(self.width() >= px(TWO_COLUMNS_FROM))
        self._columns.setSpacing(px(20))
        self._beside.setSpacing(px(16))
        self.emergency.setSpacing(px(6))
        self._words.setSpacing(px(10))
        self._ways_row.setSpacing(px(10))
        self._body.setMaximumWidth(px(LINE_WIDTH))
