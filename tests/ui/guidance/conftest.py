"""The Guidance page over the texts that come with the app."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from journal_app.content.library import Library
from journal_app.ui.guidance.guidance_page import GuidancePage
from journal_app.ui.theme.theme import Theme


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, library: Library) -> GuidancePage:
    """The page of a person who says "your baby", with check-ins and help to lead to."""
    page = GuidancePage(theme, library, lambda: "your baby", lambda: ("check_ins", "help"))
    qtbot.addWidget(page)
    page.resize(1000, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.enter()
    return page
