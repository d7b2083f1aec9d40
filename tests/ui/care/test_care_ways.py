"""The ways between the pages of care: nothing typed on the way is lost, and nothing broken ends it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from care_parts import Clock, Heard
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from journal_app.content.library import Library
from journal_app.domain.errors import DiskFull
from journal_app.paths import resources_folder
from journal_app.services.session import OpenJournal
from journal_app.services.support import Support
from journal_app.ui.care.care_desk import CareDesk
from journal_app.ui.care.care_ways import CareWays
from journal_app.ui.care.why_page import WhyPage
from journal_app.ui.page_parts import PageParts
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme

Settle = Callable[[], None]


def test_what_to_ask_at_an_appointment_is_kept_when_there_is_room_again(
    theme: Theme,
    library: Library,
    tasks: Tasks,
    opened: OpenJournal,
    clock: Clock,
    settled: Settle,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = CareDesk(tasks.short, opened, clock)
    finder = opened.open_finder()
    parts = PageParts(theme, tasks, opened, finder, library, desk, str, clock)
    ways = CareWays(parts, _nowhere, _nowhere, lambda: "today")
    ways._again.setInterval(20)
    failed = Heard()
    ways.save_failed.connect(failed)
    with monkeypatch.context() as full:
        full.setattr(Support, "add_question", _full)
        ways._on_appointment_kept("Dr Okafor", "Is this usual?")
        settled()
        assert failed.said
    qtbot.waitUntil(lambda: opened.support.visit_notes().questions == "Dr Okafor\nIs this usual?")
    finder._connection.close()


def test_why_says_so_if_the_words_of_the_answers_can_not_be_read(
    heavy: None,
    theme: Theme,
    tasks: Tasks,
    opened: OpenJournal,
    clock: Clock,
    settled: Settle,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    shutil.copytree(resources_folder() / "content" / "en", tmp_path / "en")
    (tmp_path / "en" / "checkin.toml").write_text("broken", "utf-8")
    page = WhyPage(theme, tasks.short, opened, Library(tmp_path / "en"))
    qtbot.addWidget(page)
    page.show()
    page.explain(opened.care.look(clock(), opened.settings))
    settled()
    words = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert any("checkin.toml" in said for said in words)


def _nowhere(_name: str) -> None:
    raise AssertionError("no page is asked for")


def _full(*_: object) -> None:
    raise DiskFull
