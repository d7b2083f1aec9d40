"""The page: what keys do on it, and that words leave it only when they are copied."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QGuiApplication,
    QKeySequence,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QLineEdit, QMenu, QScrollArea, QVBoxLayout, QWidget

from journal_app.domain.marks import SpanMark
from journal_app.ui.journal.format_bar import FormatBar
from journal_app.ui.journal.writing_area import WritingArea

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def area(qtbot, theme):
    window = QWidget()
    area, below = WritingArea(theme), QLineEdit()
    window.bar = FormatBar(theme, area)
    column = QVBoxLayout(window)
    for widget in (window.bar, area, below):
        column.addWidget(widget)
    window.resize(900, 500)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    area.setFocus()
    yield area  # not returned: the window has to stay


def select(area, start, end):
    cursor = area.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    area.setTextCursor(cursor)


def test_selected_words_are_given_to_copy_and_cut_and_to_nothing_else(qtbot, area):
    area.put("one two\nthree")
    area.selectAll()
    assert area.createMimeDataFromSelection() is None
    qtbot.keySequence(area, QKeySequence.StandardKey.Copy)
    assert QGuiApplication.clipboard().text() == "one two\nthree"
    assert QGuiApplication.clipboard().mimeData().formats() == ["text/plain"]
    select(area, 0, 4)
    qtbot.keySequence(area, QKeySequence.StandardKey.Cut)
    assert QGuiApplication.clipboard().text() == "one "
    assert area.text() == "two\nthree"
    assert area.createMimeDataFromSelection() is None


def test_pressing_on_selected_words_never_begins_to_drag_them(qtbot, area):
    area.put("one two three")
    area.selectAll()
    qtbot.mousePress(area.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 15))
    assert not area.textCursor().hasSelection()
    qtbot.mouseRelease(area.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 15))


@pytest.mark.parametrize(
    ("pasted", "text"),
    [("a\r\nb\rc", "a\nb\nc"), ("a\u2028b", "a\u2028b"), ("a\u00a0b\tc", "a\u00a0b\tc"), ("a\0b", "ab")],
)
def test_paste_takes_plain_words_only(qtbot, area, pasted, text):
    data = QMimeData()
    data.setHtml("<b>bold</b><img src='file:///etc/hosts'>")
    data.setText(pasted)
    QGuiApplication.clipboard().setMimeData(data)
    qtbot.keySequence(area, QKeySequence.StandardKey.Paste)
    assert area.text() == text
    assert area.textCursor().charFormat().fontWeight() != QFont.Weight.Bold


def test_a_dropped_file_is_no_text_but_may_be_a_picture(qtbot, area):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/somewhere/private.txt")])
    with qtbot.waitSignal(area.pictures_given):
        area.insertFromMimeData(data)
    assert area.text() == ""


def test_an_address_of_the_web_is_not_followed(qtbot, area):
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/picture.jpg")])
    assert not area.canInsertFromMimeData(data)
    with qtbot.assertNotEmitted(area.pictures_given):
        area.insertFromMimeData(data)
    assert area.text() == ""


def test_tab_moves_on_and_writes_nothing(qtbot, area):
    area.put("words")
    qtbot.keyClick(area, Qt.Key.Key_Tab)
    assert area.text() == "words"
    assert not area.hasFocus()


def test_enter_goes_on_with_a_list_and_ends_it_and_shift_enter_does_neither(qtbot, area):
    qtbot.keyClicks(area, "- bread")
    qtbot.keyClick(area, Qt.Key.Key_Return)
    qtbot.keyClicks(area, "milk")
    qtbot.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(area, "- eggs")
    qtbot.keyClick(area, Qt.Key.Key_Enter)
    qtbot.keyClick(area, Qt.Key.Key_Enter)
    qtbot.keyClicks(area, "done")
    assert area.text() == "- bread\n- milk\n- eggs\ndone"


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("Ctrl+B", "**word**"),
        ("Ctrl+I", "*word*"),
        ("Ctrl+Shift+T", "# word"),
        ("Ctrl+Shift+L", "- word"),
        ("Ctrl+Shift+B", "> word"),
    ],
)
def test_keys_put_marks_and_take_them_and_undo_takes_one_step(qtbot, area, keys, text):
    area.put("word")
    area.selectAll()
    qtbot.keySequence(area, keys)
    assert area.text() == text
    qtbot.keySequence(area, keys)
    assert area.text() == "word"
    area.undo()
    assert area.text() == text
    area.undo()
    assert area.text() == "word"


def test_the_toolbar_shows_what_holds_and_a_click_leaves_the_focus_in_the_text(qtbot, area):
    area.put("plain **bold** plain")
    bold = area.parentWidget().bar._buttons[SpanMark.BOLD]
    select(area, 10, 10)
    assert bold.isChecked()
    qtbot.mouseClick(bold, Qt.MouseButton.LeftButton)
    assert area.text() == "plain bold plain"
    assert area.hasFocus()
    assert not bold.isChecked()


def test_the_context_menu_has_six_words_of_our_own(qtbot, area):
    area.put("words")
    area.selectAll()
    area.contextMenuEvent(
        QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), area.mapToGlobal(QPoint(5, 5)))
    )
    menu = area.findChild(QMenu)
    words = ["Undo", "Redo", "Cut", "Copy", "Paste", "Select all"]
    assert [action.text() for action in menu.actions()] == words
    next(action for action in menu.actions() if action.text() == "Copy").trigger()
    assert QGuiApplication.clipboard().text() == "words"
    menu.close()


def test_another_text_is_no_edit_and_an_edit_is_told_once_a_key(qtbot, area):
    told = []
    area.written.connect(lambda: told.append(area.text()))
    area.put("# first\n\nwords")
    assert told == []
    qtbot.keyClicks(area, "ab")
    assert told == ["a# first\n\nwords", "ab# first\n\nwords"]


def test_marks_step_back_and_stressed_words_stand_out(area, theme):
    area.put("# Title\nsome **bold**, *slanted* and 😀 `code`\n> said")
    blocks = [area.document().findBlockByNumber(number) for number in range(3)]

    def shape_at(block, position):
        for piece in blocks[block].layout().formats():
            if piece.start <= position < piece.start + piece.length:
                return QTextCharFormat(piece.format)
        return None

    muted = theme.colour("muted")
    assert shape_at(0, 0).foreground().color() == muted
    assert shape_at(0, 3).fontWeight() == QFont.Weight.DemiBold
    assert shape_at(1, 0) is None
    assert shape_at(1, 5).foreground().color() == muted
    assert shape_at(1, 8).fontWeight() == QFont.Weight.DemiBold
    assert shape_at(1, 17).fontItalic()
    assert shape_at(1, 33).fontFamilies() == ["monospace"]  # counted in UTF-16, behind the emoji
    assert shape_at(2, 4).fontItalic()


def test_the_column_is_at_most_seventy_characters_wide_and_in_the_middle(qtbot, area):
    area.window().resize(1400, 600)
    qtbot.waitUntil(lambda: area.width() > 1300)
    left, right = area.viewportMargins().left(), area.viewportMargins().right()
    assert left == right > 100
    area.put("the quiet garden was green again after the long rain of november " * 3)
    lines = area.document().firstBlock().layout()
    assert 55 <= lines.lineAt(0).textLength() <= 75


def test_found_words_are_marked_where_they_stand_behind_an_emoji(area):
    area.put("😀 the frost\nand frost")
    area.show_spans([(6, 11), (16, 21)])
    assert [one.cursor.selectedText() for one in area.extraSelections()] == ["frost", "frost"]
    area.show_spans([])
    assert area.extraSelections() == []


def test_words_put_in_from_outside_go_to_the_end_on_a_line_of_their_own(area):
    area.put("something")
    area.add_words("Today I ")
    assert area.text() == "something\nToday I "
    area.undo()
    assert area.text() == "something"


def test_the_line_that_is_written_stays_in_sight_where_the_page_around_scrolls(qtbot, theme):
    page = QScrollArea()
    page.setWidgetResizable(True)
    ground, area, head = QWidget(), WritingArea(theme), QWidget()
    head.setMinimumHeight(300)
    area.setMinimumHeight(400)
    column = QVBoxLayout(ground)
    column.addWidget(head)
    column.addWidget(area)
    page.setWidget(ground)
    page.resize(500, 360)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    area.setFocus()
    for _ in range(6):
        qtbot.keyClicks(area, "words")
        qtbot.keyClick(area, Qt.Key.Key_Return)
        assert area.viewport().visibleRegion().contains(area.cursorRect().center())
    qtbot.keyClick(area, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert area.viewport().visibleRegion().contains(area.cursorRect().center())


def test_undo_goes_back_a_few_words_at_a_time_also_for_who_types_without_a_pause(qtbot, area):
    words = "The frost came in the night and stayed on the leaves until noon, and then it was gone. " * 4
    qtbot.keyClicks(area, words)
    steps = 0
    while area.text():
        before = len(area.text())
        qtbot.keyClick(area, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert before - 60 < len(area.text()) < before
        steps += 1
    for _ in range(steps):
        qtbot.keyClick(
            area, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
    assert area.text() == words
