"""Printing the page that is open, or saving it as a PDF: a button below it, and a panel above it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from journal_app.ui.book.book_out import BookOut
from journal_app.ui.book.book_ways import BookWays
from journal_app.ui.book.book_work import Wanted
from journal_app.ui.journal.autosave import holds_nothing
from journal_app.ui.journal.entry_editor import EntryEditor
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.into_view import bring_into_view
from journal_app.ui.widgets.labels import make_label


class EntryPanel(QFrame):
    """Takes the page as it stands on the screen. Esc closes it."""

    closed = Signal()

    def __init__(self, theme: Theme, ways: BookWays, editor: EntryEditor) -> None:
        super().__init__()
        self._theme = theme
        self._editor = editor
        self.setProperty("role", "note")
        self._title = make_label(self.tr("This page on paper, or as a PDF"), "question")
        self.out = BookOut(theme, ways, self._wanted)
        self.close_button = make_button(self.tr("Close"), "quiet")
        self.out.add_button(self.close_button)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(self.out)
        self.close_button.clicked.connect(self.close_panel)
        self._measure()
        theme.changed.connect(self._measure)
        self.hide()

    def open_panel(self) -> None:
        """Appear, the focus on the first way out."""
        entry = self._editor.entry
        self.out.message.clear()
        self.out.photos.setVisible(entry is not None and entry.photos > 0)
        self.show()
        self.out.save.setFocus(Qt.FocusReason.ShortcutFocusReason)
        bring_into_view(self.out.save)

    def close_panel(self) -> None:
        """Go away; what was being made is stopped."""
        if not self.isHidden():
            self.out.give_up()
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def _wanted(self) -> Wanted | None:
        entry = self._editor.entry
        return None if entry is None or holds_nothing(entry) else Wanted(entry=entry)

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(14), px(10), px(14), px(10))
        self._column.setSpacing(px(8))
