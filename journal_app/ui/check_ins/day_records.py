"""The days already checked in, newest first: to change, or to take out and bring back."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from PySide6.QtCore import QLocale, Signal

from journal_app.domain.check_in import CheckInRecord
from journal_app.render.short_dates import day_and_month
from journal_app.ui.journal.day_words import day_words, time_words
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.past_card import PastCard, PastRow

FIRST = 7
"""Check-ins in sight at first."""
_NOTE = 80
"""Characters of a note that are shown."""


class DayRecords(PastCard):
    """A list of check-ins. Several a day are normal."""

    delete_asked = Signal(object)
    """CheckInRecord."""
    restore_asked = Signal(object)
    """The CheckInRecord that was deleted last."""

    def __init__(self, theme: Theme) -> None:
        none = self.tr("What you save is listed here, to read again or change.")
        super().__init__(theme, self.tr("Days you checked in"), none, first=FIRST, gap=14)
        self._deleted: CheckInRecord | None = None

    def show_records(self, records: Sequence[CheckInRecord]) -> None:
        """Show these, newest first, as many as were in sight before."""
        self.show_things(records)

    def offer_back(self, record: CheckInRecord) -> None:
        """Say that a check-in was deleted, and offer to bring it back."""
        self._deleted = record
        day = day_words(QLocale(), record.for_date)
        self.undo.offer(self.tr("The check-in of {day} was deleted.").format(day=day))

    def row_for(self, thing: CheckInRecord) -> PastRow:
        """Return a row with the day of a check-in, when it was written, and the first words of its note."""
        locale = QLocale()
        day, time = day_words(locale, thing.for_date), time_words(locale, thing.first_at)
        written = thing.first_at.date()
        if written != thing.for_date:
            time = self.tr("written on {day}, {time}").format(day=day_and_month(locale, written), time=time)
        words = textwrap.shorten(thing.note, _NOTE, placeholder="…")
        row = PastRow(self._theme, thing, day, time, self.tr("Edit"), words)
        row.name_buttons(
            self.tr("Edit the check-in of {day}, {time}").format(day=day, time=time),
            self.tr("Delete the check-in of {day}, {time}").format(day=day, time=time),
        )
        return row

    def delete(self, thing: CheckInRecord) -> None:
        """Ask for a check-in to be taken out; `offer_back` follows when it is."""
        self.delete_asked.emit(thing)

    def bring_back(self) -> None:
        """Ask for the check-in that was taken out last."""
        if self._deleted is not None:
            record, self._deleted = self._deleted, None
            self.restore_asked.emit(record)
