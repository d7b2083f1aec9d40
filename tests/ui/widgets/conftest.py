"""A theme that every test finds as it is at first, light and at scale 1; a way to show windows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal_app.paths import resources_folder
from journal_app.ui.theme.theme import Theme


@pytest.fixture(scope="session")
def one_theme(qapp: QApplication) -> Theme:
    """Load the fonts once for all tests."""
    return Theme(resources_folder(), qapp)


@pytest.fixture
def theme(one_theme: Theme) -> Theme:
    """Return the theme, light and at scale 1."""
    one_theme.set("light")
    return one_theme


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
