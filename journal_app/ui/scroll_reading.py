"""What a screen reader is told of an area that scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

_SCROLLS = ("QScrollArea", "QAbstractScrollArea")


def count_scroll_bars_always() -> None:
    """Have scroll areas count their bars also while those are hidden. Once, when there is an application.

    Qt's own interface counts a bar only while it shows, and reads past the end of its list when it is asked
    for a child that is no more: a reader that had counted before a bar went ended the program (seen in
    PySide6 6.11.3). That of any widget has the same children at all times, and answers with none beyond them.
    """
    QAccessible.installFactory(_interface)


def _interface(kind: str, widget: QObject) -> QAccessibleWidget | None:
    if kind in _SCROLLS and isinstance(widget, QWidget):
        return QAccessibleWidget(widget, QAccessible.Role.Client)
    return None
