"""Idleness by two clocks that only move when a test moves them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.paths import resources_folder
from journal_app.ui.auto_lock import AutoLock
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.breathing_circle import BreathingCircle


class Clocks:
    """The clock that stands still while the computer sleeps, and the one on the wall."""

    def __init__(self) -> None:
        self.running = 50.0
        self.wall = 1_700_000_000.0

    def go(self, seconds: float) -> None:
        self.running += seconds
        self.wall += seconds


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def auto_lock(qtbot: QtBot, clocks: Clocks) -> Iterator[AutoLock]:
    watching = AutoLock(lambda: clocks.running, lambda: clocks.wall)
    yield watching
    watching.stop()


def locks(auto_lock: AutoLock, qtbot: QtBot) -> bool:
    heard: list[bool] = []

    def hear() -> None:
        heard.append(True)

    auto_lock.idled.connect(hear)
    auto_lock.look()
    auto_lock.idled.disconnect(hear)
    return bool(heard)


def test_it_locks_after_the_minutes_and_not_before(auto_lock: AutoLock, clocks: Clocks, qtbot: QtBot) -> None:
    auto_lock.watch(5)
    clocks.go(299)
    assert not locks(auto_lock, qtbot)
    clocks.go(1)
    assert locks(auto_lock, qtbot)


@pytest.mark.parametrize(
    "kind",
    [QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.Wheel, QEvent.Type.MouseButtonPress],
)
def test_a_key_or_a_movement_begins_anew_and_is_held_back_from_nobody(
    auto_lock: AutoLock, clocks: Clocks, qtbot: QtBot, kind: QEvent.Type
) -> None:
    auto_lock.watch(1)
    clocks.go(59)
    assert auto_lock.eventFilter(QObject(), QEvent(kind)) is False
    clocks.go(59)
    assert not locks(auto_lock, qtbot)
    clocks.go(1)
    assert locks(auto_lock, qtbot)


def test_what_the_computer_does_by_itself_is_no_activity(
    auto_lock: AutoLock, clocks: Clocks, qtbot: QtBot
) -> None:
    auto_lock.watch(1)
    clocks.go(59)
    auto_lock.eventFilter(QObject(), QEvent(QEvent.Type.UpdateRequest))
    clocks.go(1)
    assert locks(auto_lock, qtbot)


def test_a_key_in_a_real_window_counts(auto_lock: AutoLock, clocks: Clocks, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QLineEdit

    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    auto_lock.watch(1)
    clocks.go(59)
    qtbot.keyClick(field.windowHandle(), Qt.Key.Key_A)
    clocks.go(59)
    assert not locks(auto_lock, qtbot)
    assert field.text() == "a"


def test_each_step_of_a_running_exercise_counts_as_activity(
    auto_lock: AutoLock, clocks: Clocks, qtbot: QtBot, qapp: QApplication
) -> None:
    circle = BreathingCircle(Theme(resources_folder(), qapp))
    qtbot.addWidget(circle)
    with qtbot.waitActive(circle):
        circle.show()
        circle.activateWindow()
    auto_lock.watch(1)
    clocks.go(59)
    steps: list[str] = []

    def on_step(words: str) -> None:
        steps.append(words)
        clocks.go(59)

    circle.step_shown.connect(on_step)
    circle.play([("in", 0.01), ("out", 60.0)], 1)
    qtbot.waitUntil(lambda: len(steps) == 2)
    assert not locks(auto_lock, qtbot)
    circle.pause()
    clocks.go(1)
    assert locks(auto_lock, qtbot)


def test_sleep_locks_whatever_the_minutes(auto_lock: AutoLock, clocks: Clocks, qtbot: QtBot) -> None:
    auto_lock.watch(None)
    clocks.go(100_000)
    assert not locks(auto_lock, qtbot)
    clocks.wall += 61
    assert locks(auto_lock, qtbot)


def test_sleep_does_not_lock_where_that_was_switched_off(
    auto_lock: AutoLock, clocks: Clocks, qtbot: QtBot
) -> None:
    auto_lock.watch(5, after_sleep=False)
    clocks.wall += 3600
    assert not locks(auto_lock, qtbot)
    clocks.go(300)
    assert locks(auto_lock, qtbot)


@pytest.mark.parametrize("jump", [59.0, -3600.0])
def test_a_clock_that_is_put_right_does_not_lock(
    auto_lock: AutoLock, clocks: Clocks, qtbot: QtBot, jump: float
) -> None:
    auto_lock.watch(5)
    clocks.go(1)
    clocks.wall += jump
    assert not locks(auto_lock, qtbot)
    clocks.go(1)
    assert not locks(auto_lock, qtbot)


def test_other_minutes_count_from_now(auto_lock: AutoLock, clocks: Clocks, qtbot: QtBot) -> None:
    auto_lock.watch(60)
    clocks.go(600)
    auto_lock.watch(1)
    assert not locks(auto_lock, qtbot)
    clocks.go(60)
    assert locks(auto_lock, qtbot)


def test_it_looks_by_itself(auto_lock: AutoLock, clocks: Clocks, qtbot: QtBot) -> None:
    auto_lock.watch(1)
    clocks.go(61)
    with qtbot.waitSignal(auto_lock.idled, timeout=5000):
        pass


def test_a_key_event_of_qt_is_let_through(auto_lock: AutoLock) -> None:
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    assert auto_lock.eventFilter(QObject(), key) is False
