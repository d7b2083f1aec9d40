"""What locks an open journal without being asked: idleness, the system, and, if chosen, minimising."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.domain.settings import JournalSettings
from journal_app.ui.auto_lock import AutoLock
from journal_app.ui.main_window import MainWindow

if TYPE_CHECKING:
    from journal_app.desktop.signs.listener import Listener

LISTEN_AFTER_MS = 200
"""After unlocking, the first page comes first."""


class LockReasons(QObject):
    """Watches for whatever the person's settings name."""

    came = Signal()
    """It is time to lock. May come more than once."""

    def __init__(
        self,
        monotonic: Callable[[], float],
        wall: Callable[[], float],
        window: MainWindow,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._settings = JournalSettings()
        self._listeners: tuple[Listener, ...] | None = None
        self._idleness = AutoLock(monotonic, wall, self)
        self._soon = QTimer(self, singleShot=True, interval=LISTEN_AFTER_MS)
        self._idleness.idled.connect(self.came)
        self._soon.timeout.connect(self._listen)
        window.minimised.connect(self._on_minimised)

    def watch(self, settings: JournalSettings) -> None:
        """Begin to watch, or watch for something else from now on."""
        self._settings = settings
        self._idleness.watch(settings.idle_minutes, after_sleep=settings.lock_with_system)
        self._soon.start()

    def _listen(self) -> None:
        if self._listeners is None:
            from journal_app.desktop.signs.of_this_system import listeners

            self._listeners = listeners(self._window, self)
            for listener in self._listeners:
                listener.went_away.connect(self._on_gone_away)
        for listener in self._listeners:
            if self._settings.lock_with_system:
                listener.begin()
            else:
                listener.end()

    def _on_gone_away(self) -> None:
        if self._settings.lock_with_system:
            self.came.emit()

    def _on_minimised(self) -> None:
        if self._settings.lock_when_minimised:
            self.came.emit()
