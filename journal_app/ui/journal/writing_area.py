"""Where a person writes: plain Markdown text in a column that is good to read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QWidget

from journal_app.domain.marks import prefix_of, units
from journal_app.domain.settings import LineLength
from journal_app.ui.journal.formatting import start_line, take_box, tick_lines
from journal_app.ui.journal.highlighter import MarksHighlighter
from journal_app.ui.journal.marked_place import marked_place
from journal_app.ui.journal.over_page import OverPage
from journal_app.ui.journal.page_menu import PageMenu
from journal_app.ui.journal.plain_text import has_other_breaks, put_text, text_of
from journal_app.ui.journal.private_text import PrivateText
from journal_app.ui.journal.spelling import Spelling
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.into_view import bring_into_view
from journal_app.ui.widgets.menu_key import asks_for_menu

_LINE_HEIGHT = 118.0
"""Per cent of the font's own line height (look.md)."""

_PARAGRAPH_GAP = 7
"""Pixels below a paragraph, before scaling."""

_PADDING = 6
"""Pixels of the style sheet's padding, before scaling."""

_UNDONE_AT_ONCE = 40
"""Letters, more or less, that one undo takes back of what was typed in one go."""

_SAMPLE = "the quiet garden was green again after the long rain of november "


class WritingArea(PrivateText):
    """The page itself. Tab moves on, as everywhere else."""

    written = Signal()
    """A letter was added or taken, by key, paste, undo or the toolbar."""

    column_moved = Signal(int)
    """Pixels between the edge of the widget and the column of text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._own_breaks = True
        self._putting = False
        self._side = 0
        self._marks_wrong = False
        self._since_step = 0
        self._longest_line = int(LineLength.USUAL)
        self._over = OverPage(self, theme)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "entry")
        self.document().setDocumentMargin(0)
        self._highlighter = MarksHighlighter(theme, self.document())
        self.document().contentsChange.connect(self._on_contents_change)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    @property
    def text_inset(self) -> int:
        """Pixels between the edge of the column and its letters: the style sheet's padding and border."""
        return self._theme.px(_PADDING) + 1

    def use(self, spelling: Spelling) -> None:
        """Mark the words that this does not know."""
        self._over.spelling = spelling
        spelling.changed.connect(self.viewport().update)

    def set_longest_line(self, characters: int) -> None:
        """Change how many characters fit on a line of the column."""
        self._longest_line = characters
        self._place_column()

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

    def end_step(self) -> None:
        """Let an undo take back what is written from here on by itself: Qt would make a paragraph one step.

        It adds a letter to the step before only in a document that counts as modified.
        """
        self._since_step = 0
        self.document().setModified(False)

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

    def tick(self) -> None:
        """Tick the boxes of what is chosen, or untick them."""
        self._tick(self.textCursor())

    @property
    def is_checked(self) -> bool:
        """True while words that are not known are marked."""
        return self._over.spelling is not None and self._over.spelling.is_ready

    def go_to_wrong_word(self) -> bool:
        """Mark the next word that is not known, the cursor behind it; return whether there is one.

        It is not selected: the next key must not write over it.
        """
        found = self._over.next_wrong(self.textCursor().selectionEnd())
        if found is None:
            return False
        behind = QTextCursor(found)
        behind.setPosition(found.selectionEnd())
        self.show_selected(behind)
        self.show_places([(found.selectionStart(), found.selectionEnd())])
        self._marks_wrong = True
        announce(self, found.selectedText())
        return True

    def show_selected(self, cursor: QTextCursor) -> None:
        """Select what a cursor selects, and bring it in sight, also where the page around scrolls."""
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        bring_into_view(self.viewport(), self.cursorRect())

    def show_spans(self, spans: Sequence[tuple[int, int]]) -> None:
        """Mark what a search found: start and end as indexes of `text()`."""
        at = units(self.text()) if spans and self._own_breaks else None
        self.show_places([(at(start), at(end)) for start, end in spans] if at else [])

    def show_places(self, places: Sequence[tuple[int, int]]) -> None:
        """Mark places of the document, as positions of a cursor."""
        shape = QTextCharFormat()
        shape.setBackground(self._theme.colour("warm_soft"))
        shape.setFontUnderline(True)
        self.setExtraSelections([marked_place(self.document(), start, end, shape) for start, end in places])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key for the menu, keys for lists and boxes, then all others."""
        if asks_for_menu(event):
            place = self.cursorRect().center()
            where = self.viewport().mapToGlobal(place)
            self.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, where))
        elif not self._went_on(event):
            super().keyPressEvent(event)
        line = self.cursorRect()
        if self.isVisible() and not self.viewport().visibleRegion().contains(line.center()):
            bring_into_view(self.viewport(), line)  # the page around it scrolls too

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick a box; elsewhere put the cursor."""
        if not self._ticked(event):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A box that is clicked twice in a row is ticked and unticked; elsewhere a word is selected."""
        if not self._ticked(event):
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a box can be clicked."""
        super().mouseMoveEvent(event)
        if not event.buttons():
            on_box = self._over.box_at(event.position().toPoint()) is not None
            shape = Qt.CursorShape.PointingHandCursor if on_box else Qt.CursorShape.IBeamCursor
            if self.viewport().cursor().shape() != shape:
                self.viewport().setCursor(shape)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what may be meant by a word, and the six things one can do with words."""
        menu = PageMenu(self, self._cut, self._copy)
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        at = self.cursorForPosition(event.pos()) if by_mouse else None
        word = self._over.wrong_at((at or self.textCursor()).position())
        where = event.globalPos()
        if word is not None:
            self._offer_words(menu, word)
            if not by_mouse:
                where = self.viewport().mapToGlobal(self.cursorRect().bottomLeft() + QPoint(0, 4))
        menu.popup(where)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Somebody is about to write."""
        super().focusInEvent(event)
        if self._over.spelling is not None:
            self._over.spelling.begin()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, then what lies over them."""
        super().paintEvent(event)
        self._over.paint(event.rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        self._place_column()
        super().resizeEvent(event)

    def _went_on(self, event: QKeyEvent) -> bool:
        """Enter goes on with a list, Shift+Enter does not, Ctrl+Enter ticks, Backspace takes a box."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.tick()
            else:
                self._start_line(plain=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return True
        return event.key() == Qt.Key.Key_Backspace and not event.modifiers() and take_box(self.textCursor())

    def _start_line(self, *, plain: bool) -> None:
        cursor = self.textCursor()
        if plain:
            cursor.insertBlock()
        else:
            start_line(cursor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _ticked(self, event: QMouseEvent) -> bool:
        """Tick the box under the pointer, if there is one."""
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        block = self._over.box_at(event.position().toPoint()) if plain else None
        if block is None:
            return False
        self._tick(QTextCursor(block))
        return True

    def _tick(self, cursor: QTextCursor) -> None:
        if tick_lines(cursor):
            ticked = prefix_of(cursor.block().text()).is_ticked
            announce(self, self.tr("Ticked") if ticked else self.tr("Not ticked"))
            self.viewport().update()

    def _offer_words(self, menu: PageMenu, word: QTextCursor) -> None:
        spelling = self._over.spelling
        assert spelling is not None
        text = word.selectedText()
        menu.offer(spelling.suggestions(text), word.insertText, partial(spelling.add, text))

    def _on_cursor_moved(self) -> None:
        if self._marks_wrong:
            self._marks_wrong = False
            self.setExtraSelections([])
        if self._over.holds_back:  # the word that was left may be marked now
            self.viewport().update()

    def _on_contents_change(self, at: int, removed: int, added: int) -> None:
        self._over.typed_at(at + added)
        self._since_step += added
        if self._since_step >= _UNDONE_AT_ONCE and self.document().characterAt(at + added - 1).isspace():
            self.end_step()
        if not self._putting and (removed or added):
            self.written.emit()

    def _paragraph(self) -> QTextBlockFormat:
        paragraph = QTextBlockFormat()
        paragraph.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        paragraph.setBottomMargin(self._theme.px(_PARAGRAPH_GAP))
        return paragraph

    def _place_column(self) -> None:
        metrics = QFontMetricsF(self._theme.font("entry"))
        column = self._longest_line * metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE)
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        side = max(0, round((room - column - 2 * self.text_inset) / 2))
        if side != self._side:
            self._side = side
            self.setViewportMargins(side, 0, side, 0)
            self.column_moved.emit(side)

    def _on_theme_changed(self) -> None:
        self.document().setDefaultFont(self._theme.font("entry"))
        self._place_column()
