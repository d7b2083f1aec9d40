"""A whole year: which days have pages, and the way to each."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidgetItem, QStackedWidget, QVBoxLayout

from journal_app.domain.errors import Trouble
from journal_app.services.journal import Journal
from journal_app.ui.journal.day_words import day_words
from journal_app.ui.journal.in_place import InPlace
from journal_app.ui.journal.plain_list import PlainList
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.month_calendar import months_after
from journal_app.ui.widgets.year_calendar import YearCalendar

_DAY = Qt.ItemDataRole.UserRole


class YearView(InPlace):
    """Twelve small months, or the same days as a list. Enter opens a day, Esc goes back."""

    day_chosen = Signal(object)
    """The person chose this date."""

    def __init__(self, theme: Theme, lane: Lane, journal: Journal, locale: QLocale) -> None:
        super().__init__(theme)
        self._lane = lane
        self._journal = journal
        self._locale = locale
        self._before = make_button(self.tr("Year before"), "plain")
        self._after = make_button(self.tr("Year after"), "plain")
        self._as_list = make_button(self.tr("As a list"), "plain")
        self._as_list.setCheckable(True)
        self._about = make_label("", "muted")
        self._message = InlineMessage(theme)
        self._year = YearCalendar(theme, locale)
        self._list = PlainList(theme)
        self._list.setAccessibleName(self.tr("Days with pages"))
        self._stack = QStackedWidget()
        self._connect()
        self._lay_out()
        self._measure()
        theme.changed.connect(self._measure)

    def enter(self, day: date, today: date) -> None:
        """Show the year of a day, and stand on it."""
        self._message.clear()
        self._year.set_today(today)
        self._year.go_to(day)
        self._read()
        self._year.setFocus(Qt.FocusReason.OtherFocusReason)

    def read_again(self) -> None:
        """Pages may have been written elsewhere."""
        self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, Enter in the list opens the day."""
        if self._list.hasFocus() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_item(self._list.currentItem())
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self._before.clicked.connect(self._on_before)
        self._after.clicked.connect(self._on_after)
        self._as_list.toggled.connect(self._on_as_list)
        self._year.day_chosen.connect(self.day_chosen)
        self._year.year_shown.connect(self._read)
        self._list.itemClicked.connect(self._on_item)

    def _lay_out(self) -> None:
        self._ways = FlowLayout(at_end=True)
        for button in (self._before, self._after, self._as_list):
            self._ways.addWidget(button)
        self._head.addLayout(self._ways)
        frame = QFrame()
        frame.setProperty("role", "card")
        self._frame = QVBoxLayout(frame)
        self._frame.addWidget(self._stack)
        self._stack.addWidget(self._year)
        self._stack.addWidget(self._list)
        for widget in (self._about, self._message):
            self._column.addWidget(widget)
        self._column.addWidget(frame)
        self._column.addStretch(1)

    def _read(self, _: int = 0) -> None:
        year = self._year.year
        self._title.setText(str(year))

        def came(days: frozenset[date]) -> None:
            if year == self._year.year:
                self._show(days)

        first, last = date(year, 1, 1), date(year, 12, 31)
        self._lane.run(lambda: self._journal.marked_days(first, last), came, self._on_trouble)

    def _show(self, days: frozenset[date]) -> None:
        self._year.set_marked(days)
        words = self.tr("Marked days have pages.") if days else self.tr("There are no pages in this year.")
        self._about.setText(words)
        self._list.clear()
        for day in sorted(days, reverse=True):
            item = QListWidgetItem(day_words(self._locale, day))
            item.setData(_DAY, day)
            self._list.addItem(item)
        if days:
            self._list.setCurrentRow(0)

    def _on_before(self) -> None:
        self._year.go_to(months_after(self._year.cursor_day, -12))

    def _on_after(self) -> None:
        self._year.go_to(months_after(self._year.cursor_day, 12))

    def _on_as_list(self, on: bool) -> None:
        self._stack.setCurrentWidget(self._list if on else self._year)

    def _on_item(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.day_chosen.emit(item.data(_DAY))

    def _on_trouble(self, trouble: Trouble) -> None:
        self._message.show_words(trouble.words, "trouble")

    def _measure(self) -> None:
        super()._measure()
        px = self._theme.px
        self._head.setSpacing(px(8))
        self._ways.setSpacing(px(8))
        self._frame.setContentsMargins(px(20), px(16), px(20), px(20))
        self._list.setMinimumHeight(px(300))
