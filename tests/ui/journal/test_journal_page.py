"""The Journal page, driven by keys and clicks, over a real journal."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from journal_app.domain.search import Found
from journal_app.ui.journal.bin_view import BinView
from journal_app.ui.journal.entry_model import MonthHeading
from journal_app.ui.journal.journal_page import JournalPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def page(qtbot, theme, tasks, journal, finder, library, clock, locale, settle):
    page = JournalPage(theme, tasks, journal, finder, library, clock, locale=locale)
    page.resize(1024, 760)
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


def shown(page):
    """The words in sight that are not a person's: of labels and buttons."""
    return [
        widget.text()
        for widget in page.findChildren(QWidget)
        if widget.isVisibleTo(page) and hasattr(widget, "text") and isinstance(widget.text(), str)
    ]


def press(page, words):
    button = next(
        button
        for button in page.findChildren(QAbstractButton)
        if words in (button.text(), button.accessibleName()) and button.isVisibleTo(page)
    )
    button.click()


def nameless(page):
    """What takes the focus, is in sight, and would be silent in a screen reader."""
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(page)
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and widget.objectName() != "qt_spinbox_lineedit"  # speaks as the field it is in
    ]


def search_for(qtbot, page, words):
    page.begin_search()
    qtbot.keyClicks(page.focusWidget(), words)


def test_an_empty_journal_says_what_it_is_for_and_offers_the_first_page(page, enter, settle, journal, qtbot):
    enter()
    assert "What you write is kept here, month by month." in shown(page)
    press(page, "Write the first page")
    assert page.desk.editor.area.hasFocus()
    qtbot.keyClicks(page.focusWidget(), "The first words.")
    page.flush(lambda: None)
    settle()
    assert listed(page) == [page.desk.entry.id]


def test_moving_through_the_list_opens_entries_and_saves_what_was_typed(
    qtbot, page, enter, settle, journal, write
):
    rows = [write(f"Day {days}", days) for days in range(3)]
    enter()
    entries = page.browser.list
    qtbot.keyClick(entries, Qt.Key.Key_Down)
    settle()
    assert page.desk.entry.id == rows[1].id
    assert entries.hasFocus()
    qtbot.keyClick(entries, Qt.Key.Key_Return)
    qtbot.keyClicks(page.focusWidget(), "More on ")
    entries.setFocus()
    qtbot.keyClick(entries, Qt.Key.Key_Down)
    settle()
    assert page.desk.entry.id == rows[2].id
    assert journal.entry(rows[1].id).text == "More on Day 1"
    assert listed(page) == [row.id for row in rows]


def test_search_finds_at_each_key_and_marks_the_words_here_and_there(
    qtbot, page, enter, settle, journal, write
):
    frost = write("Words before the frost came, 😀 frost again.", 3)
    write("No such thing.", 1)
    enter()
    search_for(qtbot, page, "fro")
    settle()
    assert listed(page) == [frost.id]
    assert any(words.startswith("1 page") for words in shown(page))
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    settle()
    assert page.desk.entry.id == frost.id
    marked = page.desk.editor.area.extraSelections()
    assert [one.cursor.selectedText() for one in marked] == ["fro", "fro"]
    page.begin_search()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    settle()
    assert len(listed(page)) == 2
    assert page.desk.editor.area.extraSelections() == []
    assert page.browser.query == ""


def test_one_letter_is_too_little_to_search_for(qtbot, page, enter, settle, write):
    write("words")
    enter()
    search_for(qtbot, page, "z")
    settle()
    assert len(listed(page)) == 1


def test_a_search_without_a_hit_says_so_and_offers_the_way_back(qtbot, page, enter, settle, write):
    write("words")
    enter()
    search_for(qtbot, page, "nowhere")
    settle()
    assert "No page has these words." in shown(page)
    press(page, "Clear search")
    settle()
    assert len(listed(page)) == 1


