"""Earlier notes on closeness: looked at, and deleted one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.closeness import ClosenessNote, Where
from journal_app.domain.entry import diary_day
from journal_app.ui.journal.day_words import day_words
from journal_app.ui.plan.own_words import own_label
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import IconButton
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.undo_strip import UndoStrip


class EarlierNotes(QWidget):
    """The newest first. What was deleted can be brought back until another is deleted."""

    changed = Signal()

    def __init__(self, theme: Theme, names: Mapping[Where, str], locale: QLocale) -> None:
        super().__init__()
        self._theme = theme
        self._before: QWidget | None = None
        self._names = names
        self._locale = locale
        self._notes: list[ClosenessNote] = []
        self._deleted: tuple[int, ClosenessNote] | None = None
        self._rows: list[QWidget] = []
        self.buttons: list[IconButton] = []
        self.strip = UndoStrip(theme)
        self.strip.undone.connect(self._on_undone)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def notes(self) -> tuple[ClosenessNote, ...]:
        """Return the notes, oldest first."""
        return tuple(self._notes)

    def come_after(self, widget: QWidget) -> None:
        """Have Tab come from this widget to the first note."""
        self._before = widget

    def show_notes(self, notes: Sequence[ClosenessNote]) -> None:
        """Show these, given oldest first."""
        self._notes = list(notes)
        self._deleted = None
        self.strip.clear()
        self._show_rows()

    def _show_rows(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.buttons = []
        self._rows = [self._row(place) for place in reversed(range(len(self._notes)))]
        before = self._before
        for row, button in zip(self._rows, self.buttons, strict=True):
            self._column.addWidget(row)
            if before is not None and before.window() is button.window():
                QWidget.setTabOrder(before, button)
            before = button

    def _row(self, place: int) -> QWidget:
        note = self._notes[place]
        day = day_words(self._locale, diary_day(note.at))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(self._theme.px(2))
        words.addWidget(make_label(day, "date"))
        if note.where in self._names:
            words.addWidget(make_label(self._names[note.where], "question"))
        if note.words.strip():
            words.addWidget(own_label(note.words, "entry"))
        line.addLayout(words, 1)
        button = IconButton(self._theme, "trash-2", self.tr("Delete the note of {day}").format(day=day))
        said = [self._names.get(note.where, ""), note.words]
        button.setAccessibleDescription("\n".join(each for each in said if each))
        button.clicked.connect(partial(self._on_delete, place))
        self.buttons.append(button)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _on_delete(self, place: int, _checked: bool = False) -> None:
        self._deleted = (place, self._notes.pop(place))
        self._show_rows()
        self.strip.offer(self.tr("The note was deleted."))
        self.changed.emit()
        self._focus_near(len(self._notes) - place)

    def _on_undone(self) -> None:
        if self._deleted is not None:
            place, note = self._deleted
            self._deleted = None
            self._notes.insert(place, note)
            self._show_rows()
            self.changed.emit()
            self._focus_near(len(self._notes) - 1 - place)

    def _focus_near(self, row: int) -> None:
        """Keep the focus where the note was, or on the way back if no other is left."""
        if self.buttons:
            at = max(0, min(row, len(self.buttons) - 1))
            self.buttons[at].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.strip.begin()

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(14))
