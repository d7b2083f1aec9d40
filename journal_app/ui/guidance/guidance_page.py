"""The Guidance page: cards by subject, and a search over them. Nothing on it is the person's own."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from journal_app.content.library import Library
from journal_app.content.values import Card as CardText
from journal_app.content.values import Topic
from journal_app.domain.errors import ContentBroken
from journal_app.ui.guidance.guide import Guide
from journal_app.ui.page import Page
from journal_app.ui.theme.theme import Theme
from journal_app.ui.translation import words_of
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.page_head import PageHead
from journal_app.ui.widgets.scroll_page import ScrollPage


class GuidancePage(Page):
    """Topics under each other, each card folded behind its title; the doctor's signs stand first, open."""

    page_asked = Signal(str)
    """A page of the app where something can be done ("check_ins", "help")."""
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        library: Library,
        word: Callable[[], str | None],
        tools: Callable[[], Collection[str]],
        *,
        closes: bool = False,
    ) -> None:
        """`word` gives the person's own word, `tools` the pages that can be led to now.

        `closes`: it stands over another page and has a button to close it, as on the lock screen.
        """
        super().__init__()
        self._theme = theme
        self._library = library
        self._word = word
        self._tools = tools
        self._shown_for: tuple[str | None, tuple[str, ...]] | None = None
        self._guides: list[Guide] = []
        self._topics: list[tuple[Card, list[Guide]]] = []
        self._close = make_button(self.tr("Close"), "plain")
        if not closes:
            self._close.hide()
        self._field = QLineEdit(placeholderText=self.tr("Search the guidance"))
        self._field.setAccessibleName(self.tr("Search the guidance"))
        self._found = make_label("", "tiny")
        self._found.hide()
        self._scroll = ScrollPage(theme, 760)
        self._lay_out()
        self._close.clicked.connect(self.closed)
        self._field.textChanged.connect(self._on_search)

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.tr("Guidance")

    @property
    def guides(self) -> list[Guide]:
        """The cards, in the order they stand in."""
        return list(self._guides)

    def enter(self) -> None:
        """Begin at the top, in the words the person chose."""
        self._show()
        self._scroll.verticalScrollBar().setValue(0)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_card(self, card_id: str) -> None:
        """Open one card and bring it into view."""
        self._show()
        self._field.clear()
        for guide in self._guides:
            if guide.card_id == card_id:
                guide.set_open(True)
                guide.head.setFocus(Qt.FocusReason.OtherFocusReason)
                self._scroll.ensureWidgetVisible(guide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the search; then it closes a page that stands over another."""
        if event.key() == Qt.Key.Key_Escape and self._field.text():
            self._field.clear()
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_Escape and not self._close.isHidden():
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        unreviewed = self.tr(
            "Short texts with their sources. They can't know your case, and no clinician has reviewed them."
        )
        head = PageHead(self._theme, self.title, unreviewed, back=self._close)
        self._scroll.add(head, self._field, self._found)
        self._scroll.body.addStretch()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._scroll)

    def _show(self) -> None:
        """Build the topics, or build them anew for another word or other pages to lead to."""
        wanted = (self._word(), tuple(sorted(self._tools())))
        if self._shown_for == wanted:
            return
        self._shown_for = wanted
        for card, _ in self._topics:
            self._scroll.body.removeWidget(card)
            card.hide()
            card.deleteLater()
        try:
            topics, cards = self._library.topics(), self._library.cards()
        except ContentBroken as broken:
            self._say(words_of(broken))
            return
        self._topics = [self._topic(topic, cards) for topic in topics]
        self._guides = [guide for _, guides in self._topics for guide in guides]
        before = self._scroll.body.count() - 1  # the stretch stays last
        for place, (card, _) in enumerate(self._topics):
            self._scroll.body.insertWidget(before + place, card)
        if self._guides:
            self._guides[0].set_open(True)

    def _topic(self, topic: Topic, cards: tuple[CardText, ...]) -> tuple[Card, list[Guide]]:
        card = Card(self._theme, topic.title)
        card.body.setSpacing(self._theme.px(4))
        card.add(make_label(topic.line, "muted"))
        guides = [self._guide(text, cards) for text in cards if text.topic == topic.id]
        for guide in guides:
            guide.card_asked.connect(self.show_card)
            guide.tool_asked.connect(self.page_asked)
            card.add(guide)
        return card, guides

    def _guide(self, card: CardText, cards: tuple[CardText, ...]) -> Guide:
        word = self._word()
        related = [(other.id, other.title.filled(word)) for other in cards if other.id in card.also]
        leads = card.tool if card.tool in self._tools() else ""
        return Guide(self._theme, card, word, related, (leads, self._words_of(leads)) if leads else None)

    def _words_of(self, tool: str) -> str:
        words = {
            "journal": self.tr("Open the journal"),
            "check_ins": self.tr("Open check-ins"),
            "visit": self.tr("A page for a doctor"),
            "plan": self.tr("My plan"),
            "closeness": self.tr("Open Closeness"),
            "help": self.tr("Get help now"),
            "body": self.tr("Open Body"),
            "coping": self.tr("Open Coping"),
            "remember": self.tr("Open Remember"),
        }
        return words.get(tool, self.tr("Open"))

    def _on_search(self, text: str) -> None:
        words = text.lower().split()
        for card, guides in self._topics:
            shown = [guide for guide in guides if guide.says(words)]
            for guide in guides:
                guide.setVisible(guide in shown)
            card.setVisible(bool(shown))
        if not words:
            self._found.hide()
            return
        if any(guide.says(words) for guide in self._guides):
            self._say(self.tr("Cards with these words:"))
        else:
            self._say(self.tr("No card has these words."))

    def _say(self, words: str) -> None:
        self._found.setText(words)
        self._found.show()
        announce(self._found, words)
