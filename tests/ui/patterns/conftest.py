"""A real journal that is open, without the cost of a passphrase, and the view over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QLocale, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.content.library import Library
from journal_app.domain.care.ratings import Ratings
from journal_app.domain.check_in import CheckInForm
from journal_app.domain.settings import JournalSettings
from journal_app.paths import resources_folder
from journal_app.services import session
from journal_app.services.session import OpenJournal
from journal_app.store.connection import create_database
from journal_app.store.migrate import migrate
from journal_app.ui.patterns.patterns_view import PatternsView
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme

KEY = bytes(32)


@pytest.fixture(scope="session")
def one_theme(qapp: QApplication) -> Theme:
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
def opened(tmp_path: Path) -> Iterator[OpenJournal]:
    database = tmp_path / "journal.db"
    connection = create_database(database, KEY)
    migrate(connection)
    opened = session._joined(tmp_path, connection, JournalSettings(), database, KEY, None)
    yield opened
    opened.close()


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
def check_in(opened: OpenJournal, now: datetime) -> Callable[..., None]:
    """Store a check-in for a day so many days ago."""

    def check_in(days_ago: int, *ratings: int | None) -> None:
        at = now - timedelta(days=days_ago)
        opened.check_ins.save(CheckInForm(at.date(), Ratings(*ratings)), at)

    return check_in


@pytest.fixture
def view(
    qtbot: QtBot, theme: Theme, tasks: Tasks, opened: OpenJournal, library: Library, now: datetime
) -> Iterator[PatternsView]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    view = PatternsView(theme, tasks, opened, library, lambda: now)
    QLocale.setDefault(before)
    qtbot.addWidget(view)
    view.resize(900, 640)
    view.show()
    qtbot.waitActive(view)
    yield view


@pytest.fixture
def enter(view: PatternsView, settle: Callable[[], None]) -> Callable[[], None]:
    def enter() -> None:
        view.enter()
        settle()

    return enter
