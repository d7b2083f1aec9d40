"""The editor keeps what is written, by itself, whatever happens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy

from journal_app.ui.journal import autosave
from journal_app.ui.journal.entry_editor import EntryEditor
from journal_app.ui.journal.when_panel import moved

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def editor(qtbot, theme, tasks, journal, clock, locale):
    editor = EntryEditor(theme, tasks.short, journal, clock, locale=locale)
    editor.resize(700, 600)
    qtbot.addWidget(editor)
    with qtbot.waitActive(editor):
        editor.show()
    return editor


@pytest.fixture
def fill_disk(connection):
    """Leave the database no room to grow; a call of what it returns gives the room back."""

    def fill():
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return lambda: connection.execute("PRAGMA max_page_count = 1000000")

    return fill


LONG = "too long for what is left of the disk. " * 2000


def new_entry(journal, clock):
    return journal.new_entry(clock().date(), clock())


def test_what_is_typed_is_stored_without_being_asked(quick, qtbot, editor, journal, clock):
    editor.open_entry(new_entry(journal, clock))
    with qtbot.waitSignal(editor.saved):
        qtbot.keyClicks(editor.area, "The frost came.")
    qtbot.waitUntil(lambda: editor.is_at_rest)
    assert journal.entry(editor.entry.id).text == "The frost came."


def test_the_last_key_is_stored_within_two_seconds():
    assert autosave.DELAY + 500 <= 2000


def test_keys_that_follow_do_not_put_the_save_off(qtbot, theme, tasks, journal, clock, locale, monkeypatch):
    monkeypatch.setattr(autosave, "DELAY", 100)
    editor = EntryEditor(theme, tasks.short, journal, clock, locale=locale)
    qtbot.addWidget(editor)
    editor.open_entry(new_entry(journal, clock))
    saved = QSignalSpy(editor.saved)
    for _ in range(200):  # one key every ten milliseconds, without a pause
        qtbot.keyClicks(editor.area, "a")
        qtbot.wait(10)
        if saved.count():
            break
    assert saved.count() >= 1


@pytest.mark.parametrize("typed", ["", "   ", "\n\n"])
def test_a_page_nobody_wrote_on_is_not_stored(editor, journal, clock, settle, typed):
    editor.open_entry(new_entry(journal, clock))
    editor.area.insertPlainText(typed)
    editor.flush(lambda: None)
    settle()
    assert journal.entry(editor.entry.id) is None
    assert editor.is_blank


def test_emptying_an_entry_stores_it_empty_and_deletes_nothing(editor, journal, write, settle):
    row = write("Words that will go.")
    editor.open_entry(journal.entry(row.id))
    editor.area.selectAll()
    editor.area.textCursor().removeSelectedText()
    editor.flush(lambda: None)
    settle()
    assert journal.entry(row.id).text == ""
    assert [kept.id for kept in journal.on_day(row.day)] == [row.id]


def test_the_first_save_says_when_it_was_written_and_later_ones_keep_it(
    qtbot, theme, tasks, journal, now, settle, locale
):
    times = [now]
    editor = EntryEditor(theme, tasks.short, journal, lambda: times[0], locale=locale)
    qtbot.addWidget(editor)
    editor.open_entry(journal.new_entry(now.date(), now))
    for minutes, word in ((3, "one"), (5, " two")):
        times[0] = now + timedelta(minutes=minutes)
        qtbot.keyClicks(editor.area, word)
        editor.flush(lambda: None)
        settle()
    kept = journal.entry(editor.entry.id)
    assert kept.written_at == now + timedelta(minutes=3)
    assert kept.changed_at == now + timedelta(minutes=5)
    assert kept.at == now.replace(second=0, microsecond=0)


def test_undo_reaches_back_over_saves(editor, qtbot, journal, clock, settle):
    editor.open_entry(new_entry(journal, clock))
    for word in ("one", " two", " three"):
        qtbot.keyClicks(editor.area, word)
        editor.flush(lambda: None)
        settle()
    while editor.area.document().isUndoAvailable():
        editor.area.undo()
    assert editor.area.text() == ""
    while editor.area.document().isRedoAvailable():
        editor.area.redo()
    assert editor.area.text() == "one two three"


def test_a_full_disk_loses_no_word_and_is_tried_again(quick, qtbot, editor, journal, clock, fill_disk):
    give_room = fill_disk()
    editor.open_entry(new_entry(journal, clock))
    with qtbot.waitSignal(editor.save_failed):
        editor.area.insertPlainText(LONG)
    assert editor.area.text() == LONG
    assert "disk is full" in editor._message.words
    assert editor._status.text() == "Not saved yet"
    give_room()
    with qtbot.waitSignal(editor.save_recovered):
        pass
    assert journal.entry(editor.entry.id).text == LONG
    assert editor._message.words == ""
    qtbot.waitUntil(lambda: editor._status.text() == "Saved on this computer only")


def test_words_of_an_entry_left_behind_are_kept_until_they_are_stored(
    quick, qtbot, editor, journal, clock, write, fill_disk
):
    first, second = write("The first."), write("The second.", 1)
    give_room = fill_disk()
    editor.open_entry(journal.entry(first.id))
    editor.area.insertPlainText(LONG)
    with qtbot.waitSignal(editor.save_failed):
        editor.open_entry(journal.entry(second.id))
    assert editor.entry.text == "The second."
    editor.open_entry(journal.entry(first.id))  # the store knows only the old words
    assert editor.entry.text == LONG + "The first."
    editor.open_entry(journal.entry(second.id))
    give_room()
    with qtbot.waitSignal(editor.save_recovered):
        pass
    assert journal.entry(first.id).text == LONG + "The first."
    assert journal.entry(second.id).text == "The second."


def test_a_late_save_of_the_entry_before_changes_nothing_on_the_screen(qtbot, editor, journal, write, settle):
    first, second = write("The first."), write("The second.", 1)
    saved = QSignalSpy(editor.saved)
    editor.open_entry(journal.entry(first.id))
    qtbot.keyClicks(editor.area, "More of ")
    editor.open_entry(journal.entry(second.id))
    settle()
    assert [saved.at(i)[0].id for i in range(saved.count())] == [first.id]
    assert editor.entry == journal.entry(second.id)
    assert journal.entry(first.id).text == "More of The first."


def test_flush_calls_back_when_all_is_stored(qtbot, editor, journal, clock, settle):
    told = []
    editor.open_entry(new_entry(journal, clock))
    editor.flush(lambda: told.append("nothing waited"))
    settle()
    qtbot.keyClicks(editor.area, "words")
    editor.flush(lambda: told.append(journal.entry(editor.entry.id).text))
    settle()
    assert told == ["nothing waited", "words"]


def test_flush_does_not_call_back_when_storing_fails(editor, journal, clock, settle, fill_disk):
    told = []
    give_room = fill_disk()
    editor.open_entry(new_entry(journal, clock))
    editor.area.insertPlainText(LONG)
    editor.flush(lambda: told.append("stored"))
    settle()
    assert told == []
    give_room()
    editor.flush(lambda: told.append("stored"))
    settle()
    assert told == ["stored"]
    assert journal.entry(editor.entry.id).text == LONG


def test_a_change_of_theme_or_size_is_no_change_of_the_entry(qtbot, editor, journal, theme, write, settle):
    row = write("# A heading\n\n**bold** and _italic_")
    before = journal.entry(row.id)
    editor.open_entry(before)
    saved = QSignalSpy(editor.saved)
    qtbot.keyClicks(editor.area, "x")
    editor.area.undo()
    editor.flush(lambda: None)
    settle()
    count = saved.count()
    theme.set("dark", 1.5)
    theme.set("light", 1.0)
    editor.resize(400, 500)
    assert editor.is_at_rest
    assert editor.area.document().isRedoAvailable()
    editor.flush(lambda: None)
    settle()
    assert saved.count() == count


TEXTS = st.lists(
    st.sampled_from([*"a \t\n\r\u00a0\u2028\u2029\u200f\u200e\ufeff😀", "\r\n", "\n\n", "שלום", "e\u0301"]),
    max_size=25,
).map("".join)


@given(TEXTS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_stored_is_what_was_there_and_what_was_typed_to_the_letter(
    qtbot, editor, journal, clock, settle, text
):
    entry = replace(new_entry(journal, clock), text=text, tags=("t",))
    journal.save(entry)
    editor.open_entry(journal.entry(entry.id))
    cursor = editor.area.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    editor.area.setTextCursor(cursor)
    qtbot.keyClicks(editor.area, "x")
    editor.flush(lambda: None)
    settle()
    assert journal.entry(entry.id).text == text + "x"


def test_tags_come_by_enter_and_comma_and_go_by_backspace_and_click(qtbot, editor, journal, clock, settle):
    editor.open_entry(new_entry(journal, clock))
    field = editor._tags._field
    qtbot.keyClicks(field, "garden")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "#sleep, my  mother ,")
    qtbot.keyClicks(field, "Garden,")  # already there
    assert editor.entry.tags == ("garden", "sleep", "my mother")
    field.clear()
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert editor.entry.tags == ("garden", "sleep")
    qtbot.keyClick(editor._tags._chips[1], Qt.Key.Key_Delete)
    qtbot.mouseClick(editor._tags._chips[0], Qt.MouseButton.LeftButton)
    assert editor.entry.tags == ()
    qtbot.keyClicks(field, "house,")
    editor.flush(lambda: None)
    settle()
    assert journal.entry(editor.entry.id).tags == ("house",)


def test_tab_goes_from_the_page_through_all_tags_to_what_stands_beside_them(qtbot, editor, journal, clock):
    editor.open_entry(replace(new_entry(journal, clock), tags=("garden",)))
    qtbot.keyClicks(editor._tags._field, "sleep,")
    stops = _stops_after(editor.area)
    chips, field = editor._tags._chips, editor._tags._field
    assert stops[: len(chips) + 2] == [*chips, field, editor._count]


def _stops_after(widget):
    stops, at = [], widget.nextInFocusChain()
    while at is not widget:
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isVisible():
            stops.append(at)
        at = at.nextInFocusChain()
    return stops


def test_tags_in_use_are_offered_and_spelled_as_before(qtbot, editor, journal, write, clock, settle):
    write("x", 1, "Mother")
    editor.open_entry(new_entry(journal, clock))
    editor._tags._field.setFocus()
    settle()
    qtbot.keyClicks(editor._tags._field, "mo")
    assert editor._tags._field.completer().completionCount() == 1
    qtbot.keyClicks(editor._tags._field, "ther")
    qtbot.keyClick(editor._tags._field, Qt.Key.Key_Return)
    assert editor.entry.tags == ("Mother",)


def test_a_tag_that_was_only_typed_is_kept_when_one_goes_on_writing(qtbot, editor, journal, clock):
    editor.open_entry(new_entry(journal, clock))
    editor._tags._field.setFocus()
    qtbot.keyClicks(editor._tags._field, "garden")
    editor.area.setFocus()
    assert editor.entry.tags == ("garden",)


def test_a_tag_that_is_offered_is_taken_by_arrow_and_enter(qtbot, editor, journal, write, clock, settle):
    write("x", 1, "mother", "garden")
    editor.open_entry(new_entry(journal, clock))
    field = editor._tags._field
    field.setFocus()
    settle()
    qtbot.keyClicks(field, "gar")
    offers = field.completer().popup()
    assert offers.isVisible()
    qtbot.keyClick(offers, Qt.Key.Key_Down)
    qtbot.keyClick(offers, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editor.entry.tags == ("garden",))
    assert field.text() == ""


def test_nothing_can_be_written_before_there_is_an_entry_to_keep_it_in(editor, journal, clock):
    assert not editor.area.isEnabled()
    assert editor.entry is None
    editor.open_entry(new_entry(journal, clock))
    assert editor.area.isEnabled()


def test_a_tag_put_in_from_outside_before_there_is_an_entry_holds_no_lock_back(qtbot, editor, journal, clock):
    told = QAccessible.queryAccessibleInterface(editor._tags._field)
    told.editableTextInterface().insertText(0, "garden")  # dictation does not ask whether it is enabled
    with qtbot.waitCallback() as stored:
        editor.flush(stored)
    editor.open_entry(new_entry(journal, clock))
    assert editor.entry.tags == ()
    assert editor.is_blank


def test_day_and_time_are_changed_in_place_and_the_offset_stays(qtbot, editor, journal, write, settle):
    row = write("words")
    editor.open_entry(journal.entry(row.id))
    qtbot.mouseClick(editor._when, Qt.MouseButton.LeftButton)
    panel = editor._when_panel
    panel._day.setDate(panel._day.date().addDays(-3))
    panel._time.setTime(panel._time.time().addSecs(-3600))
    qtbot.keyClick(panel._time, Qt.Key.Key_Return)
    assert panel.isHidden()
    editor.flush(lambda: None)
    settle()
    kept = journal.entry(row.id)
    assert kept.day == row.day - timedelta(days=3)
    assert kept.at == row.at - timedelta(days=3, hours=1)
    assert kept.at.utcoffset() == row.at.utcoffset()


def test_words_that_mean_no_day_are_asked_about_before_the_old_one_is_kept(qtbot, editor, journal, write):
    row = write("words")
    editor.open_entry(journal.entry(row.id))
    qtbot.mouseClick(editor._when, Qt.MouseButton.LeftButton)
    panel = editor._when_panel
    panel._day.selectAll()
    qtbot.keyClicks(panel._day, "the day it snowed")
    panel._set.setFocus()
    panel._set.click()
    assert panel.isVisible()
    qtbot.mouseClick(panel._leave, Qt.MouseButton.LeftButton)
    assert (editor.entry.day, editor.entry.at) == (row.day, row.at)


def test_put_away_by_a_clock_that_is_behind_it_counts_from_its_last_change(editor, journal, write):
    row = write("words")
    editor.open_entry(journal.entry(row.id))
    editor.set_binned(editor.entry.changed_at - timedelta(days=90))
    assert editor.entry.binned_at == editor.entry.changed_at


def test_a_day_can_be_typed_over_the_one_that_stands_there(qtbot, editor, journal, write, settle):
    row = write("words")
    editor.open_entry(journal.entry(row.id))
    qtbot.mouseClick(editor._when, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(editor.window().focusWidget(), "3 March 2024")
    qtbot.keyClick(editor.window().focusWidget(), Qt.Key.Key_Return)
    editor.flush(lambda: None)
    settle()
    assert journal.entry(row.id).day == date(2024, 3, 3)


def test_leaving_day_and_time_alone_changes_nothing(qtbot, editor, journal, write, settle):
    row = write("words")
    editor.open_entry(journal.entry(row.id))
    saved = QSignalSpy(editor.saved)
    for leave in ("esc", "cancel", "set"):
        qtbot.mouseClick(editor._when, Qt.MouseButton.LeftButton)
        if leave == "esc":
            editor._when_panel._day.setDate(editor._when_panel._day.date().addDays(1))
            qtbot.keyClick(editor._when_panel._day, Qt.Key.Key_Escape)
        elif leave == "cancel":
            editor._when_panel._leave.setFocus()
            qtbot.keyClick(editor._when_panel._leave, Qt.Key.Key_Return)
        else:
            qtbot.mouseClick(editor._when_panel._set, Qt.MouseButton.LeftButton)
        assert editor._when_panel.isHidden()
    editor.flush(lambda: None)
    settle()
    assert saved.count() == 0


@pytest.mark.parametrize(
    ("at", "day", "hour", "moved_to"),
    [
        ("2026-05-09T01:30+02:00", "2026-05-03", 1, "2026-05-04T01:30+02:00"),  # the night stays a night
        ("2026-05-09T01:30+02:00", "2026-05-08", 22, "2026-05-08T22:30+02:00"),
        ("2026-05-08T20:30+02:00", "2026-05-03", 1, "2026-05-03T01:30+02:00"),
    ],
)
def test_a_page_of_the_night_stays_with_the_day_before_it(at, day, hour, moved_to):
    was = datetime.fromisoformat(at)
    new = moved(date(2026, 5, 8), was, date.fromisoformat(day), was.time().replace(hour=hour))
    assert new.isoformat(timespec="minutes") == moved_to


def test_words_are_counted_only_when_asked(qtbot, editor, journal, write):
    editor.open_entry(journal.entry(write("one two three").id))
    assert not any(character.isdigit() for character in editor._count.text())
    qtbot.mouseClick(editor._count, Qt.MouseButton.LeftButton)
    assert editor._count.text().startswith("3")
    qtbot.keyClicks(editor.area, "four ")
    assert not any(character.isdigit() for character in editor._count.text())


def test_the_editor_fits_a_narrow_place_at_twice_the_size(qtbot, editor, theme, journal, write):
    editor.open_entry(journal.entry(write("words", 0, "one", "two").id))
    theme.set("light", 2.0)
    try:
        assert editor.minimumSizeHint().width() <= 400
    finally:
        theme.set("light", 1.0)


def test_marks_are_not_counted_as_words(editor, journal, write):
    editor.open_entry(journal.entry(write("# One two\n- [x] three\n> *four* — five\n1. six").id))
    editor._count.click()
    assert "6" in editor._count.text()


def test_undo_takes_back_what_was_written_since_the_last_pause_and_no_whole_paragraph(
    quick, qtbot, editor, journal, clock
):
    editor.open_entry(new_entry(journal, clock))
    for words in ("The frost came.", " I slept."):
        qtbot.keyClicks(editor.area, words)
        qtbot.waitUntil(lambda: editor.is_at_rest and not editor.area.document().isModified())
    qtbot.keyClick(editor.area, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.area.text() == "The frost came."
    qtbot.keyClick(editor.area, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.area.text() == ""
