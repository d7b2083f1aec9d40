"""Taking what is dropped, and leaving it where it came from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent


def take_copy(event: QDropEvent) -> None:
    """Accept a drop, or what may become one, as a copy only.

    Some file managers remove a file when they are told that it was moved, and that is what they suggest.
    """
    if event.possibleActions() & Qt.DropAction.CopyAction:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
    else:
        event.ignore()
