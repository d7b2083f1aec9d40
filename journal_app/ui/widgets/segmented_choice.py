"""One choice among a few, all of them in sight."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.as_read import key_as_read
from journal_app.ui.widgets.buttons import Button
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.in_lines import break_words

_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_CLEAR = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)

LONG = 24
"""Letters from which a segment may be wider than a narrow page."""


class SegmentedChoice(QFrame):
    """Segments side by side: click, 1 to 9, or the arrow keys; Tab goes past all of them at once.

    To a screen reader each segment is a radio button, and the whole, a frame as others are, is a panel whose
    accessible name is the question.
    """

    chosen = Signal(object)
    """The person chose: the new value, or None if they took their answer back."""

    def __init__(self, theme: Theme, options: list[tuple[str, str]], *, clearable: bool = False) -> None:
        """`options` are (value, words). If `clearable`, Backspace or a second click takes the choice back."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else setTabOrder leaves it behind, without a word
        self._theme = theme
        self._values = [value for value, _ in options]
        self._clearable = clearable
        self._at: int | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._heed_screen_reader)
        self._segments = [_Segment(words, self) for _, words in options]
        self._row = FlowLayout(self)
        for segment in self._segments:
            segment.clicked.connect(self._on_clicked)
            segment.toggled.connect(self._soon.start)
            self._row.addWidget(segment)
        self._show()
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def value(self) -> str | None:
        """Return what is chosen, or None."""
        return None if self._at is None else self._values[self._at]

    def set_value(self, value: str | None) -> None:
        """Show a choice without announcing it. Raises ValueError for one that is not offered."""
        self._at = None if value is None else self._values.index(value)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by number or arrow, take back by Backspace."""
        key = key_as_read(self, event.key())
        number = key - Qt.Key.Key_1
        last = len(self._segments) - 1
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif 0 <= number <= last:
            self._choose(number)
        elif key in _FORWARD:
            self._choose(0 if self._at is None else min(self._at + 1, last))
        elif key in _BACK:
            self._choose(last if self._at is None else max(self._at - 1, 0))
        elif key in _CLEAR and self._clearable:
            self._choose(None)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break words that are wider than the whole row."""
        super().resizeEvent(event)
        self._break_words()

    def _break_words(self) -> None:
        for segment in self._segments:
            if segment.is_long:
                break_words(self._theme, segment, segment.words, self.width() - segment.bold_surplus())

    def _on_clicked(self) -> None:
        at = self._segments.index(self.sender())  # type: ignore[arg-type]
        self._choose(None if self._clearable and at == self._at else at)

    def _heed_screen_reader(self) -> None:
        """Take what was checked without a click: a screen reader's way to press a radio button."""
        checked = [at for at, segment in enumerate(self._segments) if segment.isChecked()]
        if checked and checked[0] != self._at:
            self._choose(checked[0])

    def _choose(self, at: int | None) -> None:
        had_focus = any(segment.hasFocus() for segment in self._segments)
        changed = at != self._at
        self._at = at
        self._show()
        if had_focus:
            self._segments[at or 0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        if changed:
            self.chosen.emit(self.value)

    def _show(self) -> None:
        """Check the chosen segment and make it the one that Tab comes to."""
        for at, segment in enumerate(self._segments):
            segment.setAutoExclusive(False)  # else the last one could not be taken back
            segment.setChecked(at == self._at)
            segment.setAutoExclusive(True)  # this makes it a radio button to a screen reader
            is_stop = at == (self._at or 0)
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._segments[self._at or 0])

    def _measure(self) -> None:
        self._row.setSpacing(self._theme.px(6))
        self._break_words()


class _Segment(Button):
    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, "segment", parent)
        self.words = words
        self.is_long = len(words) > LONG
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """Return the size with bold text, so that choosing moves nothing."""
        return super().sizeHint() + QSize(self.bold_surplus(), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave all but Space and Enter to the row of segments."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        else:
            self.shows_ring = True
            self.update()
            event.ignore()
