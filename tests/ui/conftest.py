"""What pages and widgets stand on: one theme, the texts, a real journal that is open, and its lanes.

The journal is opened without a passphrase, whose cost no test of a page is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from made_journals import empty_database
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal_app.content.library import Library
from journal_app.domain.settings import JournalSettings
from journal_app.paths import resources_folder
from journal_app.services import session
from journal_app.services.open_journal import OpenJournal
from journal_app.ui import keeper
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme


@pytest.fixture(scope="session")
def one_theme(qapp: QApplication) -> Theme:
    """Load the fonts once for all tests."""
    return Theme(resources_folder(), qapp)


@pytest.fixture
def theme(one_theme: Theme) -> Theme:
    """The theme, light and at scale 1."""
    one_theme.set("light")
    return one_theme


@pytest.fixture(scope="session")
def library() -> Library:
    return Library(resources_folder() / "content" / "en")


@pytest.fixture
def opened(journal_folder: Path) -> Iterator[OpenJournal]:
    """An empty journal. Nothing here sees a key file."""
    journal_folder.mkdir()
    database, key = journal_folder / "journal.db", bytes(32)
    connection = empty_database(database, key)
    opened = session._joined(journal_folder, connection, JournalSettings(), database, key, None)
    yield opened
    opened.close()


@pytest.fixture
def meet(qtbot: QtBot) -> Callable[..., None]:
    """Open a page or screen in a window, as a person meets it: the keys go to it, and it is entered."""

    def meet(page: QWidget, size: tuple[int, int] = (1000, 700)) -> None:
        qtbot.addWidget(page)
        page.resize(*size)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.enter()  # type: ignore[attr-defined]

    return meet


@pytest.fixture
def tasks(qapp: QApplication, opened: OpenJournal) -> Iterator[Tasks]:
    """The lanes; ended before the journal is closed."""
    tasks = Tasks()
    yield tasks
    tasks.end()
    qapp.processEvents()


@pytest.fixture
def settle(tasks: Tasks) -> Callable[[], None]:
    """Let all work on the lane finish, and the work that follows from it."""

    def settle() -> None:
        for _ in range(3):
            loop = QEventLoop()
            QTimer.singleShot(20_000, loop, lambda loop=loop: loop.exit(1))
            tasks.short.run(int, lambda _, loop=loop: loop.quit())
            assert loop.exec() == 0, "the lane does not come back"

    return settle


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Store lists after 10 ms instead of a second, try again after 30 ms instead of five seconds."""
    monkeypatch.setattr(keeper, "DELAY", 10)
    monkeypatch.setattr(keeper, "RETRY", 30)
