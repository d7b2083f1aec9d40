"""Reminders: off until chosen, without content, never on an evening with a crisis screen."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.desktop.look import Look
from journal_app.desktop.reminders import Reminders
from journal_app.domain.locked_settings import LockedSettings
from journal_app.services.locked_settings import read_locked_settings
from journal_app.ui.main_window import MainWindow
from journal_app.ui.theme.theme import Theme

EVENING = datetime(2026, 11, 23, 20, 0).astimezone()


class Evening:
    """A window, its reminders, and a clock."""

    def __init__(self, app: QApplication, theme: Theme, config: Path, stored: str) -> None:
        self.moment = EVENING
        self.signs: list[datetime] = []
        self.owner = QObject()
        self.look = Look(theme, LockedSettings(next_reminder=stored), config, keeps=True)
        self.window = MainWindow()
        self.reminders = Reminders.__new__(Reminders)
        self.reminders._give_sign = lambda: self.signs.append(self.moment)  # type: ignore[method-assign]
        Reminders.__init__(self.reminders, app, self.window, self.look, lambda: self.moment, self.owner)

    def after(self, **later: float) -> None:
        self.moment = EVENING + timedelta(**later)
        self.reminders.watch()


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config"


def evening(qtbot: QtBot, qapp: QApplication, theme: Theme, config: Path, stored: str) -> Evening:
    made = Evening(qapp, theme, config, stored)
    qtbot.addWidget(made.window)
    return made


def test_none_comes_unless_it_was_chosen(
    qtbot: QtBot, qapp: QApplication, one_theme: Theme, config: Path
) -> None:
    made = evening(qtbot, qapp, one_theme, config, "")
    made.after(days=3)
    assert made.signs == []


def test_it_comes_once_a_day_at_its_time(
    qtbot: QtBot, qapp: QApplication, one_theme: Theme, config: Path
) -> None:
    made = evening(qtbot, qapp, one_theme, config, "2026-11-23T20:30")
    for minutes in (20, 30, 31, 60, 24 * 60, 24 * 60 + 31):
        made.after(minutes=minutes)
    assert made.signs == [EVENING + timedelta(minutes=30), EVENING + timedelta(minutes=24 * 60 + 31)]
    assert read_locked_settings(config).next_reminder == "2026-11-25T20:30"


def test_what_was_slept_through_is_not_made_up_for(
    qtbot: QtBot, qapp: QApplication, one_theme: Theme, config: Path
) -> None:
    made = evening(qtbot, qapp, one_theme, config, "2026-11-20T09:00")
    assert made.signs == []
    assert made.look.locked.next_reminder == "2026-11-24T09:00"


def test_none_comes_on_an_evening_with_a_crisis_screen_whatever_is_set_then(
    qtbot: QtBot, qapp: QApplication, one_theme: Theme, config: Path
) -> None:
    made = evening(qtbot, qapp, one_theme, config, "2026-11-23T20:30")
    made.reminders.skip_today("talk")
    assert made.look.locked.next_reminder == "2026-11-24T20:30"
    made.look.change(LockedSettings(next_reminder="2026-11-23T21:00"))
    made.after(hours=1)
    assert made.signs == []


def test_quiet_mode_holds_it_back_until_the_day_after(
    qtbot: QtBot, qapp: QApplication, one_theme: Theme, config: Path
) -> None:
    made = evening(qtbot, qapp, one_theme, config, "2026-11-23T20:30")
    made.reminders.be_quiet((EVENING + timedelta(days=7)).date())
    assert made.look.locked.next_reminder == "2026-12-01T20:30"
    made.reminders.be_quiet(None)
    assert made.look.locked.next_reminder == "2026-11-23T20:30"
