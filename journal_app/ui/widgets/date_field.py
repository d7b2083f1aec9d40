"""Fields for a date, a time and a number, with the padding of other fields, that the wheel leaves alone."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDateEdit, QDoubleSpinBox, QTimeEdit

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.sides import sides

SIDE = 10
"""Pixels before scaling between the edge and the first digit. A style sheet can't give it to these."""

_PARTS = re.compile(r"AP|ap|[Aa]|([dMyhHmszt])\1*|(?:'[^']*'|[^dMyhHmsztAa'])+")
"""What a pattern is made of: a part of the date or the time, or all that stands between two of them."""


class _Padding(QObject):
    """Keeps the digits off the edge at every text size."""

    def __init__(self, theme: Theme, field: QAbstractSpinBox) -> None:
        super().__init__(field)
        self._theme = theme
        self._field = field
        self._measure()
        theme.changed.connect(self._measure)

    def _measure(self) -> None:
        line = self._field.lineEdit()  # anew: Python's object of what Qt made can go before it
        line.setTextMargins(sides(line, self._theme.px(SIDE), 0, 0, 0))


def turned(pattern: str) -> str:
    """Return a pattern of dates or times with its parts in the opposite order."""
    return "".join(part.group() for part in reversed([*_PARTS.finditer(pattern)]))


class DateField(QDateEdit):
    """A date of which a month or a year may be all that is shown; a whole day has a DayField.

    Each key is a change at once, and stored as such. Scrolling past changes nothing.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        if self.isRightToLeft():
            self.setDisplayFormat(self.displayFormat())
        _Padding(theme, self)

    def setDisplayFormat(self, pattern: str) -> None:
        """Keep the order of the pattern: where words run from the right, Qt turns 20:00 into 00:20."""
        super().setDisplayFormat(turned(pattern) if self.isRightToLeft() else pattern)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class TimeField(QTimeEdit):
    """A time of day. Scrolling past does not change it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        if self.isRightToLeft():
            self.setDisplayFormat(self.displayFormat())
        _Padding(theme, self)

    def setDisplayFormat(self, pattern: str) -> None:
        """Keep the order of the pattern: where words run from the right, Qt turns 20:00 into 00:20."""
        super().setDisplayFormat(turned(pattern) if self.isRightToLeft() else pattern)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class NumberField(QDoubleSpinBox):
    """A number. Scrolling past does not change it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        _Padding(theme, self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
