"""Asking for a date in place: of an appointment, or of its new day."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from journal_app.ui.journal.day_words import as_date, as_qdate
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.day_field import DayField
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.labels import make_label

FIRST_GUESS = timedelta(days=7)


class DayPanel(QFrame):
    """A date, and if wanted with whom and what to ask. Enter keeps, Esc leaves things as they are."""

    kept = Signal(object, str, str)
    """Date, with whom, what to ask."""

    closed = Signal()

    def __init__(self, theme: Theme, *, asks_more: bool) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "note")
        self.day = DayField()
        self.day.setAccessibleName(self.tr("Day of the appointment"))
        self.with_whom = QLineEdit()
        self.with_whom.setAccessibleName(self.tr("With whom"))
        self.with_whom.setPlaceholderText(self.tr("With whom, if you like"))
        self.to_ask = QLineEdit()
        self.to_ask.setAccessibleName(self.tr("What to ask"))
        self.to_ask.setPlaceholderText(self.tr("What to ask. It goes on the page for the visit."))
        self._keep = make_button(self.tr("Keep the day"), "plain")
        self._leave = make_button(self.tr("Cancel"), "quiet")
        self._column = QVBoxLayout(self)
        self._column.addWidget(make_label(self.tr("On which day?"), "question"))
        self._column.addWidget(self.day)
        for field in (self.with_whom, self.to_ask):
            self._column.addWidget(field)
            if not asks_more:
                field.hide()
        self._line = FlowLayout()
        self._line.addWidget(self._keep)
        self._line.addWidget(self._leave)
        self._column.addLayout(self._line)
        self._keep.clicked.connect(self._on_keep)
        self._leave.clicked.connect(self._on_leave)
        self._measure()
        theme.changed.connect(self._measure)
        self.hide()

    def open_for(self, today: date) -> None:
        """Appear with a day a week from now, the focus in it."""
        self.day.setDate(as_qdate(today + FIRST_GUESS))
        self.show()
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        self.day.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Esc leaves."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self._on_leave()
        elif enter:
            self._on_keep()
        else:
            super().keyPressEvent(event)

    def _on_keep(self) -> None:
        if not self.day.read():
            return
        self.hide()
        self.kept.emit(as_date(self.day.date()), self.with_whom.text().strip(), self.to_ask.text().strip())

    def _on_leave(self) -> None:
        self.hide()
        self.closed.emit()

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(14), px(11), px(14), px(11))
        self._column.setSpacing(px(8))
        self._line.setSpacing(px(8))
