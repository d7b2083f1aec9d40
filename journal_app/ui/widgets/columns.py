"""Columns that stand side by side where there is room, and below each other where there is not."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout


class Columns(QBoxLayout):
    """The first column stands on the left, or on top."""

    def __init__(self, *shares: int) -> None:
        """`shares` of the width, a number a column."""
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self._shares = shares

    def stand_beside(self, beside: bool) -> None:
        """Stand side by side, or below each other."""
        self.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        for at, share in enumerate(self._shares):
            self.setStretch(at, share if beside else 0)
