"""Where a person writes: plain Markdown text in a column that is good to read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QMenu, QTextEdit, QWidget

from journal_app.ui.journal.formatting import start_line
from journal_app.ui.journal.highlighter import MarksHighlighter
from journal_app.ui.journal.marks import units
from journal_app.ui.journal.plain_text import has_other_breaks, put_text, text_of
from journal_app.ui.theme.theme import Theme

_LINE_HEIGHT = 118.0
"""Per cent of the font's own line height (look.md)."""

_PARAGRAPH_GAP = 7
"""Pixels below a paragraph, before scaling."""

_PADDING = 6
"""Pixels of the style sheet's padding, before scaling."""

_LONGEST_LINE = 70
"""Characters that fit on a line of the column."""

_SAMPLE = "the quiet garden was green again after the long rain of november "


class WritingArea(QTextEdit):
    """The page itself.

    Words leave it only by copy and cut: selecting them does not hand them to other programs (the
    primary selection of X11), and they cannot be dragged out. Tab moves on, as everywhere else.
    """

    written = Signal()
    """A letter was added or taken, by key, paste, undo or the toolbar."""

    column_moved = Signal(int)
    """Pixels between the edge of the widget and the column of text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._own_breaks = True
        self._giving = False
        self._putting = False
        self._side = 0
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setInputMethodHints(Qt.InputMethodHint.ImhMultiLine | Qt.InputMethodHint.ImhSensitiveData)
        self.setProperty("role", "entry")
        self.document().setDocumentMargin(0)
        self._highlighter = MarksHighlighter(theme, self.document())
        self.document().contentsChange.connect(self._on_contents_change)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    @property
    def text_inset(self) -> int:
        """Pixels between the edge of the column and its letters: the style sheet's padding and border."""
        return self._theme.px(_PADDING) + 1

    def put(self, text: str) -> None:
        """Show another text, from its beginning."""
        self._own_breaks = not has_other_breaks(text)
        self.setExtraSelections([])
        self._putting = True
        put_text(self.document(), text, self._paragraph())
        self._putting = False
        self.setTextCursor(QTextCursor(self.document()))

    def text(self) -> str:
        """The text as it stands, to the letter."""
        return text_of(self.document(), own_breaks=self._own_breaks)

    def add_words(self, words: str) -> None:
        """Put words at the end, on a line of their own, and the cursor behind them."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        if cursor.positionInBlock():
            cursor.insertBlock()
        cursor.insertText(words)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def show_spans(self, spans: Sequence[tuple[int, int]]) -> None:
        """Mark what a search found: start and end as indexes of `text()`."""
        at = units(self.text()) if spans and self._own_breaks else None
        selections = []
        shape = QTextCharFormat()
        shape.setBackground(self._theme.colour("warm_soft"))
        shape.setFontUnderline(True)
        for start, end in spans if at else ():
            assert at is not None
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(at(start))
            cursor.setPosition(at(end), QTextCursor.MoveMode.KeepAnchor)
            selection.cursor, selection.format = cursor, shape
            selections.append(selection)
        self.setExtraSelections(selections)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on with a list or quote; Shift+Enter is a line without a mark."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self._cut()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._start_line(plain=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let go of a selection that is pressed on, so that it is never dragged away."""
        if event.button() == Qt.MouseButton.LeftButton and not event.modifiers():
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the six things one can do with words, and nothing of the platform's own."""
        self._context_menu().popup(event.globalPos())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give the selected words to copy and cut only; Qt asks for the primary selection too."""
        if not self._giving:
            return None  # type: ignore[return-value]  # Qt clears the primary selection then
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace("\u2029", "\n"))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Words only: a dropped file is no text."""
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste and drop, as plain text."""
        if self.canInsertFromMimeData(source):
            self.textCursor().insertText(source.text().replace("\0", ""))
            self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        self._place_column()
        super().resizeEvent(event)

    def _copy(self) -> None:
        self._giving = True
        self.copy()
        self._giving = False

    def _cut(self) -> None:
        self._giving = True
        self.cut()
        self._giving = False

    def _start_line(self, *, plain: bool) -> None:
        cursor = self.textCursor()
        if plain:
            cursor.insertBlock()
        else:
            start_line(cursor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _context_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        selected = self.textCursor().hasSelection()
        document = self.document()
        for words, keys, do, can in (
            (self.tr("Undo"), QKeySequence.StandardKey.Undo, self.undo, document.isUndoAvailable()),
            (self.tr("Redo"), QKeySequence.StandardKey.Redo, self.redo, document.isRedoAvailable()),
            (self.tr("Cut"), QKeySequence.StandardKey.Cut, self._cut, selected),
            (self.tr("Copy"), QKeySequence.StandardKey.Copy, self._copy, selected),
            (self.tr("Paste"), QKeySequence.StandardKey.Paste, self.paste, self.canPaste()),
            (self.tr("Select all"), QKeySequence.StandardKey.SelectAll, self.selectAll, True),
        ):
            action = menu.addAction(words, do)
            action.setShortcut(keys)
            action.setEnabled(can)
        return menu

    def _on_contents_change(self, _at: int, removed: int, added: int) -> None:
        if not self._putting and (removed or added):
            self.written.emit()

    def _paragraph(self) -> QTextBlockFormat:
        paragraph = QTextBlockFormat()
        paragraph.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        paragraph.setBottomMargin(self._theme.px(_PARAGRAPH_GAP))
        return paragraph

    def _place_column(self) -> None:
        metrics = QFontMetricsF(self._theme.font("entry"))
        column = _LONGEST_LINE * metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE)
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        side = max(0, round((room - column - 2 * self.text_inset) / 2))
        if side != self._side:
            self._side = side
            self.setViewportMargins(side, 0, side, 0)
            self.column_moved.emit(side)

    def _on_theme_changed(self) -> None:
        self.document().setDefaultFont(self._theme.font("entry"))
        self._place_column()
