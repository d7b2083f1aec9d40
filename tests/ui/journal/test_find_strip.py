"""Find and replace on a page, by keyboard alone, without losing a letter that was not meant."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit

from journal_app.domain.find import places_of
from journal_app.ui.journal.entry_editor import EntryEditor
from journal_app.ui.journal.finding import Finding
from journal_app.ui.journal.writing_area import WritingArea

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TEXTS = st.text(alphabet="aAbé\u0301ß 😀\u00a0\u2028\u200fש\t\n*[]x-", max_size=40)


@pytest.fixture
def editor(qtbot, theme, tasks, journal, clock, locale):
    editor = EntryEditor(theme, tasks.short, journal, clock, locale=locale)
    editor.resize(700, 600)
    qtbot.addWidget(editor)
    with qtbot.waitActive(editor):
        editor.show()
    editor.open_entry(journal.new_entry(clock().date(), clock()))
    editor.area.setFocus()
    return editor


def press(qtbot, editor, keys):
    qtbot.keySequence(editor.window().focusWidget(), QKeySequence(keys))


def type_in(qtbot, editor, words):
    field = editor.window().focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, words)


def selected(editor):
    cursor = editor.area.textCursor()
    return cursor.selectedText(), cursor.selectionStart()


def test_words_are_found_gone_through_and_left_by_keyboard_alone(qtbot, editor):
    editor.area.put("Frost 😀 and frost,\n\nand FROST.")
    press(qtbot, editor, "F3")
    type_in(qtbot, editor, "frost")
    assert selected(editor) == ("Frost", 0)
    assert editor._find._number.text() == "1 of 3"
    press(qtbot, editor, "Return")
    assert selected(editor) == ("frost", 13)
    press(qtbot, editor, "F3")
    assert selected(editor)[0] == "FROST"
    press(qtbot, editor, "F3")
    assert selected(editor) == ("Frost", 0)
    press(qtbot, editor, "Shift+Return")
    assert selected(editor)[0] == "FROST"
    assert len(editor.area.extraSelections()) == 3
    press(qtbot, editor, "Esc")
    assert editor.area.hasFocus()
    assert selected(editor)[0] == "FROST"
    assert not editor._find.isVisible()
    assert editor.area.extraSelections() == []


def test_one_place_after_the_other_is_replaced(qtbot, editor):
    editor.area.put("he said he knew")
    press(qtbot, editor, "Ctrl+H")
    type_in(qtbot, editor, "he")
    press(qtbot, editor, "Tab")
    while editor.window().focusWidget() is not editor._find._with:
        press(qtbot, editor, "Tab")
    type_in(qtbot, editor, "she")
    press(qtbot, editor, "Return")
    assert editor.area.text() == "she said he knew"
    press(qtbot, editor, "Return")
    assert editor.area.text() == "she said she knew"


def test_what_is_selected_is_looked_for(qtbot, editor):
    editor.area.put("one two one")
    editor.area.find("two")
    press(qtbot, editor, "Ctrl+Shift+F")
    assert editor._find._field.text() == "two"
    assert editor._find._number.text() == "1 of 1"


def test_all_are_replaced_at_once_and_one_undo_brings_them_back(qtbot, editor):
    editor.area.put("a cat, a Cat,\na cât")
    editor._find.open_strip(replaces=True)
    editor._find._field.setText("cat")
    editor._find._with.setText("dog 😀")
    qtbot.mouseClick(editor._find._all, Qt.MouseButton.LeftButton)
    assert editor.area.text() == "a dog 😀, a dog 😀,\na dog 😀"
    assert editor._find._number.text() == "3 replaced"
    qtbot.mouseClick(editor._find._undo, Qt.MouseButton.LeftButton)
    assert editor.area.text() == "a cat, a Cat,\na cât"


def test_whole_words_leave_longer_ones_alone(editor):
    editor.area.put("her hers her")
    editor._find.open_strip(replaces=True)
    editor._find._field.setText("her")
    editor._find._whole.setChecked(True)
    editor._find._with.setText("his")
    editor._find._all.click()
    assert editor.area.text() == "his hers his"


def test_what_is_typed_meanwhile_is_looked_through(qtbot, editor):
    editor.area.put("frost")
    editor._find.open_strip()
    editor._find._field.setText("frost")
    editor.area.add_words("frost again")
    qtbot.waitUntil(lambda: editor._find._finding.count == 2)
    editor._find._field.setText("snow")
    assert editor._find._number.text() == "Not on this page"
    assert not editor._find._replace.isEnabled()


def test_another_page_closes_the_strip(editor, journal, clock):
    editor.area.put("frost")
    editor._find.open_strip()
    editor._find._field.setText("frost")
    editor.open_entry(journal.new_entry(clock().date(), clock()))
    assert not editor._find.isVisible()
    assert editor.area.extraSelections() == []


def test_a_thousand_places_are_marked_only_where_they_are_seen(editor):
    editor.area.put("frost\n" * 3000)
    editor._find.open_strip()
    editor._find._field.setText("frost")
    assert editor._find._finding.count == 3000
    assert 0 < len(editor.area.extraSelections()) < 100


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=TEXTS,
    words=st.text(alphabet="aéß 😀-", min_size=1, max_size=3),
    new=st.sampled_from(["", "b", "aa😀", "\u00a0"]),
)
def test_replacing_all_changes_the_places_and_no_other_letter(theme, qtbot, text, words, new):
    area = WritingArea(theme)
    area.put(text)
    finding = Finding(area)
    finding.look_for(words, whole=False)
    places = places_of(text.replace("\n", "\u2029"), words)
    wanted, done = "", 0
    for start, end in places:
        wanted += text[done:start] + new
        done = end
    wanted += text[done:]
    assert finding.replace_all(new) == len(places)
    assert area.text() == wanted
    if places and wanted != text:
        area.undo()
    assert area.text() == text
    area.deleteLater()


def test_rows_that_wrap_are_never_cut_and_the_text_keeps_its_room(qtbot, editor, theme):
    editor.resize(360, 200)
    before = editor.minimumHeight()
    editor._find.open_strip(replaces=True)
    qtbot.waitUntil(lambda: editor.minimumHeight() > before)
    around = editor._above.heightForWidth(editor.width()) + editor._below.heightForWidth(editor.width())
    assert editor.minimumHeight() >= around + editor.area.minimumHeight()


def test_after_the_last_place_is_replaced_the_focus_is_where_another_can_be_looked_for(qtbot, editor):
    editor.area.put("frost")
    press(qtbot, editor, "Ctrl+H")
    type_in(qtbot, editor, "frost")
    editor._find._with.setText("rain")
    editor._find._replace.setFocus()
    press(qtbot, editor, "Return")
    assert editor.area.text() == "rain"
    assert editor._find._field.hasFocus()


def test_tab_goes_from_what_is_looked_for_to_what_takes_its_place(qtbot, editor):
    editor.area.put("rain, rain")
    press(qtbot, editor, "Ctrl+H")
    type_in(qtbot, editor, "rain")
    qtbot.keyClick(editor.window().focusWidget(), Qt.Key.Key_Tab)
    type_in(qtbot, editor, "sun")
    press(qtbot, editor, "Return")
    assert editor.area.text() == "sun, rain"
    qtbot.keyClick(editor.window().focusWidget(), Qt.Key.Key_Tab)
    assert editor.window().focusWidget() is editor._find._replace
    press(qtbot, editor, "Escape")
    press(qtbot, editor, "Ctrl+Shift+F")  # where nothing is replaced, Tab goes along the line
    assert editor._find._second.isVisible() is False
    qtbot.keyClick(editor.window().focusWidget(), Qt.Key.Key_Tab)
    assert editor.window().focusWidget() is editor._find._before
