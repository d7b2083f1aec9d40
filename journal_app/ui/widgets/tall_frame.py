"""A frame that is never cut off below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame


class TallFrame(QFrame):
    """Asks for the height that its lines need at its width.

    Layouts around it would take the least height of what is in it, and squeeze lines that have wrapped.
    """

    def __init__(self) -> None:
        super().__init__()
        # After the layouts around it are done: in the midst of their work they would not hear it.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask_for_height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need other lines."""
        super().resizeEvent(event)
        self._soon.start()

    def event(self, event: QEvent) -> bool:
        """Something in it came, went or changed its words."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._soon.start()
        return done

    def _ask_for_height(self) -> None:
        layout = self.layout()
        wraps = layout is not None and layout.hasHeightForWidth()
        height = layout.heightForWidth(self.width()) if layout is not None and wraps else 0
        if height != self.minimumHeight():
            self.setMinimumHeight(height)
