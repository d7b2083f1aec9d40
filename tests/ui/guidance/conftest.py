"""The Guidance page over the texts that come with the app."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.content.library import Library
from journal_app.paths import resources_folder
from journal_app.ui.guidance.guidance_page import GuidancePage
from journal_app.ui.theme.theme import Theme


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return Theme(resources_folder(), qapp)


@pytest.fixture
def library() -> Library:
    return Library(resources_folder() / "content" / "en")


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
