"""All that was noted, newest first: to change, or to take out and bring back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.body import Change
from journal_app.domain.care.events import Event, Flow
from journal_app.ui.body import built_in
from journal_app.ui.body.entry_words import EntryWords
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.focus import put_before
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.undo_strip import UndoStrip

FIRST = 6
"""Entries in sight at first."""
MORE = 20
"""Entries that "Show more" adds."""


class LogCard(Card):
    """Under the list it always says that nobody has to reach a number to call."""

    edit_asked = Signal(object)
    """Event."""
    made = Signal(object)
    """Change."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("What you noted"))
        self._theme = theme
        self._words = EntryWords(QLocale(), self)
        self._entries: list[Event] = []
        self._now: datetime | None = None
        self._shown = FIRST
        self._deleted: Event | None = None
        self._left_from: int | None = None
        self.rows: list[EntryRow] = []
        self.undo = UndoStrip(theme)
        self._none = make_label(self.tr("Nothing yet. Nothing has to be noted, either."), "muted")
        self._list = QVBoxLayout()
        self.more = make_button(self.tr("Show more"), "plain")
        self.more.setAccessibleDescription(self.tr("What you noted"))
        self.never = make_label(built_in.NEVER_A_NUMBER, "question")
        self.add(self.undo, self._none)
        self.body.addLayout(self._list)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self.never)
        self.more.hide()
        self.undo.undone.connect(self._on_undone)
        self.more.clicked.connect(self._on_more)
        self._space()
        theme.changed.connect(self._space)

    def show_entries(self, entries: Sequence[Event], now: datetime) -> None:
        """Show these, which come in stored order."""
        self._now = now
        self._entries = sorted(entries, key=_moment, reverse=True)
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        self._fill()

    def _fill(self) -> None:
        assert self._now
        for entry in self._entries[len(self.rows) : self._shown]:
            when, what = self._words.when(entry, self._now), self._words.what(entry, self._now)
            row = EntryRow(self._theme, entry, when, what)
            row.edit_asked.connect(self.edit_asked)
            row.delete_asked.connect(self._on_delete)
            self._list.addWidget(row)
            put_before(self.more, row.edit, row.delete)
            self.rows.append(row)
        self._none.setVisible(not self._entries)
        self.more.setVisible(len(self._entries) > len(self.rows))
        if self._left_from is not None and self.rows:  # the row that had the focus is gone
            at = min(self._left_from, len(self.rows) - 1)
            self.rows[at].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._left_from = None

    def _on_delete(self, entry: Event) -> None:
        self._left_from = next((at for at, row in enumerate(self.rows) if row.entry is entry), None)
        self._deleted = entry
        assert self._now
        self.made.emit(Change(out=(entry,)))
        what, when = self._words.what(entry, self._now), self._words.when(entry, self._now)
        self.undo.offer(self.tr("Deleted: {what}, {when}.").format(what=what, when=when))

    def _on_undone(self) -> None:
        if self._deleted is not None:
            entry, self._deleted = self._deleted, None
            self.made.emit(Change(put=(entry,)))
            if self.rows:
                self.rows[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_more(self) -> None:
        at = len(self.rows)
        self._shown += MORE
        self._fill()
        self.rows[at].edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _space(self) -> None:
        self._list.setSpacing(self._theme.px(12))


class EntryRow(QWidget):
    """One entry: what, when, two buttons."""

    edit_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, theme: Theme, entry: Event, when: str, what: str) -> None:
        super().__init__()
        self._theme = theme
        self.entry = entry
        self.edit = make_button(self.tr("Change"), "link")
        self.edit.setAccessibleName(self.tr("Change: {what}, {when}").format(what=what, when=when))
        self.delete = make_button(self.tr("Delete"), "link")
        self.delete.setAccessibleName(self.tr("Delete: {what}, {when}").format(what=what, when=when))
        self.edit.clicked.connect(self._on_edit)
        self.delete.clicked.connect(self._on_delete)
        time = make_label(when, "muted")
        time.setWordWrap(False)
        self._line = FlowLayout()
        for widget in (time, self.edit, self.delete):
            self._line.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(make_label(what, "question"))
        self._column.addLayout(self._line)
        self._space()
        theme.changed.connect(self._space)

    def _on_edit(self) -> None:
        self.edit_asked.emit(self.entry)

    def _on_delete(self) -> None:
        self.delete_asked.emit(self.entry)

    def _space(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(1))
        self._line.setSpacing(px(6))


def _moment(entry: Event) -> tuple[int, float]:
    """Sort by the day it is about, then by the time; a day's bleeding stands above what has a time."""
    if isinstance(entry, Flow):
        return entry.day.toordinal(), float("inf")
    return entry.at.date().toordinal(), entry.at.timestamp()
