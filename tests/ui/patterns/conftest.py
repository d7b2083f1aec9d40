"""A real journal that is open, without the cost of a passphrase, and the view over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from journal_app.content.library import Library
from journal_app.domain.care.ratings import Ratings
from journal_app.domain.check_in import CheckInForm
from journal_app.services.session import OpenJournal
from journal_app.ui.patterns.patterns_view import PatternsView
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme


@pytest.fixture
def check_in(opened: OpenJournal, now: datetime) -> Callable[..., None]:
    """Store a check-in for a day so many days ago."""

    def check_in(days_ago: int, *six: int | None, suicidal: int | None = None) -> None:
        at = now - timedelta(days=days_ago)
        opened.check_ins.save(CheckInForm(at.date(), Ratings(*six)._replace(suicidal=suicidal)), at)

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
    with qtbot.waitActive(view):
        view.show()
    yield view


@pytest.fixture
def enter(view: PatternsView, settle: Callable[[], None]) -> Callable[[], None]:
    def enter() -> None:
        view.enter()
        settle()

    return enter
