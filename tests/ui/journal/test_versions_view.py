"""Earlier versions of a page: looked at, compared and brought back by keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QStackedWidget

from journal_app.ui.journal.entry_desk import EntryDesk
from journal_app.ui.journal.version_text import VersionText

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LONG = "The frost came early. " * 20


@pytest.fixture
def desk(qtbot, theme, tasks, journal, clock, locale, settle):
    desk = EntryDesk(theme, tasks.short, journal, clock, locale)
    desk.resize(700, 800)
    qtbot.addWidget(desk)
    with qtbot.waitActive(desk):
        desk.show()
    return desk


@pytest.fixture
def history(journal, now):
    """An entry that said three things, an hour apart."""
    entry = journal.new_entry(now.date(), now - timedelta(hours=5))
    for hours, text in enumerate(("The frost came.", "The frost came early.", "The rain came early.")):
        entry = replace(entry, text=text, changed_at=now - timedelta(hours=4 - hours))
        journal.save(entry)
    return entry


def open_versions(desk, settle, entry_id):
    desk.open(entry_id)
    settle()
    desk._to_versions.click()
    settle()
    settle()
    return desk._versions.findChild(QListWidget)


def test_the_times_are_listed_newest_first_and_the_words_shown_beside_the_present_ones(
    qtbot, desk, settle, history
):
    times = open_versions(desk, settle, history.id)
    assert times.hasFocus()
    assert [times.item(at).text().split(", ")[-1] for at in range(times.count())] == ["17:30", "16:30"]
    text = desk._versions.findChild(VersionText)
    assert text.text() == "The frost rain came early."
    marked = {
        (each.cursor.selectedText(), each.format.fontUnderline(), each.format.fontStrikeOut())
        for each in text.extraSelections()
    }
    assert marked == {("frost", True, False), ("rain", False, True)}
    legend = desk._versions._legend.text()
    assert legend.startswith("1 word")
    qtbot.keyClick(times, Qt.Key.Key_Down)
    settle()
    desk._versions._differing.click()
    assert text.text() == "The frost came."
    qtbot.keyClicks(text, "x\r")
    assert text.text() == "The frost came."
    qtbot.keyClick(text, Qt.Key.Key_Escape)
    assert desk.editor.isVisibleTo(desk)
    assert desk._to_versions.hasFocus()


def test_versions_that_come_when_another_page_is_shown_take_no_keys(qtbot, desk, settle, history):
    pages, other = QStackedWidget(), QLineEdit()
    pages.addWidget(desk)
    pages.addWidget(other)
    qtbot.addWidget(pages)
    with qtbot.waitActive(pages):
        pages.show()
    desk.open(history.id)
    settle()
    desk._to_versions.click()
    pages.setCurrentWidget(other)
    other.setFocus()
    settle()
    settle()
    had_it = other.hasFocus()
    desk.setParent(None)  # each is deleted by itself
    assert had_it


def test_bringing_back_by_keys_keeps_what_was_there(qtbot, desk, settle, journal, history):
    times = open_versions(desk, settle, history.id)
    qtbot.keyClick(times, Qt.Key.Key_Down)
    settle()
    qtbot.keyClick(times, Qt.Key.Key_Return)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    settle()
    assert desk.editor.area.hasFocus()
    assert desk.editor.area.text() == journal.entry(history.id).text == "The frost came."
    newest = journal.versions.of(history.id)[0]
    assert journal.versions.version(history.id, newest.id).text == "The rain came early."
    qtbot.keyClicks(desk.editor.area, "Now. ")
    desk.editor.flush(lambda: None)
    settle()
    assert journal.entry(history.id).text == "Now. The frost came."


def test_words_that_are_not_saved_yet_are_the_present(qtbot, desk, settle, history, journal):
    desk.open(history.id, to_write=True)
    settle()
    qtbot.keyClicks(desk.editor.area, "Today. ")
    desk._to_versions.click()
    settle()
    settle()
    assert "Today. " in desk._versions.findChild(VersionText).text()
    assert journal.entry(history.id).text == "Today. The rain came early."


def test_a_page_emptied_by_hand_is_still_a_page_and_comes_back(qtbot, desk, settle, journal, now):
    entry = replace(journal.new_entry(now.date(), now), text=LONG)
    journal.save(entry)
    desk.open(entry.id, to_write=True)
    settle()
    qtbot.keyClick(desk.editor.area, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(desk.editor.area, Qt.Key.Key_Delete)
    desk.editor.flush(lambda: None)
    settle()
    assert journal.entry(entry.id).text == ""
    open_versions(desk, settle, entry.id)
    desk._versions._bring.click()
    settle()
    assert journal.entry(entry.id).text == LONG


def test_a_page_without_versions_says_when_there_will_be_some(desk, settle, write):
    open_versions(desk, settle, write("One.").id)
    assert desk._versions._none.isVisibleTo(desk)
    desk._versions._none.acted.emit()
    assert desk.editor.isVisibleTo(desk)
