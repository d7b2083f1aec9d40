"""Where words begin and end, for what Qt does not turn by itself. Names nothing in `Qt` unless it must."""

from __future__ import annotations

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QLabel, QWidget

from journal_app.ui.qt_numbers import ALIGN_ABSOLUTE, ALIGN_RIGHT, ALIGN_V_CENTRE


def sides(widget: QWidget, begin: int, top: int, end: int, bottom: int) -> QMargins:
    """Return margins by where words begin and end: a layout leaves left and right as they are."""
    if widget.isRightToLeft():
        return QMargins(end, top, begin, bottom)
    return QMargins(begin, top, end, bottom)


def stand_at_the_beginning(label: QLabel) -> None:
    """Have a name or a number stand where the words around it begin.

    By itself a label goes by its own letters, and a name in other letters stands at the far side.
    """
    if label.isRightToLeft():
        label.setProperty("alignment", ALIGN_RIGHT | ALIGN_ABSOLUTE | ALIGN_V_CENTRE)
