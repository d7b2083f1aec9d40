"""Above the page: the date, one line of greeting, and the two lines that are seldom seen."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.content.library import Library
from journal_app.domain.errors import ContentBroken
from journal_app.domain.settings import JournalSettings
from journal_app.services.on_this_day import OnThisDay
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.late_line import LateLine
from journal_app.ui.today.on_this_day_line import OnThisDayLine
from journal_app.ui.widgets.labels import make_label


class TodayHead(QWidget):
    """Greets. What the lines below the greeting ask for is the matter of the page."""

    def __init__(
        self,
        theme: Theme,
        library: Library,
        lane: Lane,
        on_this_day: OnThisDay,
        settings: Callable[[], JournalSettings],
        parent: QWidget,
    ) -> None:
        """`settings`: what the person chose, as it is now."""
        super().__init__(parent)
        self._theme = theme
        self._library = library
        self._date = make_label("", "date")
        self._hello = make_label("", "title")
        self._line = make_label("", "muted")
        self.late = LateLine(theme)
        self.on_this_day = OnThisDayLine(theme, lane, on_this_day, settings)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._date, self._hello, self._line, self.late, self.on_this_day):
            self._column.addWidget(widget)
        self._measure()
        theme.changed.connect(self._measure)

    def greet(self, now: datetime) -> None:
        """Show the date, and the greeting of the hour."""
        self._date.setText(
            QLocale().toString(QDate(now.year, now.month, now.day), QLocale.FormatType.LongFormat)
        )
        with suppress(ContentBroken):  # without its greetings the page is still a page
            greeting = self._library.greeting(now)
            self._hello.setText(greeting.hello)
            self._line.setText(greeting.line)
        self.late.greet(now)

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(6))
