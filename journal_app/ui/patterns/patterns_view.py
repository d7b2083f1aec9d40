"""Patterns: looking back on check-ins over weeks, a season, years."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.content.library import Library
from journal_app.domain.errors import Trouble
from journal_app.domain.look_back import LookBack, Mark, MarkKind, look_back, period_holding
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.keeper import Keeper
from journal_app.ui.page import Page
from journal_app.ui.patterns.map_card import MapCard
from journal_app.ui.patterns.marked_days_card import MarkedDaysCard
from journal_app.ui.patterns.material import Material, read_material
from journal_app.ui.patterns.pattern_sentences import PatternSentences
from journal_app.ui.patterns.shown_choice import ShownChoice
from journal_app.ui.patterns.tables_card import TablesCard
from journal_app.ui.patterns.words_card import WordsCard
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.day_sentences import DaySentences
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.page_head import PageHead
from journal_app.ui.widgets.scroll_page import ScrollPage

WIDEST = 860
"""Width of the column in pixels before scaling."""


class PatternsView(Page):
    """One period at a time, seen and said in several ways. Everything is read and counted on a lane."""

    closed = Signal()
    save_failed = Signal(object)
    """Trouble; the person's own dates are kept on the page and stored later."""
    save_recovered = Signal()

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        opened: OpenJournal,
        library: Library,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._lane = tasks.short
        self._opened = opened
        self._library = library
        self._now = now
        self._material: Material | None = None
        self._back: LookBack | None = None
        self._asked: tuple[date, date] | None = None  # days that another page wants to be seen
        self._turn = 0  # which count is wanted; older ones are not shown
        self._wants_focus = False
        locale = QLocale()
        self._days = DaySentences(locale, self)
        self._sentences = PatternSentences(self)
        self.back_button = make_button(self.tr("Back"), "plain")
        self.message = InlineMessage(theme)
        self.about = InlineMessage(theme)
        self.choice = ShownChoice(theme)
        self.map = MapCard(theme, self._sentences, locale)
        self.words = WordsCard(theme, self._sentences, locale)
        self.tables = TablesCard(theme, self._sentences, locale)
        self._keeper = Keeper(tasks.short, opened.support.save_marked_days, (), self, at_once=True)
        self.dates = MarkedDaysCard(theme, self._keeper, self._today, locale)
        self.empty = EmptyState(
            theme,
            self.tr("Once you have checked in, you can look back on your days here."),
            self.tr("Check in"),
        )
        self._lay_out(theme)
        self._connect()

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.tr("Patterns")

    def enter(self) -> None:
        """Read what there is, from the top of the page."""
        self._scroll.verticalScrollBar().setValue(0)
        self._wants_focus = True
        self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)
        opened, library, now = self._opened, self._library, self._now
        self._lane.run(lambda: read_material(opened, library, now()), self._on_read, self._on_trouble)

    def show_days(self, first: date, last: date) -> None:
        """Choose the shortest period that holds these days, and say that they are the days meant."""
        self._asked = (first, last)
        self.about.show_words(
            self.tr("The note is about the days from {days}. They are all in this time.").format(
                days=self._days.from_to(first, last)
            )
        )
        self.choice.set_period(
            period_holding(first, self._material.last if self._material else self._today())
        )
        self._count()

    def leave(self) -> None:
        """The days that another page asked for are done with."""
        self._forget_asked()

    def flush(self, then: Callable[[], None]) -> None:
        """Store dates that are not stored yet, then call `then`."""
        self.dates.flush(then)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_back()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, theme: Theme) -> None:
        self._shown: Sequence[QWidget] = (self.choice, self.map, self.words, self.tables, self.dates)
        self._scroll = ScrollPage(theme, WIDEST)
        head = PageHead(theme, self.title, back=self.back_button)
        self._scroll.add(head, self.message, self.about, *self._shown)
        self._scroll.body.addWidget(self.empty, 1)
        self._scroll.body.addStretch()
        for widget in (*self._shown, self.empty):
            widget.hide()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._scroll)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self._on_back)
        self.empty.acted.connect(self._on_back)
        self.choice.period_chosen.connect(self._on_period)
        self.choice.symptoms_chosen.connect(self._show)
        self.dates.changed.connect(self._show)
        self._keeper.failed.connect(self.save_failed)
        self._keeper.recovered.connect(self.save_recovered)

    def _on_read(self, material: Material) -> None:
        self._material = material
        self.message.clear()
        self._keeper.take_stored(material.marked_days)
        self.choice.set_questions(material.questions)
        self.dates.show_days()
        if self._asked:
            self.choice.set_period(period_holding(self._asked[0], material.last))
        if not material.answered.days:
            self._turn += 1
            self._back = None
            self._show()
        else:
            self._count()

    def _count(self, *, say: bool = False) -> None:
        """Count the chosen period on the lane, then show it; `say` to a screen reader that it is there."""
        if self._material is None:
            return
        self._turn += 1
        turn, found, last, period = (
            self._turn,
            self._material.answered,
            self._material.last,
            self.choice.period,
        )

        def show(back: LookBack) -> None:
            if turn == self._turn:
                self._back = back
                self._show()
                if say:
                    announce(self, self.words.answered_words)

        self._lane.run(lambda: look_back(found, period, last), show, self._on_trouble)

    def _show(self) -> None:
        """Show the period that was counted, as far as it is chosen."""
        assert self._material
        back = self._back
        for widget in self._shown:
            widget.setVisible(back is not None)
        self.empty.setVisible(back is None)
        if back is not None:
            own = [Mark(marked.day, MarkKind.OWN, marked.words) for marked in self._keeper.wanted]
            questions = [
                question for question in self._material.questions if question.id in self.choice.symptoms
            ]
            self.map.show_days(back, questions, (*self._material.marks, *own))
            self.words.show_days(back, questions)
            self.tables.show_days(back, questions)
        self._place_focus()

    def _place_focus(self) -> None:
        """Bring the focus from the way back to where work starts, once that is there."""
        if self._wants_focus and self.back_button.hasFocus():
            work = self.empty.action if self._back is None else self.choice.periods
            work.setFocus(Qt.FocusReason.OtherFocusReason)
        self._wants_focus = False

    def _on_period(self) -> None:
        self._forget_asked()
        self._count(say=True)

    def _on_back(self) -> None:
        self._forget_asked()
        self.closed.emit()

    def _forget_asked(self) -> None:
        self._asked = None
        self.about.clear()

    def _on_trouble(self, trouble: Trouble) -> None:
        self.message.show_words(trouble.words, "trouble")

    def _today(self) -> date:
        return self._now().date()
