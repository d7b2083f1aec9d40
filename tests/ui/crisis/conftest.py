"""What the crisis screen and the card after it need to stand on."""

from __future__ import annotations

import shutil
from pathlib import Path

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


@pytest.fixture
def content() -> Path:
    return resources_folder() / "content" / "en"


@pytest.fixture
def own_content(content: Path, tmp_path: Path) -> Path:
    """A copy of the content that a test may break."""
    shutil.copytree(content, tmp_path / "en")
    return tmp_path / "en"
