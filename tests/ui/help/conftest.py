"""What the help page needs to stand on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from journal_app.paths import resources_folder
from journal_app.ui.theme.theme import Theme


@pytest.fixture(scope="session")
def one_theme(qapp: QApplication) -> Theme:
    return Theme(resources_folder(), qapp)


@pytest.fixture
def theme(one_theme: Theme) -> Theme:
    """The theme, light and at scale 1."""
    one_theme.set("light")
    return one_theme


@pytest.fixture(autouse=True)
def leave_nothing_behind(qapp: QApplication) -> Iterator[None]:
    """Delete the page of a test before the next one: a new theme styles all that exist."""
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
