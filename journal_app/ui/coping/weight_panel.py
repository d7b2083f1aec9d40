"""A few words in the middle of the window, and the question how heavy it is, which need not be answered."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import Button
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.scroll_page import ScrollPage
from journal_app.ui.widgets.segmented_choice import SegmentedChoice


class WeightPanel(QWidget):
    """Words, four steps from light to very heavy, and buttons below."""

    def __init__(self, theme: Theme, words: str, question: str, small_print: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._words = make_label(words, "entry")
        self._question = make_label(question, "question")
        steps = (self.tr("Light"), self.tr("A little heavy"), self.tr("Heavy"), self.tr("Very heavy"))
        self.choice = SegmentedChoice(
            theme, [(str(at), step) for at, step in enumerate(steps)], clearable=True
        )
        self.choice.setAccessibleName(question)
        self._ways = QWidget()
        self._way_line = FlowLayout(self._ways)
        self._scroll = ScrollPage(theme, 560)
        self._scroll.body.addStretch(1)
        self._scroll.add(self._words, self._question, self.choice, self._ways)
        if small_print:
            self._scroll.add(make_label(small_print, "tiny"))
        self._scroll.body.addStretch(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def weight(self) -> int | None:
        """How heavy it is, from 0, light, to 3; None if the person did not say."""
        value = self.choice.value
        return None if value is None else int(value)

    def say(self, words: str, *, asks: bool) -> None:
        """Say other words; ask or leave the question out."""
        self._words.setText(words)
        self.choice.set_value(None)
        self._question.setVisible(asks)
        self.choice.setVisible(asks)
        announce(self, words)

    def add_ways(self, *buttons: Button) -> None:
        """Put buttons below."""
        for button in buttons:
            self._way_line.addWidget(button)

    def _measure(self) -> None:
        self._way_line.setSpacing(self._theme.px(8))
