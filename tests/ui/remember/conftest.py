"""The Remember page over a real journal."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from remember_parts import NOW

from journal_app.services.open_journal import OpenJournal
from journal_app.ui.remember.remember_page import RememberPage
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, tasks: Tasks, opened: OpenJournal) -> RememberPage:
    """The page as it is entered: closed."""
    theme.set("light", 1.0, reduce_motion=True)
    page = RememberPage(theme, tasks, opened, lambda: NOW)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.enter()
    return page
