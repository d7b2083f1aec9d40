"""What a window shows and tells in words: what of it nobody translated, and what is cut off."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache

from made_language import ACCENTED, SPOKEN
from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionFrame,
    QTextEdit,
    QWidget,
)

from journal_app.paths import resources_folder

A_WORD = re.compile(rf"\b[^\W\d_{ACCENTED}]{{3,}}\b")
"""Of English: sentences of a text may stand apart from its brackets, with its accents."""

MARK = re.compile(r"<[^<>]*>|/\S+|\u200b|(Ctrl|Alt|Shift|Esc|F\d)(\+\w+)*")
"""What is no text: marks of rich text, paths, places where a line may break, names of keys."""

TAIL = re.compile(r"~[o ]*\]")
"""What is left of a text of the language that was read in pieces."""

PARTS = re.compile(r"[\n,;:.?·()–…“”]")
"""Between these stand parts of a text that came from different places."""

CONTENT = resources_folder() / "content" / "en"

ROWS = 30
"""Of a list, so many are read."""


def texts(window: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Yield each text that can be seen or is told to a screen reader, and whose it is."""
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisible():
            continue
        told = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, (QLabel, QAbstractButton)):
            told.append(widget.text())
        if isinstance(widget, (QLineEdit, QTextEdit, QPlainTextEdit)):
            told.append(widget.placeholderText())
        if isinstance(widget, QComboBox):
            told += [widget.itemText(row) for row in range(widget.count())]
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            told += _of_model(widget)
        yield from ((widget, text) for text in told if text)


def _of_model(view: QAbstractItemView) -> Iterator[str]:
    model, root = view.model(), QModelIndex()
    for column in range(model.columnCount(root) if isinstance(model, QAbstractTableModel) else 1):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(root), ROWS)):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                told = model.data(model.index(row, column, root), role)
                yield told if isinstance(told, str) else ""


def left_in_english(window: QWidget, of_the_person: str) -> list[str]:
    """Return what nobody translated, but for names, days and times, and what the person wrote."""
    written = f"{_spelled((CONTENT / 'demo.toml').read_text('utf-8'))} {_spelled(of_the_person)}"
    left = []
    for widget, text in texts(window):
        rest = MARK.sub("", text.replace("\u200b", ""))
        while SPOKEN.search(rest):
            rest = SPOKEN.sub("\n", rest)
        rest = TAIL.sub("", rest)
        for part in PARTS.split(rest):
            words = _spelled(part)
            forgotten = set(A_WORD.findall(words)) - _calendar()
            if words not in written and words not in _names() and forgotten:
                left.append(f"{type(widget).__name__}: {part.strip()}")
    return list(dict.fromkeys(left))


@cache
def _names() -> frozenset[str]:
    """Return what stands in the content files, piece by piece: names in them are never translated."""
    values = (tomllib.loads(file.read_text("utf-8")) for file in CONTENT.glob("*.toml"))
    return frozenset(
        _spelled(part) for value in values for text in _texts_in(value) for part in PARTS.split(text)
    )


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for child in value.values() if isinstance(value, dict) else value:
            yield from _texts_in(child)


def _spelled(text: str) -> str:
    """Return the words without what stands between them: lists and marks read differently on a page."""
    return " ".join(re.findall(r"\w+", text.casefold()))


@cache
def _calendar() -> frozenset[str]:
    """Return what days and times are called."""
    locale, formats = QLocale(), (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
    days = {locale.dayName(day, form).casefold() for day in range(1, 8) for form in formats}
    return frozenset(days | {locale.monthName(m, form).casefold() for m in range(1, 13) for form in formats})


def cut_off(window: QWidget) -> list[str]:
    """Return what is smaller than its words, or reaches out of what it stands in."""
    kinds = (QLabel, QAbstractButton, QLineEdit)
    shown = [w for w in window.findChildren(QWidget) if w.isVisible() and isinstance(w, kinds)]
    return [
        f"{type(w).__name__}: {why}: {w.text()}"
        for w in shown
        if w.text() or isinstance(w, QLineEdit)
        if (why := _cut(w))
    ]


def _cut(widget: QLabel | QAbstractButton | QLineEdit) -> str:
    """Return how a text is cut off, or nothing."""
    parent, needs = widget.parentWidget(), widget.sizeHint()
    if isinstance(widget, QLineEdit):
        option = QStyleOptionFrame()
        widget.initStyleOption(option)
        room = widget.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, widget).width()
        wide = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
        return f"{room} wide for {wide}: {widget.placeholderText()}" if wide > room else ""
    if parent and not parent.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry()):
        return f"out of {type(parent).__name__}"
    if isinstance(widget, QLabel) and widget.wordWrap():
        high = widget.heightForWidth(widget.width())
        return f"{widget.height()} high for {high}" if widget.height() < high - 1 else ""
    if widget.width() < needs.width() - 1 or widget.height() < needs.height() - 1:
        return f"{widget.width()}x{widget.height()} for {needs.width()}x{needs.height()}"
    return ""
