"""Favourites, filters that combine, the order of a search, and the Tags place, by keys and clicks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QListWidget

from journal_app.domain.entry import LETTER, Letter
from journal_app.domain.search import Found
from journal_app.ui.journal.calendar_panel import CalendarPanel
from journal_app.ui.journal.filter_panel import FilterPanel
from journal_app.ui.journal.journal_page import JournalPage
from journal_app.ui.journal.tags_view import TagsView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def page(qtbot, theme, tasks, journal, finder, library, clock, locale, settle):
    page = JournalPage(theme, tasks, journal, finder, library, clock, locale=locale)
    page.resize(1024, 900)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    return page


@pytest.fixture
def enter(page, settle):
    def enter():
        page.enter()
        settle()

    return enter


def listed(page):
    model = page.browser.list.entries
    items = [model.item(model.index(place)) for place in range(model.rowCount())]
    return [item.row.id for item in items if isinstance(item, Found)]


def press(page, words):
    button = next(
        button
        for button in page.findChildren(QAbstractButton)
        if words in (button.text(), button.accessibleName()) and button.isVisibleTo(page)
    )
    button.click()


def shown(page, words):
    return any(
        words in child.text()
        for child in page.findChildren(QAbstractButton) + page.findChildren(QLabel)
        if child.isVisibleTo(page)
    )


def test_a_star_by_key_in_the_page_and_in_the_list_is_kept_and_filtered_by(
    qtbot, page, enter, settle, journal, write
):
    first, second = write("First", 1), write("Second", 2)
    write("Third", 3)
    enter()
    entries = page.browser.list
    qtbot.keyClick(entries, Qt.Key.Key_Return)
    settle()
    qtbot.keyClick(page.desk.editor.area, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert journal.entry(first.id).favourite
    entries.setFocus()
    qtbot.keyClick(entries, Qt.Key.Key_Down)
    settle()
    qtbot.keyClick(entries, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert journal.entry(second.id).favourite
    model = entries.entries
    assert "Favourite" in model.data(model.index_of(second.id))

    press(page, "Filters")
    settle()
    press(page, "Favourites")
    settle()
    assert listed(page) == [first.id, second.id]

    qtbot.keyClick(entries, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert not journal.entry(second.id).favourite


def test_a_star_comes_with_the_words_that_are_not_saved_yet(qtbot, page, enter, settle, journal):
    enter()
    page.new_entry()
    qtbot.keyClick(page.desk.editor.area, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert journal.rows(None, 9) == []
    qtbot.keyClicks(page.desk.editor.area, "Snow.")
    qtbot.keyClick(page.desk.editor.area, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settle()
    (row,) = journal.rows(None, 9)
    assert (row.opening, row.favourite) == ("Snow.", True)
    qtbot.keyClicks(page.desk.editor.area, "Ice. ")
    page.flush(lambda: None)
    settle()
    assert journal.rows(None, 9)[0].favourite


def test_filters_combine_with_each_other_and_with_words(
    qtbot, page, enter, settle, journal, write, now, monkeypatch
):
    def letter(text, days_ago):
        row = write(text, days_ago)
        journal.save(replace(journal.entry(row.id), kind=LETTER, letter=Letter("M")))
        return row.id

    starred, plain, sealed = letter("Frost one", 1), letter("Frost two", 2), letter("# Frost\nthree", 3)
    write("Frost, a page", 4)
    journal.set_favourite(starred, True)
    journal.letters.seal(sealed, now)
    enter()
    press(page, "Filters")
    settle()
    press(page, "Letters")
    settle()
    assert listed(page) == [starred, plain, sealed]
    assert shown(page, "3 page(s)")
    page.begin_search()
    qtbot.keyClicks(page.focusWidget(), "frost")
    settle()
    assert listed(page) == [starred, plain]
    press(page, "Sealed letters too")
    settle()
    assert listed(page) == [starred, plain, sealed]
    press(page, "Favourites")
    settle()
    assert listed(page) == [starred]
    press(page, "With a photo")
    settle()
    assert listed(page) == []
    assert shown(page, "No page has these words and fits these filters.")
    page.browser._bar.clear()
    settle()
    assert len(listed(page)) == 4


def test_many_filtered_pages_are_counted_though_few_are_fetched(page, enter, settle, journal, write):
    for days in range(60):
        write(f"Day {days}", days, *(["even"] if days % 2 == 0 else []))
        if days < 55:
            journal.set_favourite(journal.rows(None, 99)[-1].id, True)
    enter()
    press(page, "Filters")
    settle()
    press(page, "Favourites")
    settle()
    assert shown(page, "55 page(s)")


def test_the_best_match_comes_first_when_asked_without_months(qtbot, page, enter, settle, write):
    best = write("frost frost frost", 90)
    newest = write("A little frost and a lot of other things that were that day.", 1)
    enter()
    page.begin_search()
    qtbot.keyClicks(page.focusWidget(), "frost")
    settle()
    assert listed(page) == [newest.id, best.id]
    press(page, "Newest first")
    settle()
    assert listed(page) == [best.id, newest.id]
    assert page.browser.list.entries.rowCount() == 2
    assert shown(page, "2 page(s)")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    settle()
    assert page.desk.entry.id == best.id
    press(page, "Best match first")
    settle()
    assert listed(page) == [newest.id, best.id]


def test_tab_goes_through_the_filters_in_their_order(qtbot, page, enter, settle, write):
    write("One", 1, "garden", "walks")
    enter()
    press(page, "Filters")
    settle()
    page.browser._bar._panel._with_photo.setFocus()
    names = []
    for _ in range(4):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        names.append(page.focusWidget().accessibleName() or page.focusWidget().text())
    assert names == ["garden", "walks", "Rename or remove tags", "What can I type?"]


def test_filters_and_calendar_take_turns_and_what_is_filtered_stays_so(page, enter, settle, write):
    favourite, other = write("One", 1), write("Two", 2)
    page.desk.turn_star(favourite)
    settle()
    enter()
    press(page, "Filters")
    press(page, "Favourites")
    settle()
    panel, calendar = page.findChild(FilterPanel), page.findChild(CalendarPanel)
    page.go_to_date()
    assert (panel.isVisible(), calendar.isVisible()) == (False, True)
    assert listed(page) == [favourite.id]
    assert shown(page, "1 page")
    press(page, "Filters")
    assert (panel.isVisible(), calendar.isVisible()) == (True, False)
    press(page, "Clear search")
    settle()
    assert listed(page) == [favourite.id, other.id]


def test_the_day_that_is_looked_at_stays_where_filters_take_the_place_of_the_calendar(
    page, enter, settle, write, now
):
    one, _ = write("One", 1), write("Two", 2)
    enter()
    page.go_to_date()
    page.browser.show_day(one.day)
    settle()
    press(page, "Filters")
    settle()
    assert (page.browser.day, listed(page)) == (one.day, [one.id])
    assert not page.findChild(CalendarPanel).isVisible()
    press(page, "Calendar")
    settle()
    assert (page.browser.day, listed(page)) == (one.day, [one.id])


def test_a_day_that_is_chosen_ends_a_search_and_the_focus_stays_in_the_calendar(
    qtbot, page, enter, settle, write
):
    one, _ = write("One", 1), write("Two", 2)
    enter()
    page.browser.begin_search()
    qtbot.keyClicks(page.focusWidget(), "two")
    settle()
    page.go_to_date()
    page.findChild(CalendarPanel).set_chosen(one.day)
    where = page.focusWidget()
    qtbot.keyClick(where, Qt.Key.Key_Return)
    settle()
    assert (page.browser.day, page.browser.query, listed(page)) == (one.day, "", [one.id])
    assert page.focusWidget() is where


def test_a_day_to_filter_by_is_seen_when_its_box_is_ticked(page, enter):
    enter()
    press(page, "Filters")
    panel = page.findChild(FilterPanel)
    for box, day in ((panel._from, panel._first), (panel._until, panel._last)):
        assert day.isHidden()
        box.click()
        assert day.isVisible()


def test_three_pages_are_seen_below_open_filters_in_a_window_of_the_usual_height(
    page, enter, settle, write, theme
):
    theme.set("light")
    for days_ago in range(5):
        write("The rain stopped. I walked to the river and back, and then sat at the window.", days_ago)
    for tag in ("body", "doctor", "family", "feelings", "friends", "garden", "questions", "sleep", "walks"):
        write("One", 40, tag)
    page.resize(1024, 800)
    enter()
    press(page, "Filters")
    settle()
    entries = page.browser.list
    first = [entries.visualRect(entries.entries.index_of(each)) for each in listed(page)[:3]]
    assert all(entries.viewport().rect().contains(row) for row in first)


def test_what_can_be_typed_is_said_in_place(page, enter, settle):
    enter()
    press(page, "Filters")
    press(page, "What can I type?")
    assert shown(page, "title:frost")


@pytest.fixture
def tags_place(page, enter, settle, write):
    def open_it():
        enter()
        press(page, "Filters")
        settle()
        press(page, "Rename or remove tags")
        settle()
        return page.findChild(TagsView).findChild(QListWidget)

    return open_it


def rows_of(tags):
    return [tags.item(at).text() for at in range(tags.count())]


def rename(qtbot, page, name):
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_F2)
    field = page.focusWidget()
    assert isinstance(field, QLineEdit)
    field.clear()
    qtbot.keyClicks(field, name)
    words = page.findChild(TagsView)._rename_strip._words.text()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    return words


def test_a_tag_is_renamed_merged_removed_and_each_is_undone_by_keys(
    qtbot, page, settle, journal, write, tags_place
):
    one, two = write("One", 1, "mother"), write("Two", 2, "mum", "garden")
    tags = tags_place()
    assert rows_of(tags) == ["garden, 1 page(s)", "mother, 1 page(s)", "mum, 1 page(s)"]
    assert tags.hasFocus()
    qtbot.keyClick(tags, Qt.Key.Key_Down)
    assert rename(qtbot, page, "my mother") == ""
    settle()
    assert journal.entry(one.id).tags == ("my mother",)
    assert tags.currentItem().text() == "my mother, 1 page(s)"
    press(page, "Undo")
    settle()
    assert journal.entry(one.id).tags == ("mother",)

    tags.setCurrentRow(2)
    assert rename(qtbot, page, "Mother") == "“mother” is there already, on 1 page(s). Both become one."
    settle()
    assert rows_of(tags) == ["garden, 1 page(s)", "mother, 2 page(s)"]
    assert journal.entry(two.id).tags == ("mother", "garden")
    press(page, "Undo")
    settle()
    assert journal.entry(two.id).tags == ("mum", "garden")

    tags.setCurrentRow(0)
    qtbot.keyClick(tags, Qt.Key.Key_Delete)
    settle()
    assert journal.entry(two.id).tags == ("mum",)
    press(page, "Undo")
    settle()
    assert journal.entry(two.id).tags == ("mum", "garden")
    qtbot.keyClick(tags, Qt.Key.Key_Escape)
    settle()
    assert page.browser.list.isVisibleTo(page)


def test_a_page_that_lies_open_does_not_bring_the_old_tag_back(
    qtbot, page, settle, journal, write, tags_place, enter
):
    row = write("Open", 1, "mum")
    enter()
    qtbot.keyClick(page.browser.list, Qt.Key.Key_Return)
    settle()
    qtbot.keyClicks(page.desk.editor.area, "Not saved yet. ")
    tags_place()
    rename(qtbot, page, "mother")
    settle()
    assert journal.entry(row.id).text == "Not saved yet. Open"
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    settle()
    qtbot.keyClicks(page.desk.editor.area, "More. ")
    page.flush(lambda: None)
    settle()
    assert journal.entry(row.id).tags == ("mother",)
    assert sorted(journal.entry(row.id).text) == sorted("Not saved yet. More. Open")
