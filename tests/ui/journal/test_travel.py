"""A page written at home, read and gone on with far away: its day and its time stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import Qt

from journal_app.ui.journal.entry_editor import EntryEditor
from journal_app.ui.widgets.day_field import DayField

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

HOME, AWAY = timezone(timedelta(hours=1)), timezone(timedelta(hours=-5))
EVENING = datetime(2026, 5, 8, 22, 10, tzinfo=HOME)
LATER = datetime(2026, 5, 20, 9, 0, tzinfo=AWAY)


@pytest.fixture
def entry(journal):
    entry = replace(journal.new_entry(EVENING.date(), EVENING), text="At home.")
    journal.save(entry)
    return entry


@pytest.fixture
def editor(qtbot, theme, tasks, journal, locale, entry, settle):
    editor = EntryEditor(theme, tasks.short, journal, lambda: LATER, locale=locale)
    editor.resize(700, 600)
    qtbot.addWidget(editor)
    with qtbot.waitActive(editor):
        editor.show()
    editor.open_entry(entry)
    return editor


def test_both_times_are_shown_and_neither_day_nor_time_moves(qtbot, editor, journal, entry, settle):
    assert editor._when.text() == "22:10 (UTC+1)"
    assert editor._when_note.text() == "It was 16:10 here."
    assert editor._heading.text() == "Friday, 8 May 2026"
    qtbot.keyClicks(editor.area, "More. ")
    editor.flush(lambda: None)
    settle()
    kept = journal.entry(entry.id)
    assert (kept.day, kept.at, kept.at.utcoffset()) == (entry.day, entry.at, timedelta(hours=1))
    assert kept.written_at.isoformat() == entry.written_at.isoformat()
    assert journal.marked_days(date(2026, 5, 1), date(2026, 5, 31)) == {entry.day}
    assert [row.key for row in journal.rows(None, 9)] == [journal.on_day(entry.day)[0].key]


def test_a_clock_set_back_changes_no_day_and_loses_no_words(journal, entry):
    earlier = replace(entry, text="At home, still.", changed_at=EVENING - timedelta(days=3))
    journal.save(earlier)
    assert journal.entry(entry.id) == earlier
    (mark,) = journal.versions.of(entry.id)
    assert journal.versions.version(entry.id, mark.id).text == "At home."


def test_a_page_moved_to_another_day_says_when_it_was_first_written(qtbot, editor, journal, entry, settle):
    editor._when.click()
    field = editor._when_panel.findChild(DayField)
    field.setDate(field.date().addDays(-30))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    editor.flush(lambda: None)
    settle()
    kept = journal.entry(entry.id)
    assert kept.day == date(2026, 4, 8)
    assert kept.written_at == entry.written_at
    assert editor._when_note.text() == "It was 16:10 here. First written on Friday, 8 May 2026, 22:10."
    assert editor._when_note.isVisibleTo(editor)


def test_where_the_page_was_written_there_is_nothing_more_to_say(qtbot, theme, tasks, journal, locale, entry):
    editor = EntryEditor(theme, tasks.short, journal, lambda: LATER.astimezone(HOME), locale=locale)
    qtbot.addWidget(editor)
    editor.open_entry(entry)
    assert editor._when.text() == "22:10"
    assert not editor._when_note.isVisibleTo(editor)
