"""A year at a glance: twelve small months, painted, with the days that have entries marked."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QDate, QLocale, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.as_read import beginning, key_as_read
from journal_app.ui.widgets.month_calendar import days_after, months_after

_CELL = 26
"""Pixels, before scaling, of a day at its smallest: a target that can be hit."""

_GAP = 24
_WEEKS = 6
_STEPS: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class YearCalendar(QFrame):
    """Arrow keys move by day and week, Page Up and Down by month, Home and End through the year.

    Where one stands is said at each move; the same days stand as a list beside this, for who can't see it.
    """

    day_chosen = Signal(object)
    """The person chose this date."""

    year_shown = Signal(int)
    """Another year is in sight. Whoever knows its entries calls `set_marked`."""

    def __init__(self, theme: Theme, locale: QLocale) -> None:
        super().__init__()
        self._theme = theme
        self._locale = locale
        self._cursor = date(2000, 1, 1)
        self._today: date | None = None
        self._marked: frozenset[date] = frozenset()
        self._by_keys = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._measure)

    @property
    def year(self) -> int:
        """The year in sight."""
        return self._cursor.year

    @property
    def cursor_day(self) -> date:
        """The day one stands on."""
        return self._cursor

    def go_to(self, day: date) -> None:
        """Stand on a day; `year_shown` follows if it is in another year."""
        other_year = day.year != self._cursor.year
        self._cursor = day
        if other_year:
            self._marked = frozenset()
            self.year_shown.emit(day.year)
        self._name()
        self.update()

    def set_marked(self, days: frozenset[date]) -> None:
        """Mark the days that have entries."""
        self._marked = days
        self._name()
        self.update()

    def set_today(self, day: date) -> None:
        """Outline this day."""
        self._today = day
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room, as high as its rows of months."""
        return QSize(self._theme.px(7 * _CELL), self._height_at(self.width()))

    def minimumSizeHint(self) -> QSize:
        """One month beside none."""
        return QSize(self._theme.px(7 * _CELL), self._height_at(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many months side by side as fit."""
        super().resizeEvent(event)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, or choose the day."""
        key = key_as_read(self, event.key())
        self._by_keys = True
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in _STEPS:
            self._move_to(days_after(self._cursor, _STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._move_to(months_after(self._cursor, -1 if key == Qt.Key.Key_PageUp else 1))
        elif key == Qt.Key.Key_Home:
            self._move_to(date(self.year, 1, 1))
        elif key == Qt.Key.Key_End:
            self._move_to(date(self.year, 12, 31))
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.day_chosen.emit(self._cursor)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stand on the day that was clicked, and choose it."""
        for day in self._days():
            if self._cell(day).contains(event.position()):
                self._by_keys = False
                self.go_to(day)
                self.day_chosen.emit(day)
                return

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where one stands."""
        super().focusInEvent(event)
        self._by_keys = event.reason() != Qt.FocusReason.MouseFocusReason
        self.update()
        QTimer.singleShot(0, self, self._bring_in_sight)  # when it has its place

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the months that have to be painted anew."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in range(1, 13):
            box = self._month_box(month)
            if not box.intersects(QRectF(event.rect())):
                continue
            painter.setFont(theme.font("control"))
            painter.setPen(theme.colour("text"))
            head = QRectF(box.left(), box.top(), box.width(), self._head())
            where = beginning(self.layoutDirection()) | Qt.AlignmentFlag.AlignVCenter
            inset = theme.px(6)
            painter.drawText(
                head.adjusted(inset, 0, -inset, 0), where, self._locale.standaloneMonthName(month)
            )
            for number in range(1, calendar.monthrange(self.year, month)[1] + 1):
                self._paint_day(painter, date(self.year, month, number))
        painter.end()

    def _paint_day(self, painter: QPainter, day: date) -> None:
        """A day with entries has a ground, an edge and bold figures; today an edge; the cursor the ring."""
        theme, px = self._theme, self._theme.px
        cell = self._cell(day)
        box = cell.adjusted(1.5, 1.5, -1.5, -1.5)
        marked = day in self._marked
        if marked or day == self._today:
            painter.setBrush(theme.colour("soft") if marked else Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent" if marked else "edge"), 1))
            painter.drawRoundedRect(box, px(7), px(7))
        font = theme.font("tiny")
        if marked:
            font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme.colour("text" if marked or day == self._today else "muted"))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(day.day))
        if day == self._cursor and self.hasFocus() and self._by_keys:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), px(2)))
            painter.drawRoundedRect(box, px(7), px(7))

    def _move_to(self, day: date) -> None:
        self.go_to(day)
        self._bring_in_sight()
        announce(self, self._said(day))

    def _bring_in_sight(self) -> None:
        """Scroll what this lies in to the day one stands on."""
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        ground = area.widget() if area is not None and self.hasFocus() else None
        if area is not None and ground is not None:
            place = self.mapTo(ground, self._cell(self._cursor).center().toPoint())
            area.ensureVisible(place.x(), place.y(), 0, self._theme.px(3 * _CELL))

    def _said(self, day: date) -> str:
        """Say a day in full."""
        words = self._locale.toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
        if day == self._today:
            words = self.tr("{day}, today").format(day=words)
        if day in self._marked:
            words = self.tr("{day}, has entries").format(day=words)
        return words

    def _name(self) -> None:
        self.setAccessibleName(self.tr("Year {year}").format(year=self.year))
        self.setAccessibleDescription(self._said(self._cursor))

    def _days(self) -> Iterator[date]:
        first = date(self.year, 1, 1).toordinal()
        return (date.fromordinal(first + number) for number in range(365 + calendar.isleap(self.year)))

    def _columns(self, width: int) -> int:
        return max(1, min(4, (width + self._theme.px(_GAP)) // self._theme.px(7 * _CELL + _GAP)))

    def _head(self) -> int:
        return self._theme.px(30)

    def _month_height(self) -> int:
        return self._head() + self._theme.px(_WEEKS * _CELL)

    def _height_at(self, width: int) -> int:
        rows = -(-12 // self._columns(width))
        return rows * (self._month_height() + self._theme.px(_GAP)) - self._theme.px(_GAP)

    def _month_box(self, month: int) -> QRectF:
        columns, gap = self._columns(self.width()), self._theme.px(_GAP)
        width = (self.width() - (columns - 1) * gap) / columns
        row, column = divmod(month - 1, columns)
        height = self._month_height()
        if self.isRightToLeft():
            column = columns - 1 - column
        return QRectF(column * (width + gap), row * (height + gap), width, height)

    def _cell(self, day: date) -> QRectF:
        box = self._month_box(day.month)
        lead = (day.replace(day=1).isoweekday() - self._locale.firstDayOfWeek().value) % 7
        row, column = divmod(lead + day.day - 1, 7)
        if self.isRightToLeft():
            column = 6 - column
        width, height = box.width() / 7, self._theme.px(_CELL)
        return QRectF(box.left() + column * width, box.top() + self._head() + row * height, width, height)

    def _measure(self) -> None:
        self.setMinimumHeight(self._height_at(self.width()))
        self.updateGeometry()
        self.update()
