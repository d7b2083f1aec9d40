"""The month with its marked days, and a field to go to any day."""

from __future__ import annotations

import calendar
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from journal_app.services.journal import Journal
from journal_app.ui.journal.day_words import as_date, as_qdate
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.day_field import DayField
from journal_app.ui.widgets.month_calendar import MonthCalendar


class CalendarPanel(QFrame):
    """Choosing a day, by eye or by number. Which days have entries is asked for a month at a time."""

    day_chosen = Signal(object)
    """The person chose this date."""

    year_asked = Signal(object)
    """The person wants to see the whole year of this date."""

    closed = Signal()
    """The person wants it out of sight."""

    def __init__(self, theme: Theme, lane: Lane, journal: Journal) -> None:
        super().__init__()
        self._theme = theme
        self._lane = lane
        self._journal = journal
        self._month = date.min
        self.setProperty("role", "card")
        self._calendar = MonthCalendar(theme)
        self._day = DayField()
        self._day.setAccessibleName(self.tr("Go to date"))
        self._go = make_button(self.tr("Go"), "plain")
        self._whole_year = make_button(self.tr("Whole year"), "link")
        self._whole_year.setToolTip(self.tr("Whole year (Ctrl+Shift+G)"))
        self._line = QHBoxLayout()
        self._line.addWidget(self._day, 1)
        self._line.addWidget(self._go)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._line)
        self._column.addWidget(self._calendar)
        self._column.addWidget(self._whole_year, 0, Qt.AlignmentFlag.AlignLeft)
        self._calendar.day_chosen.connect(self.day_chosen)
        self._calendar.month_shown.connect(self._on_month_shown)
        self._go.clicked.connect(self._on_go)
        self._whole_year.clicked.connect(self._on_whole_year)
        self._measure()
        theme.changed.connect(self._measure)

    def set_today(self, day: date) -> None:
        """Outline today; the month shown first is its month."""
        self._calendar.set_today(day)
        if self._month == date.min:
            self._day.setDate(as_qdate(day))
            self._calendar.set_month(day.year, day.month)

    def set_chosen(self, day: date) -> None:
        """Show the day that is being read."""
        self._day.setDate(as_qdate(day))
        self._calendar.set_chosen(day)
        self._calendar.set_month(day.year, day.month)

    def begin(self) -> None:
        """Put the focus where a date can be typed."""
        self._day.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._day.selectAll()

    def refresh(self) -> None:
        """Ask again which days of the month in sight have entries."""
        if self._month == date.min:
            return
        first = self._month
        last = first.replace(day=calendar.monthrange(first.year, first.month)[1])

        def mark(days: frozenset[date]) -> None:
            if first == self._month:
                self._calendar.set_marked(days)

        self._lane.run(lambda: self._journal.marked_days(first, last), mark)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field goes there, Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_go()  # a button that has the focus takes Enter for itself
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _on_go(self) -> None:
        if self._day.read():
            self.day_chosen.emit(as_date(self._day.date()))

    def _on_whole_year(self) -> None:
        day = as_date(self._day.date())
        self.year_asked.emit(day if day.replace(day=1) == self._month else self._month)

    def _on_month_shown(self, year: int, month: int) -> None:
        self._month = date(year, month, 1)
        self.refresh()

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(16), px(14), px(16), px(14))
        self._column.setSpacing(px(10))
        self._line.setSpacing(px(8))
