"""After midnight: which day tonight's page goes to, and one key for the other one."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.entry import diary_day
from journal_app.ui.journal.day_words import day_words
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.labels import make_label


class LateLine(QWidget):
    """Seen between midnight and four. A choice holds for the night."""

    day_chosen = Signal(object)
    """The day (date) the page goes to from now on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._night: date | None = None
        self._on_new_day: date | None = None
        self._words = make_label("", "muted")
        self._change = make_button("", "link")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._words)
        self._column.addWidget(self._change, 0, Qt.AlignmentFlag.AlignLeft)
        self._change.clicked.connect(self.change)
        self._measure()
        theme.changed.connect(self._measure)
        self.hide()

    def add_key(self, page: QWidget) -> None:
        """Hear Alt+D anywhere on the page."""
        shortcut = QShortcut(QKeySequence("Alt+D"), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.change)

    def day_for(self, now: datetime) -> date:
        """Return the day a page that is begun now goes to."""
        return now.date() if self._on_new_day == now.date() else diary_day(now)

    def greet(self, now: datetime) -> None:
        """Be seen if it is late."""
        self._night = now.date() if diary_day(now) != now.date() else None
        if self._on_new_day != self._night:
            self._on_new_day = None
        self.setVisible(self._night is not None)
        if self._night is not None:
            self._show()

    def change(self) -> None:
        """Choose the other day."""
        if self._night is not None:
            self._on_new_day = None if self._on_new_day else self._night
            self.day_chosen.emit(self._show())

    def _show(self) -> date:
        """Say where the page goes, and return that day."""
        assert self._night is not None
        locale, before = QLocale(), self._night - timedelta(days=1)
        day, other = (self._night, before) if self._on_new_day else (before, self._night)
        self._words.setText(
            self.tr("It is after midnight. This page goes to {day}.").format(day=day_words(locale, day))
        )
        weekday = locale.standaloneDayName(other.isoweekday())
        self._change.setText(self.tr("Put it on {weekday} (Alt+D)").format(weekday=weekday))
        return day

    def _measure(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self._theme.px(2))
