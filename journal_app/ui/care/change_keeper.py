"""Storing what is noted about the body and answered to its screens, and trying again when that fails."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.domain.body import Change
from journal_app.domain.errors import Trouble
from journal_app.services.care import Care
from journal_app.ui.tasks import Lane

AGAIN = 5_000
"""Milliseconds after which storing is tried again."""


class ChangeKeeper(QObject):
    """Knows what is not stored yet. The rules look at that too: a screen never waits for a disk."""

    kept = Signal()
    """Something is stored now."""
    failed = Signal(object)
    """Trouble; it counts for the rules all the same, and is tried again."""
    recovered = Signal()

    def __init__(self, lane: Lane, care: Care, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._care = care
        self._waiting: list[Change] = []
        self._sent = 0  # of those that wait, how many are being stored
        self._failing = False
        self._then: list[Callable[[], None]] = []
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._store)

    @property
    def unsaved(self) -> tuple[Change, ...]:
        """What is not stored. Not what is under way: whoever asks the lane now comes after it."""
        return tuple(self._waiting[self._sent :])

    def make(self, change: Change) -> None:
        """Store a change now, behind those that wait."""
        self._waiting.append(change)
        self._store()

    def flush(self, then: Callable[[], None]) -> None:
        """Store what waits, then call `then`; it is not called if that fails."""
        if not self._waiting:
            then()
            return
        self._then.append(then)
        self._store()

    def _store(self) -> None:
        self._again.stop()
        if self._sent or not self._waiting:
            return
        self._sent = len(self._waiting)
        work = partial(self._care.change, tuple(self._waiting))
        self._lane.run(work, self._on_kept, self._on_trouble)

    def _on_kept(self, _nothing: None) -> None:
        del self._waiting[: self._sent]
        self._sent = 0
        recovered, self._failing = self._failing, False
        self.kept.emit()
        if recovered:
            self.recovered.emit()
        if self._waiting:
            self._store()
            return
        then, self._then = self._then, []
        for each in then:
            each()

    def _on_trouble(self, trouble: Trouble) -> None:
        self._sent = 0
        self._failing = True
        self._then.clear()  # whoever waited to lock or close asks again
        self._again.start(AGAIN)
        self.failed.emit(trouble)
