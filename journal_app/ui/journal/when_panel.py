"""Changing the day and the time of an entry, in place."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QLocale, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from journal_app.domain.entry import NIGHT_ENDS_AT
from journal_app.ui.journal.day_words import as_date, as_qdate, as_time, time_pattern
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.date_field import TimeField
from journal_app.ui.widgets.day_field import DayField
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.focus import take_turn
from journal_app.ui.widgets.into_view import bring_into_view
from journal_app.ui.widgets.labels import make_label


class WhenPanel(QFrame):
    """Day, time, and a button for each way out. Enter sets, Esc leaves things as they are.

    What is in it is made when it is first opened.
    """

    chosen = Signal(object, object)
    """The new day (date) and wall time (datetime, with the offset it was written in)."""

    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._was: tuple[date, datetime] | None = None
        self._is_built = False
        self.hide()

    def _build(self) -> None:
        self._is_built = True
        self.setProperty("role", "note")
        self._day = DayField()
        self._time = TimeField(self._theme)
        self._time.setDisplayFormat(time_pattern(QLocale()))
        self._set = make_button(self.tr("Set"), "plain")
        self._leave = make_button(self.tr("Cancel"), "quiet")
        self._line = FlowLayout(self)
        for words, field in ((self.tr("Day"), self._day), (self.tr("Time"), self._time)):
            self._line.addWidget(_named(words, field))
            self._line.addWidget(field)
        self._line.addWidget(self._set)
        self._line.addWidget(self._leave)
        self._set.clicked.connect(self._on_set)
        self._leave.clicked.connect(self.close_panel)
        self._measure()
        self._theme.changed.connect(self._measure)
        take_turn(self)

    def open_for(self, day: date, at: datetime) -> None:
        """Appear with a day and a time, the focus in the day."""
        if not self._is_built:
            self._build()
        self._was = (day, at)
        self._day.setDate(as_qdate(day))
        self._time.setTime(QTime(at.hour, at.minute))
        self.show()
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)
        self._day.selectAll()
        bring_into_view(self)

    def close_panel(self) -> None:
        """Go away; nothing is changed."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter sets, Esc leaves."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (enter and self._leave.hasFocus()):
            self.close_panel()
        elif enter:
            self._on_set()
        else:
            super().keyPressEvent(event)

    def _on_set(self) -> None:
        if self._was is None or not self._day.read():
            return
        day = as_date(self._day.date())
        at = moved(*self._was, day, as_time(self._time.time()))
        self.hide()
        self.chosen.emit(day, at)
        self.closed.emit()

    def _measure(self) -> None:
        px = self._theme.px
        self._line.setContentsMargins(px(14), px(8), px(14), px(8))
        self._line.setSpacing(px(8))


def moved(was_day: date, was_at: datetime, day: date, clock: time) -> datetime:
    """Return the wall time `clock` for diary day `day`, with the offset the entry was written in.

    A page written after midnight for the day before stays a page of the night after its day.
    """
    was_after_midnight = was_at.date() - was_day == timedelta(days=1)
    after_midnight = was_after_midnight and clock.hour < NIGHT_ENDS_AT
    return datetime.combine(day + timedelta(days=after_midnight), clock, was_at.tzinfo)


def _named(words: str, field: QWidget) -> QWidget:
    label = make_label(words, "small")
    label.setWordWrap(False)
    label.setBuddy(field)
    field.setAccessibleName(words)
    return label
