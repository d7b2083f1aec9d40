"""The heat map by keyboard, by mouse and through a screen reader."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.heat_map import HeatMap, HeatRow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", r"raise\(\)", extend=True)

DAY = date(2026, 11, 22)  # a Sunday
WORDS = ("Not that day", "A little", "A lot of the day", "Almost all day")


def _days(length: int) -> list[date]:
    return [DAY - timedelta(days=length - 1 - n) for n in range(length)]


def _rows(length: int) -> list[HeatRow]:
    last = (1, None, 2)
    return [
        HeatRow("Sadness or anxiety", (*[3] * (length - 3), *last), WORDS),
        HeatRow("Sleep", (*[None] * (length - 3), *last), WORDS),
    ]


@pytest.fixture
def heat_map(theme: Theme, show: Callable[[QWidget], None]) -> HeatMap:
    """Two symptoms over two weeks, with the keyboard on them."""
    heat_map = HeatMap(theme, QLocale("en_GB"))
    heat_map.resize(500, 200)
    heat_map.show_rows(_days(14), _rows(14), {DAY - timedelta(days=1): "Appointment"})
    show(heat_map)
    heat_map.setFocus()
    return heat_map


def _said(heat_map: HeatMap) -> str:
    read = QAccessible.queryAccessibleInterface(heat_map)
    return read.text(QAccessible.Text.Description)


def _press(heat_map: HeatMap, qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(heat_map, key)


def _middle(heat_map: HeatMap, row: int, column: int) -> QPoint:
    """Return the middle of a cell; Qt's answer for the mouse is in whole pixels."""
    for y in range(heat_map.height()):
        for x in range(heat_map.width()):
            if heat_map._cell_at(QPoint(x, y).toPointF()) == (row, column):
                return QPoint(x + 5, y + 5)
    raise AssertionError("no such cell")


def test_it_says_what_it_shows_before_any_key(heat_map: HeatMap) -> None:
    assert _said(heat_map) == (
        "From 9 November to 22 November. The arrow keys go from cell to cell. "
        "Sadness or anxiety, 22 November: a lot of the day"
    )


def test_the_arrows_go_from_answer_to_answer_and_say_each(
    heat_map: HeatMap, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))
    _press(heat_map, qtbot, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_Up, Qt.Key.Key_End)
    assert heard == [
        "Sadness or anxiety, 21 November: no answer. Appointment",
        "Sleep, 21 November: no answer. Appointment",
        "Sleep, 9 November: no answer",
        "Sadness or anxiety, 9 November: almost all day",
        "Sadness or anxiety, 22 November: a lot of the day",
    ]
    assert _said(heat_map) == heard[-1]


def test_the_arrows_stop_at_the_edges(heat_map: HeatMap, qtbot: QtBot) -> None:
    _press(heat_map, qtbot, Qt.Key.Key_Right, Qt.Key.Key_Up)
    assert _said(heat_map).startswith("Sadness or anxiety, 22 November")


def test_from_right_to_left_the_left_arrow_goes_to_the_left(heat_map: HeatMap, qtbot: QtBot) -> None:
    heat_map.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    _press(heat_map, qtbot, Qt.Key.Key_Right)
    assert _said(heat_map).startswith("Sadness or anxiety, 21 November")


def test_where_the_keys_are_is_seen(heat_map: HeatMap, qtbot: QtBot) -> None:
    here = heat_map.grab().toImage()
    _press(heat_map, qtbot, Qt.Key.Key_Left)
    there = heat_map.grab().toImage()
    heat_map.clearFocus()
    assert here != there
    assert heat_map.grab().toImage() not in (here, there), "no ring without the focus"


