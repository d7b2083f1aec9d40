"""Sentences to start from, by with whom. One that is chosen is put into a draft, to be changed there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.content.values import Conversation
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import Button, make_button
from journal_app.ui.widgets.in_lines import break_words
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.tall_frame import TallFrame


class Starters(TallFrame):
    """A list of sentences. Esc closes it."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, talks: Sequence[Conversation], word: str | None) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "note")
        self._sentences: list[tuple[Button, str]] = []
        self.close_button = make_button(self.tr("Close"), "quiet")
        self.close_button.clicked.connect(self.closed)
        self._column = QVBoxLayout(self)
        for talk in talks:
            self._column.addWidget(make_label(talk.title, "small"))
            for line in talk.lines:
                self._add(line.filled(word))
        self._column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def stops(self) -> list[QWidget]:
        """Return what takes the focus, in order."""
        return [*(button for button, _ in self._sentences), self.close_button]

    def begin(self) -> None:
        """Give the focus to the first sentence."""
        self.stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the sentences anew."""
        super().resizeEvent(event)
        self._break_words()

    def _add(self, sentence: str) -> None:
        button = make_button(sentence, "row")
        button.clicked.connect(partial(self._on_clicked, sentence))
        self._sentences.append((button, sentence))
        self._column.addWidget(button)

    def _on_clicked(self, sentence: str, _checked: bool = False) -> None:
        self.chosen.emit(sentence)

    def _break_words(self) -> None:
        edges = self._column.contentsMargins()
        room = self.width() - edges.left() - edges.right()
        for button, sentence in self._sentences:
            break_words(self._theme, button, sentence, room)

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(14), px(10), px(14), px(10))
        self._column.setSpacing(px(8))
        self._break_words()
