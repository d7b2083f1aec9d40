"""The Remember page over a real journal."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from remember_parts import NOW

from journal_app.services.open_journal import OpenJournal
from journal_app.ui.remember.remember_page import RememberPage
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme


@pytest.fixture
def page(meet: Callable[..., None], theme: Theme, tasks: Tasks, opened: OpenJournal) -> RememberPage:
    """The page as it is entered: closed."""
    theme.set("light", 1.0, reduce_motion=True)
    page = RememberPage(theme, tasks, opened, lambda: NOW)
    meet(page)
    return page
