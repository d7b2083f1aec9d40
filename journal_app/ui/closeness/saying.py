"""One sentence to say, and one card to read: each opens what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.closeness.own_texts import GivenText, OwnTexts
from journal_app.ui.closeness.text_ways import TextWays
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.fold import Fold
from journal_app.ui.widgets.labels import make_label


class Saying(Fold):
    """The sentence is the title; what is typed in its place shows there at once."""

    alone_wanted = Signal(str, bool)

    def __init__(self, theme: Theme, given: GivenText, own: OwnTexts) -> None:
        super().__init__(theme, own.words(given), self._built)
        self._given = given
        self._own = own

    def _built(self) -> QWidget:
        self.ways = TextWays(self._theme, self._given, self._own)
        self.ways.alone_wanted.connect(self.alone_wanted)
        self.ways.reworded.connect(self._on_reworded)
        return self.ways

    def _on_reworded(self) -> None:
        self.title = self._own.words(self._given)
        self.head.setText(self.title)
        self.head.updateGeometry()


class Reading(Fold):
    """A guidance card with its sources, which can be given to somebody else."""

    alone_wanted = Signal(str, bool)

    def __init__(self, theme: Theme, given: GivenText, own: OwnTexts) -> None:
        super().__init__(theme, given.title, self._built)
        self._given = given
        self._own = own
        self._body = make_label("", "question")
        self._small_print = make_label("\n".join(given.small_print), "tiny")
        self.head.turned.connect(self._describe)

    def _built(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(10))
        column.addWidget(self._body)
        column.addWidget(self._small_print)
        self.ways = TextWays(self._theme, self._given, self._own)
        self.ways.alone_wanted.connect(self.alone_wanted)
        self.ways.reworded.connect(self._show_words)
        column.addWidget(self.ways)
        self._show_words()
        return inside

    def _show_words(self) -> None:
        self._body.setText(self._own.words(self._given))
        self._small_print.setVisible(not self._own.is_own(self._given))
        self._describe(self.is_open)

    def _describe(self, is_open: bool) -> None:
        """Let a screen reader have what an eye sees below the title."""
        if is_open:
            shown = [self._own.words(self._given)]
            if not self._own.is_own(self._given):
                shown += self._given.small_print
            self.head.setAccessibleDescription("\n".join(shown))


class Talk(Fold):
    """Ways to begin a talk with somebody, behind who it is with."""

    def __init__(self, theme: Theme, title: str, build: Callable[[], list[Saying]]) -> None:
        super().__init__(theme, title, self._built)
        self._build_sayings = build
        self.sayings: list[Saying] = []

    def _built(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(2))
        self.sayings = self._build_sayings()
        for saying in self.sayings:
            column.addWidget(saying)
        return inside
