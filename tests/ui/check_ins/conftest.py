"""A real journal in a folder of its own, and the Check-ins page over it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from check_ins_parts import OpenPage, Save, Seen
from pytestqt.qtbot import QtBot

from journal_app.content.library import Library
from journal_app.domain.care.ratings import Ratings
from journal_app.domain.check_in import CheckInForm, CheckInRecord
from journal_app.services.session import OpenJournal
from journal_app.ui.check_ins import form_keeper
from journal_app.ui.check_ins.check_ins_page import CheckInsPage
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme


@pytest.fixture
def save(opened: OpenJournal, now: datetime) -> Save:
    """Store a check-in for some days ago, written that day."""

    def save(days_ago: int, *answers: int | None, note: str = "") -> CheckInRecord:
        at = now - timedelta(days=days_ago)
        return opened.check_ins.save(CheckInForm(at.date(), Ratings(*answers), note), at)

    return save


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep drafts after 20 ms and try again after 40 ms."""
    monkeypatch.setattr(form_keeper, "DELAY", 20)
    monkeypatch.setattr(form_keeper, "RETRY", 40)


@pytest.fixture
def open_page(
    qtbot: QtBot, theme: Theme, library: Library, tasks: Tasks, opened: OpenJournal, now: datetime
) -> OpenPage:
    """Open the page in a window of the usual size, and wait for what it reads."""

    def open_page(
        *,
        at: datetime = now,
        country: str = "GB",
        content: Library = library,
        size: tuple[int, int] = (1024, 800),
        day: date | None = None,
    ) -> Seen:
        page = CheckInsPage(theme, tasks, opened, content, lambda: country, lambda: at)
        seen = Seen(page, tasks)
        page.help_noted.connect(lambda: seen.told.append("help"))
        page.check_in_saved.connect(lambda _: seen.told.append("saved"))
        page.check_in_deleted.connect(lambda: seen.told.append("deleted"))
        page.save_failed.connect(lambda _: seen.told.append("failed"))
        page.save_recovered.connect(lambda: seen.told.append("recovered"))
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.enter()
        if day:
            page.begin(day)
        seen.settle()
        return seen

    return open_page
