"""A real journal in a folder of its own, and the Body page over it."""

from __future__ import annotations

from datetime import datetime

import pytest
from body_parts import OpenBody, Seen
from pytestqt.qtbot import QtBot

from journal_app.content.library import Library
from journal_app.services.open_journal import OpenJournal
from journal_app.ui import keeper
from journal_app.ui.body.body_page import BodyPage
from journal_app.ui.care.care_desk import CareDesk
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme


@pytest.fixture
def open_body(
    qtbot: QtBot,
    theme: Theme,
    library: Library,
    tasks: Tasks,
    opened: OpenJournal,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> OpenBody:
    """Open the page in a window of the usual size, and wait for what it reads."""
    monkeypatch.setattr(keeper, "DELAY", 20)

    def open_body(*, at: datetime = now, country: str = "IE", size: tuple[int, int] = (1024, 800)) -> Seen:
        desk = CareDesk(tasks.short, opened, lambda: at)
        page = BodyPage(theme, tasks, opened, library, desk, lambda: country, lambda: at)
        desk.setParent(page)
        seen = Seen(page, desk, tasks, opened)
        page.settings_wished.connect(seen.settings.append)
        desk.body_wanted.connect(seen.screens.append)
        desk.changes.kept.connect(lambda: desk.look(draws=False))
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.enter()
        seen.settle()
        return seen

    return open_body
