"""The small toolbar's work on a text: marks come and go, one step of undo each."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from journal_app.domain.marks import LineMark, SpanMark
from journal_app.ui.journal.formatting import marks_at, start_line, toggle_lines, toggle_span


def chosen(marked: str) -> QTextCursor:
    """A cursor over a text in which [ and ] stand around what is selected, or | where the cursor is."""
    text = marked.replace("[", "").replace("]", "").replace("|", "")
    document = QTextDocument()
    document.setPlainText(text)
    cursor = QTextCursor(document)
    cursor._document = document  # kept alive with the cursor
    start = len(re.split(r"[\[|]", marked)[0].encode("utf-16-le")) // 2
    end = len(re.split(r"[\]|]", marked.replace("[", ""))[0].encode("utf-16-le")) // 2
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def as_marked(cursor: QTextCursor) -> str:
    text = cursor.document().toPlainText()
    raw = text.encode("utf-16-le")
    start, end = 2 * cursor.selectionStart(), 2 * cursor.selectionEnd()
    before, inside, after = (part.decode("utf-16-le") for part in (raw[:start], raw[start:end], raw[end:]))
    return f"{before}[{inside}]{after}" if inside else f"{before}|{after}"


@pytest.mark.parametrize(
    ("before", "kind", "after"),
    [
        ("a [word] here", SpanMark.BOLD, "a **[word]** here"),
        ("a **[word]** here", SpanMark.BOLD, "a [word] here"),
        ("a [**word**] here", SpanMark.BOLD, "a [word] here"),
        ("a **[word]** here", SpanMark.ITALIC, "a ***[word]*** here"),
        ("a ***[word]*** here", SpanMark.BOLD, "a *[word]* here"),
        ("a ***[word]*** here", SpanMark.ITALIC, "a **[word]** here"),
        ("a [ word ] here", SpanMark.BOLD, "a  **[word]**  here"),
        ("a wo|rd here", SpanMark.BOLD, "a **wo|rd** here"),
        ("a |word", SpanMark.ITALIC, "a *|word*"),
        ("a word|", SpanMark.ITALIC, "a *word|*"),
        ("a **wo|rd** here", SpanMark.BOLD, "a wo|rd here"),
        ("a | b", SpanMark.BOLD, "a **|** b"),
        ("a **|** b", SpanMark.BOLD, "a | b"),
        ("a **word|**", SpanMark.BOLD, "a **word**|"),
        ("a **word**|", SpanMark.BOLD, "a **word|**"),
        ("a *word|* b", SpanMark.ITALIC, "a *word*| b"),
        ("a **word|** b", SpanMark.ITALIC, "a ***word|*** b"),
        ("a ***word|*** b", SpanMark.ITALIC, "a ***word*|** b"),
        ("a ***word|*** b", SpanMark.BOLD, "a ***word**|* b"),
        ("😀 [word] 😀", SpanMark.BOLD, "😀 **[word]** 😀"),
        ("[one\n\n- two]", SpanMark.BOLD, "**[one**\n\n- **two]**"),
        ("**[one**\n\n- **two]**", SpanMark.BOLD, "[one\n\n- two]"),
        ("**[one**\ntwo]", SpanMark.BOLD, "**[one**\n**two]**"),
        ("[> one]", SpanMark.ITALIC, "> *[one]*"),
    ],
)
def test_bold_and_italic_come_and_go_around_words(qapp, before, kind, after):
    assert as_marked(toggle_span(chosen(before), kind)) == after


@pytest.mark.parametrize(
    ("before", "kind", "after"),
    [
        ("a wo|rd", LineMark.HEADING, "# a wo|rd"),
        ("# a wo|rd", LineMark.HEADING, "a wo|rd"),
        ("|", LineMark.LIST, "- |"),
        ("[one\ntwo]", LineMark.LIST, "- [one\n- two]"),
        ("- [one\n- two]", LineMark.LIST, "[one\ntwo]"),
        ("[one\n\ntwo]", LineMark.QUOTE, "> [one\n\n> two]"),
        ("> |one", LineMark.QUOTE, "|one"),
    ],
)
def test_headings_lists_and_quotes_come_and_go_on_whole_lines(qapp, before, kind, after):
    cursor = chosen(before)
    toggle_lines(cursor, kind)
    assert cursor.document().toPlainText() == after.replace("[", "").replace("]", "").replace("|", "")


@given(
    st.lists(st.sampled_from(["one", " ", "\n", "**", "*", "- ", "> ", "# ", "😀"]), max_size=10).map(
        "".join
    ),
    st.integers(min_value=0),
    st.integers(min_value=0),
    st.sampled_from([*LineMark, SpanMark.BOLD, SpanMark.ITALIC]),
)
@settings(max_examples=300, deadline=None)
def test_one_undo_takes_back_one_press_of_the_toolbar(qapp, text, first, second, kind):
    document = QTextDocument()
    document.setPlainText(text)
    raw = document.toRawText()
    cursor = QTextCursor(document)
    cursor.setPosition(first % document.characterCount())
    cursor.setPosition(second % document.characterCount(), QTextCursor.MoveMode.KeepAnchor)
    if isinstance(kind, SpanMark):
        toggle_span(cursor, kind)
    else:
        toggle_lines(cursor, kind)
    if document.toRawText() != raw:
        document.undo()
    assert document.toRawText() == raw
    assert not document.isUndoAvailable()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- one|", "- one\n- |"),
        ("- one\n- |", "- one\n|"),
        ("1. one|", "1. one\n2. |"),
        ("> one|", "> one\n> |"),
        ("> one\n> |", "> one\n|"),
        ("> - |", "> |"),
        ("|- one", "\n|- one"),
        ("- on|e", "- on\n- |e"),
        ("plain|", "plain\n|"),
        ("- [one]", "- \n|"),
    ],
)
def test_enter_begins_a_line_like_the_one_before(qapp, before, after):
    cursor = chosen(before)
    start_line(cursor)
    if before == "- [one]":  # what was selected is gone, and the empty item ends the list
        assert cursor.document().toPlainText() == ""
    else:
        assert as_marked(cursor) == after


def test_the_toolbar_can_tell_what_holds_at_the_cursor(qapp):
    assert marks_at(chosen("> a **bo|ld** one")) == {LineMark.QUOTE, SpanMark.BOLD}
    assert marks_at(chosen("# a title|")) == {LineMark.HEADING}
    assert marks_at(chosen("plain|")) == frozenset()
