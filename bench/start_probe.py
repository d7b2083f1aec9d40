"""Run as a program: starts the app or a bare window, says when its first picture stood, and ends.

Both are watched in the same way: `exec` of the application is wrapped, and a filter on one widget
waits for its paint event. For the app that widget is the field of the lock screen. What is printed
is the system's monotonic clock in nanoseconds, which the program that started this one reads too.
"""

from __future__ import annotations

import os
import sys
import time


def bare() -> int:
    """Open the smallest window PySide6 can open, in Rosemary's size."""
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication([])
    window = QWidget()
    window.resize(1240, 800)
    window.show()
    return application.exec()


def app(arguments: list[str]) -> int:
    """Start Rosemary as a person would."""
    from journal_app.__main__ import main

    return main(arguments)


def watch() -> None:
    """Report the first picture as soon as the application runs."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QLineEdit

    class Spy(QObject):
        """Sees the paint event of one widget; what follows in the same turn is painted with it."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, painted)
            return False

    def painted() -> None:
        print(time.monotonic_ns(), flush=True)
        os._exit(0)

    spy = Spy()
    run = QApplication.exec

    def watched_exec(*_: object) -> int:
        widgets = [widget for widget in QApplication.allWidgets() if widget.isVisible()]
        fields = [widget for widget in widgets if isinstance(widget, QLineEdit)]
        target = (fields if sys.argv[1] == "app" else widgets)[0]
        target.installEventFilter(spy)
        target.update()
        return run()

    QApplication.exec = staticmethod(watched_exec)  # type: ignore[method-assign]


if __name__ == "__main__":
    watch()
    sys.exit(app(sys.argv[2:]) if sys.argv[1] == "app" else bare())
