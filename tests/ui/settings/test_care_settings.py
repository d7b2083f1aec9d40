"""Care in the settings: each choice is kept at once, and the list of what was shown can be deleted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from made_journals import new_journal
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.domain.care.events import Answer
from journal_app.domain.errors import DiskFull
from journal_app.domain.locked_settings import LockedSettings
from journal_app.domain.settings import JournalSettings
from journal_app.services.event_log import EventLog
from journal_app.services.session import OpenJournal
from journal_app.ui.settings.care_card import CareCard
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme


@pytest.fixture
def tasks(qapp: QApplication, opened: OpenJournal) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.end()


@pytest.fixture
def opened(journal_folder: Path) -> Iterator[OpenJournal]:
    opened = new_journal(journal_folder, "a lamp by the window").open_journal
    yield opened
    opened.close()


@pytest.fixture
def card(qtbot: QtBot, theme: Theme, tasks: Tasks, opened: OpenJournal, now: datetime) -> CareCard:
    card = CareCard(theme, tasks.short, opened, JournalSettings(), lambda: now)
    qtbot.addWidget(card)
    card.show_settings(JournalSettings(), LockedSettings())
    with qtbot.waitExposed(card):
        card.show()
    return card


def test_turning_the_notes_off_is_wished_once(qtbot: QtBot, card: CareCard) -> None:
    with qtbot.waitSignal(card.journal_wished) as wished:
        card.notes.click()
    assert wished.args == [JournalSettings(care_prompts=False)]


def test_quiet_mode_begins_and_ends_by_one_press(
    qtbot: QtBot, card: CareCard, opened: OpenJournal, now: datetime
) -> None:
    with qtbot.waitSignal(card.quiet_changed) as changed:
        card.periods[14].click()
    assert changed.args == [now.date() + timedelta(days=14)]
    assert opened.care.quiet_until(now) == now.date() + timedelta(days=14)
    with qtbot.waitSignal(card.quiet_changed):
        card.end_quiet.click()
    assert opened.care.quiet_until(now) is None
    assert card.end_quiet.isHidden()


def test_quiet_mode_that_can_not_be_kept_is_said(
    qtbot: QtBot, card: CareCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr("journal_app.services.event_log.transaction", full)
    card.periods[7].click()
    qtbot.waitUntil(lambda: card.message.words == DiskFull.words)
    assert card.end_quiet.isHidden()


def test_a_reminder_is_off_until_it_is_chosen_and_comes_in_the_evening(
    qtbot: QtBot, card: CareCard, now: datetime
) -> None:
    assert not card.reminds.isChecked()
    assert not card.at.isEnabled()
    with qtbot.waitSignal(card.locked_wished) as wished:
        card.reminds.click()
    assert wished.args == [LockedSettings(next_reminder=f"{now.date() + timedelta(days=1)}T20:00")]


def test_another_time_and_none_are_kept(qtbot: QtBot, card: CareCard, now: datetime) -> None:
    card.show_settings(JournalSettings(), LockedSettings(next_reminder="2026-05-09T20:00"))
    card.at.setTime(QTime(7, 15))
    with qtbot.waitSignal(card.locked_wished) as wished:
        card.at.editingFinished.emit()
    assert wished.args == [LockedSettings(next_reminder=f"{now.date() + timedelta(days=1)}T07:15")]
    with qtbot.waitSignal(card.locked_wished) as wished:
        card.reminds.click()
    assert wished.args == [LockedSettings(next_reminder="")]


def test_the_list_is_shown_and_deleted_after_a_question(
    qtbot: QtBot, card: CareCard, opened: OpenJournal, now: datetime
) -> None:
    opened.care.shown("L2", now)
    opened.care.answer(Answer.IN_CARE, 2, now)
    card.history.opener.click()
    qtbot.waitUntil(card.history.lines.isVisible)
    assert card.history.lines.text().splitlines()[0].endswith("you answered: already in care")
    assert card.history.lines.text().splitlines()[1].endswith("a note was shown")
    card.history.delete.click()
    assert len(EventLog(opened.connection).events()) == 2
    card.history.confirm._yes.click()
    qtbot.waitUntil(lambda: card.history.message.words == "The list is deleted.")
    assert EventLog(opened.connection).events() == []


def test_an_empty_list_says_so(qtbot: QtBot, card: CareCard) -> None:
    card.history.opener.click()
    qtbot.waitUntil(card.history.lines.isVisible)
    assert card.history.lines.text() == "Nothing was shown or answered yet."
    assert card.history.delete.isHidden()


def test_what_stays_of_the_list_is_said(
    qtbot: QtBot, card: CareCard, opened: OpenJournal, now: datetime
) -> None:
    opened.care.help_now(now)
    card.history.opener.click()
    qtbot.waitUntil(card.history.delete.isVisible)
    card.history.delete.click()
    card.history.confirm._yes.click()
    qtbot.waitUntil(lambda: "a few weeks" in card.history.message.words)