def test_tab_leaves_the_map_at_once(heat_map: HeatMap, qtbot: QtBot) -> None:
    other = HeatMap(heat_map._theme)
    assert other.focusPolicy() == Qt.FocusPolicy.NoFocus, "an empty one is passed by"
    assert heat_map.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_a_day_that_is_pointed_at_is_told_once(heat_map: HeatMap) -> None:
    assert heat_map.hasMouseTracking(), "else nothing is told without a pressed button"
    told: list[tuple[date, str]] = []
    heat_map.day_pointed.connect(lambda day, words: told.append((day, words)))
    point = _middle(heat_map, 1, 13)
    for at in (
        point,
        point + QPoint(1, 1),
    ):  # the mouse itself stays away: what later tests show is hovered over
        there = QPointF(at), QPointF(heat_map.mapToGlobal(at))
        none = Qt.MouseButton.NoButton
        move = QMouseEvent(QEvent.Type.MouseMove, *there, none, none, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(heat_map, move)
    assert told == [(DAY, "Sleep, 22 November: a lot of the day")]


def test_a_click_brings_the_keys_along(heat_map: HeatMap, qtbot: QtBot) -> None:
    qtbot.mouseClick(heat_map, Qt.MouseButton.LeftButton, pos=_middle(heat_map, 1, 2))
    _press(heat_map, qtbot, Qt.Key.Key_Left)
    assert _said(heat_map) == "Sleep, 10 November: no answer"


def test_the_tip_says_the_sentence_and_shows_a_persons_words_as_they_are(heat_map: HeatMap) -> None:
    heat_map.show_rows(_days(14), _rows(14), {DAY: "<b>her</b> & me"})
    point = _middle(heat_map, 0, 13)
    QApplication.sendEvent(heat_map, QHelpEvent(QEvent.Type.ToolTip, point, heat_map.mapToGlobal(point)))
    assert QToolTip.text() == (
        "<qt>Sadness or anxiety, 22 November: a lot of the day. &lt;b&gt;her&lt;/b&gt; &amp; me</qt>"
    )
    QToolTip.hideText()


def test_weeks_say_how_often_their_answer_was_given(heat_map: HeatMap, qtbot: QtBot) -> None:
    heat_map.show_rows(_days(140), _rows(140))
    _press(heat_map, qtbot, Qt.Key.Key_End)
    assert _said(heat_map) == (
        "Sadness or anxiety, week from 16 November: almost all day, on 4 of the 6 days you answered"
    )
    _press(heat_map, qtbot, Qt.Key.Key_Left, Qt.Key.Key_Down)
    assert _said(heat_map) == "Sleep, week from 9 November: no answer"


def test_years_are_said_where_there_is_more_than_one(heat_map: HeatMap, qtbot: QtBot) -> None:
    heat_map.resize(900, 200)
    heat_map.show_rows(_days(3653), _rows(3653))
    _press(heat_map, qtbot, Qt.Key.Key_Home)
    assert _said(heat_map) == (
        "Sadness or anxiety, November 2016: almost all day, on 9 of the 9 days you answered"
    )


def test_the_legend_says_what_a_cell_stands_for_and_when_that_changes(
    heat_map: HeatMap, qtbot: QtBot
) -> None:
    assert heat_map.legend_words() == (
        "The fuller a cell, the higher the answer. Dashed: no answer that day. It is not counted."
    )
    heat_map.show_rows(_days(60), _rows(60)[:1])
    days = heat_map.legend_words()
    with qtbot.waitSignal(heat_map.legend_changed) as signal:
        heat_map.resize(300, 400)
    assert signal.args == [heat_map.legend_words()]
    assert "Each step is one week. It shows the answer you gave most often." in heat_map.legend_words()
    assert "week" not in days
    assert "Dashed" in days
    assert "Dashed" not in heat_map.legend_words(), "each week has an answer"
    assert "week from 16 November" in _said(heat_map), "what a screen reader says goes with it"


def test_large_text_needs_more_height_and_loses_nothing(heat_map: HeatMap, theme: Theme) -> None:
    small = heat_map.heightForWidth(500)
    theme.set("dark", 2.0)
    assert heat_map.heightForWidth(500) > 1.5 * small
    assert heat_map.minimumSizeHint().width() <= 640


def test_an_empty_map_says_so(theme: Theme, qtbot: QtBot) -> None:
    empty = HeatMap(theme)
    qtbot.addWidget(empty)
    assert empty.accessibleDescription() == "There are no answers to show."
    assert empty.legend_words() == ""
    assert not empty.grab().isNull()
    empty.show_rows([], [HeatRow("Sleep", (), WORDS)])
    qtbot.keyClick(empty, Qt.Key.Key_Left)
    assert empty.accessibleDescription() == "There are no answers to show."


def test_a_missing_answer_is_refused_and_nothing_changes(heat_map: HeatMap) -> None:
    before = heat_map.grab().toImage()
    with pytest.raises(ValueError, match="13 days"):
        heat_map.show_rows(_days(13), _rows(14))
    assert heat_map.grab().toImage() == before
