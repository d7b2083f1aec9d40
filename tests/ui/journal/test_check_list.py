"""Check lists: put by the toolbar, ticked by a key or a click, and never a letter lost."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.marks import LineMark, continued, prefix_of, toggled_lines, turns_to_right
from journal_app.ui.journal.drawn_over import blocks_between, box_of
from journal_app.ui.journal.format_bar import FormatBar
from journal_app.ui.journal.formatting import tick_lines
from journal_app.ui.journal.writing_area import WritingArea

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ODD = [
    "a",
    "word ",
    "- ",
    "[ ] ",
    "[x] ",
    "- [ ] ",
    "- [X] ",
    "> ",
    "1. ",
    "😀",
    "שלום",
    "\u00a0",
    "\u2028",
    "\t",
    "\n",
]
TEXTS = st.lists(st.sampled_from([*ODD, "- [x] שלום\n", "\u200f", "e\u0301"]), max_size=14).map("".join)


@pytest.fixture
def area(qtbot, theme):
    window = QWidget()
    area = WritingArea(theme)
    window.bar = FormatBar(theme, area)
    column = QVBoxLayout(window)
    column.addWidget(window.bar)
    column.addWidget(area)
    window.resize(700, 500)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    area.setFocus()
    yield area


def boxes(area):
    found = blocks_between(area, 0, area.height())
    return [box for box in (box_of(area._theme, block, corner) for block, corner in found) if box]


@pytest.mark.parametrize(
    ("line", "kind", "changed"),
    [
        ("call her", LineMark.CHECK, "- [ ] call her"),
        ("- call her", LineMark.CHECK, "- [ ] call her"),
        ("# call her", LineMark.CHECK, "- [ ] call her"),
        ("> call her", LineMark.CHECK, "> - [ ] call her"),
        ("- [x] call her", LineMark.CHECK, "call her"),
        ("- [ ] call her", LineMark.LIST, "- call her"),
    ],
)
def test_a_line_becomes_an_item_to_tick_and_plain_again(line, kind, changed):
    assert toggled_lines([line], kind) == [changed]


@pytest.mark.parametrize(
    ("line", "next_start"), [("- [x] done", "- [ ] "), ("> - [ ] go", "> - [ ] "), ("- [ ] ", None)]
)
def test_enter_goes_on_with_an_empty_box_and_ends_on_an_empty_item(line, next_start):
    assert continued(line) == next_start


def test_keys_put_a_box_tick_it_go_on_and_untick_it_each_in_one_step_of_undo(qtbot, area):
    qtbot.keyClicks(area, "rest")
    qtbot.keySequence(area, QKeySequence("Ctrl+Shift+C"))
    qtbot.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert area.text() == "- [x] rest"
    qtbot.keyClick(area, Qt.Key.Key_Return)
    qtbot.keyClicks(area, "eat")
    assert area.text() == "- [x] rest\n- [ ] eat"
    area.selectAll()
    qtbot.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert area.text() == "- [x] rest\n- [x] eat"
    qtbot.keyClick(area, Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier)
    assert area.text() == "- [ ] rest\n- [ ] eat"
    area.undo()
    assert area.text() == "- [x] rest\n- [x] eat"


def test_ctrl_enter_where_there_is_no_box_writes_nothing(qtbot, area):
    area.put("- bread")
    qtbot.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert area.text() == "- bread"


def test_a_click_on_a_box_ticks_it_and_leaves_the_cursor_where_it_was(qtbot, area):
    area.put("words\n- [ ] rest\n> - [x] שלום")
    area.moveCursor(QTextCursor.MoveOperation.End)
    at = area.textCursor().position()
    told = []
    area.written.connect(lambda: told.append(1))
    first, second = boxes(area)
    for box in (first, second):
        qtbot.mouseClick(area.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert area.text() == "words\n- [x] rest\n> - [ ] שלום"
    assert area.textCursor().position() == at
    assert len(told) == 2


def test_a_click_beside_a_box_ticks_nothing(qtbot, area):
    area.put("- [ ] rest")
    (box,) = boxes(area)
    qtbot.mouseClick(area.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint() + QPoint(40, 0))
    assert area.text() == "- [ ] rest"


def test_ticking_moves_no_letter(area):
    area.put("- [ ] rest well")
    (before, _) = area.document().firstBlock().layout().lineAt(0).cursorToX(6)
    area.tick()
    area.document().documentLayout().documentSize()
    (after, _) = area.document().firstBlock().layout().lineAt(0).cursorToX(6)
    assert after == pytest.approx(before, abs=0.1)


def test_a_ticked_line_from_right_to_left_stays_at_the_right(area):
    area.put("- [x] שלום\n- [x] words\n- [ ] שלום")
    right = area.width() / 2
    assert [box.center().x() > right for box in boxes(area)] == [True, False, True]
    area.selectAll()
    area.tick()
    area.tick()
    assert [box.center().x() > right for box in boxes(area)] == [True, False, True]
    assert turns_to_right("- [x] \u200fabc") is True
    assert turns_to_right("- [ ] שלום") is False


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, start=st.integers(0, 60), end=st.integers(0, 60))
def test_ticking_changes_only_what_is_in_boxes_and_undo_brings_all_back(area, text, start, end):
    area.put(text)
    last = area.document().characterCount() - 1
    cursor = area.textCursor()
    cursor.setPosition(min(start, last))
    cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
    tick_lines(cursor)
    ticked = area.text()
    assert [line[len(prefix_of(line)) :] for line in ticked.split("\n")] == [
        line[len(prefix_of(line)) :] for line in text.split("\n")
    ]
    assert len(ticked) == len(text)
    area.undo()
    assert area.text() == text


@given(st.lists(TEXTS.map(lambda text: text.replace("\n", "")), min_size=1, max_size=4))
def test_putting_boxes_and_taking_them_keeps_every_word(lines):
    for line, put in zip(lines, toggled_lines(lines, LineMark.CHECK), strict=True):
        assert put.endswith(line[len(prefix_of(line)) :])


def test_backspace_behind_a_box_takes_the_box_whole_and_then_the_mark(qtbot, area):
    area.put("- [x] rest")
    area.moveCursor(QTextCursor.MoveOperation.End)
    for _ in "rest":
        qtbot.keyClick(area, Qt.Key.Key_Backspace)
    assert area.text() == "- [x] "
    qtbot.keyClick(area, Qt.Key.Key_Backspace)
    assert area.text() == "- "
    qtbot.keyClicks(area, "eat")
    assert area.text() == "- eat"
    for _ in range(4):
        area.undo()
    assert area.text() == "- [x] rest"
