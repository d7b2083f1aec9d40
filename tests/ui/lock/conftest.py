"""A light theme, a lane for judging, and windows of the usual size that have the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal_app.paths import resources_folder
from journal_app.ui.tasks import SearchLane
from journal_app.ui.theme.theme import Theme
from journal_app.vault.recovery_code import format_code


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme(resources_folder())
    theme.set("light")
    return theme


@pytest.fixture
def lane(qapp: QApplication) -> Iterator[SearchLane]:
    lane = SearchLane("judging")
    yield lane
    lane.drop()
    lane.end()


@pytest.fixture
def code() -> str:
    """Return the code of a made-up seed."""
    return format_code(bytes(range(7, 27)))


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., None]:
    """Return a way to show a window and wait until it has the keyboard."""
    kept: list[QWidget] = []

    def show_now(window: QWidget, size: tuple[int, int] = (1240, 800)) -> None:
        kept.append(window)
        qtbot.addWidget(window)
        window.resize(*size)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()

    return show_now
