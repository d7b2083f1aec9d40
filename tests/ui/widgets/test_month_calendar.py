"""The month: every day can be reached, seen and heard."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import IconButton
from journal_app.ui.widgets.calendar_day import CalendarDay
from journal_app.ui.widgets.month_calendar import MonthCalendar

Show = Callable[[QWidget], None]

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def month(theme: Theme, show: Show) -> MonthCalendar:
    """Show November 2026, the focus on the 22nd, which is today."""
    month = MonthCalendar(theme)
    month.set_today(date(2026, 11, 22))
    month.set_month(2026, 11)
    show(month)
    month.take_focus()
    return month


@pytest.fixture
def american() -> Iterator[None]:
    """Let weeks begin on Sunday, as in the United States."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    yield
    QLocale.setDefault(before)


def _days(month: MonthCalendar) -> dict[date, CalendarDay]:
    return {cell.day: cell for cell in month.findChildren(CalendarDay) if cell.day}


def _focused(month: MonthCalendar) -> date | None:
    focused = QApplication.focusWidget()
    assert isinstance(focused, CalendarDay)
    return focused.day


def _press(month: MonthCalendar, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(day=st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_every_day_of_every_month_stands_under_its_weekday(theme: Theme, qtbot: QtBot, day: date) -> None:
    month = MonthCalendar(theme)
    month.set_month(day.year, day.month)
    days = _days(month)
    assert len(days) == calendar.monthrange(day.year, day.month)[1]
    grid = month.layout().itemAt(1).layout()
    for shown, cell in days.items():
        _, column, _, _ = grid.getItemPosition(grid.indexOf(cell))
        assert column == (shown.isoweekday() - QLocale().firstDayOfWeek().value) % 7
        assert cell.text() == str(shown.day)
    month.deleteLater()


def test_weeks_begin_where_the_country_begins_them(american: None, theme: Theme, qtbot: QtBot) -> None:
    month = MonthCalendar(theme)
    qtbot.addWidget(month)
    month.set_month(2026, 11)
    labels = [label.text() for label in month.findChildren(QLabel)]
    assert labels[0] == "November 2026"
    assert labels[1:] == ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    grid = month.layout().itemAt(1).layout()
    row, column, _, _ = grid.getItemPosition(grid.indexOf(_days(month)[date(2026, 11, 1)]))
    assert (row, column) == (1, 0)


def test_a_day_is_named_in_full_with_what_there_is(month: MonthCalendar) -> None:
    month.set_marked(frozenset({date(2026, 11, 5), date(2026, 11, 22)}))
    days = _days(month)
    assert days[date(2026, 11, 4)].accessibleName() == "Wednesday, 4 November 2026"
    assert days[date(2026, 11, 5)].accessibleName() == "Thursday, 5 November 2026, has entries"
    assert days[date(2026, 11, 22)].accessibleName() == "Sunday, 22 November 2026, today, has entries"


def test_a_marked_day_is_told_by_more_than_colour(month: MonthCalendar) -> None:
    cell = _days(month)[date(2026, 11, 5)]
    before = cell.grab().toImage()
    month.set_marked(frozenset({date(2026, 11, 5)}))
    assert cell.grab().toImage() != before, "a dot stands under the number"


def test_a_click_chooses_the_day(month: MonthCalendar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(month.day_chosen) as signal:
        qtbot.mouseClick(_days(month)[date(2026, 11, 5)], Qt.MouseButton.LeftButton)
    assert signal.args == [date(2026, 11, 5)]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Qt.Key.Key_Left, date(2026, 11, 21)),
        (Qt.Key.Key_Right, date(2026, 11, 23)),
        (Qt.Key.Key_Up, date(2026, 11, 15)),
        (Qt.Key.Key_Down, date(2026, 11, 29)),
        (Qt.Key.Key_Home, date(2026, 11, 1)),
        (Qt.Key.Key_End, date(2026, 11, 30)),
        (Qt.Key.Key_PageUp, date(2026, 10, 22)),
        (Qt.Key.Key_PageDown, date(2026, 12, 22)),
    ],
)
def test_the_keys_move_by_day_week_and_month(
    month: MonthCalendar, qtbot: QtBot, key: Qt.Key, expected: date
) -> None:
    assert _focused(month) == date(2026, 11, 22), "the focus comes to today"
    with qtbot.assertNotEmitted(month.day_chosen):
        _press(month, qtbot, key)
    assert _focused(month) == expected


def test_enter_chooses_the_day_the_keys_have_come_to(month: MonthCalendar, qtbot: QtBot) -> None:
    _press(month, qtbot, Qt.Key.Key_Right)
    with qtbot.waitSignal(month.day_chosen) as signal:
        _press(month, qtbot, Qt.Key.Key_Return)
    assert signal.args == [date(2026, 11, 23)]


def test_the_arrows_go_on_into_the_next_month(month: MonthCalendar, qtbot: QtBot) -> None:
    _press(month, qtbot, Qt.Key.Key_End)
    with qtbot.waitSignal(month.month_shown) as signal:
        _press(month, qtbot, Qt.Key.Key_Right)
    assert signal.args == [2026, 12]
    assert _focused(month) == date(2026, 12, 1)


def test_the_last_of_a_long_month_becomes_the_last_of_a_short_one(month: MonthCalendar, qtbot: QtBot) -> None:
    month.set_month(2027, 1)
    month.set_chosen(date(2027, 1, 31))
    month.take_focus()
    _press(month, qtbot, Qt.Key.Key_PageDown)
    assert _focused(month) == date(2027, 2, 28)


def test_the_buttons_turn_the_month_and_tell_it(month: MonthCalendar, qtbot: QtBot) -> None:
    back, on = month.findChildren(IconButton)
    shown: list[tuple[int, int]] = []
    month.month_shown.connect(lambda year, number: shown.append((year, number)))
    on.click()
    on.click()
    back.click()
    assert shown == [(2026, 12), (2027, 1), (2026, 12)]
    assert [back.accessibleName(), on.accessibleName()] == ["Month before", "Month after"]


def test_the_month_in_sight_is_not_told_again(month: MonthCalendar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(month.month_shown):
        month.set_month(2026, 11)


def test_tab_stops_at_one_day_only(month: MonthCalendar, qtbot: QtBot) -> None:
    tab = Qt.FocusPolicy.TabFocus
    stops = [cell.day for cell in month.findChildren(CalendarDay) if cell.focusPolicy() & tab == tab]
    assert stops == [date(2026, 11, 22)]


def test_every_month_is_equally_high(month: MonthCalendar, qtbot: QtBot) -> None:
    """Nothing below the calendar moves when months are turned. February 2027 has four weeks, May six."""
    heights = set()
    for number in range(1, 13):
        month.set_month(2027, number)
        heights.add(month.sizeHint().height())
    assert len(heights) == 1


@pytest.mark.parametrize("end", [date.min, date.max])
def test_nothing_breaks_at_the_ends_of_the_calendar(month: MonthCalendar, qtbot: QtBot, end: date) -> None:
    month.set_month(end.year, end.month)
    month.set_chosen(end)
    month.take_focus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp):
        _press(month, qtbot, key)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown):
        _press(month, qtbot, key)
    focused = _focused(month)
    assert focused
    assert abs(focused - end) < timedelta(days=70)
