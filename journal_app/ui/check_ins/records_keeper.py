"""The check-ins that are stored: read, taken out, brought back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from journal_app.domain.check_in import CheckInRecord
from journal_app.domain.errors import Trouble
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
        self._lane.run(self._check_ins.records, self._on_records, self._on_trouble)

    def delete(self, record: CheckInRecord) -> None:
        """Take a check-in out of the diary."""
        work = partial(self._check_ins.delete, record.id, self._now())
        self._lane.run(work, partial(self._on_deleted, record), self._on_trouble)

    def restore(self, record: CheckInRecord) -> None:
        """Bring a deleted check-in back."""
        work = partial(self._check_ins.restore, record, self._now())
        self._lane.run(work, self._on_restored, self._on_trouble)

    def _on_records(self, records: list[CheckInRecord]) -> None:
        self.came.emit(records)

    def _on_deleted(self, record: CheckInRecord, _nothing: None) -> None:
        self.deleted.emit(record)
        self.read()

    def _on_restored(self, record: CheckInRecord) -> None:
        self.restored.emit(record)
        self.read()

    def _on_trouble(self, trouble: Trouble) -> None:
        self.failed.emit(trouble)