def test_the_number_found_counts_all_and_the_rest_comes_by_scrolling(qtbot, page, enter, settle, write):
    for days in range(40):
        write("frost again", days)
    enter()
    search_for(qtbot, page, "frost")
    settle()
    assert any(words.startswith("40 page") for words in shown(page))
    for _ in range(3):
        page.browser.list.verticalScrollBar().setValue(page.browser.list.verticalScrollBar().maximum())
        settle()
    assert len(listed(page)) == 40


def test_dates_and_tags_narrow_a_search_together(qtbot, page, enter, settle, write, now):
    write("frost", 30, "garden")
    wanted = write("frost", 10, "garden", "house")
    write("frost", 10, "house")
    write("frost", 1, "garden")
    enter()
    press(page, "Filters")
    settle()
    panel = page.browser._bar._panel
    next(chip for chip in panel._chips if chip.words == "garden").click()
    settle()
    assert len(listed(page)) == 3
    panel._from.click()
    panel._first.setDate(panel._first.date().addDays(-20))
    panel._until.click()
    panel._last.setDate(panel._last.date().addDays(-5))
    settle()
    assert listed(page) == [wanted.id]
    search_for(qtbot, page, "frost")
    settle()
    assert listed(page) == [wanted.id]
    assert any(words.startswith("1 page") for words in shown(page))


def test_the_calendar_marks_days_and_a_day_shows_its_entries(qtbot, page, enter, settle, write, now):
    two = [write("evening", 3).id, write("morning", 3, minutes_ago=600).id]
    write("other day", 1)
    enter()
    press(page, "Calendar")
    settle()
    calendar = page.browser._calendar._calendar
    day = now.date() - timedelta(days=3)
    assert calendar._marked == {day, now.date() - timedelta(days=1)}
    calendar.day_chosen.emit(day)
    settle()
    assert listed(page) == two
    press(page, "Show all")
    settle()
    assert len(listed(page)) == 3


def test_a_day_without_a_page_offers_to_write_one_for_it(qtbot, page, enter, settle, write, journal, now):
    write("words")
    enter()
    page.browser.show_day(date(2026, 5, 1))
    settle()
    assert "There is no page for this day." in shown(page)
    press(page, "Write one")
    qtbot.keyClicks(page.focusWidget(), "Late words.")
    page.flush(lambda: None)
    settle()
    assert [row.day for row in journal.on_day(date(2026, 5, 1))] == [date(2026, 5, 1)]
    assert listed(page) == [page.desk.entry.id]


def test_a_date_can_be_typed(qtbot, page, enter, settle, write):
    row = write("a year ago", 365)
    write("now")
    enter()
    qtbot.keySequence(page.focusWidget(), "Ctrl+G")
    field = page.focusWidget()
    assert field is page.browser._calendar._day
    qtbot.keyClicks(field, row.day.isoformat())
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert listed(page) == [row.id]


@pytest.mark.parametrize(("back", "on"), [("Ctrl+[", "Ctrl+]"), ("Ctrl+PgUp", "Ctrl+PgDown")])
def test_keys_turn_to_the_day_before_and_after_also_while_writing(
    qtbot, page, enter, settle, write, back, on
):
    newest, _, older = write("today"), write("later", 4), write("earlier", 4, minutes_ago=60)
    oldest = write("old", 400)
    enter()
    qtbot.keyClick(page.browser.list, Qt.Key.Key_Return)
    settle()
    assert page.desk.entry.id == newest.id
    assert page.desk.editor.area.hasFocus()
    opened = []
    for keys in (back, back, back, on, on):
        qtbot.keySequence(page.focusWidget(), keys)
        settle()
        opened.append(page.desk.entry.id)
    assert opened == [older.id, oldest.id, oldest.id, older.id, newest.id]


def test_the_end_of_the_journal_is_said(qtbot, page, enter, settle, write):
    write("today")
    enter()
    qtbot.keyClick(page.browser.list, Qt.Key.Key_Return)
    settle()
    qtbot.keySequence(page.focusWidget(), "Ctrl+PgUp")
    settle()
    assert "There is nothing earlier." in shown(page)


