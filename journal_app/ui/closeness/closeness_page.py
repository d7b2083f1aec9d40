"""The page Closeness: a private note, words for a talk, cards to read or to give, and where to get help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.content.library import Library
from journal_app.content.values import Conversation
from journal_app.domain.closeness import NOTHING_KEPT, ClosenessRecords
from journal_app.domain.errors import Trouble
from journal_app.domain.words import ChosenWords
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.closeness.note_card import NoteCard
from journal_app.ui.closeness.own_texts import OwnTexts
from journal_app.ui.closeness.saying import Reading, Saying, Talk
from journal_app.ui.closeness.talks import NOT_YET, readings, safety, sayings, talks
from journal_app.ui.journal.save_word import SaveWord
from journal_app.ui.page import Page
from journal_app.ui.plan.list_keeper import ListKeeper
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.page_head import PageHead
from journal_app.ui.widgets.scroll_page import ScrollPage


class ClosenessPage(Page):
    """Cards below each other. They appear once it is known what is stored: nothing is written over it."""

    closed = Signal()
    help_asked = Signal()
    alone_wanted = Signal(str, bool)
    """A text to fill the window, and whether the journal is to lock behind it."""
    save_failed = Signal(object)
    """Trouble; the words stay on the page and are tried again."""
    save_recovered = Signal()

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        opened: OpenJournal,
        library: Library,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._opened = opened
        self._library = library
        self._shown_for: ChosenWords | None = None
        kept = opened.closeness
        self._keeper = ListKeeper(tasks.short, kept.records, kept.save, NOTHING_KEPT, self)
        self.own = OwnTexts(self)
        self.note = NoteCard(theme, now)
        self._back = make_button(self.tr("Back"), "plain")
        self._save_word = SaveWord()
        self.message = InlineMessage(theme)
        self._again = make_button(self.tr("Read again"), "plain")
        self._again.hide()
        self.help_button = make_button(self.tr("Get help now"), "plain")
        self._scroll = ScrollPage(theme, 760)
        self._cards = QWidget()
        self._column = QVBoxLayout(self._cards)
        self._texts: list[Card] = []
        self.readings: list[Reading] = []
        self.talks: list[Talk] = []
        self.not_yet: list[Saying] = []
        self._connect()
        self._lay_out()
        self._measure()
        theme.changed.connect(self._measure)

    def enter(self) -> None:
        """Begin at the top; the cards come when they have been read."""
        self._scroll.verticalScrollBar().setValue(0)
        if self._keeper.has_read:
            self.note.follow_day()
            self._show_texts()
            self.note.choice.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
            self._keeper.read()

    def leave(self) -> None:
        """Store at once what was typed a moment ago."""
        self._keeper.flush(_nothing)

    def hideEvent(self, event: QHideEvent) -> None:
        """Something stands over the page now."""
        super().hideEvent(event)
        self._keeper.flush(_nothing)

    def flush(self, then: Callable[[], None]) -> None:
        """Store what is not stored yet, then call `then`; it is not called if storing fails."""
        self._keeper.flush(then)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self._back.clicked.connect(self.closed)
        self._again.clicked.connect(self._keeper.read)
        self.help_button.clicked.connect(self.help_asked)
        self.note.changed.connect(self._on_edited)
        self.own.changed.connect(self._on_edited)
        self._keeper.was_read.connect(self._on_read)
        self._keeper.read_failed.connect(self._on_read_failed)
        self._keeper.failed.connect(self._on_failed)
        self._keeper.recovered.connect(self._on_recovered)
        self._keeper.state_changed.connect(self._save_word.follow)

    def _lay_out(self) -> None:
        line = self.tr("A note for yourself, ways to say “not yet”, and words for a talk.")
        head = PageHead(self._theme, self.tr("Closeness"), line, back=self._back, status=self._save_word)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.note)
        self._cards.hide()
        self._scroll.add(head, self.message)
        self._scroll.body.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        self._scroll.add(self._cards)
        self._scroll.body.addStretch()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._scroll)

    def _show_texts(self) -> None:
        """Build the texts, or build them anew for other words the person chose."""
        words = self._opened.settings.words
        if self._shown_for == words:
            return
        self._shown_for = words
        for card in self._texts:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        found = talks(self._library, words)
        self._texts = [
            *(self._not_yet_card(talk) for talk in found if talk.id == NOT_YET),
            self._talks_card([talk for talk in found if talk.id != NOT_YET]),
            self._readings_card(words),
            self._safety_card(words),
        ]
        for card in self._texts:
            self._column.addWidget(card)

    def _not_yet_card(self, talk: Conversation) -> Card:
        card = self._card(talk.title, self.tr("Short sentences. Each opens to be copied, changed or shown."))
        self.not_yet = self._sayings(talk)
        card.add(*self.not_yet)
        return card

    def _talks_card(self, found: Sequence[Conversation]) -> Card:
        about = self.tr("Sentences to begin with, to be said, read out or given. Nothing is sent from here.")
        card = self._card(self.tr("To begin a talk"), about)
        self.talks = [Talk(self._theme, talk.title, partial(self._sayings, talk)) for talk in found]
        card.add(*self.talks)
        return card

    def _readings_card(self, words: ChosenWords) -> Card:
        about = self.tr("To read for yourself, or to give to someone. No clinician has reviewed them.")
        card = self._card(self.tr("To read or to share"), about)
        self.readings = [Reading(self._theme, given, self.own) for given in readings(self._library, words)]
        for reading in self.readings:
            reading.alone_wanted.connect(self.alone_wanted)
        card.add(*self.readings)
        return card

    def _safety_card(self, words: ChosenWords) -> Card:
        about = self.tr(
            "No one may push you. You don’t have to talk it over with someone who scares you."
            " Get help now has numbers to call, also for this."
        )
        card = self._card(self.tr("If it does not feel safe"), about)
        given = safety(self._library, words)
        if given is not None:
            self.safety = Reading(self._theme, given, self.own)
            self.safety.alone_wanted.connect(self.alone_wanted)
            card.add(self.safety)
        card.body.addWidget(self.help_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _card(self, title: str, about: str) -> Card:
        card = Card(self._theme, title)
        card.body.setSpacing(self._theme.px(4))
        card.add(make_label(about, "muted"))
        return card

    def _sayings(self, talk: Conversation) -> list[Saying]:
        found = [
            Saying(self._theme, given, self.own)
            for given in sayings(talk, self._opened.settings.words, self.own)
        ]
        for saying in found:
            saying.alone_wanted.connect(self.alone_wanted)
        return found

    def _on_read(self, kept: ClosenessRecords) -> None:
        begins = self.window().focusWidget() in (self._back, self._again)
        self.message.clear()
        self._again.hide()
        self.own.show_kept(kept.own_words)
        self.note.show_notes(kept.notes)
        self._show_texts()
        self._cards.show()
        if begins:
            self.note.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_read_failed(self, trouble: Trouble) -> None:
        self.message.show_words(trouble.words, "trouble")
        self._again.show()

    def _on_edited(self) -> None:
        self._keeper.want(ClosenessRecords(self.note.notes, self.own.kept))

    def _on_failed(self, trouble: Trouble) -> None:
        if self.message.words != trouble.words:  # said once, not at every attempt
            self.message.show_words(trouble.words, "trouble")
        self.save_failed.emit(trouble)

    def _on_recovered(self) -> None:
        self.message.clear()
        self.save_recovered.emit()

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(20))


def _nothing() -> None:
    """What follows when nobody waits for the page to be stored."""
