"""The check-ins that are stored: read, taken out, brought back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from journal_app.domain.check_in import CheckInRecord
from journal_app.services.check_ins import CheckIns
from journal_app.ui.tasks import Lane


class RecordsKeeper(QObject):
    """Asks on the lane and tells what came of it."""

    came = Signal(object)
    """list[CheckInRecord], newest date first."""
    deleted = Signal(object)
    """CheckInRecord as it was."""
    restored = Signal(object)
    """CheckInRecord as it is again."""
    failed = Signal(object)
    """Trouble; nothing has changed."""

    def __init__(
        self,
        lane: Lane,
        check_ins: CheckIns,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._check_ins = check_ins
        self._now = now

    def read(self) -> None:
        """Ask for all check-ins as they stand."""
        self._lane.run(self._check_ins.records, self.came.emit, self.failed.emit)

    def delete(self, record: CheckInRecord) -> None:
        """Take a check-in out of the diary."""

        def done(_: None) -> None:
            self.deleted.emit(record)
            self.read()

        now = self._now()
        self._lane.run(lambda: self._check_ins.delete(record.id, now), done, self.failed.emit)

    def restore(self, record: CheckInRecord) -> None:
        """Bring a deleted check-in back."""

        def done(again: CheckInRecord) -> None:
            self.restored.emit(again)
            self.read()

        now = self._now()
        self._lane.run(lambda: self._check_ins.restore(record, now), done, self.failed.emit)
