"""Putting and taking Markdown marks in a document: each call is one step of undo."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextCursor

from journal_app.domain.marks import (
    LineMark,
    SpanMark,
    continued,
    index_at,
    is_starred,
    prefix_of,
    spans_in,
    stars_around,
    toggled_lines,
    units,
)
from journal_app.ui.journal.plain_text import settle_direction

_WIDTH = {SpanMark.BOLD: 2, SpanMark.ITALIC: 1}


def toggle_span(cursor: QTextCursor, kind: SpanMark) -> QTextCursor:
    """Make the selection, or the word at the cursor, bold or italic, or plain again.

    Without a word the marks are put around the cursor. Right before the marks that end such words, the
    press ends them, and the cursor goes on behind; right behind, it goes back in. Returns the cursor to
    go on with.
    """
    beyond = _over_the_end(cursor, kind)
    if beyond is not None:
        return beyond
    pieces = _chosen_words(cursor)
    taking = all(is_starred(stars, kind) for _, _, _, stars in pieces)
    width = _WIDTH[kind]
    first_block, first, _, _ = pieces[0]
    last_block, _, last, _ = pieces[-1]
    start, end = _cursor_at(first_block, first), _cursor_at(last_block, last)
    is_empty = start.position() == end.position()
    caret = None if cursor.hasSelection() else QTextCursor(cursor)
    if caret is not None:
        caret.setKeepPositionOnInsert(caret.position() == end.position())
    end.setKeepPositionOnInsert(True)
    hand = QTextCursor(cursor)
    hand.beginEditBlock()
    for block, inner_start, inner_end, stars in reversed(pieces):
        if not taking and is_starred(stars, kind):
            continue
        at = units(block.text())
        left, right = block.position() + at(inner_start), block.position() + at(inner_end)
        for position, side in ((right, 0), (left, -width)):
            if taking:
                hand.setPosition(position + side)
                hand.setPosition(position + side + width, QTextCursor.MoveMode.KeepAnchor)
                hand.removeSelectedText()
            else:
                hand.setPosition(position)
                hand.insertText("*" * width)
    if caret is not None and is_empty and not taking:  # nothing between the marks yet
        caret.setPosition(end.position() + width)
    hand.endEditBlock()
    if caret is not None:
        caret.setPosition(caret.position())  # keeping its position, it has left its anchor behind
        caret.setKeepPositionOnInsert(False)
        return caret
    hand.setPosition(start.position())
    hand.setPosition(end.position(), QTextCursor.MoveMode.KeepAnchor)
    return hand


def toggle_lines(cursor: QTextCursor, kind: LineMark) -> None:
    """Make the lines of the selection, or of the cursor, a heading, list or quote, or plain again."""
    blocks = _blocks(cursor)
    lines = [block.text() for block in blocks]
    hand = QTextCursor(cursor)
    hand.beginEditBlock()
    for block, line, wanted in zip(blocks, lines, toggled_lines(lines, kind), strict=True):
        _replace_prefix(hand, block, prefix_of(line).text, prefix_of(wanted).text)
    hand.endEditBlock()


def start_line(cursor: QTextCursor) -> None:
    """Begin a new line as Enter does: a list or quote goes on, and ends on an empty item."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    block = cursor.block()
    line = block.text()
    prefix = prefix_of(line)
    behind_marks = index_at(line, cursor.positionInBlock()) >= len(prefix)
    begins_with = continued(line) if behind_marks else ""
    if begins_with is None:
        _replace_prefix(cursor, block, prefix.text, prefix.quote if prefix.is_item else "")
    else:
        cursor.insertBlock()
        cursor.insertText(begins_with)
        settle_direction(cursor.block())
    cursor.endEditBlock()


