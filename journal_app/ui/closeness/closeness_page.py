"""The page Closeness: a private note, words for a talk, cards to read or to give, and where to get help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.content.library import Library
from journal_app.content.values import Conversation
from journal_app.domain.closeness import NOTHING_KEPT, ClosenessRecords
from journal_app.domain.words import ChosenWords
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.closeness.note_card import NoteCard
from journal_app.ui.closeness.own_texts import OwnTexts
from journal_app.ui.closeness.saying import Reading, Saying, Talk
from journal_app.ui.closeness.talks import NOT_YET, readings, safety, sayings, talks
from journal_app.ui.keeper import ListKeeper
from journal_app.ui.kept_page import KeptInnerPage
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.page_head import PageHead
from journal_app.ui.widgets.scroll_page import ScrollPage


class ClosenessPage(KeptInnerPage):
    """Cards below each other. They appear once it is known what is stored: nothing is written over it."""

    help_asked = Signal()
    alone_wanted = Signal(str, bool)
    """A text to fill the window, and whether the journal is to lock behind it."""

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        opened: OpenJournal,
        library: Library,
        now: Callable[[], datetime],
    ) -> None:
        kept = opened.closeness
        keeper = ListKeeper(tasks.short, kept.records, kept.save, NOTHING_KEPT)
        super().__init__(theme, keeper, ScrollPage(theme, 760))
        self._opened = opened
        self._library = library
        self._shown_for: ChosenWords | None = None
        self.own = OwnTexts(self)
        self.note = NoteCard(theme, now)
        self.help_button = make_button(self.tr("Get help now"), "plain")
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

    def start(self) -> None:
        """Begin with the note, of this day."""
        self.note.follow_day()
        self._show_texts()
        self.note.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_kept(self, kept: object) -> None:
        """Show the notes and the texts, in the person's own words where there are some."""
        assert isinstance(kept, ClosenessRecords)
        self.own.show_kept(kept.own_words)
        self.note.show_notes(kept.notes)
        self._show_texts()
        self._cards.show()

    def _connect(self) -> None:
        self.help_button.clicked.connect(self.help_asked)
        self.note.changed.connect(self._on_edited)
        self.own.changed.connect(self._on_edited)

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

    def _on_edited(self) -> None:
        self._keeper.want(ClosenessRecords(self.note.notes, self.own.kept))

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(20))
