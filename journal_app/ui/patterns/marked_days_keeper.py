"""Storing the person's own dates as they change, and trying again when that fails."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.domain.errors import Trouble
from journal_app.domain.support import MarkedDay
from journal_app.services.support import Support
from journal_app.ui.tasks import Lane

AGAIN = 5000
"""Milliseconds after which storing is tried again."""


class MarkedDaysKeeper(QObject):
    """Knows the dates as the person wants them, and as they are stored."""

    stored = Signal()
    failed = Signal(object)
    """Trouble; the dates are kept and tried again."""
    recovered = Signal()
    """Storing went well again."""

    def __init__(self, lane: Lane, support: Support, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._support = support
        self.wanted: tuple[MarkedDay, ...] = ()
        self._stored: tuple[MarkedDay, ...] = ()
        self._sent: tuple[MarkedDay, ...] | None = None
        self._failing = False
        self._waiting: list[Callable[[], None]] = []
        self._again = QTimer(self, singleShot=True, interval=AGAIN)
        self._again.timeout.connect(self._store)

    def take_stored(self, days: Sequence[MarkedDay]) -> None:
        """Know what is stored. Dates that wait to be stored stay as they are wanted."""
        if self._sent is None and self.wanted == self._stored:
            self.wanted = self._stored = tuple(days)

    def want(self, days: Sequence[MarkedDay]) -> None:
        """Store these dates, oldest first."""
        self.wanted = tuple(sorted(days, key=lambda marked: marked.day))
        self._store()

    def flush(self, then: Callable[[], None]) -> None:
        """Store what is not stored yet, then call `then`; it is not called if storing fails."""
        if self._sent is None and self.wanted == self._stored:
            then()
            return
        self._waiting.append(then)
        self._store()

    def _store(self) -> None:
        self._again.stop()
        if self._sent is not None or self.wanted == self._stored:
            return
        days = self._sent = self.wanted
        self._lane.run(lambda: self._support.save_marked_days(days), self._on_stored, self._on_trouble)

    def _on_stored(self, _: None) -> None:
        assert self._sent is not None
        self._stored, self._sent = self._sent, None
        recovered, self._failing = self._failing, False
        if self.wanted != self._stored:
            self._store()
            return
        self.stored.emit()
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()
        if recovered:
            self.recovered.emit()

    def _on_trouble(self, trouble: Trouble) -> None:
        self._sent = None
        self._failing = True
        self._waiting.clear()  # whoever waited asks again when storing went well
        self._again.start()
        self.failed.emit(trouble)
