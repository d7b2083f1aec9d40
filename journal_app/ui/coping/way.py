"""One of the ways to cope, folded behind its title: the advice, what can be done here, and its sources."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.content.library import Library
from journal_app.content.values import Card as CardText
from journal_app.domain.errors import ContentBroken
from journal_app.ui.guidance.small_print import small_print
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.fold import Fold
from journal_app.ui.widgets.labels import make_label


class Way(Fold):
    """A guidance card as something to do. Its words follow the person's own word."""

    def __init__(
        self, theme: Theme, library: Library, card_id: str, title: str, build: Callable[[], QWidget]
    ) -> None:
        """`title` is used if the card can't be read; `build` makes what can be done here."""
        super().__init__(theme, title, self._built)
        self._build_tool = build
        self._card = _card_or_none(library, card_id)
        self._word: str | None = None
        self._advice = make_label("", "question")
        self.tool: QWidget | None = None

    def follow(self, word: str | None, pages: Collection[str]) -> None:
        """Say title and advice with the person's word. `pages`: those that can be led to now."""
        self._word = word
        if self._card is not None:
            self.title = self._card.title.filled(word)
            self.head.setText(self.title)
            self._advice.setText(self._card.words(word, pages))

    def _measure(self) -> None:
        """Leave forms the width that they need in large text: they stand below the title, not behind it."""
        super()._measure()
        if self._inside is not None:
            px = self._theme.px
            side = min(px(10), 12)
            self._inside.setContentsMargins(side, px(4), side, px(18))

    def _built(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(self._theme.px(14))
        if self._card is not None:
            column.addWidget(self._advice)
        self.tool = self._build_tool()
        column.addWidget(self.tool)
        if self._card is not None:
            column.addWidget(make_label("\n".join(small_print(self._card)), "tiny"))
        return inside


def _card_or_none(library: Library, card_id: str) -> CardText | None:
    try:
        return library.card(card_id)
    except ContentBroken:
        return None