def tick_lines(cursor: QTextCursor) -> bool:
    """Tick the boxes in the lines of the selection, or of the cursor; untick them if all are ticked.

    Returns whether there was a box.
    """
    boxed = [(block, prefix_of(block.text())) for block in _blocks(cursor)]
    boxed = [(block, prefix) for block, prefix in boxed if prefix.box is not None]
    letter = " " if all(prefix.is_ticked for _, prefix in boxed) else "x"
    hand = QTextCursor(cursor)
    hand.beginEditBlock()
    for block, prefix in boxed:
        assert prefix.box is not None
        if prefix.is_ticked != (letter == "x"):
            hand.setPosition(block.position() + prefix.box + 1)
            hand.setPosition(hand.position() + 1, QTextCursor.MoveMode.KeepAnchor)
            hand.insertText(letter)
            settle_direction(block)
    hand.endEditBlock()
    return bool(boxed)


def take_box(cursor: QTextCursor) -> bool:
    """Make an item of a check list one without a box, if the cursor stands right behind its box."""
    block = cursor.block()
    prefix = prefix_of(block.text())
    if cursor.hasSelection() or prefix.box is None or cursor.positionInBlock() != len(prefix):
        return False
    cursor.setPosition(block.position() + prefix.box, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    return True


def marks_at(cursor: QTextCursor) -> frozenset[LineMark | SpanMark]:
    """Return the marks that hold where the cursor stands."""
    line = cursor.block().text()
    index = index_at(line, cursor.positionInBlock())
    prefix = prefix_of(line)
    spans = {span.kind for span in spans_in(line) if span.start < index < span.end}
    return frozenset(kind for kind in LineMark if prefix.has(kind)) | frozenset(spans)


def _over_the_end(cursor: QTextCursor, kind: SpanMark) -> QTextCursor | None:
    """Return the cursor on the other side of the marks that end the words it stands behind, if it does."""
    if cursor.hasSelection():
        return None
    line = cursor.block().text()
    index = index_at(line, cursor.positionInBlock())
    for span in spans_in(line):
        ends = span.start + span.mark < index <= span.end - span.mark and not line[index : span.end].strip(
            "*_"
        )
        if span.kind is kind and (ends or index == span.end):
            beyond = QTextCursor(cursor)
            beyond.setPosition(cursor.position() + (span.mark if ends else -span.mark))
            return beyond
    return None


def _blocks(cursor: QTextCursor) -> list[QTextBlock]:
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd())
    blocks = [block]
    while block != last:
        block = block.next()
        blocks.append(block)
    return blocks


def _chosen_words(cursor: QTextCursor) -> list[tuple[QTextBlock, int, int, int]]:
    """Return block, start, end of the words without their stars, and how many stars enclose them."""
    pieces = []
    for block in _blocks(cursor):
        line = block.text()
        start = index_at(line, max(0, cursor.selectionStart() - block.position()))
        end = index_at(line, min(block.length() - 1, cursor.selectionEnd() - block.position()))
        if cursor.hasSelection():
            start = max(start, min(end, len(prefix_of(line))))
            while start < end and line[start].isspace():
                start += 1
            while end > start and line[end - 1].isspace():
                end -= 1
        else:
            start, end = _word_around(line, start)
        inner_start, inner_end, stars = stars_around(line, start, end)
        if inner_start < inner_end or not cursor.hasSelection():
            pieces.append((block, inner_start, inner_end, stars))
    if not pieces:  # only blank lines were selected: as if nothing were
        block = cursor.block()
        at = index_at(block.text(), cursor.positionInBlock())
        pieces.append((block, *stars_around(block.text(), at, at)))
    return pieces


def _word_around(line: str, index: int) -> tuple[int, int]:
    start = end = index
    while start > 0 and _in_word(line[start - 1]):
        start -= 1
    while end < len(line) and _in_word(line[end]):
        end += 1
    return start, end


def _in_word(character: str) -> bool:
    return character.isalnum() or character in "'’"


def _cursor_at(block: QTextBlock, index: int) -> QTextCursor:
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + units(block.text())(index))
    return cursor


def _replace_prefix(cursor: QTextCursor, block: QTextBlock, old: str, new: str) -> None:
    if old == new:
        return
    cursor.setPosition(block.position())
    cursor.setPosition(block.position() + len(old), QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(new)
