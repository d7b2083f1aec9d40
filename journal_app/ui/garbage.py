"""Python's collection of reference cycles, on the UI thread only.

By itself Python collects on whichever thread happens to make the next object. A widget that was part of a
cycle would then be deleted by a lane's thread, which Qt does not survive for sure: it can crash or hang.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL = 1_000
"""Milliseconds between two looks: short enough that little gathers, and not so short that it shows."""


class Garbage(QObject):
    """Collects in place of Python as long as the app runs."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start()


def collect_what_is_due() -> None:
    """Collect the oldest generation that has passed its threshold, as Python itself would. Returns at once
    if none has."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation] > 0:
            gc.collect(generation)
            return
