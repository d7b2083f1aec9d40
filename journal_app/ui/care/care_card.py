"""A note that waits to be read. Never a dialog, never in the way."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from journal_app.domain.care.constants import RULES_V1 as R
from journal_app.ui.care.care_words import Note
from journal_app.ui.care.day_panel import DayPanel
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import Button, make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.in_lines import break_words
from journal_app.ui.widgets.labels import make_label

_KINDS = {"visit": "primary", "cope": "primary", "call": "primary", "went": "primary", "why": "link"}
_LAST = ("why", "close")
"""These stand below the others, at the same place on each note."""


class CareCard(Card):
    """A care note: its words, and every answer it can have."""

    answered = Signal(str)
    """An answer that needs nothing more: in_care, noted, close, went, missed."""
    snoozed = Signal(int)
    """Days until the note may come again."""
    appointed = Signal(object, str, str)
    """An appointment: date, with whom, what to ask."""
    moved = Signal(object)
    """The appointment is on another date now."""
    asked_for = Signal(str)
    """Something to see: cope, find_care, call, visit, lines, why. The note stays."""

    def __init__(self, theme: Theme, note: Note, level: int, today: date) -> None:
        """`level` 1..3 limits how long the note can wait; 0 for a note that can't."""
        super().__init__(theme, note.title, warm=True)
        self._today = today
        self.setAccessibleName(note.title)
        self._note = note
        self._buttons = {
            action: make_button(words, _KINDS.get(action, "plain")) for action, words in note.actions
        }
        self._appointment = DayPanel(theme, asks_more=True)
        self._new_day = DayPanel(theme, asks_more=False)
        self._later = _LaterPanel(theme, level)
        self._lay_out()
        self._connect()
        self._measure_lines()
        theme.changed.connect(self._measure_lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words on a button that has no room for them on one line."""
        super().resizeEvent(event)
        self._break_words()

    def button(self, action: str) -> Button:
        """Return the button of an answer."""
        return self._buttons[action]

    def read_out(self) -> None:
        """Have the note read by a screen reader, without taking the focus."""
        announce(self, f"{self._note.title}. {self._note.body}")

    def _lay_out(self) -> None:
        self.add(make_label(self._note.body, "question"))
        self._answers, self._ends = FlowLayout(), FlowLayout()
        for action, button in sorted(
            self._buttons.items(), key=lambda item: _KINDS.get(item[0]) != "primary"
        ):
            (self._ends if action in _LAST else self._answers).addWidget(button)
        self.body.addLayout(self._answers)
        self.add(self._appointment, self._new_day, self._later)
        self.body.addLayout(self._ends)

    def _connect(self) -> None:
        for button in self._buttons.values():
            button.clicked.connect(self._on_clicked)
        if "why" in self._buttons:
            self._buttons["why"].setShortcut("Alt+W")
        self._appointment.kept.connect(self.appointed)
        self._appointment.closed.connect(self._on_panel_closed)
        self._new_day.kept.connect(self._on_moved)
        self._new_day.closed.connect(self._on_panel_closed)
        self._later.chosen.connect(self.snoozed)
        self._later.closed.connect(self._on_panel_closed)

    def _on_clicked(self) -> None:
        action = next(name for name, button in self._buttons.items() if button is self.sender())
        match action:
            case "appointment":
                self._open(self._appointment)
            case "moved":
                self._open(self._new_day)
            case "later":
                self._open(self._later)
            case "in_care" | "noted" | "close" | "went" | "missed":
                self.answered.emit(action)
            case _:
                self.asked_for.emit(action)

    def _open(self, panel: DayPanel | _LaterPanel) -> None:
        for other in (self._appointment, self._new_day, self._later):
            other.hide()
        panel.open_for(self._today)

    def _on_moved(self, day: date) -> None:
        self.moved.emit(day)

    def _on_panel_closed(self) -> None:
        first = next(iter(self._buttons.values()))
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _measure_lines(self) -> None:
        px = self._theme.px
        for line in (self._answers, self._ends):
            line.setSpacing(px(8))
        self._break_words()

    def _break_words(self) -> None:
        edges = self.body.contentsMargins()
        room = self.width() - edges.left() - edges.right()
        for action, words in self._note.actions:
            break_words(self._theme, self._buttons[action], words, room)


class _LaterPanel(QFrame):
    """How long the note is to wait: a few days, no more than its level allows."""

    chosen = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, level: int) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "note")
        most = R.snooze_most_days[level - 1] if level else 0
        words = {1: self.tr("Tomorrow"), 2: self.tr("In two days"), 3: self.tr("In three days")}
        words |= {7: self.tr("In a week")}
        self._days = {make_button(said, "plain"): days for days, said in words.items() if days <= most}
        self._column = QVBoxLayout(self)
        self._column.addWidget(make_label(self.tr("When?"), "question"))
        self._line = FlowLayout()
        for button in self._days:
            button.clicked.connect(self._on_clicked)
            self._line.addWidget(button)
        self._leave = make_button(self.tr("Cancel"), "quiet")
        self._leave.clicked.connect(self._on_leave)
        self._line.addWidget(self._leave)
        self._column.addLayout(self._line)
        self._measure()
        theme.changed.connect(self._measure)
        self.hide()

    def open_for(self, _today: date) -> None:
        """Appear, the focus on the first choice."""
        self.show()
        next(iter(self._days)).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clicked(self) -> None:
        self.hide()
        self.chosen.emit(next(days for button, days in self._days.items() if button is self.sender()))

    def _on_leave(self) -> None:
        self.hide()
        self.closed.emit()

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(14), px(11), px(14), px(11))
        self._column.setSpacing(px(8))
        self._line.setSpacing(px(8))
