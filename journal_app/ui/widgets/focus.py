"""The focus where something came late: given to no page that has made way, and in the order of reading."""

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


def put_before(anchor: QWidget, *new: QWidget) -> None:
    """Have Tab come to what was made later right before `anchor`, in this order."""
    for widget in new:
        QWidget.setTabOrder(anchor, widget)  # to where the anchor stands among all of the page
        QWidget.setTabOrder(widget, anchor)
