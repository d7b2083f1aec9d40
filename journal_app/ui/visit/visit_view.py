"""The Visit page: everything that can stand on it, item by item, and beside it the page itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.content.library import Library
from journal_app.domain.check_in import Period
from journal_app.domain.errors import Trouble
from journal_app.domain.support import VisitNotes
from journal_app.domain.visit import PaperSize, VisitRecords
from journal_app.services.finder import Finder
from journal_app.services.open_journal import OpenJournal
from journal_app.services.visit import gather_visit
from journal_app.ui.keeper import Keeper
from journal_app.ui.page import Page
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.visit.draft import Frame, VisitDraft
from journal_app.ui.visit.frame_card import FrameCard
from journal_app.ui.visit.item_cards import ItemCards
from journal_app.ui.visit.journal_chooser import JournalChooser
from journal_app.ui.visit.out_panel import OutPanel
from journal_app.ui.visit.phone_card import PhoneCard
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.scroll_page import ScrollPage
from journal_app.ui.widgets.sides import sides

SIDE_BY_SIDE_FROM = 880
"""Width of the page, in pixels before scaling, from which the printed page stands beside the items."""

SOON = 150
"""Milliseconds from a letter to the printed page that shows it."""

WIDEST = 720
"""Width of the column of items in pixels before scaling."""


class VisitView(Page):
    """One page for a doctor. What stands on it, the person has seen and left on."""

    closed = Signal()
    save_failed = Signal(object)
    """Trouble; what was typed is kept and tried again."""
    save_recovered = Signal()

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        opened: OpenJournal,
        library: Library,
        now: Callable[[], datetime],
        finder: Finder | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._tasks = tasks
        self._opened = opened
        self._now = now
        self._records: VisitRecords | None = None
        self._draft = VisitDraft(library, self)
        self.keeper = Keeper(tasks.short, opened.support.save_visit_notes, VisitNotes(), self)
        self._soon = QTimer(self, singleShot=True, interval=SOON)

        self.close_button = make_button(self.tr("Close"), "plain")
        self.message = InlineMessage(theme)
        self.again = make_button(self.tr("Read again"), "plain")
        self.frame = FrameCard(theme)
        self.cards = ItemCards(theme)
        self.chooser = JournalChooser(theme, tasks, opened.journal, finder)
        self.phone = PhoneCard(theme)
        self.out = OutPanel(theme, tasks.long)
        self._lay_out()
        self._connect()
        self._measure()
        self.again.hide()
        self.cards.let_type(False)
        if self._draft.broken:
            self.message.show_words(self._draft.broken, "trouble")

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.tr("Visit page")

    def enter(self) -> None:
        """Gather what is there now, and start at the top."""
        self._scroll.verticalScrollBar().setValue(0)
        self.frame.period.setFocus(Qt.FocusReason.OtherFocusReason)
        self._gather()

    def leave(self) -> None:
        """Show no entry of the journal any more. What was chosen stays until the journal is locked."""
        self.chooser.close_panel()

    def flush(self, then: Callable[[], None]) -> None:
        """Store what was typed, then call `then`."""
        self.keeper.flush(then)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep title and Close button above the edges of what scrolls."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._measure()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the printed page beside the items, or below them where there is no room."""
        super().resizeEvent(event)
        self._choose_columns()

    def _lay_out(self) -> None:
        self._header = QHBoxLayout()
        self._header.addWidget(make_label(self.title, "title"), 1)
        self._header.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll = ScrollPage(self._theme, WIDEST, under_head=True)
        self._scroll.add(
            make_label(
                self.tr("One page for a doctor. Only what you leave on is printed. Nothing is sent."),
                "question",
            ),
            self.message,
        )
        self._scroll.body.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self._scroll.add(self.frame, self.cards, self.chooser, self.phone)
        self._scroll.body.addStretch()
        self._beside = QHBoxLayout()
        self._beside.addWidget(self._scroll, 3)
        self._page_column = QVBoxLayout(self)
        self._page_column.setContentsMargins(0, 0, 0, 0)
        self._page_column.setSpacing(0)
        self._page_column.addLayout(self._header)
        self._page_column.addLayout(self._beside, 1)
        self._side_by_side: bool | None = None
        self._choose_columns()

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.closed)
        self.again.clicked.connect(self._gather)
        self.frame.changed.connect(self._refresh)
        self.cards.switched.connect(self._on_switched)
        self.cards.removed.connect(self._on_removed)
        self.cards.typed.connect(self._on_typed)
        self.chooser.added.connect(self._on_added)
        self.out.smaller_chosen.connect(self._refresh)
        self.keeper.failed.connect(self._on_save_failed)
        self.keeper.recovered.connect(self._on_save_recovered)
        self._soon.timeout.connect(self._refresh)
        self._theme.changed.connect(self._on_theme_changed)
        ground = self._scroll.widget()
        assert ground
        ground.installEventFilter(self)

    def _gather(self) -> None:
        opened, now = self._opened, self._now()
        self._tasks.short.run(lambda: gather_visit(opened, now), self._on_gathered, self._on_not_gathered)

    def _on_gathered(self, records: VisitRecords) -> None:
        # A question may have come from the note of an appointment meanwhile: else it would be written over.
        if self._records is None or (self.keeper.is_at_rest and records.notes != self.keeper.wanted):
            self.keeper.take_stored(records.notes)
            self.cards.put_notes(records.notes)
            self.cards.let_type(True)
        if not self.again.isHidden():
            self.again.hide()
            self.message.clear()
        self._records = records
        self._refresh()

    def _on_not_gathered(self, trouble: Trouble) -> None:
        self.message.show_words(trouble.words, "trouble")
        self.again.show()

    def _refresh(self) -> None:
        """Make the items anew and put on the page what is on."""
        self._soon.stop()
        if self._records is None:
            return
        frame = Frame(
            Period(self.frame.period.value or Period.TWO_WEEKS),
            PaperSize(self.frame.paper.value or PaperSize.A4),
            self.out.smaller.isChecked(),
            self.frame.name.text().strip(),
        )
        losses = self._opened.settings.loss_dates
        made = self._draft.make(frame, self._records, self.keeper.wanted, losses, self._now())
        self.frame.days.setText(made.page.period)
        self.cards.show_items(made.items, made.on, self._draft.said)
        self.out.show_page(made.page)
        self.phone.show_sentences(made.sentences)
        self._keep_reading_order()

    def _on_switched(self, key: str, on: bool) -> None:
        self._draft.said[key] = on
        self._refresh()

    def _on_added(self, day: date, words: str) -> None:
        self._draft.add_piece(day, words)
        self._refresh()

    def _on_removed(self, key: str) -> None:
        self._draft.remove_piece(key)
        self._refresh()
        self.chooser.take_focus()

    def _on_typed(self) -> None:
        self.keeper.want(self.cards.notes())
        self._soon.start()

    def _on_save_failed(self, trouble: Trouble) -> None:
        self.message.show_words(trouble.words, "trouble")
        self.save_failed.emit(trouble)

    def _on_save_recovered(self) -> None:
        self.message.clear()
        self.save_recovered.emit()

    def _on_theme_changed(self) -> None:
        self._choose_columns()
        self._measure()

    def _choose_columns(self) -> None:
        side_by_side = self.width() >= self._theme.px(SIDE_BY_SIDE_FROM)
        if side_by_side == self._side_by_side:
            return
        self._side_by_side = side_by_side
        focused = self.out.focusWidget() if self.out.isAncestorOf(self.focusWidget() or self) else None
        self.out.preview.fill_width(not side_by_side)
        if side_by_side:
            self._beside.addWidget(self.out, 2)
        else:
            self._scroll.body.insertWidget(self._scroll.body.indexOf(self.phone), self.out)
        if focused:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self._measure()
        self._keep_reading_order()

    def _keep_reading_order(self) -> None:
        """Tab goes as the eye does, wherever the printed page stands."""
        items = [*self.frame.stops(), *self.cards.stops(), *self.chooser.stops()]
        ends: list[list[QWidget]] = [[self.phone.copy], self.out.stops()]
        first, second = ends if self._side_by_side else ends[::-1]
        stops: list[QWidget] = [self.close_button, self.again, *items, *first, *second]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def _measure(self) -> None:
        px = self._theme.px
        edges = self._scroll.body.contentsMargins()
        top = min(px(34), max(px(10), self.height() // 24))
        side = px(24) if self._side_by_side else 0
        bar = self._scroll.width() - self._scroll.viewport().width()
        self._header.setContentsMargins(sides(self, edges.left(), top, side or edges.right() + bar, px(10)))
        self.out.setContentsMargins(sides(self, 0, 0, side, px(20) if side else 0))
