"""What a provider said: to wait until a day, or a go-ahead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from journal_app.domain.body import Change
from journal_app.domain.care.events import Event, GoAhead, WaitUntil
from journal_app.ui.journal.day_words import as_date, as_qdate
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.day_field import DayField
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.labels import make_label

FIRST_GUESS = timedelta(days=14)
FAR = timedelta(days=730)
EARLIEST = date(1950, 1, 1)


class ProviderCard(Card):
    """Two buttons, and a date for what was said."""

    made = Signal(object)
    """Change."""

    def __init__(self, theme: Theme, now: Callable[[], datetime]) -> None:
        super().__init__(theme, self.tr("What your provider said"))
        self._theme = theme
        self._now = now
        self.wait = make_button(self.tr("To wait until a day"), "plain")
        self.go = make_button(self.tr("To go ahead"), "plain")
        self.panel = DatePanel(theme)
        self._is_wait = True
        self._was: Event | None = None
        self._ways = FlowLayout()
        self._ways.addWidget(self.wait)
        self._ways.addWidget(self.go)
        about = self.tr("You can note what you were told about healing, tampons, or sex.")
        self.add(make_label(about, "muted"))
        self.body.addLayout(self._ways)
        self.add(self.panel)
        self.wait.clicked.connect(self._on_wait)
        self.go.clicked.connect(self._on_go)
        self.panel.kept.connect(self._on_kept)
        self.panel.closed.connect(self._on_closed)
        self._space()
        theme.changed.connect(self._space)

    def edit(self, event: GoAhead | WaitUntil) -> None:
        """Show something that was noted, to change it."""
        self._open(event, event.day, is_wait=isinstance(event, WaitUntil))

    def _on_wait(self) -> None:
        self._open(None, self._now().date() + FIRST_GUESS, is_wait=True)

    def _on_go(self) -> None:
        self._open(None, self._now().date(), is_wait=False)

    def _open(self, was: Event | None, day: date, *, is_wait: bool) -> None:
        self._was, self._is_wait = was, is_wait
        today = self._now().date()
        words = self.tr("Until which day?") if is_wait else self.tr("On which day was that said?")
        self.panel.open_for(words, day, today + FAR if is_wait else today)

    def _on_kept(self, day: date) -> None:
        now = self._now()
        new: Event = WaitUntil(at=now, day=day) if self._is_wait else GoAhead(at=now, day=day)
        self.made.emit(Change(out=() if self._was is None else (self._was,), put=(new,)))
        self._on_closed()

    def _on_closed(self) -> None:
        (self.wait if self._is_wait else self.go).setFocus(Qt.FocusReason.OtherFocusReason)

    def _space(self) -> None:
        self._ways.setSpacing(self._theme.px(8))


class DatePanel(QFrame):
    """One date. Enter keeps it, Esc leaves things as they are."""

    kept = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "note")
        self._question = make_label("", "small")
        self.day = DayField()
        self.keep = make_button(self.tr("Note it"), "plain")
        self.leave = make_button(self.tr("Cancel"), "quiet")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._question)
        self._line = FlowLayout()
        for widget in (self.day, self.keep, self.leave):
            self._line.addWidget(widget)
        self._column.addLayout(self._line)
        self.keep.clicked.connect(self._on_keep)
        self.leave.clicked.connect(self._on_leave)
        self._measure()
        theme.changed.connect(self._measure)
        self.hide()

    def open_for(self, question: str, day: date, latest: date) -> None:
        """Appear with a question and a date, the focus in it."""
        self._question.setText(question)
        self.day.setAccessibleName(question)
        self.day.setDateRange(as_qdate(EARLIEST), as_qdate(max(latest, day)))
        self.day.setDate(as_qdate(day))
        self.show()
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        self.day.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Esc leaves."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (enter and self.leave.hasFocus()):
            self._on_leave()
        elif enter:
            self._on_keep()
        else:
            super().keyPressEvent(event)

    def _on_keep(self) -> None:
        if not self.day.read():
            return
        self.hide()
        self.kept.emit(as_date(self.day.date()))

    def _on_leave(self) -> None:
        self.hide()
        self.closed.emit()

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(14), px(11), px(14), px(11))
        self._column.setSpacing(px(8))
        self._line.setSpacing(px(8))
        self.day.setMinimumWidth(px(136))
