"""Help with Rosemary itself: short answers behind their titles, then the keys, place by place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.content.library import Library
from journal_app.content.values import HowTo, Section
from journal_app.domain.errors import ContentBroken
from journal_app.ui.how_to.keys_card import KeysCard
from journal_app.ui.page import Page
from journal_app.ui.theme.theme import Theme
from journal_app.ui.translation import words_of
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.fold import Fold
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.page_head import PageHead
from journal_app.ui.widgets.scroll_page import ScrollPage


class HowToPage(Page):
    """Everything on it is read from a content file. Esc goes back."""

    closed = Signal()

    def __init__(self, theme: Theme, library: Library) -> None:
        super().__init__()
        self._theme = theme
        self.back = make_button(self.tr("Back"), "plain")
        self.back.clicked.connect(self.closed)
        self._message = InlineMessage(theme)
        self._scroll = ScrollPage(theme, 760)
        line = self.tr("For people to talk to, and for signs to call a doctor: Get help now, F1.")
        self._scroll.add(PageHead(theme, self.title, line, back=self.back), self._message)
        self.answers: list[Fold] = []
        self.cards: list[KeysCard] = []
        try:
            self._show(library.how_to())
        except ContentBroken as broken:
            self._message.show_words(words_of(broken), "trouble")
        self._scroll.body.addStretch()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._scroll)

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.tr("Help and keys")

    def enter(self) -> None:
        """Begin at the top."""
        self._scroll.verticalScrollBar().setValue(0)
        first = self.answers[0].head if self.answers else self.back
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, how_to: HowTo) -> None:
        for section in how_to.answers:
            fold = Fold(self._theme, section.title, partial(self._built, section))
            fold.head.turned.connect(partial(_tell, fold, section))
            self.answers.append(fold)
        answers = Card(self._theme, self.tr("Short answers"))
        answers.add(*self.answers)
        self.cards = [KeysCard(self._theme, group) for group in how_to.groups]
        self._scroll.add(answers, *self.cards)

    def _built(self, section: Section) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(self._theme.px(8))
        for line in section.lines:
            column.addWidget(make_label(line, "question"))
        return inside


def _tell(fold: Fold, section: Section, is_open: bool) -> None:
    """Let a screen reader have what an eye sees below the title."""
    if is_open:
        fold.head.setAccessibleDescription("\n".join(section.lines))
