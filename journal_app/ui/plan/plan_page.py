"""The page to write my plan and the people I trust. Everything is kept by itself."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.content.library import Library
from journal_app.content.values import PlanTexts
from journal_app.domain.errors import ContentBroken, Trouble
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.journal.save_word import SaveWord
from journal_app.ui.page import Page
from journal_app.ui.plan.keeper import PlanAndPeople, PlanKeeper
from journal_app.ui.plan.people_card import PeopleCard
from journal_app.ui.plan.plan_card import PlanCard
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.columns import Columns
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.page_head import PageHead
from journal_app.ui.widgets.scroll_page import ScrollPage

TWO_COLUMNS_FROM = 900
"""Width of the page, in pixels before scaling, from which the two cards stand side by side."""


class PlanPage(Page):
    """Two cards. They appear when it is known what is stored, so that nothing is written over it."""

    closed = Signal()
    changed = Signal()
    """The plan or the people were stored."""
    save_failed = Signal(object)
    """Trouble; the words stay on the page and are tried again."""
    save_recovered = Signal()

    def __init__(self, theme: Theme, tasks: Tasks, opened: OpenJournal, library: Library) -> None:
        super().__init__()
        self._theme = theme
        texts = _texts(library)
        self._keeper = PlanKeeper(tasks.short, opened.support, self)
        self._back = make_button(self.tr("Back"), "plain")
        self._save_word = SaveWord()
        self.message = InlineMessage(theme)
        self._again = make_button(self.tr("Read again"), "plain")
        self._again.hide()
        self._scroll = ScrollPage(theme, under_head=True)
        ground = self._scroll.widget()
        assert ground
        self._ground = ground
        self.plan = PlanCard(theme, texts.intro, texts.headings)
        self.people = PeopleCard(theme, texts.people_intro)
        self._connect()
        self._lay_out()
        self._measure()
        theme.changed.connect(self._measure)
        self._ground.hide()

    def enter(self) -> None:
        """Begin at the top; the cards come when they have been read."""
        self._scroll.verticalScrollBar().setValue(0)
        if self._keeper.has_read:
            self._start()
        else:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
            self._keeper.read()

    def leave(self) -> None:
        """Store at once what was typed a moment ago."""
        self._keeper.flush(_nothing)

    def hideEvent(self, event: QHideEvent) -> None:
        """Get help now, which shows the plan, may come over the page: it finds the last words stored."""
        super().hideEvent(event)
        self._keeper.flush(_nothing)

    def flush(self, then: Callable[[], None]) -> None:
        """Store what is not stored yet, then call `then`; it is not called if storing fails."""
        self._keeper.flush(then)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go from two columns to one when there is no room for two."""
        super().resizeEvent(event)
        self._choose_columns()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the title and Back above the edges of what scrolls, with a scroll bar or without."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._align_header()
        return False

    def _connect(self) -> None:
        self._back.clicked.connect(self.closed)
        self._again.clicked.connect(self._keeper.read)
        self.plan.changed.connect(self._on_edited)
        self.people.changed.connect(self._on_edited)
        self.plan.rearranged.connect(self._keep_reading_order)
        self.people.list.rearranged.connect(self._keep_reading_order)
        self._keeper.was_read.connect(self._on_read)
        self._keeper.read_failed.connect(self._on_read_failed)
        self._keeper.stored.connect(self.changed)
        self._keeper.failed.connect(self._on_failed)
        self._keeper.recovered.connect(self._on_recovered)
        self._keeper.state_changed.connect(self._save_word.follow)
        self._ground.installEventFilter(self)

    def _lay_out(self) -> None:
        line = self.tr("Both stand on the help screen too.")
        self._header = QVBoxLayout()
        self._header.addWidget(
            PageHead(self._theme, self.tr("Plan and people"), line, back=self._back, status=self._save_word)
        )
        self._header.addWidget(self.message)
        self._header.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        self._columns = Columns(3, 2)
        self._columns.addWidget(self.plan, 0, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(self.people, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll.body.addLayout(self._columns)
        self._scroll.body.addStretch()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(self._header)
        page.addWidget(self._scroll, 1)

    def _measure(self) -> None:
        self._columns.setSpacing(self._theme.px(20))
        self._header.setSpacing(self._theme.px(4))
        self._align_header()
        self._choose_columns()

    def _align_header(self) -> None:
        edges = self._scroll.body.contentsMargins()
        top = min(edges.bottom(), self.height() // 20)
        scroll_bar = self._scroll.width() - self._scroll.viewport().width()
        self._header.setContentsMargins(edges.left(), top, edges.right() + scroll_bar, self._theme.px(16))

    def _choose_columns(self) -> None:
        self._columns.stand_beside(self.width() >= self._theme.px(TWO_COLUMNS_FROM))

    def _keep_reading_order(self) -> None:
        """Tab goes as the eye does, whichever rows were made last."""
        stops = [self._back, self._again, *self.plan.stops, *self.people.list.stops]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _start(self) -> None:
        self.plan.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_read(self, kept: PlanAndPeople) -> None:
        begins = self.window().focusWidget() in (self._back, self._again)
        self.message.clear()
        self._again.hide()
        self.plan.show_parts(kept.parts)
        self.people.show_people(kept.people)
        self._ground.show()
        if begins:
            self._start()

    def _on_read_failed(self, trouble: Trouble) -> None:
        self.message.show_words(trouble.words, "trouble")
        self._again.show()

    def _on_edited(self) -> None:
        self._keeper.want(PlanAndPeople(self.plan.parts, self.people.people))

    def _on_failed(self, trouble: Trouble) -> None:
        if self.message.words != trouble.words:  # said once, not at every attempt
            self.message.show_words(trouble.words, "trouble")
        self.save_failed.emit(trouble)

    def _on_recovered(self) -> None:
        self.message.clear()
        self.save_recovered.emit()


def _texts(library: Library) -> PlanTexts:
    """Return the texts, or none: a plan can be written without them."""
    try:
        return library.plan_texts()
    except ContentBroken:
        return PlanTexts("", "", ())


def _nothing() -> None:
    """What follows when nobody waits for the page to be stored."""
