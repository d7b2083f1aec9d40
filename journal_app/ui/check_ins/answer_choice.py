"""The four answers to a question. Answers that are too long for their place wrap."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import Button
from journal_app.ui.widgets.in_lines import in_lines
from journal_app.ui.widgets.segmented_choice import SegmentedChoice

_PADDING = 13
"""Pixels at each side of a segment's words, before scaling: the style sheet's padding and a little more."""


class AnswerChoice(SegmentedChoice):
    """Segments for the ratings 0 to 3, chosen by the keys 1 to 4. Backspace takes an answer back."""

    numbered = Signal()
    """A number key was pressed: the person is quick, and done with this question."""

    def __init__(self, theme: Theme, words: Sequence[str]) -> None:
        """`words` of the answers, from none to most."""
        super().__init__(theme, [(str(rating), said) for rating, said in enumerate(words)], clearable=True)
        self._words = tuple(words)
        self.show_words(words)
        theme.changed.connect(self._wrap)

    @property
    def segments(self) -> list[Button]:
        """The buttons of the answers, in their order."""
        return list(self._segments)

    @property
    def rating(self) -> int | None:
        """The chosen answer, 0 to 3, or None."""
        return None if self.value is None else int(self.value)

    def set_rating(self, rating: int | None) -> None:
        """Show an answer without a signal."""
        self.set_value(None if rating is None else str(rating))

    @property
    def chosen_words(self) -> str:
        """The words of the chosen answer, or ""."""
        return "" if self.rating is None else self._words[self.rating]

    def show_words(self, words: Sequence[str]) -> None:
        """Give the four answers other words; what is chosen stays chosen."""
        self._words = tuple(words)
        for segment, said in zip(self._segments, self._words, strict=True):
            segment.setAccessibleName(said)
        self._wrap()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say when an answer was given by its number."""
        super().keyPressEvent(event)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and 0 <= event.key() - Qt.Key.Key_1 < len(self._segments):
            self.numbered.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew in another width."""
        super().resizeEvent(event)
        self._wrap()

    def _wrap(self) -> None:
        px = self._theme.px
        self._row.setSpacing(px(4))  # four answers fit on one line beside the cards
        font = self._theme.font("small")
        font.setWeight(font.Weight.DemiBold)  # as wide as words are when they are chosen
        metrics = QFontMetrics(font)
        room = self.width() - 2 * px(_PADDING)
        for segment, said in zip(self._segments, self._words, strict=True):
            lines = in_lines(said, metrics, room)
            text = "\n".join(lines).replace("&", "&&")
            segment.setMinimumWidth(px(40))  # or the longest answer would be the narrowest place
            segment.setMinimumHeight(len(lines) * metrics.lineSpacing() + px(17) if len(lines) > 1 else 0)
            if segment.text() != text:
                segment.setText(text)
