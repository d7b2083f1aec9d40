"""The Remember page over a real journal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from remember_parts import NOW

from journal_app.domain.settings import JournalSettings
from journal_app.paths import resources_folder
from journal_app.services.open_journal import OpenJournal
from journal_app.services.session import _joined
from journal_app.store.connection import create_database
from journal_app.store.migrate import migrate
from journal_app.ui.remember.remember_page import RememberPage
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return Theme(resources_folder(), qapp)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenJournal]:
    file, key = tmp_path / "journal.db", bytes(32)
    connection = create_database(file, key)
    migrate(connection)
    opened = _joined(tmp_path, connection, JournalSettings(), file, key, None)
    yield opened
    opened.close()


@pytest.fixture
def tasks(opened: OpenJournal) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.end()


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