def test_a_page_moved_to_the_bin_can_be_brought_back_at_once(qtbot, page, enter, settle, journal, write):
    row, other = write("words"), write("others", 1)
    enter()
    qtbot.keyClick(page.browser.list, Qt.Key.Key_Return)
    settle()
    qtbot.keyClicks(page.focusWidget(), "Last ")
    press(page, "Move to the bin")
    settle()
    assert journal.entry(row.id).binned_at is not None
    assert journal.entry(row.id).text == "Last words"  # nothing unsaved is lost on the way
    assert listed(page) == [other.id]
    assert page.desk.entry is None
    assert "Moved to the bin." in shown(page)
    press(page, "Undo")
    settle()
    assert journal.entry(row.id).binned_at is None
    assert listed(page) == [row.id, other.id]
    assert page.desk.entry.text == "Last words"


def test_a_key_while_a_page_goes_to_the_bin_does_not_take_it_out_again(
    qtbot, page, enter, settle, journal, write
):
    row = write("words")
    enter()
    qtbot.keyClick(page.browser.list, Qt.Key.Key_Return)
    settle()
    area = page.desk.editor.area
    page.desk.gone.connect(lambda _: area.insertPlainText("late "))
    press(page, "Move to the bin")
    settle()
    page.flush(lambda: None)
    settle()
    assert journal.entry(row.id).binned_at is not None
    assert journal.entry(row.id).text == "late words"


def test_a_page_nobody_wrote_on_goes_away_without_a_trace(qtbot, page, enter, settle, journal):
    enter()
    qtbot.keySequence(page, "Ctrl+N")
    press(page, "Move to the bin")
    settle()
    assert page.desk.entry is None
    assert "Moved to the bin." not in shown(page)
    assert journal.binned() == []


def test_the_bin_gives_back_deletes_and_empties_after_a_second_question(
    qtbot, page, enter, settle, journal, write, now
):
    rows = [write(f"Day {days}", days) for days in range(4)]
    for row in rows:
        journal.move_to_bin(row.id, now)
    enter()
    press(page, "Open the bin")
    settle()
    assert "Pages stay here for 30 days. After that they are gone for good." in shown(page)
    bin_view = page.findChild(BinView)
    bin_view._list.go_to_first()
    qtbot.keyClick(bin_view._list, Qt.Key.Key_Return)
    assert page.focusWidget().text() == "Restore"
    press(page, "Restore")
    settle()
    assert [row.id for row in journal.on_day(rows[0].day)] == [rows[0].id]

    bin_view._list.go_to_first()
    press(bin_view._buttons.parentWidget(), "Delete for good")
    assert page.focusWidget().text() == "Keep"
    press(page, "Keep")
    settle()
    assert len(journal.binned()) == 3
    bin_view._on_delete()
    bin_view._confirm._yes.click()
    settle()
    assert journal.entry(rows[1].id) is None

    press(page, "Empty the bin now")
    bin_view._confirm._yes.click()
    settle()
    assert journal.binned() == []
    assert "The bin is empty." in shown(page)
    qtbot.keyClick(bin_view, Qt.Key.Key_Escape)
    settle()
    assert listed(page) == [rows[0].id]


