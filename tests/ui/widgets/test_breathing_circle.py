"""The breathing circle moves only when asked, and can always be stopped."""

from __future__ import annotations

import tomllib
from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal_app.paths import resources_folder
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.breathing_circle import BreathingCircle

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

QUICK = [("breathe in", 0.01), ("hold", 0.01), ("breathe out", 0.01)]
SLOW = [("breathe in", 60), ("breathe out", 60)]


@pytest.fixture
def circle(theme: Theme, show: Callable[[QWidget], None]) -> BreathingCircle:
    """A circle at rest, with the keyboard."""
    circle = BreathingCircle(theme)
    circle.resize(320, 320)
    show(circle)
    circle.setFocus()
    return circle


def _steps() -> list[str]:
    file = resources_folder() / "content" / "en" / "exercises.toml"
    exercises = tomllib.loads(file.read_text("utf-8"))["exercise"]
    return [step["do"] for each in exercises for step in each.get("cycle", []) + each.get("steps", [])]


def _moves(circle: BreathingCircle) -> bool:
    growth = circle.findChild(QVariantAnimation)
    return growth.state() == QVariantAnimation.State.Running


def _size_at_the_end_of_the_step(circle: BreathingCircle) -> float:
    growth = circle.findChild(QVariantAnimation)
    growth.setCurrentTime(growth.duration())
    return circle._size


def test_nothing_moves_before_it_is_played(circle: BreathingCircle) -> None:
    assert not circle.is_playing
    assert not _moves(circle)


def test_the_steps_come_in_their_order_as_often_as_asked_and_then_it_rests(
    circle: BreathingCircle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))
    shown: list[str] = []
    circle.step_shown.connect(shown.append)
    at_rest = circle.grab().toImage()
    with qtbot.waitSignal(circle.finished):
        circle.play(QUICK, 2)
    assert shown == ["breathe in", "hold", "breathe out"] * 2
    assert heard == shown
    assert not circle.is_playing
    assert circle.grab().toImage() == at_rest


def test_it_grows_with_the_breath_in_and_shrinks_with_the_breath_out(circle: BreathingCircle) -> None:
    circle.play(SLOW, 1)
    assert _size_at_the_end_of_the_step(circle) == 1.0
    circle.play(SLOW[1:], 1)
    assert _size_at_the_end_of_the_step(circle) == 0.0


def test_other_words_leave_it_as_it_is(circle: BreathingCircle) -> None:
    circle.play([("make fists, gently", 60)], 1)
    assert circle.is_playing
    assert not _moves(circle)


def test_a_size_that_is_told_goes_before_the_words(circle: BreathingCircle) -> None:
    circle.play([("breathe in", 60, 0.25)], 1)
    assert _size_at_the_end_of_the_step(circle) == 0.25


def test_space_pauses_and_goes_on(circle: BreathingCircle, qtbot: QtBot) -> None:
    circle.play(SLOW, 1)
    qtbot.keyClick(circle, Qt.Key.Key_Space)
    assert circle.is_paused
    assert circle.is_playing
    assert not _moves(circle)
    assert circle.accessibleDescription() == "breathe in. Paused. Space goes on."
    qtbot.keyClick(circle, Qt.Key.Key_Space)
    assert not circle.is_paused
    assert _moves(circle)


def test_a_pause_keeps_what_is_left_of_the_step(circle: BreathingCircle, qtbot: QtBot) -> None:
    shown: list[str] = []
    circle.step_shown.connect(shown.append)
    circle.play(QUICK, 1)
    circle.pause()
    circle.pause()
    qtbot.wait(30)  # longer than the step: a pause that leaks would show the next one
    assert shown == ["breathe in"]
    with qtbot.waitSignal(circle.finished):
        circle.go_on()


def test_stop_ends_at_once_and_tells_nobody(circle: BreathingCircle, qtbot: QtBot) -> None:
    circle.play(SLOW, 1)
    with qtbot.assertNotEmitted(circle.finished):
        circle.stop()
    assert not circle.is_playing
    assert not _moves(circle)
    qtbot.keyClick(circle, Qt.Key.Key_Space)
    assert not circle.is_paused, "Space has nothing to pause"


def test_to_leave_the_page_stops_it(circle: BreathingCircle) -> None:
    circle.play(SLOW, 1)
    circle.hide()
    assert not circle.is_playing


def test_a_listener_may_stop_it(circle: BreathingCircle) -> None:
    circle.step_shown.connect(circle.stop)
    circle.play(SLOW, 1)
    assert not circle.is_playing


def test_with_reduced_motion_only_the_words_change(
    circle: BreathingCircle, theme: Theme, qtbot: QtBot
) -> None:
    theme.set("light", reduce_motion=True)
    shown: list[str] = []
    circle.step_shown.connect(shown.append)
    circle.play(SLOW, 1)
    first = circle.grab().toImage()
    assert not _moves(circle)
    circle.play(SLOW[1:], 1)
    assert not _moves(circle)
    assert shown == ["breathe in", "breathe out"]
    edge = first.width() // 2, first.height() // 6
    assert circle.grab().toImage().pixelColor(*edge) == first.pixelColor(*edge)
    assert circle.grab().toImage() != first


def test_motion_that_is_reduced_while_it_plays_ends_at_once(circle: BreathingCircle, theme: Theme) -> None:
    circle.play(SLOW, 1)
    before = circle.grab().toImage()
    theme.set("light", reduce_motion=True)
    still = circle.grab().toImage()
    circle.findChild(QVariantAnimation).setCurrentTime(30_000)
    assert circle.grab().toImage() == still
    assert still != before, "it says that this is the still version"


@pytest.mark.parametrize("scale", [0.85, 1.0, 2.0])
def test_the_words_of_every_exercise_are_seen_whole(
    circle: BreathingCircle, theme: Theme, scale: float
) -> None:
    theme.set("light", scale)
    circle.resize(circle.sizeHint())
    room = QRectF(circle.rect())
    inside = QRectF(0, 0, room.width() * 0.45, room.width() * 0.38)
    for words in _steps():
        font, box = circle.place_for(words, inside, room)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter
        assert box.contains(QFontMetricsF(font).boundingRect(box, flags, words)), words
        assert box == inside or len(words) > 50


def test_the_next_step_comes_at_once_also_out_of_a_pause(circle: BreathingCircle) -> None:
    shown: list[str] = []
    circle.step_shown.connect(shown.append)
    circle.next_step()
    assert not circle.is_playing, "nothing to go on with"
    circle.play(SLOW, 1)
    circle.pause()
    circle.next_step()
    assert shown == ["breathe in", "breathe out"]
    assert not circle.is_paused
    circle.next_step()
    assert not circle.is_playing
