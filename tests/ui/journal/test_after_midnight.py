"""Between midnight and four the page goes to the day before, and one key changes that."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from journal_app.content.library import Library
from journal_app.paths import resources_folder
from journal_app.ui.today.today_page import TodayPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def times(now):
    """The clock, at half past one at night; change its only item to go on."""
    return [(now + timedelta(days=1)).replace(hour=1, minute=30)]


@pytest.fixture
def night(times) -> date:
    return times[0].date()


@pytest.fixture
def page(qtbot, theme, tasks, journal, times, settle):
    library = Library(resources_folder() / "content" / "en")
    page = TodayPage(theme, tasks, journal, library, lambda: times[0])
    page.resize(900, 700)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    page.enter()
    settle()
    return page


def press(qtbot, page):
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)


def test_a_page_of_the_night_goes_to_the_day_before_and_says_so(qtbot, page, night, journal, settle):
    qtbot.keyClicks(page.editor.area, "Awake.")
    page.flush(lambda: None)
    settle()
    (row,) = journal.on_day(night - timedelta(days=1))
    assert (row.at.date(), row.at.hour) == (night, 1)
    assert page._head.late.isVisible()


def test_one_key_puts_it_on_the_new_day_and_back_and_keeps_the_time(qtbot, page, night, journal, settle):
    qtbot.keyClicks(page.editor.area, "Awake.")
    press(qtbot, page)
    page.flush(lambda: None)
    settle()
    (row,) = journal.on_day(night)
    assert (row.opening, row.at.hour, row.at.minute) == ("Awake.", 1, 30)
    press(qtbot, page)
    page.flush(lambda: None)
    settle()
    assert journal.on_day(night) == []
    assert [row.opening for row in journal.on_day(night - timedelta(days=1))] == ["Awake."]


def test_the_choice_holds_for_the_night(qtbot, page, night, journal, settle):
    press(qtbot, page)
    qtbot.keyClicks(page.editor.area, "First.")
    page.flush(lambda: None)
    settle()
    page.enter()
    settle()
    assert page.editor.area.text() == "First."
    page.footer.another.click()
    settle()
    assert page.editor.entry.day == night


def test_by_day_there_is_nothing_to_choose(qtbot, page, times, night, settle):
    press(qtbot, page)
    times[0] = times[0].replace(hour=9)
    page.enter()
    settle()
    assert not page._head.late.isVisible()
    press(qtbot, page)
    assert page.editor.entry.day == night
    times[0] = times[0].replace(hour=2) + timedelta(days=1)
    page.enter()
    settle()
    assert page.editor.entry.day == night
    assert page._head.late.day_for(times[0]) == night
