"""Run as a program: starts the app or a bare window, says when its first picture stood, and ends.

Both are watched in the same way: `exec` of the application is wrapped, and a filter on one widget
waits for its paint event. For the app that widget is the field of the lock screen. What is printed
is the system's monotonic clock in nanoseconds, which the program that started this one reads too.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import Any


def bare() -> int:
    """Open the smallest window PySide6 can open, in Rosemary's size."""
    from PySide6.QtWidgets import QApplication, QWidget

    watch(say_and_end, field=False)
    application = QApplication([])
    window = QWidget()
    window.resize(1240, 800)
    window.show()
    return application.exec()


def app(arguments: list[str]) -> int:
    """Start Rosemary as a person would."""
    from journal_app.__main__ import main

    watch_app(say_and_end)
    return main(arguments)


def say_and_end() -> None:
    """Print the time and stop at once."""
    print(time.monotonic_ns(), flush=True)
    os._exit(0)


def watch_app(painted: Callable[[], None]) -> None:
    """Call `painted` when the lock screen stands. Qt is imported when the app itself does it, not before."""
    from journal_app.services import locked_settings

    read = locked_settings.read_locked_settings

    def read_and_watch(folder: Any) -> Any:
        settings = read(folder)  # the last thing the app does before it needs Qt
        watch(painted, field=True)
        return settings

    locked_settings.read_locked_settings = read_and_watch


def watch(painted: Callable[[], None], *, field: bool) -> None:
    """Call `painted` when the first picture stands: of a line to type in, if `field`, else of the window."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QLineEdit

    class Spy(QObject):
        """Sees the paint event of one widget; what follows in the same turn is painted with it."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, painted)
            return False

    spy = Spy()
    run = QApplication.exec

    def watched_exec(*_: object) -> int:
        # Not by allWidgets(): to hand out widgets that Qt made takes PySide 10 ms, and nobody else asks.
        window = next(widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
        target = window.findChild(QLineEdit) if field else window
        target.installEventFilter(spy)
        target.update()
        return run()

    QApplication.exec = staticmethod(watched_exec)  # type: ignore[method-assign]


if __name__ == "__main__":
    sys.exit(app(sys.argv[2:]) if sys.argv[1] == "app" else bare())
