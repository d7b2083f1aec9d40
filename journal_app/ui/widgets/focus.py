"""Giving the focus where something came late: never to a page that has made way for another meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget


def give_focus(widget: QWidget) -> None:
    """Give a widget the focus, unless another page is shown in place of one it stands on.

    Qt hands keys to a widget that has the focus of its window also while it can't be seen.
    """
    page = widget.parentWidget()
    while page is not None:
        around = page.parentWidget()
        pages = around.layout() if around is not None else None
        if isinstance(pages, QStackedLayout) and pages.currentWidget() is not page:
            return
        page = around
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
