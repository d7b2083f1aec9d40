"""A real journal in a folder of its own, and what the widgets of the Journal page need."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from made_journals import empty_database
from PySide6.QtCore import QEventLoop, QLocale, QTimer

from journal_app.domain.entry import EntryRow
from journal_app.domain.search import SearchFilter
from journal_app.services.finder import Finder
from journal_app.services.journal import Journal
from journal_app.store.connection import Connection, open_database
from journal_app.ui.journal import autosave
from journal_app.ui.tasks import Lane, Tasks

KEY = bytes(32)


@pytest.fixture
def locale() -> QLocale:
    return QLocale("en_GB")


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    connection = empty_database(tmp_path / "journal.db", KEY)
    yield connection
    connection.close()


@pytest.fixture
def journal(connection: Connection) -> Journal:
    return Journal(connection)


@pytest.fixture
def finder(journal: Journal, tmp_path: Path) -> Iterator[Finder]:
    connection = open_database(tmp_path / "journal.db", KEY, read_only=True)
    finder = Finder(connection)
    finder.count("anything", SearchFilter())  # so that no first use of the table is interrupted
    yield finder
    connection.close()


@pytest.fixture
def tasks(qapp, connection: Connection, finder: Finder) -> Iterator[Tasks]:
    """The lanes; ended before the connections close."""
    tasks = Tasks()
    tasks.search.interrupt_with(finder.interrupt)
    yield tasks
    tasks.end()
    qapp.processEvents()


@pytest.fixture
def rest() -> Callable[[Lane], None]:
    """Come back when all that waits on a lane is done, and what follows from it.

    Never by `qtbot.waitSignal` on the lane's own signal: it comes from another thread, and one that is on its
    way when the waiting ends is told to a Python object that is no longer there, which crashes.
    """

    def wait_for(lane: Lane) -> None:
        loop = QEventLoop()
        QTimer.singleShot(20_000, loop, lambda: loop.exit(1))
        lane.run(int, lambda _: loop.quit())
        assert loop.exec() == 0, "the lane does not come back"

    return wait_for


@pytest.fixture
def settle(tasks: Tasks, rest: Callable[[Lane], None]) -> Callable[[], None]:
    """Let all work on the lanes finish, and the work that follows from it."""

    def settle() -> None:
        for _ in range(4):
            rest(tasks.short)
            rest(tasks.search)

    return settle


@pytest.fixture
def quick(monkeypatch) -> None:
    """Save after 30 ms instead of a second, try again after 60 ms instead of five seconds."""
    monkeypatch.setattr(autosave, "DELAY", 30)
    monkeypatch.setattr(autosave, "RETRY", 60)


@pytest.fixture
def clock(now: datetime) -> Callable[[], datetime]:
    return lambda: now


@pytest.fixture
def write(journal: Journal, now: datetime) -> Callable[..., EntryRow]:
    """Store an entry written some days and minutes before now."""

    def write(text: str, days_ago: int = 0, *tags: str, minutes_ago: int = 0) -> EntryRow:
        at = now - timedelta(days=days_ago, minutes=minutes_ago)
        return journal.save(replace(journal.new_entry(at.date(), at), text=text, tags=tags))

    return write
