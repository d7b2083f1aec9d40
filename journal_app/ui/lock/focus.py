"""Where the keyboard goes inside one part of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def stops(part: QWidget) -> list[QWidget]:
    """Return what inside `part` takes the focus by Tab now, in order."""
    found: list[QWidget] = []
    widget = part.nextInFocusChain()
    while widget is not None and widget is not part:
        if (
            part.isAncestorOf(widget)
            and widget.isVisibleTo(part)
            and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.focusProxy() is None
        ):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def move_within(part: QWidget, forward: bool) -> bool:
    """Move the focus one stop on inside `part`, round and round. False if there is no stop."""
    reachable = stops(part)
    if not reachable:
        return False
    now = QApplication.focusWidget()
    if now in reachable:
        place = (reachable.index(now) + (1 if forward else -1)) % len(reachable)
    else:
        place = 0 if forward else -1
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    reachable[place].setFocus(reason)
    return True
