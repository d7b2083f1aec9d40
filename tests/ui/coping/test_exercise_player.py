"""An exercise fills the window, is stopped by one key, and nothing of it has to be answered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.domain.coping import ExerciseTurn
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.coping.coping_page import CopingPage
from journal_app.ui.coping.exercise_player import ExercisePlayer

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def begun(page: CopingPage, exercise: str) -> ExercisePlayer:
    page.begin_exercise(exercise)
    assert page.desk.player is not None
    return page.desk.player


def press(page: CopingPage, qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(page.windowHandle(), key)


def focused() -> str:
    widget = QApplication.focusWidget()
    return "" if widget is None else str(widget.property("text") or "")


def test_it_covers_the_window_says_what_to_know_and_moves_nothing_yet(page: CopingPage) -> None:
    player = begun(page, "longer-out")
    assert player.geometry() == page.window().rect()
    assert not player.circle.is_playing
    page.resize(1100, 720)
    assert player.geometry() == page.window().rect()


def test_it_is_done_by_keyboard_alone(page: CopingPage, qtbot: QtBot) -> None:
    player = begun(page, "five-senses")
    steps = QSignalSpy(player.circle.step_shown)
    assert focused() == "Begin"
    press(page, qtbot, Qt.Key.Key_Return)
    assert player.circle.is_playing
    press(page, qtbot, Qt.Key.Key_Space)
    assert player.circle.is_paused
    press(page, qtbot, Qt.Key.Key_Space)
    assert not player.circle.is_paused
    press(page, qtbot, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert [steps.at(at)[0][:6] for at in range(steps.count())] == ["name 5", "name 4", "name 3"]
    press(page, qtbot, Qt.Key.Key_Escape)
    assert page.desk.player is None


def test_a_breath_is_not_hurried_by_an_arrow(page: CopingPage, qtbot: QtBot) -> None:
    player = begun(page, "box")
    player.play()
    steps = QSignalSpy(player.circle.step_shown)
    press(page, qtbot, Qt.Key.Key_Right)
    assert steps.count() == 0
    assert not player.next_button.isVisible()


def test_the_last_step_ends_it_and_how_it_is_need_not_be_said(page: CopingPage, qtbot: QtBot) -> None:
    player = begun(page, "cool-water")
    player.play()
    press(page, qtbot, *[Qt.Key.Key_Right] * 3)
    assert not player.circle.is_playing
    assert not player.after.choice.isVisible()
    assert focused() == "Done"
    noted = QSignalSpy(player.noted)
    press(page, qtbot, Qt.Key.Key_Return)
    assert noted.count() == 0
    assert page.desk.player is None


def test_how_it_was_before_and_after_is_kept_and_never_shown_as_a_number(
    page: CopingPage, opened: OpenJournal, qtbot: QtBot
) -> None:
    player = begun(page, "feet")
    player.before.choice.set_value("3")
    player.play()
    press(page, qtbot, Qt.Key.Key_Escape)
    assert player.after.choice.isVisible(), "stopped early, it can still be said"
    press(page, qtbot, Qt.Key.Key_2, Qt.Key.Key_Escape)
    done: list[bool] = []
    page.flush(lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    (turn,) = opened.coping.records().turns
    assert (turn.exercise, turn.before, turn.after) == ("feet", 3, 1)
    assert isinstance(turn, ExerciseTurn)
    assert page.exercises.rows[0].exercise.id == "feet"
    assert QApplication.focusWidget() is page.exercises.rows[0].button


def test_tab_stays_in_it(page: CopingPage, qtbot: QtBot) -> None:
    player = begun(page, "longer-out")
    for _ in range(8):
        press(page, qtbot, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert player.isAncestorOf(focus)


@pytest.mark.parametrize("away", ["leave", "hide"])
def test_it_ends_when_the_page_is_left_or_covered(page: CopingPage, away: str) -> None:
    player = begun(page, "longer-out")
    player.play()
    getattr(page, away)()
    assert page.desk.player is None
    assert not player.circle.is_playing


def test_it_begins_as_soon_as_it_is_known_what_is_kept(page: CopingPage, settle: Callable[[], None]) -> None:
    page._keeper._stored = None
    page.begin_exercise("box")
    assert page.desk.player is None
    page._keeper.read()
    settle()
    assert page.desk.player is not None
