"""Every state of every page in letters of twice the size in the smallest window: nothing is cut or moves."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from picture_stage import Stage
from PySide6.QtCore import QAbstractAnimation, QTimer
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QScrollArea, QWidget
from test_pictures import STATES, demo, empty, library, stage, theme  # noqa: F401 - fixtures

from journal_app.ui.main_window import SMALLEST
from journal_app.ui.theme.theme import LARGEST_SCALE, Theme
from journal_app.ui.widgets.chip import Chip

EVERY_DAY = ("today", "coping_letter", "damaged_choice")
"""These in the everyday set, the others with the long ones."""

SLACK = 1
"""Pixels lost to rounding."""

FLOWING = 1_000
"""Milliseconds between two pictures below which an eye sees something move."""

STOPPED = QAbstractAnimation.State.Stopped

states = pytest.mark.parametrize(
    "draw",
    [
        pytest.param(draw, id=draw.__name__, marks=() if draw.__name__ in EVERY_DAY else pytest.mark.long)
        for draw in STATES
    ],
)
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems set letters in other widths")


@states
def test_at_200_per_cent_no_page_scrolls_sideways_and_no_words_are_cut(
    draw: Callable[[Stage], object],
    theme: Theme,  # noqa: F811
    stage: Stage,  # noqa: F811
) -> None:
    theme.set("light", LARGEST_SCALE, reduce_motion=True)
    stage.window.resize(SMALLEST)
    draw(stage)
    stage.settle()
    shown = [each for each in stage.window.findChildren(QWidget) if each.isVisible()]
    assert stage.window.size() == SMALLEST
    sideways = [
        each for each in shown if isinstance(each, QScrollArea) and each.horizontalScrollBar().maximum()
    ]
    assert [_said(each.widget()) for each in sideways] == [], "scrolls sideways"
    assert [_said(each) for each in shown if _is_cut(each)] == [], "words are cut"
    assert [_said(each) for each in shown if _is_outside(each)] == [], "reaches out of what holds it"
    assert _overlapping(shown) == [], "lie over each other"
    if theme.reduce_motion:  # an exercise is also drawn as it moves
        assert _moving(stage.window) == [], "moves although it was asked to stand still"


def _moving(window: QWidget) -> list[str]:
    """Return what changes the picture by itself: an animation, or a timer that rings several times."""
    animations = [each for each in window.findChildren(QAbstractAnimation) if each.state() != STOPPED]
    timers = [each for each in window.findChildren(QTimer) if each.isActive() and not each.isSingleShot()]
    return [str(each) for each in (*animations, *(timer for timer in timers if timer.interval() < FLOWING))]


def _is_cut(widget: QWidget) -> bool:
    """Whether words have less room than they need. A chip shortens its own, and its tool tip has them."""
    if not isinstance(widget, QLabel | QAbstractButton | QLineEdit) or isinstance(widget, Chip):
        return False
    wraps = widget.hasHeightForWidth()
    least = widget.minimumSizeHint()
    high = widget.heightForWidth(widget.width()) if wraps else least.height()
    wide = 0 if wraps else widget.sizeHint().width() if isinstance(widget, QAbstractButton) else least.width()
    return widget.height() < high - SLACK or widget.width() < wide - SLACK


def _is_outside(widget: QWidget) -> bool:
    """Whether a control reaches out of its parent, where that does not scroll."""
    parent = widget.parentWidget()
    if parent is None or not isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return False
    return not parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(widget.geometry())


def _overlapping(shown: list[QWidget]) -> list[str]:
    """Return the controls with the same parent that lie over each other."""
    found = []
    controls = [each for each in shown if isinstance(each, QLabel | QAbstractButton | QLineEdit)]
    for at, one in enumerate(controls):
        for other in controls[at + 1 :]:
            if one.parentWidget() is other.parentWidget():
                both = one.geometry() & other.geometry()
                if both.width() > SLACK and both.height() > SLACK:
                    found.append(f"{_said(one)} / {_said(other)}")
    return found


def _said(widget: QWidget | None) -> str:
    assert widget is not None
    words = widget.accessibleName() or (widget.text() if hasattr(widget, "text") else "")
    return f"{type(widget).__name__} “{words}” {widget.width()} × {widget.height()}"
