"""The days already checked in, newest first: to change, or to take out and bring back."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.check_in import CheckInRecord
from journal_app.render.short_dates import day_and_month
from journal_app.ui.journal.day_words import day_words, time_words
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.focus import put_before
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.undo_strip import UndoStrip

FIRST = 7
"""Check-ins in sight at first."""
MORE = 20
"""Check-ins that "Show more" adds."""
_NOTE = 80
"""Characters of a note that are shown."""


class DayRecords(Card):
    """A list of check-ins. Several a day are normal."""

    edit_asked = Signal(object)
    """CheckInRecord."""
    delete_asked = Signal(object)
    """CheckInRecord."""
    restore_asked = Signal(object)
    """The CheckInRecord that was deleted last."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self._records: Sequence[CheckInRecord] = ()
        self._shown = FIRST
        self._deleted: CheckInRecord | None = None
        self._left_from: int | None = None
        self.rows: list[RecordRow] = []
        self.undo = UndoStrip(theme)
        self._none = make_label(self.tr("What you save is listed here, to read again or change."), "muted")
        self._list = QVBoxLayout()
        self.more = make_button(self.tr("Show more"), "plain")
        self.more.setAccessibleDescription(self.tr("Days you checked in"))
        self.add(make_label(self.tr("Days you checked in"), "heading"), self.undo, self._none)
        self.body.addLayout(self._list)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.undo.undone.connect(self._on_undone)
        self.more.clicked.connect(self._on_more)
        self.more.hide()
        self._space()
        theme.changed.connect(self._space)

    def show_records(self, records: Sequence[CheckInRecord]) -> None:
        """Show these, newest first, as many as were in sight before."""
        self._records = records
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        self._fill()

    def offer_back(self, record: CheckInRecord) -> None:
        """Say that a check-in was deleted, and offer to bring it back."""
        self._deleted = record
        day = day_words(QLocale(), record.for_date)
        self.undo.offer(self.tr("The check-in of {day} was deleted.").format(day=day))

    def _fill(self) -> None:
        for record in self._records[len(self.rows) : self._shown]:
            row = RecordRow(self._theme, record)
            row.edit_asked.connect(self.edit_asked)
            row.delete_asked.connect(self._on_delete)
            self._list.addWidget(row)
            put_before(self.more, row.edit, row.delete)
            self.rows.append(row)
        self._none.setVisible(not self._records)
        self.more.setVisible(len(self._records) > len(self.rows))
        if self._left_from is not None and self.rows:  # the row that had the focus is gone
            at = min(self._left_from, len(self.rows) - 1)
            self.rows[at].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._left_from = None

    def _on_delete(self, record: CheckInRecord) -> None:
        self._left_from = next((at for at, row in enumerate(self.rows) if row.record is record), None)
        self.delete_asked.emit(record)

    def _on_undone(self) -> None:
        if self._deleted is not None:
            record, self._deleted = self._deleted, None
            self.restore_asked.emit(record)

    def _on_more(self) -> None:
        at = len(self.rows)
        self._shown += MORE
        self._fill()
        self.rows[at].edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _space(self) -> None:
        self._list.setSpacing(self._theme.px(14))


class RecordRow(QWidget):
    """One check-in: its day, when it was written, the first words of its note, two buttons."""

    edit_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, theme: Theme, record: CheckInRecord) -> None:
        super().__init__()
        self._theme = theme
        self.record = record
        locale = QLocale()
        day, time = day_words(locale, record.for_date), time_words(locale, record.first_at)
        written = record.first_at.date()
        if written != record.for_date:
            time = self.tr("written on {day}, {time}").format(day=day_and_month(locale, written), time=time)
        self.edit = make_button(self.tr("Edit"), "link")
        self.edit.setAccessibleName(self.tr("Edit the check-in of {day}, {time}").format(day=day, time=time))
        self.delete = make_button(self.tr("Delete"), "link")
        self.delete.setAccessibleName(
            self.tr("Delete the check-in of {day}, {time}").format(day=day, time=time)
        )
        self.edit.clicked.connect(self._on_edit)
        self.delete.clicked.connect(self._on_delete)
        when = make_label(time, "muted")
        when.setWordWrap(False)
        self._line = FlowLayout()
        self._line.addWidget(when)
        self._line.addWidget(self.edit)
        self._line.addWidget(self.delete)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(make_label(day, "question"))
        if record.note.strip():
            words = textwrap.shorten(record.note, _NOTE, placeholder="…")
            self._column.addWidget(make_label(words, "small"))
        self._column.addLayout(self._line)
        self._space()
        theme.changed.connect(self._space)

    def _on_edit(self) -> None:
        self.edit_asked.emit(self.record)

    def _on_delete(self) -> None:
        self.delete_asked.emit(self.record)

    def _space(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(1))
        self._line.setSpacing(px(6))
