"""When something was: now, or at a time that can be set."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QLocale, QTime, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.body import at_wall_time
from journal_app.ui.journal.day_words import as_date, as_qdate, as_time, time_pattern
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.date_field import TimeField
from journal_app.ui.widgets.day_field import DayField
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.segmented_choice import SegmentedChoice

NOW, EARLIER = "now", "earlier"


class WhenRow(QWidget):
    """Two segments; the second opens a day and a time."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._was: datetime | None = None  # of an entry that is being changed
        self.trouble = ""
        self.choice = SegmentedChoice(theme, [(NOW, self.tr("Now")), (EARLIER, self.tr("Earlier"))])
        self.choice.setAccessibleName(self.tr("When was it?"))
        self.day, self.time = DayField(), TimeField(theme)
        self.day.setAccessibleName(self.tr("Day"))
        self.time.setAccessibleName(self.tr("Time"))
        self.time.setDisplayFormat(time_pattern(QLocale()))
        self._fields = QWidget()
        self._line = FlowLayout(self._fields)
        self._line.addWidget(self.day)
        self._line.addWidget(self.time)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(make_label(self.tr("When was it?"), "small"))
        self._column.addWidget(self.choice)
        self._column.addWidget(self._fields)
        self.choice.chosen.connect(self._on_chosen)
        self.choice.set_value(NOW)
        self._fields.hide()
        self._measure()
        theme.changed.connect(self._measure)

    def begin(self, now: datetime) -> None:
        """Start with now; the fields, if they are opened, with the present day and time."""
        self._was = None
        self.choice.set_value(NOW)
        self._fields.hide()
        self._put(now)

    def begin_at(self, at: datetime) -> None:
        """Start with the time of something that was noted."""
        self._was = at
        self.choice.set_value(EARLIER)
        self._put(at)
        self._fields.show()

    def instant(self, now: datetime) -> datetime | None:
        """Return the instant that is chosen; None if there is none, and `trouble` says why.

        What is left as it was keeps its seconds and its offset, wherever the computer is now.
        """
        if self.choice.value == NOW:
            return now
        if not self.day.read():
            self.trouble = self.tr("Please say which day it was, like 15, 15 March or 15 March 2025.")
            return None
        day, clock = as_date(self.day.date()), as_time(self.time.time())
        was = self._was
        if was is not None and (day, clock) == (was.date(), was.time().replace(second=0, microsecond=0)):
            return was
        at = at_wall_time(day, clock, now)
        self.trouble = self.tr("That time has not come yet. Please choose one that has.")
        return at if at <= now else None

    def _on_chosen(self, value: str) -> None:
        self._fields.setVisible(value == EARLIER)
        self.changed.emit()

    def _put(self, at: datetime) -> None:
        self.day.setDate(as_qdate(at.date()))
        self.time.setTime(QTime(at.hour, at.minute))

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(6))
        self._line.setSpacing(px(8))
        self.day.setMinimumWidth(px(136))
