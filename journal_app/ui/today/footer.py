"""Below tonight's page: a place to start, if one is wanted, and how to end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from journal_app.content.library import Library
from journal_app.domain.words import ChosenWords
from journal_app.ui.journal.prompt_chooser import PromptChooser
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.in_lines import break_words
from journal_app.ui.widgets.tall_frame import TallFrame


class TodayFooter(TallFrame):
    """The prompts open above the buttons, and only when they are asked for."""

    left = Signal()
    """The prompts were closed: the person goes on writing."""

    def __init__(
        self,
        theme: Theme,
        library: Library,
        words: Callable[[], ChosenWords],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._theme = theme
        self.prompts = PromptChooser(theme, library, words, now, offers_letter=True)
        self.place = make_button(self.tr("Need a place to start?"), "link")
        self.photo = make_button(self.tr("Add a photo"), "plain")
        self.another = make_button(self.tr("Start another page"), "plain")
        self.finish = make_button(self.tr("Finish for now"), "primary")
        self._words = {each: each.text() for each in (self.place, self.photo, self.another, self.finish)}
        self._ends = QWidget()
        self._end_line = FlowLayout(self._ends, at_end=True)
        for button in (self.photo, self.another, self.finish):
            self._end_line.addWidget(button)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addWidget(self.place, 0, Qt.AlignmentFlag.AlignLeft)
        self._row.addWidget(self._ends, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.prompts)
        self._column.addLayout(self._row)
        self.place.clicked.connect(self._on_place)
        self.prompts.closed.connect(self.left)
        self._measure()
        theme.changed.connect(self._measure)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below each other where they do not fit side by side."""
        self._fit()
        super().resizeEvent(event)

    def set_finish(self, words: str) -> None:
        """Say what it is to end: the night, or writing for now."""
        self._words[self.finish] = words
        self._fit()

    def _on_place(self) -> None:
        if self.prompts.isHidden():
            self.prompts.open_panel()
        else:
            self.prompts.close_panel()

    def _fit(self) -> None:
        room, gap = self.width(), self._theme.px(10)
        for button, words in self._words.items():
            break_words(self._theme, button, words, room)
        whole = sum(button.sizeHint().width() for button in self._words) + 4 * gap
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(beside if whole <= room else below)

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(10))
        self._row.setSpacing(px(8))
        self._end_line.setSpacing(px(10))
        self._fit()
