"""POSIX: the system, or Ctrl+C in a terminal, asks the program to end."""

from __future__ import annotations

import os
import signal

from PySide6.QtCore import QObject, QSocketNotifier, Signal


class EndAsked(QObject):
    """Passes such a wish on from Qt's loop, for Python hears of a signal only when it next runs.

    Without it the program is gone at once, with the last second of typing, and a demo stays on the disk.
    `stop` gives the signals back.
    """

    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._reading, self._writing = os.pipe()
        for end in (self._reading, self._writing):
            os.set_blocking(end, False)
        self._notifier = QSocketNotifier(self._reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        wanted = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
        self._before = {each: signal.signal(each, _go_on) for each in wanted}
        self._written_before = signal.set_wakeup_fd(self._writing, warn_on_full_buffer=False)

    def stop(self) -> None:
        """Listen no more."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._written_before)
        for each, before in self._before.items():
            signal.signal(each, before)
        os.close(self._reading)
        os.close(self._writing)

    def _on_signal(self) -> None:
        if any(number in self._before for number in os.read(self._reading, 64)):
            self.asked.emit()


def _go_on(_number: int, _frame: object) -> None:
    """Do nothing: the number of the signal is in the pipe, and Qt's loop reads it there."""
