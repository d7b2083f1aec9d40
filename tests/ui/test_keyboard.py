"""Every state of every page by Tab alone: all of it is reached, in the order of reading, and seen."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from picture_stage import Stage
from PySide6.QtCore import SIGNAL, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QWidget
from test_pictures import STATES, demo, empty, library, stage, theme  # noqa: F401 - fixtures

from journal_app.ui.plan.row import Row
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.sidebar import Sidebar

EVERY_DAY = ("lock", "today", "check_ins", "crisis_urgent")
"""These in the everyday set, the others with the long ones."""

LEAST = 24
"""Pixels of a target, both ways (WCAG 2.2, 2.5.8)."""

SECTIONS = 3
"""Tab goes through day, month and year of a date."""

SEEN = 20
"""Pixels that have to look different with the focus: those of a cursor are the fewest."""

states = pytest.mark.parametrize(
    "draw",
    [
        pytest.param(draw, id=draw.__name__, marks=() if draw.__name__ in EVERY_DAY else pytest.mark.long)
        for draw in STATES
    ],
)
pytestmark = pytest.mark.skipif(sys.platform == "darwin", reason="leaves buttons out of the Tab order")


@states
def test_tab_reaches_everything_as_the_eye_does_and_is_seen(
    draw: Callable[[Stage], object],
    theme: Theme,  # noqa: F811
    stage: Stage,  # noqa: F811
) -> None:
    theme.set("light", 1.0, reduce_motion=True)
    draw(stage)
    stage.settle()
    window, layer = stage.window, _layer(stage.window)
    met = []
    for stop, picture in _walk(window):
        met.append(stop)
        assert not picture.isNull(), f"out of sight: {_said(stop)}, {_place(window, stop)}"
        assert _differing(picture, _without_focus(window, stop)) >= SEEN, f"no focus seen: {_said(stop)}"
        assert min(stop.width(), stop.height()) >= LEAST, f"too small: {_said(stop)}"
    assert [_said(stop) for stop in met if not _is_told(stop)] == [], "no name, or a role that says nothing"
    assert [_said(stop) for stop in _stops(layer) if stop not in met] == [], "not reached by Tab"
    assert [_said(each) for each in _deaf(window)] == [], "hears clicks alone: a screen reader checks without"
    assert [_said(each) for each in _read(window) if not _belongs(each, layer)] == [], "read, though covered"
    assert set(met) == _met_backwards(window), "Shift+Tab comes to others"
    back = [(one, next) for one, next in pairwise([*met, met[0]]) if _goes_back(one, next)]
    assert len(back) <= 1, [f"{_said(one)} -> {_said(next)}" for one, next in back]


def _walk(window: QWidget) -> Iterator[tuple[QWidget, QImage]]:
    """Press Tab until it comes round; return each stop, and how it looked then."""
    first = _first(window)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    stop, presses = first, 0
    met: list[QWidget] = []
    while True:
        if stop not in met:
            met.append(stop)
            yield stop, _picture(window, stop)
        QTest.keyClick(stop, Qt.Key.Key_Tab)
        next = window.focusWidget()
        assert next is not None, f"the focus is lost after {_said(stop)}"
        presses = presses + 1 if next is stop else 0
        assert presses < SECTIONS or len(_stops(_layer(window))) == 1, f"no way on from {_said(stop)}"
        if next is first and (next is not stop or presses):
            return
        assert next is stop or next not in met, f"{_said(stop)} leads round to {_said(next)}"
        stop = next


def _met_backwards(window: QWidget) -> set[QWidget]:
    """Press Shift+Tab until it comes round."""
    first = window.focusWidget()
    met: set[QWidget] = set()
    stop, left = first, False
    while stop is not None and not (left and stop is first):
        met.add(stop)
        QTest.keyClick(stop, Qt.Key.Key_Backtab)
        again, stop = stop, window.focusWidget()
        left = left or stop is not first
        if stop is again and len(_stops(_layer(window))) == 1:
            break
        assert stop is again or stop is first or stop not in met, f"{_said(again)} leads round"
    return met


def _first(window: QWidget) -> QWidget:
    """Return the open page in the sidebar, or where a page without one begins."""
    stops = _stops(_layer(window))
    assert stops, "nothing takes the focus"
    beside = [stop for stop in stops if isinstance(stop.parentWidget(), Sidebar)]
    return beside[0] if beside else window.focusWidget() or stops[0]


def _layer(window: QWidget) -> QWidget:
    """Return what keeps the focus: a page over the others, or the window."""
    each = window.focusWidget()
    while each is not None and each is not window:
        if "focusNextPrevChild" in vars(type(each)) and type(each).__module__.startswith("journal_app"):
            return each
        each = each.parentWidget()
    return window


def _stops(layer: QWidget) -> list[QWidget]:
    """Return what Tab is to come to."""
    return [
        each
        for each in layer.findChildren(QWidget)
        if each.isVisible()
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
    ]


def _is_told(stop: QWidget) -> bool:
    """Whether a screen reader has a name for it, and a role that says what it is."""
    told = QAccessible.queryAccessibleInterface(stop)
    vague = told.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client)
    return bool(told.text(QAccessible.Text.Name)) and not vague


def _deaf(window: QWidget) -> list[QAbstractButton]:
    """Return what can be checked and does nothing unless it is clicked."""
    return [
        each
        for each in window.findChildren(QAbstractButton)
        if each.isCheckable()
        and each.receivers(SIGNAL("clicked(bool)"))
        and not each.receivers(SIGNAL("toggled(bool)"))
    ]


def _read(window: QWidget) -> list[QWidget]:
    """Return what takes the focus, of all that a screen reader comes to going down from the window."""
    found, left = [], [QAccessible.queryAccessibleInterface(window)]
    while left:
        told = left.pop()
        each = told.object() if told is not None and told.isValid() else None
        if isinstance(each, QWidget) and each.isVisible():
            found += [each] if told.state().focusable else []
            left += [told.child(at) for at in range(told.childCount())]
    return found


def _belongs(each: QWidget, layer: QWidget) -> bool:
    return each is layer or layer.isAncestorOf(each)


def _place(window: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def _picture(window: QWidget, widget: QWidget) -> QImage:
    return window.grab(_place(window, widget).adjusted(-4, -4, 4, 4)).toImage()


def _without_focus(window: QWidget, stop: QWidget) -> QImage:
    """Return how a stop looks where it stands now, the focus elsewhere."""
    now = window.focusWidget()
    stop.clearFocus()
    picture = _picture(window, stop)
    if now is not None:
        now.setFocus(Qt.FocusReason.TabFocusReason)
    return picture


def _differing(one: QImage, other: QImage) -> int:
    """Return how many pixels differ."""
    if one.size() != other.size():
        return 0
    size, wide = one.sizeInBytes(), one.bytesPerLine()
    first, second = memoryview(one.constBits()), memoryview(other.constBits())
    lines = (slice(at, at + wide) for at in range(0, size, wide))
    return sum(
        first[line][x : x + 4] != second[line][x : x + 4]
        for line in lines
        if first[line] != second[line]
        for x in range(0, wide, 4)
    )


def _goes_back(one: QWidget, next: QWidget) -> bool:
    """Whether the next stop stands above, or to the left on the same line. A row's tools follow its words."""
    if _row(one) is not None and _row(one) is _row(next):
        return False
    ground = _ground(one, next)
    a, b = _place(ground, one), _place(ground, next)
    same_column = min(a.right(), b.right()) > max(a.left(), b.left())
    same_line = min(a.bottom(), b.bottom()) - max(a.top(), b.top()) > min(a.height(), b.height()) / 2
    return (b.bottom() < a.top() and same_column) or (same_line and b.right() < a.left())


def _ground(one: QWidget, other: QWidget) -> QWidget:
    """Return the smallest widget that holds both."""
    ground = one.parentWidget()
    while ground is not None and not ground.isAncestorOf(other):
        ground = ground.parentWidget()
    assert ground is not None
    return ground


def _row(widget: QWidget) -> Row | None:
    each: QWidget | None = widget
    while each is not None and not isinstance(each, Row):
        each = each.parentWidget()
    return each


def _said(widget: QWidget) -> str:
    words = widget.accessibleName() or (widget.text() if hasattr(widget, "text") else "")
    kind = "date" if isinstance(widget, QAbstractSpinBox) else type(widget).__name__
    return f"{kind} “{words}”"
