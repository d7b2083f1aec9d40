"""Run as a program with a journal's folder: opens it in the app, writes, locks, and prints what it measured.

The app replaces its process when it locks; here the new one runs this file again, so that it can be
watched too. Times are those of the system's monotonic clock, which goes on across the change.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import Any

from bench.made_journal import PASSPHRASE
from bench.start_probe import watch_app
from journal_app import app
from journal_app.__main__ import main
from journal_app.window_start import WindowStart

WORDS = "The frost again, and the garden white. "
LOOK_MS = 20
"""Milliseconds between two looks whether the page is there."""


class Locker:
    """Goes the way of a person: passphrase, a few words, lock."""

    pressed = 0.0
    covered = 0.0

    def begin(self) -> None:
        """The lock screen stands: type the passphrase."""
        from PySide6.QtCore import QTimer
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication, QLineEdit

        (window,) = (widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
        self._window: Any = window
        field = window.findChildren(QLineEdit)[0]
        QTest.keyClicks(field, PASSPHRASE)
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_MS)
        field.returnPressed.emit()

    def _look(self) -> None:
        """The page is there: write, and lock with these words not yet stored."""
        from PySide6.QtCore import QObject, QTimer

        from journal_app.ui.journal.writing_area import WritingArea

        if any(area.isVisible() for area in self._window.findChildren(WritingArea)):
            self._timer.stop()
            self._settled = QObject()
            QTimer.singleShot(500, self._settled, self._lock)

    def _lock(self) -> None:
        from journal_app.ui.journal.writing_area import WritingArea

        area = next(area for area in self._window.findChildren(WritingArea) if area.isVisible())
        area.insertPlainText(WORDS)
        self.pressed = time.monotonic()
        self._window.lock_asked.emit()  # what Ctrl+L does; a screen without a window manager gives no keys
        self.covered = time.monotonic()  # the cover is painted before this returns

    def replace(self, start: WindowStart) -> None:
        """Take the place of the app's own way to replace the process: the same, with this file."""
        times = [str(self.pressed), str(self.covered)]
        command = [sys.executable, "-m", "bench.lock_probe", "again", *times, *start.as_arguments()]
        os.execv(sys.executable, command)


def again(pressed: float, covered: float) -> None:
    """The new lock screen stands: print the milliseconds and end."""
    found = {"covered": (covered - pressed) * 1e3, "again": (time.monotonic() - pressed) * 1e3}
    print(json.dumps(found), flush=True)
    os._exit(0)


if __name__ == "__main__":
    if sys.argv[1] == "again":
        times = [float(argument) for argument in sys.argv[2:4]]
        watch_app(lambda: again(*times))
        sys.exit(main(sys.argv[4:]))
    locker = Locker()
    app.replace_process = locker.replace
    watch_app(locker.begin)
    sys.exit(main(["--journal", sys.argv[1]]))
