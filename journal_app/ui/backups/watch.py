"""Hears on a lane how far the work is, tells the window, and stops it when the person wants that."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from journal_app.domain.backup import Phase
from journal_app.domain.errors import Interrupted


class Watch(QObject):
    """Is given to the work as its `progress`; one for each piece of work."""

    went_on = Signal(object)
    """Phase that began. Comes on the thread of whoever listens."""

    counted = Signal(int, int)
    """How many steps are done, of how many; a hundred times at most."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._share = -1
        self._stopped = False
        self._phase: Phase | None = None

    def stop(self) -> None:
        """Let the work end at its next step, with nothing half done."""
        self._stopped = True

    def __call__(self, phase: Phase, done: int, total: int) -> None:
        """Hear of a step; raises Interrupted once `stop` was called."""
        if self._stopped or not isValid(self):  # or the window is gone
            raise Interrupted
        if phase is not self._phase:
            self._phase = phase
            self.went_on.emit(phase)
        share = 100 * done // total if total else 0
        if share != self._share:
            self._share = share
            self.counted.emit(done, total)
