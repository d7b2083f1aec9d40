"""Work on the open journal that nobody waits for: emptying the bin of what is old, and tidying."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer

from journal_app.domain.errors import Trouble
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.tasks import Tasks

AFTER_MS = 2000
"""How long after opening it begins."""

BETWEEN_MS = 200
"""How long other work is let through between two steps."""


class QuietWork(QObject):
    """Goes on in small steps until all is done, or the journal is being locked."""

    def __init__(
        self,
        tasks: Tasks,
        opened: OpenJournal,
        now: Callable[[], datetime],
        may_go_on: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._opened = opened
        self._now = now
        self._may_go_on = may_go_on
        self._next = QTimer(self, singleShot=True, interval=BETWEEN_MS)
        self._next.timeout.connect(self._tidy)
        self._first = QTimer(self, singleShot=True)
        self._first.timeout.connect(self._purge)
        self._first.start(AFTER_MS)

    def _purge(self) -> None:
        if self._may_go_on():
            self._tasks.short.run(partial(self._opened.purge_bin, self._now()), self._tidy, self._leave_it)

    def _tidy(self, _removed: object = None) -> None:
        if self._may_go_on():
            self._tasks.short.run(self._opened.journal.tidy, self._on_tidied, self._leave_it)

    def _on_tidied(self, more: bool) -> None:
        if more:
            self._next.start()

    def _leave_it(self, _trouble: Trouble) -> None:
        """It is done after the next unlocking. Where a person's own words can't be stored, that is said."""
