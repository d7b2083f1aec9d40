"""A person's text in and out of a QTextDocument, equal to the letter.

A QTextDocument knows one kind of line break. Texts from elsewhere may hold others: CR, CR LF,
U+2029 and the two characters Qt takes for breaks. Each paragraph remembers, as a property of its
format, the break that stood before it, so that it can be given back; paragraphs a person adds get
plain line feeds, or the break of the paragraph they were split from. U+2028 is a character like
any other. What cannot be kept: half of a surrogate pair, which is no text and no database takes.
"""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument, QTextFormat

from journal_app.domain.marks import turns_to_right

_BREAK_BEFORE = QTextFormat.Property.UserProperty.value + 1
_OTHER_BREAKS = re.compile("\r\n|[\r\u2029\ufdd0\ufdd1]")
_ANY_BREAK = re.compile("(\r\n|[\n\r\u2029\ufdd0\ufdd1])")
_BYTE_ORDER_MARK = "\ufeff"


def put_text(document: QTextDocument, text: str, paragraph: QTextBlockFormat) -> None:
    """Replace everything in `document`, with `paragraph` as the format of every paragraph.

    What was there cannot be brought back with undo: this is another text, not a change of it.
    """
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.setBlockFormat(paragraph)
    cursor.beginEditBlock()
    if _OTHER_BREAKS.search(text) is None:
        _insert(cursor, text)
    else:
        first, *rest = _ANY_BREAK.split(text)
        _insert(cursor, first)
        for line_break, line in zip(rest[::2], rest[1::2], strict=True):
            kept = QTextBlockFormat(paragraph)
            if line_break != "\n":
                kept.setProperty(_BREAK_BEFORE, line_break)
            cursor.insertBlock(kept)
            _insert(cursor, line)
    if "[x]" in text or "[X]" in text:
        block = document.begin()
        while block.isValid():
            settle_direction(block)
            block = block.next()
    cursor.endEditBlock()
    document.setUndoRedoEnabled(True)


def settle_direction(block: QTextBlock) -> None:
    """Let a paragraph go by its first letter; a ticked one by the first after its box, which holds an x."""
    turned = Qt.LayoutDirection.RightToLeft
    wanted = turned if turns_to_right(block.text()) else Qt.LayoutDirection.LayoutDirectionAuto
    shape = block.blockFormat()
    if shape.layoutDirection() != wanted:
        if wanted is turned:
            shape.setLayoutDirection(turned)
        else:
            shape.clearProperty(QTextFormat.Property.LayoutDirection.value)
        QTextCursor(block).setBlockFormat(shape)


def text_of(document: QTextDocument, *, own_breaks: bool) -> str:
    """Return the text. `own_breaks` says that only line feeds can be in it, which is quicker."""
    raw = document.toRawText()
    if own_breaks:
        return raw.replace("\u2029", "\n")
    lines = raw.split("\u2029")
    parts = [lines[0]]
    block = document.begin().next()
    for line in lines[1:]:
        parts += [block.blockFormat().property(_BREAK_BEFORE) or "\n", line]
        block = block.next()
    return "".join(parts)


def has_other_breaks(text: str) -> bool:
    """True if a text holds line breaks that are not line feeds."""
    return _OTHER_BREAKS.search(text) is not None


def _insert(cursor: QTextCursor, text: str) -> None:
    if text.startswith(_BYTE_ORDER_MARK):  # PySide drops it at the start of a str it hands to Qt
        at = cursor.position()
        cursor.insertText("x" + text)
        end = cursor.position()
        cursor.setPosition(at)
        cursor.deleteChar()
        cursor.setPosition(end - 1)
    else:
        cursor.insertText(text)
