"""The menu of a page: what may be meant by a word, and the six things one can do with words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QTextEdit


class PageMenu(QMenu):
    """Our own words, and nothing of the platform's. It goes away for good when it closes."""

    def __init__(self, area: QTextEdit, cut: Callable[[], None], copy: Callable[[], None]) -> None:
        """`cut` and `copy` hand words out; everything else the page does by itself."""
        super().__init__(area)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        selected = area.textCursor().hasSelection()
        document = area.document()
        keys = QKeySequence.StandardKey
        for words, shortcut, do, can in (
            (self.tr("Undo"), keys.Undo, area.undo, document.isUndoAvailable()),
            (self.tr("Redo"), keys.Redo, area.redo, document.isRedoAvailable()),
            (self.tr("Cut"), keys.Cut, cut, selected),
            (self.tr("Copy"), keys.Copy, copy, selected),
            (self.tr("Paste"), keys.Paste, area.paste, area.canPaste()),
            (self.tr("Select all"), keys.SelectAll, area.selectAll, True),
        ):
            action = self.addAction(words, do)
            action.setShortcut(shortcut)
            action.setEnabled(can)

    def offer(self, meant: Sequence[str], put: Callable[[str], None], keep: Callable[[], None]) -> None:
        """Put before all else what may be meant by a word, and a way to keep the word as it is."""
        first = self.actions()[0]
        for words in meant:
            action = self.addAction(words.replace("&", "&&"))
            action.triggered.connect(_putting(put, words))
            self.insertAction(first, action)
        if not meant:
            nothing = self.addAction(self.tr("Nothing close to this word"))
            nothing.setEnabled(False)
            self.insertAction(first, nothing)
        self.insertSeparator(first)
        keeping = self.addAction(self.tr("Add to my words"), keep)
        self.insertAction(first, keeping)
        self.insertSeparator(first)
        self.setActiveAction(self.actions()[0])


def _putting(put: Callable[[str], None], words: str) -> Callable[[], None]:
    def do() -> None:
        put(words)

    return do
