"""The daily backup: made by itself in a quiet minute, and nobody waits for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from journal_app.domain.errors import BackupAlreadyRunning, Trouble
from journal_app.services.backups import QuietResult, daily_backup
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.backups.watch import Watch
from journal_app.ui.tasks import Lane

LOOK_EVERY_MS = 10_000
QUIET_LOOKS = 2
"""So many looks in a row without a key or a click make a quiet moment."""
PATIENCE = 60
"""After so many looks without one (ten minutes) it is made all the same."""


class QuietBackup(QObject):
    """Looks now and then whether today's backup is there. After trouble it waits for tomorrow."""

    told = Signal(str)
    """A sentence about what kept it from being made."""

    def __init__(
        self,
        lane: Lane,
        opened: OpenJournal,
        now: Callable[[], datetime],
        may_begin: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._opened = opened
        self._now = now
        self._may_begin = may_begin
        self._done_on: date | None = None
        self._touched = True
        self._quiet = 0
        self._looks = 0
        self._watch = Watch(self)
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        QGuiApplication.instance().focusWindowChanged.connect(self._listen_to)  # type: ignore[union-attr]
        self._listen_to(QGuiApplication.focusWindow())

    def stop(self) -> None:
        """Begin nothing more, and end what goes on at its next step: the journal is locked or closed."""
        self._timer.stop()
        self._watch.stop()

    def look(self) -> None:
        """Make the backup if today has none yet and nobody is writing just now."""
        self._quiet = 0 if self._touched else self._quiet + 1
        self._touched = False
        self._looks += 1
        if self._done_on == self._now().date() or not self._may_begin():
            self._looks = 0
            return
        if self._quiet >= QUIET_LOOKS or self._looks >= PATIENCE:
            self._done_on = self._now().date()
            work = partial(daily_backup, self._opened, self._now(), self._watch)
            self._lane.run(work, self._on_done, self._on_trouble)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note keys and clicks; hold nothing back."""
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.InputMethod, QEvent.Type.MouseButtonPress):
            self._touched = True
        return False

    def _listen_to(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # a second time does no harm

    def _on_done(self, result: QuietResult) -> None:
        if result.nothing_yet:
            self._done_on = None
            self._quiet = self._looks = 0
        if result.second_missing:
            self.told.emit(
                self.tr("The second folder for backups is not there. A copy follows when it is back.")
            )

    def _on_trouble(self, trouble: Trouble) -> None:
        if not isinstance(trouble, BackupAlreadyRunning):
            words = self.tr("Today's backup was not made. {why}")
            self.told.emit(words.format(why=trouble.words))
