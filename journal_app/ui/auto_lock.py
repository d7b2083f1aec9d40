"""Locks after a while without a key or a click, and after the computer slept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget

LOOK_EVERY_MS = 1000
SLEPT_SECONDS = 60.0
"""A jump of the wall clock against the monotonic clock that only a suspended computer makes."""

_EXERCISE = QEvent.Type(QEvent.registerEventType())

_ACTIVITY = {
    _EXERCISE,
    QEvent.Type.KeyPress,
    QEvent.Type.InputMethod,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TabletMove,
}


def count_as_activity(widget: QWidget) -> None:
    """A person takes part without a key: let the window of `widget` stay unlocked as if one was pressed."""
    window = widget.window().windowHandle()
    if window is not None:
        QCoreApplication.sendEvent(window, QEvent(_EXERCISE))


class AutoLock(QObject):
    """Watches for idleness while a journal is open.

    Listens at the native windows, which see each key and click once, and not at every widget:
    that keeps typing quick.
    """

    idled = Signal()

    def __init__(
        self,
        monotonic: Callable[[], float],
        wall: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._monotonic = monotonic
        self._wall = wall
        self._minutes: int | None = None
        self._after_sleep = True
        self._last_activity = 0.0
        self._last_look = (0.0, 0.0)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, minutes: int | None, *, after_sleep: bool = True) -> None:
        """Begin to watch, or change for what. `minutes` None: idleness does not lock."""
        self._minutes = minutes
        self._after_sleep = after_sleep
        self.note_activity()
        self._last_look = (self._monotonic(), self._wall())
        if not self._timer.isActive():
            QGuiApplication.instance().focusWindowChanged.connect(self._listen_to)  # type: ignore[union-attr]
            self._listen_to(QGuiApplication.focusWindow())
            self._timer.start()

    def stop(self) -> None:
        """Stop watching: the journal is being locked."""
        self._timer.stop()

    def note_activity(self) -> None:
        """Count this moment as activity."""
        self._last_activity = self._monotonic()

    def look(self) -> None:
        """Decide whether it is time."""
        now, wall = self._monotonic(), self._wall()
        before, wall_before = self._last_look
        self._last_look = (now, wall)
        slept = self._after_sleep and (wall - wall_before) - (now - before) > SLEPT_SECONDS
        idle = self._minutes is not None and now - self._last_activity >= self._minutes * 60
        if slept or idle:
            self._timer.stop()
            self.idled.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note keys, clicks and movements; hold nothing back."""
        if event.type() in _ACTIVITY:
            self._last_activity = self._monotonic()
        return False

    def _listen_to(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # a second time does no harm
