"""A journal with two weeks of check-ins, and the Visit page over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from made_journals import new_journal
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.content.library import Library
from journal_app.domain.care.events import Answer
from journal_app.domain.care.ratings import Ratings
from journal_app.domain.check_in import CheckInForm
from journal_app.services.finder import Finder
from journal_app.services.session import OpenJournal
from journal_app.ui.tasks import Lane, Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.visit.visit_view import VisitView

ENTRY = "# A long night\n\nThe **kettle** took a long time. I counted four herons."


@pytest.fixture
def opened(journal_folder: Path, now: datetime) -> Iterator[OpenJournal]:
    opened = new_journal(journal_folder, "a lamp by the window").open_journal
    for back in range(12):
        at = now - timedelta(days=back)
        six = (3 if back < 2 else 2 if back < 9 else 1, 1, 0, 2, 0, 2)
        ratings = Ratings(*six)._replace(suicidal=1 if back == 4 else 0)
        opened.check_ins.save(CheckInForm(at.date(), ratings), at)
    opened.care.answer(Answer.APPOINTMENT, 2, now, day=date(2026, 5, 12))
    opened.save_settings(replace(opened.settings, loss_dates=(date(2026, 4, 2),)))
    opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text=ENTRY))
    yield opened
    opened.close()


@pytest.fixture
def finder(opened: OpenJournal) -> Iterator[Finder]:
    finder = opened.open_finder()
    yield finder
    finder._connection.close()


@pytest.fixture
def tasks(qapp: QApplication, opened: OpenJournal, finder: Finder) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.end()
    qapp.processEvents()


@pytest.fixture
def settle(tasks: Tasks) -> Callable[[], None]:
    """Let all work on the lanes finish, and the work that follows from it."""

    def wait_for(lane: Lane) -> None:
        loop = QEventLoop()
        QTimer.singleShot(20_000, loop, lambda: loop.exit(1))
        lane.run(int, lambda _: loop.quit())
        assert loop.exec() == 0, "the lane does not come back"

    def settle() -> None:
        for _ in range(2):
            for lane in (tasks.short, tasks.search, tasks.long):
                wait_for(lane)

    return settle


@pytest.fixture
def make_view(
    qtbot: QtBot,
    theme: Theme,
    tasks: Tasks,
    opened: OpenJournal,
    library: Library,
    finder: Finder,
    now: datetime,
    settle: Callable[[], None],
) -> Callable[[], VisitView]:
    """Return a way to open the page, as often as wanted."""

    def clock() -> datetime:
        return now

    def make() -> VisitView:
        view = VisitView(theme, tasks, opened, library, clock, finder)
        qtbot.addWidget(view)
        view.resize(1024, 760)
        with qtbot.waitExposed(view):
            view.show()
        view.enter()
        settle()
        return view

    return make


@pytest.fixture
def view(make_view: Callable[[], VisitView]) -> VisitView:
    return make_view()
