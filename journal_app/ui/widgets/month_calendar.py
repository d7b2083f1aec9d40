"""A month, with the days that have entries marked."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.as_read import key_as_read
from journal_app.ui.widgets.buttons import IconButton
from journal_app.ui.widgets.calendar_day import CalendarDay
from journal_app.ui.widgets.labels import make_label

_STEPS: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_WEEKS = 6


class MonthCalendar(QWidget):
    """One month of days to choose from. Arrow keys move by day and week, Page Up and Down by month."""

    day_chosen = Signal(date)
    month_shown = Signal(int, int)
    """Another month is in sight: year, month. Whoever knows its entries calls `set_marked`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._locale = QLocale()
        self._year, self._month = 0, 0
        self._marked: frozenset[date] = frozenset()
        self._chosen: date | None = None
        self._today: date | None = None
        self._cursor: date | None = None  # the day that Tab comes to

        self._title = make_label("", "heading")
        self._title.setWordWrap(False)
        self._back = IconButton(theme, "chevron-left", self.tr("Month before"))
        self._on = IconButton(theme, "chevron-right", self.tr("Month after"))
        self._weekdays = [make_label("", "tiny") for _ in range(7)]
        self._cells = [CalendarDay(theme) for _ in range(7 * _WEEKS)]

        self._back.clicked.connect(self._on_back)
        self._on.clicked.connect(self._on_on)
        for cell in self._cells:
            cell.clicked.connect(self._on_cell_clicked)

        self._head = QHBoxLayout()
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._back)
        self._head.addWidget(self._on)
        self._grid = QGridLayout()
        for column, label in enumerate(self._weekdays):
            self._fill_weekday(label, column)
            self._grid.addWidget(label, 0, column)
        for at, cell in enumerate(self._cells):
            self._grid.addWidget(cell, 1 + at // 7, at % 7)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addLayout(self._grid)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Return what takes the focus, in the order of reading; of the days it is one at a time."""
        return (self._back, self._on, *self._cells)

    def take_focus(self) -> None:
        """Give the focus to the day that Tab comes to: not a proxy, which Tab would go to past the months."""
        for cell in self._cells:
            if cell.day == self._cursor:
                cell.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_month(self, year: int, month: int) -> None:
        """Show a month; `month_shown` follows if it was not shown already."""
        if (year, month) == (self._year, self._month):
            return
        self._year, self._month = year, month
        first = date(year, month, 1)
        if self._cursor is None or (self._cursor.year, self._cursor.month) != (year, month):
            in_sight = [day for day in (self._chosen, self._today) if day and day.replace(day=1) == first]
            self._cursor = in_sight[0] if in_sight else first
        self._title.setText(f"{self._locale.standaloneMonthName(month)} {year}")
        self._fill()
        self.month_shown.emit(year, month)

    def set_marked(self, days: frozenset[date]) -> None:
        """Mark the days that have entries."""
        self._marked = days
        self._fill()

    def set_today(self, day: date) -> None:
        """Outline this day."""
        self._today = day
        self._fill()

    def set_chosen(self, day: date | None) -> None:
        """Fill this day: the one that is being read. The month in sight stays."""
        self._chosen = day
        if day and (day.year, day.month) == (self._year, self._month):
            self._cursor = day
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among days and months."""
        key = key_as_read(self, event.key())
        if self._cursor is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in _STEPS:
            self._go_to(days_after(self._cursor, _STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._go_to(months_after(self._cursor, -1 if key == Qt.Key.Key_PageUp else 1))
        elif key == Qt.Key.Key_Home:
            self._go_to(self._cursor.replace(day=1))
        elif key == Qt.Key.Key_End:
            self._go_to(self._cursor.replace(day=calendar.monthrange(self._year, self._month)[1]))
        else:
            event.ignore()

    def _go_to(self, day: date) -> None:
        self._cursor = day
        self.set_month(day.year, day.month)
        self._fill()
        for cell in self._cells:
            if cell.day == day:
                cell.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_back(self) -> None:
        self._turn(-1)

    def _on_on(self) -> None:
        self._turn(1)

    def _turn(self, months: int) -> None:
        if self._year:
            other = months_after(date(self._year, self._month, 1), months)
            self.set_month(other.year, other.month)

    def _on_cell_clicked(self) -> None:
        cell = self.sender()
        assert isinstance(cell, CalendarDay)
        if cell.day:
            self._cursor = cell.day
            self._fill()
            self.day_chosen.emit(cell.day)

    def _fill_weekday(self, label: QLabel, column: int) -> None:
        weekday = (self._locale.firstDayOfWeek().value - 1 + column) % 7 + 1
        label.setText(self._locale.standaloneDayName(weekday, QLocale.FormatType.ShortFormat))
        label.setWordWrap(False)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _fill(self) -> None:
        """Give each cell its day, its state and its name."""
        if not self._year:
            return
        first = date(self._year, self._month, 1)
        lead = (first.isoweekday() - self._locale.firstDayOfWeek().value) % 7
        length = calendar.monthrange(self._year, self._month)[1]
        for at, cell in enumerate(self._cells):
            number = at - lead + 1
            day = first.replace(day=number) if 1 <= number <= length else None
            cell.show_day(
                day,
                self._name(day) if day else "",
                marked=day in self._marked,
                chosen=day is not None and day == self._chosen,
                today=day is not None and day == self._today,
                is_stop=day == self._cursor,
            )

    def _name(self, day: date) -> str:
        """Say a day in full for a screen reader."""
        words = self._locale.toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
        if day == self._today:
            words = self.tr("{day}, today").format(day=words)
        if day in self._marked:
            words = self.tr("{day}, has entries").format(day=words)
        return words

    def _measure(self) -> None:
        px = self._theme.px
        self._head.setSpacing(px(2))
        self._grid.setSpacing(px(2))
        self._column.setSpacing(px(8))


def days_after(day: date, step: int) -> date:
    """Return the day `step` days on; at the ends of the calendar, the same day."""
    try:
        return day + timedelta(days=step)
    except OverflowError:
        return day


def months_after(day: date, step: int) -> date:
    """Return the same day of another month, or that month's last day; the same day at the ends."""
    months = day.year * 12 + day.month - 1 + step
    year, month = divmod(months, 12)
    if not date.min.year <= year <= date.max.year:
        return day
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
