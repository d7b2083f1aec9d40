"""What lies over all else in its ground, like an exercise or a photo: what it covers is not read either."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

NOT_READ = "qt_rubberband"
"""A widget of this name is left out by Qt, with all it holds, when a screen reader asks for children.

It has no other meaning. Hiding the widget would tell the page that it is left: it stores, folds and forgets.
"""


class Covering(QFrame):
    """Opaque, and as large as `ground`. A subclass keeps the keys."""

    def __init__(self, ground: QWidget) -> None:
        super().__init__(ground)
        self._ground = ground
        self.setProperty("role", "page")
        ground.installEventFilter(self)
        self.setGeometry(ground.rect())

    def showEvent(self, event: QShowEvent) -> None:
        """Lie over all else, and leave it out of what is read."""
        super().showEvent(event)
        self.raise_()
        _read_what_is_seen(self._ground)

    def lift(self) -> None:
        """Go away, and have what is seen again read again.

        Not when it is hidden: a window that goes hides what is in it while it is half gone itself.
        """
        self.hide()
        if self.window().isVisible():
            _read_what_is_seen(self._ground)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the ground."""
        if event.type() == QEvent.Type.Resize and watched is self._ground:
            self.setGeometry(self._ground.rect())
        return super().eventFilter(watched, event)


def _read_what_is_seen(ground: QWidget) -> None:
    """Name what lies under the uppermost cover so that it is not read, and nothing else."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    pages = [each for each in ground.children() if isinstance(each, QWidget) and not each.isWindow()]
    covers = [each for each in pages if isinstance(each, Covering) and not each.isHidden()]
    for page in pages:
        is_read = not covers or page is covers[-1]
        if is_read != (page.objectName() != NOT_READ):
            page.setObjectName("" if is_read else NOT_READ)
            kind = QAccessible.Event.ObjectShow if is_read else QAccessible.Event.ObjectHide
            QAccessible.updateAccessibility(QAccessibleEvent(page, kind))
