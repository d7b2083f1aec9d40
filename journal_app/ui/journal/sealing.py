"""Closing and opening letters on the lane."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from journal_app.domain.entry import Entry, EntryId, EntryRow
from journal_app.services.journal import Journal
from journal_app.ui.tasks import Lane


class Sealing(QObject):
    """Does it, and tells of the letter as it is then."""

    changed = Signal(object, object)
    """A letter was sealed or opened: its Entry and its EntryRow."""

    failed = Signal(object)
    """It could not be done: the Trouble. The letter is as it was."""

    def __init__(
        self, lane: Lane, journal: Journal, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._journal = journal
        self._now = now

    def seal(self, entry_id: EntryId) -> None:
        """Close a letter. All of it must be stored."""
        now, letters = self._now(), self._journal.letters
        self._run(lambda: letters.seal(entry_id, now))

    def unseal(self, entry_id: EntryId) -> None:
        """Open a letter."""
        letters = self._journal.letters
        self._run(lambda: letters.unseal(entry_id))

    def _run(self, work: Callable[[], Entry | None]) -> None:
        self._lane.run(lambda: with_row(self._journal, work()), self._on_done, self.failed.emit)

    def _on_done(self, found: tuple[Entry, EntryRow] | None) -> None:
        if found is not None:
            self.changed.emit(*found)


def with_row(journal: Journal, entry: Entry | None) -> tuple[Entry, EntryRow] | None:
    """Return an entry outside the bin and its row of the list. On the lane."""
    if entry is None or entry.binned_at is not None:
        return None
    return entry, next(row for row in journal.on_day(entry.day) if row.id == entry.id)
