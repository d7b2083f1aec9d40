"""Get help now: the page that must come up when nothing else does. Looking at it writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from journal_app.content.library import Library
from journal_app.domain.support import Person, PlanPart
from journal_app.ui.help.cards_beside import CardsBeside
from journal_app.ui.help.help_content import read_help
from journal_app.ui.help.large_numbers import LargeNumbers
from journal_app.ui.help.numbers_area import NumbersArea
from journal_app.ui.page import Page
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.scroll_page import ScrollPage
from journal_app.ui.widgets.sides import sides

TWO_COLUMNS_FROM = 860
"""Width of the page, in pixels before scaling, from which numbers and cards stand side by side."""

MINUTE = 60_000
"""Milliseconds after which it is asked again which lines are open."""

FEW = 3
"""Cards of numbers, above which links to the cards below them are offered."""


class HelpPage(Page):
    """Numbers on one side, what else may help on the other. Needs no passphrase, no store, no network.

    `discreet`: helplines only, and nothing that tells what kind of journal this is. `unlocked`: the
    person's plan and people are shown too, and "I need help now" is offered.
    """

    closed = Signal()
    help_now_asked = Signal()
    """The person pressed "I need help now": unlike looking, this is to be noted."""
    country_chosen = Signal(str)
    """ISO code, or empty: the person chose a country here, or took the choice back."""

    def __init__(
        self,
        theme: Theme,
        library: Library,
        country_code: str | None,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
        *,
        discreet: bool = False,
        unlocked: bool = False,
    ) -> None:
        """`now` is asked which lines are open; its time of day counts as the caller's own."""
        super().__init__(parent)
        self._theme = theme
        self._library = library
        self._guidance: Page | None = None
        self._large = LargeNumbers(theme, self)
        content = read_help(library)
        self.numbers = NumbersArea(theme, content, now, discreet=discreet)
        self.beside = None if discreet else CardsBeside(theme, content, unlocked=unlocked)
        self._title = make_label(self.tr("Get help now"), "title")
        self._close = make_button(self.tr("Close"), "plain")
        self._calm = make_label(self.tr("Take your time. Looking here is never noted."), "question")
        self._scroll = ScrollPage(theme, under_head=True)
        self._jumps = QWidget()
        self._links = FlowLayout(self._jumps)
        self._link_group = QButtonGroup(self)
        self._minute = QTimer(self, interval=MINUTE)
        self._connect()
        self._lay_out()
        self._measure()
        theme.changed.connect(self._measure)
        self.show_country(country_code or "")

    def enter(self) -> None:
        """Begin at the top, with the focus on the choice of a country."""
        self._scroll.verticalScrollBar().setValue(0)
        choice = self.numbers.choice
        first = self._close if choice.isHidden() else choice
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_country(self, code: str) -> None:
        """Show the numbers of a country that was chosen elsewhere; all of them if there is none."""
        self._large.close_view()
        self.numbers.show_country(code)
        self._keep_reading_order()
        self._choose_columns()

    def show_support(self, plan: Sequence[PlanPart], people: Sequence[Person]) -> None:
        """Show what the open journal holds for bad hours. Does nothing on a page that is not unlocked."""
        if self.beside:
            self.beside.show_support(plan, people)
            self._keep_reading_order()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Lines open and close while the page is looked at."""
        super().showEvent(event)
        self.numbers.mark_closed_lines()
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take a number that is shown large along."""
        super().hideEvent(event)
        self._minute.stop()
        self._large.close_view()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go from two columns to one when there is no room for two."""
        super().resizeEvent(event)
        self._choose_columns()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep title and Close button above the edges of what scrolls, with a scroll bar or without."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._align_header()
        return False

    def _connect(self) -> None:
        self._close.clicked.connect(self.closed)
        self._link_group.idClicked.connect(self._on_link)
        self._minute.timeout.connect(self.numbers.mark_closed_lines)
        ground = self._scroll.widget()
        assert ground
        ground.installEventFilter(self)
        self.numbers.choice.country_chosen.connect(self._on_country_chosen)
        self.numbers.large_wanted.connect(self._large.show_large)
        if self.beside:
            self.beside.large_wanted.connect(self._large.show_large)
            self.beside.help_now_asked.connect(self.help_now_asked)
            self.beside.guidance_asked.connect(self._on_guidance)

    def _lay_out(self) -> None:
        self._header = QHBoxLayout()
        self._header.addWidget(self._title, 1)
        self._header.addWidget(self._close)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.addLayout(self.numbers)
        if self.beside:
            self._columns.addLayout(self.beside)
            for number, card in enumerate(self.beside.cards):
                link = make_button(card.accessibleName(), "link")
                self._link_group.addButton(link, number)
                self._links.addWidget(link)
        self._scroll.add(self._calm, self._jumps)
        self._scroll.body.addLayout(self._columns)
        self._scroll.body.addStretch()
        self._numbers_side = QWidget()
        side = QVBoxLayout(self._numbers_side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addLayout(self._header)
        side.addWidget(self._scroll, 1)
        self._sides = QStackedLayout(self)
        self._sides.addWidget(self._numbers_side)

    def _measure(self) -> None:
        self._columns.setSpacing(self._theme.px(20))
        self._links.setSpacing(self._theme.px(8))
        self._align_header()
        self._choose_columns()

    def _align_header(self) -> None:
        edges = self._scroll.body.contentsMargins()
        top = min(edges.bottom(), self.height() // 20)
        scroll_bar = self._scroll.width() - self._scroll.viewport().width()
        self._header.setContentsMargins(
            sides(self, edges.left(), top, edges.right() + scroll_bar, self._theme.px(6))
        )

    def _choose_columns(self) -> None:
        two = self.width() >= self._theme.px(TWO_COLUMNS_FROM) and self.beside is not None
        direction = QBoxLayout.Direction.LeftToRight if two else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)
        self._columns.setStretch(0, 3 if two else 0)
        if self.beside:
            self._columns.setStretch(1, 2 if two else 0)
        self._jumps.setVisible(not two and self.beside is not None and len(self.numbers.cards) > FEW)

    def _keep_reading_order(self) -> None:
        """Tab and a screen reader go as the eye does, whichever cards were made last."""
        links: list[QWidget] = list(self._link_group.buttons())
        beside = self.beside.stops if self.beside else []
        stops = [self._close, *links, *self.numbers.stops, *beside]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)
        for widget in [*self.numbers.in_order, *(self.beside.in_order if self.beside else [])]:
            widget.raise_()  # the last child is read last

    def _on_link(self, number: int) -> None:
        """Bring a card to the top of the view, and the focus to it."""
        assert self.beside
        card = self.beside.cards[number]
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        margin = self._scroll.body.contentsMargins().top()
        self._scroll.verticalScrollBar().setValue(card.pos().y() - margin)

    def _on_guidance(self) -> None:
        """Show the guidance here, in words for anybody: nothing on it is the person's own."""
        from journal_app.ui.guidance.guidance_page import GuidancePage

        if self._guidance is None:
            page = GuidancePage(self._theme, self._library, _no_word, tuple, closes=True)
            page.closed.connect(self._on_guidance_closed)
            self._sides.addWidget(page)
            self._guidance = page
        self._sides.setCurrentWidget(self._guidance)
        self._guidance.enter()

    def _on_guidance_closed(self) -> None:
        self._sides.setCurrentWidget(self._numbers_side)
        if self.beside:
            self.beside.guidance.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_country_chosen(self, code: str) -> None:
        self.show_country(code)
        self.country_chosen.emit(code)


def _no_word() -> None:
    """Use the form of each text that has no word for the loss."""
