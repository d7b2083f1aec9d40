"""Waits until Today holds all that it opens with, so that nobody sees it come together piece by piece."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtWidgets import QWidget

from journal_app.ui.care.care_desk import CareDesk
from journal_app.ui.tasks import Lane

LONGEST_WAIT = 300
"""Milliseconds after which Today is shown as it stands: a slow disk must not keep anybody from writing."""


class FirstLook(QObject):
    """Made when the journal was just unlocked and its pages were built, before they are shown.

    A page that is filled before it is seen is laid out and painted once.
    """

    came = Signal()
    """Told once: show the pages now. A screen that the care rules open comes after it, over them."""

    def __init__(self, lane: Lane, desk: CareDesk, pages: QWidget) -> None:
        """`lane`: the one on which Today and `desk` read. `pages` have their size, and are hidden."""
        super().__init__(pages)
        self._lane = lane
        self._pages = pages
        self._has_come = False
        desk.looked.connect(self._on_looked)
        desk.crisis_wanted.connect(self.end)
        desk.body_wanted.connect(self.end)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_WAIT)
        self._longest.timeout.connect(self.end)
        self._longest.start()
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self.end)

    def end(self) -> None:
        """Wait no longer."""
        if not self._has_come:
            self._has_come = True
            self._longest.stop()
            self.came.emit()

    def _on_looked(self) -> None:
        """What the cards ask for after a look stands on the lane already; this comes back behind it."""
        if not self._has_come:
            self._lane.in_turn(self._on_read)

    def _on_read(self, _nothing: None) -> None:
        """Lay out what is hidden, as Qt does for a picture; rows that wrap ask for room a turn later."""
        if not self._has_come:
            self._pages.grab(QRect(0, 0, 1, 1))
            self._turn.start()
