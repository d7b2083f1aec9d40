"""A real journal that is open, without the cost of a passphrase, and what the widgets stand on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from journal_app.content.library import Library
from journal_app.domain.support import Person
from journal_app.paths import resources_folder
from journal_app.services.session import OpenJournal
from journal_app.ui.coping.coping_page import CopingPage
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme


@pytest.fixture
def own_content(tmp_path: Path) -> Path:
    """A copy of the content, to which a test may add."""
    return Path(shutil.copytree(resources_folder() / "content" / "en", tmp_path / "en"))


@pytest.fixture
def pages() -> list[str]:
    """The pages that can be led to; a test may show one more."""
    return ["letter", "plan"]


@pytest.fixture
def page(
    meet: Callable[..., None],
    theme: Theme,
    tasks: Tasks,
    opened: OpenJournal,
    library: Library,
    settle: Callable[[], None],
    now: datetime,
    pages: list[str],
    quick: None,
) -> CopingPage:
    """The page as a person meets it, with two people they trust."""
    opened.support.save_people([Person("Ines", "0171 555 0123"), Person("Jo", "by letter")])
    page = CopingPage(theme, tasks, opened, library, lambda: "GB", lambda: pages, lambda: now)
    meet(page)
    settle()
    return page
