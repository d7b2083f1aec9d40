"""What the pages of care need to stand on: an open journal whose clock the test moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from care_parts import DAY, Clock, Heard
from made_journals import new_journal
from pytestqt.qtbot import QtBot

from journal_app.domain.care.ratings import Ratings
from journal_app.domain.check_in import CheckInForm
from journal_app.services.session import OpenJournal
from journal_app.ui.tasks import Tasks


@pytest.fixture
def clock(now: datetime) -> Clock:
    return Clock(now)


@pytest.fixture
def opened(journal_folder: Path) -> Iterator[OpenJournal]:
    journal = new_journal(journal_folder, "a lamp by the window").open_journal
    yield journal
    journal.close()


@pytest.fixture
def heavy(opened: OpenJournal, now: datetime) -> None:
    """Two heavy weeks up to today."""
    for back in reversed(range(14)):
        at = now - back * DAY
        opened.check_ins.save(CheckInForm(at.date(), Ratings(3, 1, 1, 2, 1, 2, 0)), at)


@pytest.fixture
def settled(qtbot: QtBot, tasks: Tasks) -> Callable[[], None]:
    """Return a way to wait until all that was asked of the journal has come back."""

    def wait() -> None:
        for _ in range(3):  # what comes back may ask for more
            done = Heard()
            tasks.short.run(lambda: None, done)
            qtbot.waitUntil(lambda heard=done: bool(heard.said))

    return wait
