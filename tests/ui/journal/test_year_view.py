"""A whole year, by keys: twelve months to move in, the same days as a list."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtTest import QSignalSpy

from journal_app.ui.journal.year_view import YearView
from journal_app.ui.widgets.year_calendar import YearCalendar

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def view(qtbot, theme, tasks, journal, locale):
    view = YearView(theme, tasks.short, journal, locale)
    view.resize(900, 800)
    qtbot.addWidget(view)
    with qtbot.waitActive(view):
        view.show()
    return view


def test_a_day_is_reached_and_opened_by_keys(qtbot, view, settle, write, now):
    row = write("Then.", 40)
    view.enter(now.date(), now.date())
    settle()
    year = view.findChild(YearCalendar)
    assert year.hasFocus()
    assert (year.accessibleName(), year.accessibleDescription()) == ("Year 2026", "Friday, 8 May 2026, today")
    chosen = QSignalSpy(view.day_chosen)
    qtbot.keyClick(year, Qt.Key.Key_PageUp)
    qtbot.keyClick(year, Qt.Key.Key_Up)
    qtbot.keyClick(year, Qt.Key.Key_Left)
    qtbot.keyClick(year, Qt.Key.Key_Left)
    qtbot.keyClick(year, Qt.Key.Key_Left)
    assert year.accessibleDescription() == "Sunday, 29 March 2026, has entries"
    qtbot.keyClick(year, Qt.Key.Key_Return)
    assert list(chosen.at(0)) == [row.day]


def test_another_year_comes_with_its_own_days(qtbot, view, settle, write, now):
    old = write("Then.", 365)
    write("Now.")
    view.enter(now.date(), now.date())
    settle()
    year = view.findChild(YearCalendar)
    qtbot.keyClick(year, Qt.Key.Key_Home)
    qtbot.keyClick(year, Qt.Key.Key_Left)
    settle()
    assert view._title.text() == "2025"
    assert year._marked == {old.day}
    view._after.click()
    settle()
    assert view._title.text() == "2026"
    view._before.click()
    view._before.click()
    settle()
    assert view._about.text() == "There are no pages in this year."


def test_the_same_days_stand_in_a_list_for_who_can_not_see_the_months(qtbot, view, settle, write, now):
    rows = [write("One.", days) for days in (1, 30, 1)]
    view.enter(now.date(), now.date())
    settle()
    view._as_list.click()
    days = view._list
    assert [days.item(at).text() for at in range(days.count())] == [
        "Thursday, 7 May 2026",
        "Wednesday, 8 April 2026",
    ]
    chosen = QSignalSpy(view.day_chosen)
    days.setFocus()
    qtbot.keyClick(days, Qt.Key.Key_Down)
    qtbot.keyClick(days, Qt.Key.Key_Return)
    assert list(chosen.at(0)) == [rows[1].day]
    closed = QSignalSpy(view.closed)
    qtbot.keyClick(days, Qt.Key.Key_Escape)
    assert closed.count() == 1


def test_at_the_ends_of_the_calendar_nothing_breaks(qtbot, theme, locale):
    year = YearCalendar(theme, locale)
    qtbot.addWidget(year)
    for day, keys in ((date.max, (Qt.Key.Key_Right, Qt.Key.Key_PageDown)), (date.min, (Qt.Key.Key_Up,))):
        year.go_to(day)
        for key in keys:
            qtbot.keyClick(year, key)
        assert year.cursor_day == day
        year.grab()


@pytest.mark.long
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(st.dates(date(1970, 1, 1), date(2100, 12, 31)), st.sampled_from((300, 640, 900, 1600)))
def test_a_click_chooses_the_day_under_it_at_any_width(qtbot, theme, day, width):
    for language in ("en_GB", "en_US"):
        year = YearCalendar(theme, QLocale(language))
        qtbot.addWidget(year)
        year.go_to(day)
        year.resize(width, year._height_at(width))
        cells = [year._cell(each) for each in year._days()]
        assert all(QRectF(year.rect()).adjusted(-1, -1, 1, 1).contains(cell) for cell in cells)
        assert sum(cell.contains(year._cell(day).center()) for cell in cells) == 1
        chosen = QSignalSpy(year.day_chosen)
        qtbot.mouseClick(year, Qt.MouseButton.LeftButton, pos=year._cell(day).center().toPoint())
        assert list(chosen.at(0)) == [day]
        assert year._cell(day).width() >= 24


def test_at_twice_the_size_the_year_fits_beside_the_sidebar_of_a_small_window(view, theme, settle, now):
    view.enter(now.date(), now.date())
    settle()
    theme.set("light", 2.0)
    assert view.minimumSizeHint().width() <= 500
    theme.set("light")
