"""Plain text that is written for nobody else: what leaves a page, and what comes into it from outside."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from journal_app.ui.journal.given_pictures import holds_pictures, pictures_in
from journal_app.ui.widgets.dropped import take_copy
from journal_app.ui.widgets.kept_text import let_go

_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class PrivateText(QTextEdit):
    """Words leave it only by copy and cut.

    Selecting them does not hand them to other programs (the primary selection of X11), and they cannot be
    dragged out. In come plain words, and pictures, which are told of.
    """

    pictures_given = Signal(list)
    """Pictures were pasted, or files dropped: how to read each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._giving = False
        self.setAcceptRichText(False)
        self.setInputMethodHints(Qt.InputMethodHint.ImhMultiLine | Qt.InputMethodHint.ImhSensitiveData)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy and cut are ours, all other keys Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self._cut()
        elif event.key() == Qt.Key.Key_V and event.modifiers() == _CTRL_SHIFT:
            self.paste()  # as plain words, which is what it does anyway
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Never drag what is selected."""
        let_go(self, event)
        super().mousePressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a copy of what may be dropped here."""
        super().dragEnterEvent(event)
        if event.isAccepted():
            take_copy(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Go on so."""
        super().dragMoveEvent(event)
        if event.isAccepted():
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it; whoever gave it keeps it."""
        take_copy(event)
        if event.isAccepted():
            super().dropEvent(event)
            take_copy(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give the selected words to copy and cut only; Qt asks for the primary selection too."""
        if not self._giving:
            return None  # type: ignore[return-value]  # Qt clears the primary selection then
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace("\u2029", "\n"))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Words, and pictures, which are not for the text."""
        return holds_pictures(source) or (source.hasText() and not source.hasUrls())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste and drop: words as plain text, pictures are told of."""
        if holds_pictures(source):
            self.pictures_given.emit(pictures_in(source))
        elif self.canInsertFromMimeData(source):
            self.textCursor().insertText(source.text().replace("\0", ""))
            self.ensureCursorVisible()

    def _copy(self) -> None:
        self._giving = True
        self.copy()
        self._giving = False

    def _cut(self) -> None:
        self._giving = True
        self.cut()
        self._giving = False
