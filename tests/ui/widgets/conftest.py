"""A theme that every test finds as it is at first, light and at scale 1; a way to show windows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Return a way to show a window and wait until it has the keyboard. It is closed after the test."""
    shown: list[QWidget] = []

    def show_now(window: QWidget) -> None:
        shown.append(window)  # so that a test may forget it and keep only a part of it
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()

    return show_now
