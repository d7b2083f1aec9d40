"""Which day a check-in is about: today, yesterday, or an earlier day. Never a day that has not come."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.care.days import offered_date
from journal_app.ui.journal.day_words import day_words
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.month_calendar import MonthCalendar
from journal_app.ui.widgets.segmented_choice import SegmentedChoice

TODAY, YESTERDAY, EARLIER = "today", "yesterday", "earlier"


class DayChoice(QWidget):
    """Three segments, a line that says the day, and a month where an earlier day is chosen."""

    day_chosen = Signal(object)
    """The person chose this date."""

    closed = Signal()
    """The month went away: the work goes on in the questions."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._locale = QLocale()
        self._today = date.min
        self._day = date.min
        options = [
            (TODAY, self.tr("Today")),
            (YESTERDAY, self.tr("Yesterday")),
            (EARLIER, self.tr("Earlier day")),
        ]
        self.segments = SegmentedChoice(theme, options)
        self.segments.setAccessibleName(self.tr("The day"))
        self.line = make_label("", "small")
        self.other = make_button(self.tr("Choose another day"), "link")
        self.calendar: MonthCalendar | None = None  # seldom needed, and 42 buttons
        self._marked: frozenset[date] = frozenset()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.segments, self.line):
            self._column.addWidget(widget)
        self._column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        self.segments.chosen.connect(self._on_segment)
        self.other.clicked.connect(self._open_month)
        self._measure()
        theme.changed.connect(self._measure)

    def show_day(self, day: date, now: datetime) -> None:
        """Show the day of the form, as it is called at this hour."""
        self._today, self._day = now.date(), day
        at_night = offered_date(now) != self._today
        self.segments.set_value(self._called(day))
        self.other.setVisible(self._called(day) == EARLIER)
        self._close_month()
        words = "" if day == self._today else day_words(self._locale, day)
        if at_night and day == offered_date(now):
            words = self.tr(
                "It is after midnight, so this is for {day}. To change that, choose above, or press D."
            ).format(day=words)
        self._say(words)

    def set_marked(self, days: frozenset[date]) -> None:
        """Mark the days that have a check-in."""
        self._marked = days
        if self.calendar:
            self.calendar.set_marked(days)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the month; the day stays."""
        if event.key() == Qt.Key.Key_Escape and self.calendar and not self.calendar.isHidden():
            self._close_month()
            self.segments.set_value(self._called(self._day))
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _called(self, day: date) -> str:
        names = {self._today: TODAY, self._today - timedelta(days=1): YESTERDAY}
        return names.get(day, EARLIER)

    def _on_segment(self, value: str) -> None:
        if value == EARLIER:
            self._open_month()
        else:
            back = 0 if value == TODAY else 1
            self.day_chosen.emit(self._today - timedelta(days=back))

    def _open_month(self) -> None:
        if self.calendar is None:
            self.calendar = MonthCalendar(self._theme)
            self.calendar.day_chosen.connect(self._on_day)
            self._column.addWidget(self.calendar)
            for before, after in pairwise((self.other, *self.calendar.stops)):
                QWidget.setTabOrder(before, after)
        self.calendar.set_marked(self._marked)
        self.calendar.set_today(self._today)
        self.calendar.set_chosen(self._day)
        self.calendar.set_month(self._day.year, self._day.month)
        self.calendar.show()
        self.calendar.take_focus()

    def _close_month(self) -> None:
        if self.calendar:
            self.calendar.hide()

    def _on_day(self, day: date) -> None:
        if day > self._today:
            words = self.tr("That day has not come yet. Please choose one that has.")
            self._say(words)
            announce(self, words)
            return
        self.day_chosen.emit(day)
        self.closed.emit()

    def _say(self, words: str) -> None:
        self.line.setText(words)
        self.line.setVisible(bool(words))

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(6))
