"""Guards against a PySide6 that loses references: such a one aborts the app in the middle of writing."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

TIMES = 20
LOST = 10
"""A loss of one reference a time shows as 20; other code moves the counts by a few."""


class _Sender(QObject):
    told = Signal(bool)


class _Painted(QWidget):
    """Counts how often Qt called its Python code."""

    def __init__(self) -> None:
        super().__init__()
        self.paints = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paints += 1
        painter = QPainter(self)
        painter.drawLine(0, 0, 10, 10)
        painter.end()


def _counts() -> dict[str, int]:
    return {str(value): sys.getrefcount(value) for value in (None, True, False)}


def _assert_nothing_lost(before: dict[str, int]) -> None:
    lost = {name: count - _counts()[name] for name, count in before.items()}
    assert max(lost.values()) < LOST, f"This PySide6 loses references: {lost}"


def test_signals_lose_no_references(qtbot: QtBot) -> None:
    sender = _Sender()
    heard: list[bool] = []
    sender.told.connect(heard.append)
    sender.told.emit(True)

    before = _counts()
    for _ in range(TIMES):
        sender.told.emit(True)

    assert len(heard) == TIMES + 1
    heard.clear()  # what it holds would hide a loss
    _assert_nothing_lost(before)


def test_painting_in_python_loses_no_references(qtbot: QtBot) -> None:
    widget = _Painted()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.repaint()

    before, painted = _counts(), widget.paints
    for _ in range(TIMES):
        widget.repaint()

    assert widget.paints == painted + TIMES
    _assert_nothing_lost(before)
