"""A phone number on one line, as large as its place allows."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.sides import stand_at_the_beginning

SMALLEST = 14
"""Pixels before scaling: what a number is never smaller than, however narrow its place."""

ROOM = 1.03
"""How much more room than its own size a number is given, so that rounding never cuts it."""


class FittedNumber(QLabel):
    """Shows a number in Inter, never broken over two lines, never cut.

    `largest` is its size in pixels before scaling; None: as large as width and height allow.
    """

    def __init__(
        self, theme: Theme, number: str, largest: float | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(number, parent)
        self._theme = theme
        self._largest = largest
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        stand_at_the_beginning(self)
        if largest is None:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.changed.connect(self.fit)
        self.fit()

    def sizeHint(self) -> QSize:
        """Ask for the height of a line at the largest size, and for no width of its own."""
        return QSize(0, self._theme.px((self._largest or SMALLEST) * 1.3))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a number shrinks in width by its font, not by being cut."""
        return self.sizeHint()

    def natural_width(self) -> int:
        """Return the width it takes at its largest size."""
        pixels = self._theme.px(self._largest or SMALLEST)
        return math.ceil(QFontMetricsF(self._font(pixels)).horizontalAdvance(self.text()) * ROOM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the number into its new place."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Choose the largest font in which the number fits."""
        trial = self._font(100)
        metrics = QFontMetricsF(trial)
        fitting = 100 * self.width() / ROOM / metrics.horizontalAdvance(self.text())
        if self._largest is None:
            fitting = min(fitting, 100 * self.height() / ROOM / metrics.height())
        else:
            fitting = min(fitting, self._theme.px(self._largest))
        self.setFont(self._font(max(self._theme.px(SMALLEST), int(fitting))))
        self.updateGeometry()

    def _font(self, pixels: int) -> QFont:
        font = self._theme.font("control")
        font.setPixelSize(pixels)
        font.setWeight(QFont.Weight.DemiBold)
        return font
