"""Storing what is typed for a visit a moment after it was typed, and trying again when that fails."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.domain.errors import Trouble
from journal_app.domain.support import VisitNotes
from journal_app.services.support import Support
from journal_app.ui.tasks import Lane

DELAY = 700
"""Milliseconds from the first letter that is not stored to its storing."""

AGAIN = 5000
"""Milliseconds after which storing is tried again."""


class NotesKeeper(QObject):
    """Knows the notes as they are typed, and as they are stored."""

    recovered = Signal()
    """What could not be stored is stored now."""
    failed = Signal(object)
    """Trouble; the notes are kept and tried again."""

    def __init__(self, lane: Lane, support: Support, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._support = support
        self.notes = VisitNotes()
        self._stored = VisitNotes()
        self._sent: VisitNotes | None = None
        self._failing = False
        self._waiting: list[Callable[[], None]] = []
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._store)

    def begin(self, stored: VisitNotes) -> None:
        """Start from the notes as they are stored."""
        self.notes = self._stored = stored

    @property
    def is_at_rest(self) -> bool:
        """Whether what was typed is stored, all of it."""
        return self.notes == self._stored and self._sent is None

    def want(self, notes: VisitNotes) -> None:
        """Store these notes soon."""
        self.notes = notes
        if not self._soon.isActive():
            self._soon.start(AGAIN if self._failing else DELAY)

    def flush(self, then: Callable[[], None]) -> None:
        """Store what is not stored yet, then call `then`; it is not called if storing fails."""
        if self.is_at_rest:
            then()
            return
        self._waiting.append(then)
        self._store()

    def _store(self) -> None:
        self._soon.stop()
        if self._sent is not None or self.notes == self._stored:
            return
        notes = self._sent = self.notes
        self._lane.run(lambda: self._support.save_visit_notes(notes), self._on_stored, self._on_trouble)

    def _on_stored(self, _: None) -> None:
        assert self._sent is not None
        self._stored, self._sent = self._sent, None
        if self._failing:
            self._failing = False
            self.recovered.emit()
        if self.notes != self._stored:
            if self._waiting:
                self._store()
            return
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()

    def _on_trouble(self, trouble: Trouble) -> None:
        self._sent = None
        self._waiting = []  # whoever waited to lock or close asks again
        self._failing = True
        self._soon.start(AGAIN)
        self.failed.emit(trouble)
