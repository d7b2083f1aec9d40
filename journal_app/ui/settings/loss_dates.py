"""The dates of losses, or days of the year: none, one or several, always in order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.render.short_dates import date_in_full, day_and_month
from journal_app.ui.journal.day_words import as_date, as_qdate
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.day_field import FULL, YEARLY, DayField
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.focus import put_before
from journal_app.ui.widgets.labels import make_label

EARLIEST = date(1900, 1, 1)

ANY_YEAR = 2000
"""The year that days without a year are kept in here: one that has every day."""


class LossDates(QWidget):
    """A chip for each date, which a click takes away, and a button that opens a field for one more."""

    changed = Signal()
    """The person added or removed a date."""

    def __init__(self, theme: Theme, today: Callable[[], date], *, yearly: bool = False) -> None:
        """`today` is where the field starts, and the last day it takes.

        `yearly`: days of the year, each given as that day of ANY_YEAR.
        """
        super().__init__()
        self._theme = theme
        self._yearly = yearly
        self._today = today
        self._days: tuple[date, ...] = ()
        self._chips: dict[date, Chip] = {}
        self._chip_area = QWidget()
        self._chip_row = FlowLayout(self._chip_area)
        self.add_button = make_button(self.tr("Add a date"), "plain")
        self.panel = _AddPanel(theme, yearly=yearly)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._chip_area)
        self._column.addWidget(self.panel)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._chip_area.hide()
        self.add_button.clicked.connect(self._on_add)
        self.panel.chosen.connect(self._on_chosen)
        self.panel.closed.connect(self._on_closed)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def days(self) -> tuple[date, ...]:
        """Return the dates, oldest first, each once."""
        return self._days

    def set_days(self, days: tuple[date, ...]) -> None:
        """Show other dates, without a signal."""
        self._days = tuple(sorted(set(days)))
        for chip in self._chips.values():
            self._chip_row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {day: self._make_chip(day) for day in self._days}
        for chip in self._chips.values():
            self._chip_row.addWidget(chip)
        put_before(self.panel.field, *self._chips.values())
        self._chip_area.setVisible(bool(self._days))
        self._chip_area.updateGeometry()

    def chip(self, day: date) -> Chip:
        """Return the chip of a date."""
        return self._chips[day]

    def _make_chip(self, day: date) -> Chip:
        words = day_and_month if self._yearly else date_in_full
        chip = Chip(self._theme, words(QLocale(), day), removable=True)
        chip.setProperty("day", day)
        chip.clicked.connect(self._on_chip)
        return chip

    def _on_chip(self) -> None:
        sender = self.sender()
        assert isinstance(sender, Chip)
        self.set_days(tuple(day for day in self._days if day != sender.property("day")))
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.tr("The date is removed"))
        self.changed.emit()

    def _on_add(self) -> None:
        self.add_button.hide()
        self.panel.open_at(self._today())

    def _on_chosen(self, day: date) -> None:
        if day not in self._days:
            self.set_days((*self._days, day))
            self.changed.emit()

    def _on_closed(self) -> None:
        self.add_button.show()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(8))
        self._chip_row.setSpacing(self._theme.px(8))


class _AddPanel(QFrame):
    """A field for one date, "Add" and "Cancel". Enter adds, Esc leaves things as they are."""

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, *, yearly: bool) -> None:
        super().__init__()
        self._theme = theme
        self._yearly = yearly
        self.setProperty("role", "note")
        self.field = DayField(YEARLY if yearly else FULL)
        self.field.setAccessibleName(self.tr("Date"))
        self.add = make_button(self.tr("Add"), "plain")
        self.cancel = make_button(self.tr("Cancel"), "quiet")
        label = make_label(self.tr("Date"), "small")
        label.setWordWrap(False)
        label.setBuddy(self.field)
        self._line = FlowLayout(self)
        for widget in (label, self.field, self.add, self.cancel):
            self._line.addWidget(widget)
        self.add.clicked.connect(self._on_add)
        self.cancel.clicked.connect(self._close)
        self._measure()
        theme.changed.connect(self._measure)
        self.hide()

    def open_at(self, today: date) -> None:
        """Appear with today's date, the focus in the field."""
        earliest, latest = EARLIEST, today
        if self._yearly:
            today = today.replace(year=ANY_YEAR)
            earliest, latest = date(ANY_YEAR, 1, 1), date(ANY_YEAR, 12, 31)
        self.field.setDateRange(as_qdate(earliest), as_qdate(latest))
        self.field.setDate(as_qdate(today))
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds, Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_add()
        else:
            super().keyPressEvent(event)

    def _on_add(self) -> None:
        if not self.field.read():
            return
        day = as_date(self.field.date())
        self._close()
        self.chosen.emit(day)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _measure(self) -> None:
        px = self._theme.px
        self.field.setMinimumWidth(px(136))  # its own wish leaves room for much longer months
        side = min(px(14), 14)  # large text needs the width more than the air
        self._line.setContentsMargins(side, px(8), side, px(8))
        self._line.setSpacing(px(8))
