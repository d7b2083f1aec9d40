"""The page to write my plan and the people I trust. Everything is kept by itself."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.content.library import Library
from journal_app.content.values import PlanTexts
from journal_app.domain.errors import ContentBroken
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.kept_page import KeptInnerPage
from journal_app.ui.plan.keeper import PlanAndPeople, PlanKeeper
from journal_app.ui.plan.people_card import PeopleCard
from journal_app.ui.plan.plan_card import PlanCard
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.columns import Columns
from journal_app.ui.widgets.page_head import PageHead
from journal_app.ui.widgets.scroll_page import ScrollPage
from journal_app.ui.widgets.sides import sides

TWO_COLUMNS_FROM = 900
"""Width of the page, in pixels before scaling, from which the two cards stand side by side."""


class PlanPage(KeptInnerPage):
    """Two cards. They appear when it is known what is stored, so that nothing is written over it."""

    changed = Signal()
    """The plan or the people were stored."""

    def __init__(self, theme: Theme, tasks: Tasks, opened: OpenJournal, library: Library) -> None:
        super().__init__(theme, PlanKeeper(tasks.short, opened.support), ScrollPage(theme, under_head=True))
        texts = _texts(library)
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

    def start(self) -> None:
        """Begin with the first part of the plan, or with the offer of one."""
        self.plan.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_kept(self, kept: object) -> None:
        """Show the plan and the people."""
        assert isinstance(kept, PlanAndPeople)
        self.plan.show_parts(kept.parts)
        self.people.show_people(kept.people)
        self._ground.show()

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
        self.plan.changed.connect(self._on_edited)
        self.people.changed.connect(self._on_edited)
        self.plan.rearranged.connect(self._keep_reading_order)
        self.people.list.rearranged.connect(self._keep_reading_order)
        self._keeper.stored.connect(self.changed)
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
        self._header.setContentsMargins(
            sides(self, edges.left(), top, edges.right() + scroll_bar, self._theme.px(16))
        )

    def _choose_columns(self) -> None:
        self._columns.stand_beside(self.width() >= self._theme.px(TWO_COLUMNS_FROM))

    def _keep_reading_order(self) -> None:
        """Tab goes as the eye does, whichever rows were made last."""
        stops = [self._back, self._again, *self.plan.stops, *self.people.list.stops]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _on_edited(self) -> None:
        self._keeper.want(PlanAndPeople(self.plan.parts, self.people.people))


def _texts(library: Library) -> PlanTexts:
    """Return the texts, or none: a plan can be written without them."""
    try:
        return library.plan_texts()
    except ContentBroken:
        return PlanTexts("", "", ())