def test_a_restored_page_lies_open_when_one_leaves_the_bin(
    page, enter, settle, journal, write, now, monkeypatch
):
    row = write("words")
    journal.move_to_bin(row.id, now)
    enter()
    press(page, "Open the bin")
    settle()
    page.findChild(BinView)._list.go_to_first()
    taken_out, restore = [], journal.restore
    monkeypatch.setattr(journal, "restore", lambda entry_id: taken_out.append(entry_id) or restore(entry_id))
    press(page, "Restore")
    settle()
    assert taken_out == [row.id], "once"
    press(page, "Back to the journal")
    settle()
    assert page.desk.entry.id == row.id
    assert listed(page) == [row.id]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_restore_takes_one_page_out_of_the_bin_however_often_it_is_pressed(
    qtbot, page, enter, settle, journal, write, now, key
):
    for days in range(3):
        journal.move_to_bin(write(f"Day {days}", days).id, now)
    enter()
    press(page, "Open the bin")
    settle()
    bin_view = page.findChild(BinView)
    bin_view._list.setFocus()
    qtbot.keyClick(bin_view._list, Qt.Key.Key_Return)
    for _ in range(2):
        qtbot.keyClick(page.focusWidget(), key)
    bin_view._restore.click()
    settle()
    bin_view._restore.click()
    settle()
    assert len(journal.binned()) == 2
    assert not bin_view._restore.isEnabled(), "nothing is chosen"
    assert not bin_view._delete.isEnabled()


def test_the_focus_stays_in_the_bin_when_its_pages_are_taken_out(
    qtbot, page, enter, settle, journal, write, now
):
    for days in range(2):
        journal.move_to_bin(write(f"Day {days}", days).id, now)
    enter()
    press(page, "Open the bin")
    settle()
    bin_list = page.findChild(BinView)._list
    bin_list.setFocus()
    qtbot.keyClick(bin_list, Qt.Key.Key_Return)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    settle()
    assert len(journal.binned()) == 1
    assert page.focusWidget() is bin_list
    qtbot.keyClick(bin_list, Qt.Key.Key_Return)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    settle()
    assert page.focusWidget().text() == "Back to the journal"


def test_the_key_for_deleting_in_the_bin_asks_about_the_row_it_stands_on(
    qtbot, page, enter, settle, journal, write, now
):
    rows = [write(f"Day {days}", days) for days in range(2)]
    for row in rows:
        journal.move_to_bin(row.id, now)
    enter()
    press(page, "Open the bin")
    settle()
    bin_list = page.findChild(BinView)._list
    bin_list.setFocus()
    qtbot.keyClick(bin_list, Qt.Key.Key_Delete)
    press(page, "Delete for good")
    settle()
    assert [left.id for left in journal.binned()] == [rows[1].id]
    assert page.focusWidget() is bin_list


def test_a_saved_entry_changes_its_row_and_moves_if_its_day_does(qtbot, page, enter, settle, write, locale):
    rows = [write(f"Day {days}", days) for days in range(3)]
    enter()
    page.browser.list.go_to_first()
    settle()
    reset = QSignalSpy(page.browser.list.entries.modelReset)
    qtbot.keyClick(page.browser.list, Qt.Key.Key_Return)
    qtbot.keyClicks(page.focusWidget(), "# New title")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    page.flush(lambda: None)
    settle()
    model = page.browser.list.entries
    assert "New title" in model.data(model.index_of(rows[0].id))
    entry = page.desk.entry
    page.desk.editor.change_when(entry.day - timedelta(days=40), entry.at - timedelta(days=40))
    page.flush(lambda: None)
    settle()
    assert listed(page) == [rows[1].id, rows[2].id, rows[0].id]
    assert isinstance(model.item(model.index(model.index_of(rows[0].id).row() - 1)), MonthHeading)
    assert page.desk.entry.id == rows[0].id
    assert page.browser.list.currentIndex() == model.index_of(rows[0].id)
    assert reset.count() == 0


def test_what_was_changed_elsewhere_is_what_one_comes_back_to(page, enter, settle, journal, write):
    row = write("old words")
    enter()
    page.browser.list.go_to_first()
    settle()
    journal.save(replace(journal.entry(row.id), text="words from elsewhere"))
    enter()
    assert page.desk.entry.text == "words from elsewhere"
    model = page.browser.list.entries
    assert "words from elsewhere" in model.data(model.index_of(row.id))


def test_an_entry_binned_elsewhere_does_not_lie_open(page, enter, settle, journal, write, now):
    row = write("words")
    enter()
    page.browser.list.go_to_first()
    settle()
    journal.move_to_bin(row.id, now)
    enter()
    assert page.desk.entry is None
    assert journal.entry(row.id).binned_at is not None


