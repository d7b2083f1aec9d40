"""What the help page needs to stand on."""

from __future__ import annotations

import pytest
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
