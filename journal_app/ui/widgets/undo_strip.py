"""What was just done, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import IconButton, make_button
from journal_app.ui.widgets.focus import take_turn
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.sides import sides


class UndoStrip(QFrame):
    """ "Moved to the bin. Undo": stays until it is answered, closed or replaced. No clock runs.

    Ctrl+Z is answered too, where no text takes it for itself. It is built when something can first be undone.
    """

    undone = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_built = False
        self.hide()

    def _build(self) -> None:
        self._is_built = True
        self.setProperty("role", "note")
        self._words = make_label("", "small")
        self._undo = make_button(self.tr("Undo"), "link")
        self._close = IconButton(self._theme, "x", self.tr("Close this message"))
        self._undo.clicked.connect(self._on_undo)
        self._close.clicked.connect(self.clear)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        shortcut.activated.connect(self._on_undo)
        shortcut.activatedAmbiguously.connect(self._on_undo)  # two things can be undone: one after the other
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._undo)
        self._row.addWidget(self._close)
        self._measure()
        self._theme.changed.connect(self._measure)
        take_turn(self)

    @property
    def words(self) -> str:
        """Return what is being offered, or ""."""
        return self._words.text() if self._is_built else ""

    def offer(self, words: str) -> None:
        """Appear with these words and have them read out. The focus stays where it is."""
        if not self._is_built:
            self._build()
        self._words.setText(words)
        self._undo.setAccessibleDescription(words)
        self.show()
        announce(self, words)

    def begin(self) -> None:
        """Take the focus: what had it is gone."""
        self._undo.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Go away without undoing anything."""
        if self._is_built:
            self._words.clear()
        self.hide()

    def _on_undo(self) -> None:
        self.clear()
        self.undone.emit()

    def _measure(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(sides(self, px(14), px(4), px(6), px(4)))
        self._row.setSpacing(px(6))