def test_leaving_the_page_stores_what_is_on_it(qtbot, page, enter, settle, journal):
    enter()
    qtbot.keySequence(page, "Ctrl+N")
    qtbot.keyClicks(page.focusWidget(), "words")
    entry_id = page.desk.entry.id
    page.hide()
    settle()
    assert journal.entry(entry_id).text == "words"


def test_after_midnight_a_new_page_is_for_the_day_before(
    qtbot, theme, tasks, journal, finder, library, now, locale, settle
):
    night = now.replace(hour=1, minute=30)
    page = JournalPage(theme, tasks, journal, finder, library, lambda: night, locale=locale)
    qtbot.addWidget(page)
    page.new_entry()
    assert page.desk.entry.day == night.date() - timedelta(days=1)
    assert page.desk.entry.at == night
    settle()


def test_in_a_narrow_window_list_and_entry_take_turns(qtbot, page, enter, settle, write):
    row = write("words")
    enter()
    page.resize(600, 640)
    assert not page.desk.isVisible()
    page.browser.list.chosen.emit(row)
    settle()
    assert page.desk.isVisible()
    assert not page.browser.isVisible()
    assert page.desk.editor.area.hasFocus()
    press(page, "Back to the list")
    assert page.browser.isVisible()
    assert page.browser.list.hasFocus()
    qtbot.keyClick(page.browser.list, Qt.Key.Key_Return)
    qtbot.keySequence(page.focusWidget(), "Ctrl+F")
    assert page.browser.isVisible()
    page.resize(1024, 760)
    assert page.desk.isVisible()
    assert page.browser.isVisible()


@pytest.mark.parametrize("size", [(684, 640), (808, 700)])
def test_at_twice_the_size_nothing_is_cut_off_sideways(qtbot, page, enter, settle, theme, write, size):
    row = write("words", 0, "garden", "house")
    enter()
    theme.set("light", 2.0)
    page.resize(*size)
    settle()
    for step in (lambda: None, lambda: page.browser.list.chosen.emit(row)):
        step()
        settle()
        QApplication.processEvents()
        assert page._columns.horizontalScrollBar().maximum() == 0


def test_everything_that_takes_the_focus_has_a_name(page, enter, settle, write):
    write("words", 0, "garden")
    enter()
    page.browser.list.go_to_first()
    page.go_to_date()
    press(page, "Filters")
    page.desk.editor._when.click()
    settle()
    assert nameless(page) == []
    press(page, "Open the bin")
    settle()
    press(page, "Back to the journal")
    page.desk.binning.put_away(page.desk.entry.id)
    settle()
    assert nameless(page) == []


def test_tab_goes_through_the_page_and_comes_back(qtbot, page, enter, settle, write):
    write("words", 0, "garden")
    enter()
    page.browser.list.go_to_first()
    settle()
    page.begin_search()
    start = page.focusWidget()
    passed = []
    for _ in range(60):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        if page.focusWidget() is start:
            break
        passed.append(page.focusWidget())
    assert page.focusWidget() is start
    assert len(passed) == len(set(map(id, passed)))
    for widget in (
        page.browser.list,
        page.desk.editor.area,
        page.desk.editor._tags._field,
        page.beginning.menu.page,
    ):
        assert widget in passed


def test_no_query_ever_runs_on_the_windows_thread(qtbot, page, enter, settle, connection, finder, write):
    for days in range(60):
        write("frost", days, "garden")
    threads = set()
    for one in (connection, finder._connection):
        one.set_trace_callback(lambda _sql: threads.add(threading.get_ident()))
    enter()
    page.browser.list.go_to_first()
    search_for(qtbot, page, "frost")
    settle()
    press(page, "Filters")
    page.go_to_date()
    settle()
    page.browser.list.entries.fetchMore(QModelIndex())
    page.new_entry()
    qtbot.keyClicks(page.focusWidget(), "words")
    qtbot.keySequence(page.focusWidget(), "Ctrl+PgUp")
    press(page, "Move to the bin")
    settle()
    press(page, "Undo")
    press(page, "Open the bin")
    settle()
    for one in (connection, finder._connection):
        one.set_trace_callback(None)
    assert threads
    assert threading.get_ident() not in threads


