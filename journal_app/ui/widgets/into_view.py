"""Scrolling to what has just changed its place or grown."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect
from PySide6.QtWidgets import QScrollArea, QWidget

MARGIN = 24
"""Pixels kept free around what is scrolled to."""


def bring_into_view(widget: QWidget, part: QRect | None = None) -> None:
    """Scroll the page around `widget` so that it, or this part of it, is seen. Else nothing happens."""
    inside: list[QWidget] = []
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        inside.append(parent)
        parent = parent.parentWidget()
    ground = parent.widget() if parent is not None else None
    if parent is None or ground not in inside:
        return
    _make_room(inside)
    seen = part or widget.rect()
    place = QRect(widget.mapTo(ground, seen.topLeft()), seen.size())
    for corner in (place.bottomLeft(), place.topLeft()):  # the top last: it counts if not all of it fits
        _show(parent, corner)


def _make_room(inside: list[QWidget]) -> None:
    """Have all layouts learn now, from within, of what has grown: a page scrolls no further than it knows."""
    for widget in inside:
        layout = widget.layout()
        if layout is not None:
            layout.activate()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def _show(page: QScrollArea, point: QPoint) -> None:
    page.ensureVisible(point.x(), point.y(), 0, MARGIN)
