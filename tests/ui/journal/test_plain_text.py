"""A person's text comes back from the page equal to the letter."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument

from journal_app.ui.journal.plain_text import has_other_breaks, put_text, text_of

LETTERS = "a\t\n\r\0\x0b\x1b\u0085\u00a0\u2028\u2029\u200e\u200f\u202b\ufdd0\ufdd1\ufeff\ufffc\uffff中😀"
WORDS = ("word", "  ", "\n\n", "\r\n", "\n\r", "שלום", "👩\u200d👩\u200d👧", "e\u0301", "**", "# ", "> ")
PIECES = st.sampled_from([*LETTERS, *WORDS])
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=80))


def shown(text: str, qapp: object) -> QTextDocument:
    document = QTextDocument()
    put_text(document, text, QTextBlockFormat())
    return document


def read(document: QTextDocument, text: str) -> str:
    return text_of(document, own_breaks=not has_other_breaks(text))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_a_text_that_is_only_looked_at_stays_equal_to_the_letter(qapp, text):
    assert read(shown(text, qapp), text) == text


@given(TEXTS, st.sampled_from(["x", "\u2028", "😀", "two words", "\u00a0"]))
@settings(max_examples=200, deadline=None)
def test_what_is_typed_at_the_end_changes_nothing_before_it(qapp, text, typed):
    document = shown(text, qapp)
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(typed)
    assert read(document, text) == text + typed


@given(TEXTS, st.integers(min_value=0), st.integers(min_value=0))
@settings(max_examples=200, deadline=None)
def test_undo_brings_back_every_letter_that_was_cut(qapp, text, first, second):
    document = shown(text, qapp)
    length = document.characterCount()
    cursor = QTextCursor(document)
    cursor.setPosition(first % length)
    cursor.setPosition(second % length, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText("x\ny")
    document.undo()
    assert read(document, text) == text


def test_another_text_cannot_be_undone_into_the_one_before(qapp):
    document = shown("the first", qapp)
    put_text(document, "the second", QTextBlockFormat())
    assert not document.isUndoAvailable()
    document.undo()
    assert document.toRawText() == "the second"


@pytest.mark.parametrize("line_break", ["\r", "\r\n", "\u2029", "\ufdd0"])
def test_a_paragraph_that_is_split_keeps_the_breaks_around_it(qapp, line_break):
    text = f"one{line_break}two three\nfour"
    document = shown(text, qapp)
    cursor = QTextCursor(document)
    cursor.setPosition(7)
    cursor.insertBlock()
    assert read(document, text) == f"one{line_break}two{line_break} three\nfour"