def test_ctrl_z_brings_back_what_delete_took_from_the_list(qtbot, page, enter, settle, journal, write):
    rows = [write(f"Day {days}", days) for days in range(3)]
    enter()
    entries = page.browser.list
    qtbot.keyClick(entries, Qt.Key.Key_Down)
    settle()
    qtbot.keyClick(entries, Qt.Key.Key_Delete)
    settle()
    assert listed(page) == [rows[0].id, rows[2].id]
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert listed(page) == [row.id for row in rows]
    assert journal.entry(rows[1].id).binned_at is None


def test_ctrl_z_in_the_text_stays_with_the_text(qtbot, page, enter, settle, journal, write):
    kept, gone = write("Day 0", 0), write("Day 1", 1)
    enter()
    page.desk.binning.put_away(gone.id)
    settle()
    page.open_entry(kept.id)
    settle()
    page.desk.editor.go_to_end()
    qtbot.keyClicks(page.focusWidget(), " more")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert page.desk.editor.area.text() == "Day 0"
    assert journal.entry(gone.id).binned_at is not None


@pytest.mark.parametrize("way", ["Open the bin", "Rename or remove tags"])
def test_alt_left_leads_back_to_the_list_from_the_bin_and_the_tags(qtbot, page, enter, settle, write, way):
    write("Day 0", 0, "garden")
    enter()
    press(page, "Filters")
    settle()
    press(page, way)
    settle()
    assert not page.browser.list.isVisible()
    qtbot.keySequence(page.focusWidget() or page, "Alt+Left")
    settle()
    assert page.browser.list.isVisible()
    assert page.browser.list.hasFocus()


def open_menu(page, reason):
    entries = page.browser.list
    place = entries.visualRect(entries.currentIndex()).center()
    event = QContextMenuEvent(reason, place, entries.viewport().mapToGlobal(place))
    QApplication.sendEvent(entries.viewport(), event)
    return entries.findChildren(QMenu)[-1]


@pytest.mark.parametrize("reason", [QContextMenuEvent.Reason.Keyboard, QContextMenuEvent.Reason.Mouse])
def test_a_page_in_the_list_has_a_menu_that_does_what_its_keys_do(
    qtbot, page, enter, settle, journal, write, reason
):
    rows = [write(f"Day {days}", days) for days in range(3)]
    enter()
    qtbot.keyClick(page.browser.list, Qt.Key.Key_Down)
    settle()
    menu = open_menu(page, reason)
    assert [action.text() for action in menu.actions()] == ["Open", "Make it a favourite", "Move to the bin"]
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    settle()
    assert journal.entry(rows[1].id).favourite
    menu = open_menu(page, reason)
    assert menu.actions()[1].text() == "No longer a favourite"
    menu.actions()[2].trigger()
    settle()
    assert listed(page) == [rows[0].id, rows[2].id]


def test_a_month_in_the_list_has_no_menu(page, enter, write):
    write("Day 0", 0)
    enter()
    entries = page.browser.list
    place = entries.visualRect(entries.entries.index(0, 0)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, QPoint())
    QApplication.sendEvent(entries.viewport(), event)
    assert not entries.findChildren(QMenu)


def test_an_empty_journal_invites_once_and_asks_nobody_to_choose(page, enter, journal, clock, settle):
    enter()
    words = shown(page)
    assert words.count("Write the first page") == 1
    assert words.count("New page") == 1  # at the top, where it always is
    assert not [each for each in words if each.startswith("Choose")]
    new = journal.new_entry(clock().date(), clock())
    page.put(journal.save(replace(new, text="The first frost.")))
    assert [each for each in shown(page) if each.startswith("Choose")]
