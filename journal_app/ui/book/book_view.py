"""A small book: some pages of the journal with contents, on paper or as a PDF."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from journal_app.domain.book import Choice, Chosen
from journal_app.domain.errors import Trouble
from journal_app.domain.search import SearchFilter
from journal_app.ui.book import book_work
from journal_app.ui.book.book_out import BookOut
from journal_app.ui.book.book_ways import BookWays
from journal_app.ui.book.book_work import Wanted
from journal_app.ui.journal.day_words import as_date, as_qdate, day_words
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import IconButton
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.day_field import DayField
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.segmented_choice import SegmentedChoice

_LIST, _DAYS = "list", "days"


class BookView(QWidget):
    """What the list shows, or the pages from one day to another. Sealed letters stay out of it."""

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        ways: BookWays,
        in_list: Callable[[], Choice],
        today: Callable[[], date],
        flush: Callable[[Callable[[], None]], None],
    ) -> None:
        """`in_list` is what the list shows now; `flush` stores what is not stored yet."""
        super().__init__()
        self._theme = theme
        self._ways = ways
        self._in_list = in_list
        self._today = today
        self._flush = flush
        self._choice = Choice(SearchFilter())
        self._back = IconButton(theme, "chevron-left", self.tr("Back to the journal"))
        self._title = make_label(self.tr("A small book"), "title")
        self._about = make_label(
            self.tr("Pages of your journal one after the other, with contents, to keep or to print."), "muted"
        )
        self.which = SegmentedChoice(
            theme, [(_LIST, self.tr("What the list shows")), (_DAYS, self.tr("From day to day"))]
        )
        self.first, self.last = DayField(), DayField()
        self._days = QWidget()
        self._number = make_label("", "question")
        self.out = BookOut(theme, ways, self._wanted, files=True)
        self._card = Card(theme)
        self._lay_out()
        self._back.clicked.connect(self.close_view)
        self.which.chosen.connect(self._on_which)
        self.first.day_changed.connect(self._ask)
        self.last.day_changed.connect(self._ask)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def number_words(self) -> str:
        """What is said about how many pages it will be."""
        return self._number.text()

    def enter(self) -> None:
        """Begin with what the list shows; the days are those of this month."""
        today = self._today()
        for field, day in ((self.first, today.replace(day=1)), (self.last, today)):
            field.blockSignals(True)
            field.setDate(as_qdate(day))
            field.blockSignals(False)
        self.which.set_value(_LIST)
        self.out.message.clear()
        self._on_which()
        self.which.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_view(self) -> None:
        """Go back; what was being made is stopped."""
        self.out.give_up()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_view()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._back)
        head.addWidget(self._title, 1)
        self._day_lines = QFormLayout(self._days)
        self._day_lines.setContentsMargins(0, 0, 0, 0)
        self._day_lines.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._day_lines.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        self._day_lines.setFormAlignment(Qt.AlignmentFlag.AlignLeft)
        for words, field in ((self.tr("From"), self.first), (self.tr("Until"), self.last)):
            label = make_label(words, "small")
            label.setWordWrap(False)
            label.setSizePolicy(
                QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding
            )  # beside the middle
            field.setAccessibleName(self.tr("{word} day").format(word=words))
            self._day_lines.addRow(label, field)
        self.which.setAccessibleName(self.tr("Which pages"))
        self._card.add(self.which, self._days, self._number, self.out)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(head)
        self._column.addWidget(self._about)
        self._column.addWidget(self._card)
        self._column.addStretch(1)

    def _on_which(self, _value: object = None) -> None:
        self._days.setVisible(self.which.value == _DAYS)
        self._ask()

    def _ask(self) -> None:
        """Count what is chosen now; an answer that is out of date is not listened to."""
        if self.which.value == _DAYS:
            first, last = sorted((as_date(self.first.date()), as_date(self.last.date())))
            choice = Choice(SearchFilter(first=first, last=last))
        else:
            choice = self._in_list()
        self._choice = choice
        self.out.allow(False)
        self._flush(partial(self._count, choice))

    def _count(self, choice: Choice) -> None:
        self._ways.lane.run(
            partial(book_work.count, self._ways, choice), partial(self._on_counted, choice), self._on_trouble
        )

    def _on_counted(self, choice: Choice, chosen: Chosen) -> None:
        if choice != self._choice:
            return
        words = [self._how_many(chosen)]
        if chosen.sealed:
            words.append(self.tr("%n sealed letter(s) stay out.", "", chosen.sealed))
        self._number.setText(" ".join(words))
        self.out.allow(bool(chosen.ids))
        announce(self, self._number.text())

    def _how_many(self, chosen: Chosen) -> str:
        if chosen.first is None or chosen.last is None:
            return self.tr("There is no page to put in it.")
        pages = self.tr("%n page(s)", "", len(chosen.ids))
        first, last = day_words(QLocale(), chosen.first), day_words(QLocale(), chosen.last)
        if chosen.first == chosen.last:
            return self.tr("{pages}: {day}.").format(pages=pages, day=first)
        return self.tr("{pages}: {first} to {last}.").format(pages=pages, first=first, last=last)

    def _wanted(self) -> Wanted:
        return Wanted(choice=self._choice)

    def _on_trouble(self, trouble: Trouble) -> None:
        self.out.message.show_words(trouble.words, "trouble")

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(12))
        self._day_lines.setSpacing(px(8))
