"""Soaked pads: one by a tap, or how many in the last hours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.body import Change
from journal_app.domain.care.events import Event, Pad, Rate
from journal_app.ui.body.when_row import WhenRow
from journal_app.ui.journal.day_words import time_words
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.date_field import NumberField
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.into_view import bring_into_view
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.undo_strip import UndoStrip

MOST_PADS, MOST_HOURS = 60.0, 24.0


class PadsCard(Card):
    """Says what it stores; stores nothing itself."""

    made = Signal(object)
    """Change."""

    def __init__(self, theme: Theme, now: Callable[[], datetime]) -> None:
        super().__init__(theme, self.tr("When it is heavy"))
        self._theme = theme
        self._now = now
        self._last: Pad | None = None
        self.tap = make_button(self.tr("One soaked pad now"), "plain")
        self.rate = make_button(self.tr("Pads in the last hours"), "link")
        self.undo = UndoStrip(theme)
        self.panel = PadsPanel(theme, now)
        self._today = make_label("", "small")
        self._ways = FlowLayout()
        self._ways.addWidget(self.tap)
        self._ways.addWidget(self.rate)
        about = self.tr("A pad counts when it is soaked through. Each one you note keeps its time.")
        self.add(make_label(about, "muted"))
        self.body.addLayout(self._ways)
        self.add(self._today, self.undo, self.panel)
        self._today.hide()
        self.tap.clicked.connect(self._on_tap)
        self.rate.clicked.connect(self._on_rate)
        self.undo.undone.connect(self._on_undone)
        self.panel.made.connect(self.made)
        self.panel.closed.connect(self._on_closed)
        self._space()
        theme.changed.connect(self._space)

    def show_entries(self, entries: Sequence[Event], now: datetime) -> None:
        """Say how many single pads were noted today, and when the last one was."""
        pads = [one for one in entries if isinstance(one, Pad) and one.soaked and one.at.date() == now.date()]
        self._today.setVisible(bool(pads))
        if pads:
            last = max(pads, key=lambda pad: pad.at)
            count = sum(pad.count for pad in pads)
            self._today.setText(
                self.tr("Noted today: {pads}. The last one at {time}.").format(
                    pads=self.tr("%n soaked pad(s)", "", count), time=time_words(QLocale(), last.at)
                )
            )

    def edit(self, event: Pad | Rate) -> None:
        """Show something that was noted, to change it."""
        self.panel.open_with(event)

    def _on_tap(self) -> None:
        self._last = Pad(at=self._now())
        self.made.emit(Change(put=(self._last,)))
        time = time_words(QLocale(), self._last.at)
        self.undo.offer(self.tr("One soaked pad, {time}.").format(time=time))

    def _on_undone(self) -> None:
        if self._last is not None:
            gone, self._last = self._last, None
            self.made.emit(Change(out=(gone,)))
            self.tap.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_rate(self) -> None:
        self.panel.open_new()

    def _on_closed(self) -> None:
        self.rate.setFocus(Qt.FocusReason.OtherFocusReason)

    def _space(self) -> None:
        self._ways.setSpacing(self._theme.px(8))


class PadsPanel(QFrame):
    """How many pads, in how many hours, until when. Enter notes it, Esc leaves things as they are."""

    made = Signal(object)
    """Change."""
    closed = Signal()

    def __init__(self, theme: Theme, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._theme = theme
        self._now = now
        self._was: Pad | Rate | None = None
        self.setProperty("role", "note")
        self.pads = _Number(theme, self.tr("Soaked pads"), MOST_PADS)
        self.hours = _Number(theme, self.tr("In how many hours"), MOST_HOURS)
        self.when = WhenRow(theme)
        self.keep = make_button(self.tr("Note it"), "plain")
        self.leave = make_button(self.tr("Cancel"), "quiet")
        self.message = InlineMessage(theme)
        self._column = QVBoxLayout(self)
        self._numbers = FlowLayout()
        self._hours_line = _beside(self.hours)
        self._numbers.addWidget(_beside(self.pads))
        self._numbers.addWidget(self._hours_line)
        self._ways = FlowLayout()
        self._ways.addWidget(self.keep)
        self._ways.addWidget(self.leave)
        self._column.addLayout(self._numbers)
        self._column.addWidget(self.when)
        self._column.addWidget(self.message)
        self._column.addLayout(self._ways)
        self.keep.clicked.connect(self._on_keep)
        self.leave.clicked.connect(self._close)
        self._measure()
        theme.changed.connect(self._measure)
        self.hide()

    def open_new(self) -> None:
        """Appear for pads of the last hours."""
        self._open(None, 2.0, 1.0)
        self.when.begin(self._now())

    def open_with(self, event: Pad | Rate) -> None:
        """Appear with something that was noted."""
        if isinstance(event, Rate):
            self._open(event, event.pads, event.hours)
        else:
            self._open(event, float(event.count), None)
        self.when.begin_at(event.at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter notes it, Esc leaves."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (enter and self.leave.hasFocus()):
            self._close()
        elif enter:
            self._on_keep()
        else:
            super().keyPressEvent(event)

    def _open(self, was: Pad | Rate | None, pads: float, hours: float | None) -> None:
        self._was = was
        single = hours is None
        self.pads.setDecimals(0 if single else 1)
        self.pads.setMinimum(1 if single else 0)
        self.pads.setValue(pads)
        self.hours.setValue(hours or 1.0)
        self._hours_line.setVisible(not single)
        self.keep.setText(self.tr("Note it") if was is None else self.tr("Keep the change"))
        self.message.clear()
        self.show()
        self.pads.setFocus(Qt.FocusReason.OtherFocusReason)
        self.pads.selectAll()

    def _on_keep(self) -> None:
        now = self._now()
        at = self.when.instant(now)
        if at is None:
            self.message.show_words(self.when.trouble, "trouble")
            bring_into_view(self.message)
            return
        logged = None if at == now else now
        new: Event
        if isinstance(self._was, Pad):
            new = Pad(at=at, logged_at=logged, count=round(self.pads.value()), soaked=self._was.soaked)
        else:
            new = Rate(at=at, logged_at=logged, pads=self.pads.value(), hours=self.hours.value())
        out = () if self._was is None else (self._was,)
        self._close()
        self.made.emit(Change(out=out, put=(new,)))

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(14), px(11), px(14), px(11))
        self._column.setSpacing(px(10))
        self._numbers.setSpacing(px(8))
        self._ways.setSpacing(px(8))
        for field in (self.pads, self.hours):
            field.setMinimumWidth(px(92))


class _Number(NumberField):
    """A number by keys, without an end that says nothing."""

    def __init__(self, theme: Theme, name: str, most: float) -> None:
        super().__init__(theme)
        self.setAccessibleName(name)
        self.setDecimals(1)
        self.setRange(0.5, most)

    def textFromValue(self, value: float) -> str:
        """Return "2" for two, "1.5" for one and a half."""
        return self.locale().toString(value, "g", 4)


def _beside(field: QWidget) -> QWidget:
    """Return a field with its name beside it: they stay on one line."""
    line = QWidget()
    words = make_label(field.accessibleName(), "small")
    words.setWordWrap(False)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(words)
    row.addWidget(field)
    return line
