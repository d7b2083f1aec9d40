"""What the crisis screen and the card after it need to stand on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from journal_app.paths import resources_folder


@pytest.fixture
def content() -> Path:
    return resources_folder() / "content" / "en"


@pytest.fixture
def own_content(content: Path, tmp_path: Path) -> Path:
    """A copy of the content that a test may break."""
    shutil.copytree(content, tmp_path / "en")
    return tmp_path / "en"
