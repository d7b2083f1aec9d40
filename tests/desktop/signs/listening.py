"""Run as a program: listens to both buses and prints what it hears. Reads "begin" and "end" as lines.

Each "beat" says how long in milliseconds the loop was ever held up.
"""

from __future__ import annotations

import os
import sys
import time


def main() -> None:
    """Listen until standard input ends."""
    from PySide6.QtCore import QCoreApplication, QSocketNotifier, QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    from journal_app.desktop.signs.of_this_system import listeners

    app = QApplication([])
    window = QWidget()
    heard = listeners(window, window)
    worst, last = 0.0, time.monotonic()

    def say(words: str) -> None:
        sys.stdout.write(words + "\n")
        sys.stdout.flush()

    def on_beat() -> None:
        nonlocal worst, last
        now = time.monotonic()
        worst, last = max(worst, now - last), now

    def on_told() -> None:
        told = os.read(0, 4096).decode().split()
        if not told:
            QCoreApplication.quit()
        for word in told:
            match word:
                case "begin":
                    for each in heard:
                        each.begin()
                case "end":
                    for each in heard:
                        each.end()
                case "beat":
                    say(f"beat {worst * 1000:.0f}")

    for listener in heard:
        listener.went_away.connect(lambda: say("away"))
    beat = QTimer(interval=5)
    beat.timeout.connect(on_beat)
    beat.start()
    stdin = QSocketNotifier(0, QSocketNotifier.Type.Read)
    stdin.activated.connect(on_told)
    app.exec()


if __name__ == "__main__":
    main()
