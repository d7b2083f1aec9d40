"""Pages of which one is seen, and which need no more room than that one."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class CurrentStack(QStackedWidget):
    """Qt's own asks for the room of the largest page, also while a small one is seen."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self._on_current_changed)

    def sizeHint(self) -> QSize:
        """Return the size of the page that is seen."""
        page = self.currentWidget()
        return super().sizeHint() if page is None else page.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size of the page that is seen."""
        page = self.currentWidget()
        if page is None:
            return super().minimumSizeHint()
        return page.minimumSizeHint().expandedTo(page.minimumSize())

    def hasHeightForWidth(self) -> bool:
        """Ask for no height by width: Qt's would again be that of the largest page."""
        return False

    def _on_current_changed(self) -> None:
        self.updateGeometry()
