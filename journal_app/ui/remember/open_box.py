"""The box while it is open: the candle, a page for each loss, dates, keepsakes, and what Today may say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from itertools import pairwise
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from journal_app.domain.entry import diary_day
from journal_app.domain.memorial import CandleDay, Loss, LossId, Memorial
from journal_app.services.memorials import Memorials
from journal_app.ui.journal.save_word import SaveWord
from journal_app.ui.plan.row_list import RowList
from journal_app.ui.remember.candle_card import CandleCard
from journal_app.ui.remember.keeper import MemorialKeeper
from journal_app.ui.remember.loss_card import LossCard
from journal_app.ui.remember.rows import DateRow
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import Button, make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.page_head import PageHead
from journal_app.ui.widgets.scroll_page import ScrollPage
from journal_app.ui.widgets.undo_strip import UndoStrip


class OpenBox(QWidget):
    """Built anew each time the box is opened. What changes is handed to the keeper at once."""

    closed = Signal()
    keepsake_asked = Signal(bool)
    """A keepsake page is wanted; or, if true, a booklet."""

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        memorials: Memorials,
        keeper: MemorialKeeper,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._tasks = tasks
        self._memorials = memorials
        self._keeper = keeper
        self._now = now
        self._cards: list[LossCard] = []
        self._removed: tuple[int, LossCard] | None = None
        kept: Memorial = keeper.wanted
        self.close_button = make_button(self.tr("Close"), "plain")
        self.close_button.setAccessibleName(self.tr("Close the box"))
        self.save_word = SaveWord()
        self.message = InlineMessage(theme)
        self._scroll = ScrollPage(theme, 760)
        self.candle = CandleCard(theme, self._today)
        self._undo = UndoStrip(theme)
        self.begin_card = self._built_begin()
        self._pages = QVBoxLayout()
        self.dates = RowList(theme, self._new_date, self.tr("Add a date"), self.tr("The date was removed."))
        self.dates.show_rows([DateRow(theme, self._today, each) for each in kept.dates])
        self._dates_card = self._built_dates()
        self.keepsake_card = self._built_keepsake()
        self.on_today = QCheckBox(self.tr("Offer a candle on Today"))
        self.on_today.setChecked(kept.on_today)
        self._connect()
        self._lay_out()
        for loss in kept.losses:
            self._put(self._made(loss), len(self._cards))
        self._show_losses()
        self.candle.show_days(kept.candles)
        self._keep_order()
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def cards(self) -> tuple[LossCard, ...]:
        """Return the pages, in their order."""
        return tuple(self._cards)

    def start(self) -> None:
        """Put the focus where a person begins: on the way back, so that nothing opens by itself."""
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_keepsakes(self) -> None:
        """Put the focus back where a keepsake was asked for."""
        self._page_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_page(self) -> None:
        """Add an empty page and begin with its name."""
        card = self._made(Loss(LossId(uuid4().hex)))
        self._put(card, len(self._cards))
        self._on_losses()
        card.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self, then: Callable[[], None]) -> None:
        """Call `then` when no photo is under way any more."""
        cards = [*self._cards, *([self._removed[1]] if self._removed else [])]
        for card in cards:
            then = partial(card.photos.finish, then)
        then()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the box."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _built_begin(self) -> Card:
        card = Card(self._theme)
        self._begin_words = make_label("", "question")
        self.begin_button = make_button("", "plain")
        card.add(self._begin_words)
        card.body.addWidget(self.begin_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _built_dates(self) -> Card:
        card = Card(self._theme, self.tr("Dates that matter"))
        about = self.tr(
            "Nothing reminds you of them unless you ask for a line on Today. It says that there is a date,"
            " not which."
        )
        card.add(make_label(about, "muted"), self.dates)
        return card

    def _built_keepsake(self) -> Card:
        card = Card(self._theme, self.tr("To keep in your hands"))
        about = self.tr("A page to print or frame, or a small booklet. You choose what stands on it.")
        self._page_button = make_button(self.tr("A keepsake page"), "plain")
        self._booklet_button = make_button(self.tr("A small booklet"), "plain")
        ways = QWidget()
        flow = FlowLayout(ways)
        flow.setSpacing(self._theme.px(8))
        flow.addWidget(self._page_button)
        flow.addWidget(self._booklet_button)
        card.add(make_label(about, "muted"), ways)
        return card

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.closed)
        self.begin_button.clicked.connect(self.add_page)
        self._undo.undone.connect(self._on_undone)
        self.candle.lit.connect(self._on_lit)
        self.candle.removed.connect(self._on_day_removed)
        self.dates.changed.connect(self._on_dates)
        self.dates.rearranged.connect(self._keep_order)
        self.candle.rearranged.connect(self._keep_order)
        self.on_today.toggled.connect(self._on_today)
        self._page_button.clicked.connect(partial(self._on_keepsake, False))
        self._booklet_button.clicked.connect(partial(self._on_keepsake, True))
        self._keeper.state_changed.connect(self.save_word.follow)

    def _lay_out(self) -> None:
        line = self.tr("When you close the box, all of it is out of sight.")
        head = PageHead(self._theme, self.tr("Remember"), line, back=self.close_button, status=self.save_word)
        self._scroll.add(head, self.message, self.candle)
        self._scroll.body.addLayout(self._pages)
        self._scroll.add(self._undo, self.begin_card, self._dates_card, self.keepsake_card)
        self._today_card = Card(self._theme)
        self._today_card.add(
            self.on_today,
            make_label(self.tr("A small card beside your page, never with a name or a date."), "muted"),
        )
        self._scroll.add(self._today_card)
        self._scroll.body.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def _made(self, loss: Loss) -> LossCard:
        card = LossCard(self._theme, self._tasks, self._memorials, loss, self._now, self._keeper.flush)
        self._keeper.recovered.connect(card.photos.try_again)
        card.changed.connect(self._on_losses)
        card.removal_wanted.connect(self._on_removal)
        card.rearranged.connect(self._keep_order)
        return card

    def _put(self, card: LossCard, at: int) -> None:
        self._cards.insert(at, card)
        self._pages.insertWidget(at, card)
        card.show()
        self._keep_order()

    def _keep_order(self) -> None:
        """Tab goes as the eye does, wherever a page was put and whatever was unfolded last."""
        for card in self._cards:
            card.raise_()
        for widget in (self._undo, self.begin_card, self._dates_card, self.keepsake_card, self._today_card):
            widget.raise_()
        stops: list[QWidget] = [self.close_button, *self.candle.stops]
        for card in self._cards:
            stops += card.stops
        stops += [*self._undo.findChildren(Button), self.begin_button, *self.dates.stops]
        stops += [self._page_button, self._booklet_button, self.on_today]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _show_losses(self) -> None:
        """Say what fits to no page, one or several."""
        losses = tuple(card.loss for card in self._cards)
        self.candle.show_losses(losses)
        self.keepsake_card.setVisible(bool(losses))
        if losses:
            self._begin_words.setText(self.tr("There is room for more than one."))
            self.begin_button.setText(self.tr("Add a page"))
        else:
            words = self.tr(
                "Here is room for what you want to keep: a name or none, a letter, photos, what others said."
                " All of it may stay empty."
            )
            self._begin_words.setText(words)
            self.begin_button.setText(self.tr("Begin a page"))

    def _on_losses(self) -> None:
        self._keeper.change(losses=tuple(card.loss for card in self._cards))
        self._show_losses()

    def _on_removal(self) -> None:
        card = self.sender()
        assert isinstance(card, LossCard)
        self._let_go()
        at = self._cards.index(card)
        self._cards.remove(card)
        card.hide()
        self._removed = (at, card)
        self.begin_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._undo.offer(self.tr("The page was removed. Until you close the box, it can come back."))
        self._on_losses()

    def _on_undone(self) -> None:
        if self._removed is not None:
            (at, card), self._removed = self._removed, None
            self._put(card, min(at, len(self._cards)))
            self._on_losses()
            card.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_go(self) -> None:
        if self._removed is not None:
            gone = self._removed[1]
            self._removed = None
            self._pages.removeWidget(gone)
            gone.photos.finish(gone.deleteLater)

    def _new_date(self) -> DateRow:
        return DateRow(self._theme, self._today)

    def _on_dates(self) -> None:
        rows = [row for row in self.dates.rows if isinstance(row, DateRow)]
        self._keeper.change(dates=tuple(row.kept for row in rows))

    def _on_lit(self, loss: LossId) -> None:
        self._keeper.light(CandleDay(self._today(), loss))
        self.candle.show_days(self._keeper.wanted.candles)

    def _on_day_removed(self, day: CandleDay) -> None:
        kept = tuple(each for each in self._keeper.wanted.candles if each != day)
        self._keeper.change(candles=kept)
        self.candle.show_days(kept)

    def _on_today(self, is_on: bool) -> None:
        self._keeper.change(on_today=is_on)

    def _on_keepsake(self, booklet: bool, _checked: bool = False) -> None:
        self.keepsake_asked.emit(booklet)

    def _today(self) -> date:
        return diary_day(self._now())

    def _measure(self) -> None:
        self._pages.setSpacing(self._theme.px(20))
