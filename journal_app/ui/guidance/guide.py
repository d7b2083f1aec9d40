"""One guidance card that stays folded behind its title until it is opened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.content.values import Card
from journal_app.ui.guidance.small_print import small_print
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import Button, make_button
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.fold import Fold
from journal_app.ui.widgets.in_lines import break_words
from journal_app.ui.widgets.labels import make_label

BESIDE = 46
"""Pixels, before scaling, that a fold takes beside what it holds."""


class Guide(Fold):
    """Title, text, sources, how far it was checked, and what belongs to it."""

    card_asked = Signal(str)
    """The id of a card that belongs to this one."""
    tool_asked = Signal(str)
    """The page where something can be done."""

    def __init__(
        self,
        theme: Theme,
        card: Card,
        word: str | None,
        related: Sequence[tuple[str, str]],
        tool: tuple[str, str] | None,
    ) -> None:
        """`related`: id and title of cards that belong to it; `tool`: page and words of its button."""
        super().__init__(theme, card.title.filled(word), self._built)
        self._card = card
        self._text = card.words(word, [tool[0]] if tool else [])
        self._related = related
        self._tool = tool
        self._links: list[tuple[Button, str]] = []
        self.head.turned.connect(self._on_opened)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break titles of other cards that have no room on one line."""
        super().resizeEvent(event)
        self._break_words()

    @property
    def card_id(self) -> str:
        """Id of the card."""
        return self._card.id

    def says(self, words: Sequence[str]) -> bool:
        """Whether every one of these words, in small letters, stands in title or text."""
        said = f"{self.title}\n{self._text}".lower()
        return all(word in said for word in words)

    def _built(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(self._theme.px(10))
        column.addWidget(make_label(self._text, "question"))
        column.addWidget(make_label("\n".join(small_print(self._card)), "tiny"))
        ways = QWidget()
        flow = FlowLayout(ways)
        flow.setSpacing(self._theme.px(8))
        if self._tool is not None:
            page, words = self._tool
            button = make_button(words, "plain")
            button.clicked.connect(partial(self._on_tool, page))
            flow.addWidget(button)
        for card_id, title in self._related:
            link = make_button(title, "link")
            self._links.append((link, title))
            link.clicked.connect(partial(self._on_card, card_id))
            flow.addWidget(link)
        self._break_words()
        if flow.count():
            column.addWidget(ways)
        return inside

    def _break_words(self) -> None:
        for link, title in self._links:
            break_words(self._theme, link, title, self.width() - self._theme.px(BESIDE))

    def _on_opened(self, is_open: bool) -> None:
        """Let a screen reader have what an eye sees below the title."""
        if is_open:
            self.head.setAccessibleDescription("\n".join([self._text, *small_print(self._card)]))

    def _on_tool(self, page: str, _checked: bool = False) -> None:
        self.tool_asked.emit(page)

    def _on_card(self, card_id: str, _checked: bool = False) -> None:
        self.card_asked.emit(card_id)
