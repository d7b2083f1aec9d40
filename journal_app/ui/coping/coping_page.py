"""The Coping page: exercises, and the five ways to cope as things to do, each folded behind its title."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.content.library import Library
from journal_app.content.values import Conversation
from journal_app.domain.coping import NOTHING_KEPT, CopingRecords, ExerciseTurn
from journal_app.domain.errors import ContentBroken, Trouble
from journal_app.domain.support import Person
from journal_app.domain.words import Partner
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.coping.exercise_desk import ExerciseDesk
from journal_app.ui.coping.groups import Groups
from journal_app.ui.coping.leads import Leads
from journal_app.ui.coping.reach_out import ReachOut
from journal_app.ui.coping.time_off import TimeOff
from journal_app.ui.coping.way import Way
from journal_app.ui.keeper import ListKeeper
from journal_app.ui.kept_page import KeptPage
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.translation import words_of
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.page_head import PageHead
from journal_app.ui.widgets.scroll_page import ScrollPage

TALKS = ("family", "friends", "partner", "employer")
"""Whose sentences can begin a draft; a partner's only if the person did not say that there is none."""


class CopingPage(KeptPage):
    """What is kept is read when the page is first opened; nothing can be typed before that."""

    page_asked = Signal(str)
    """A page that one of the ways leads to ("plan", "prompts", "letter", "remember"), or "help"."""
    large_wanted = Signal(str, str)
    country_chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        opened: OpenJournal,
        library: Library,
        country: Callable[[], str],
        leads_to: Callable[[], Collection[str]],
        now: Callable[[], datetime],
    ) -> None:
        """`leads_to`: the pages that can be led to now."""
        kept = opened.coping
        super().__init__(theme, ListKeeper(tasks.short, kept.records, kept.save, NOTHING_KEPT))
        self._tasks = tasks
        self._opened = opened
        self._library = library
        self._country = country
        self._leads_to = leads_to
        self._records = NOTHING_KEPT
        self._asked_for = ""
        self.desk = ExerciseDesk(theme, library, now, self)
        self.exercises = self.desk.card
        self._scroll = ScrollPage(theme, 760)
        self.ways = self._made_ways()
        self._connect()
        self._lay_out()

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.tr("Coping")

    def enter(self) -> None:
        """Begin at the top, in the words the person chose."""
        word = self._opened.settings.words.word
        for way in self.ways.values():
            way.follow(word, self._leads_to())
        for lead in self.findChildren(Leads):
            lead.refresh()
        for groups in self.findChildren(Groups):
            groups.refresh()
        self._scroll.verticalScrollBar().setValue(0)
        self._keeper.read()
        self._read_people()
        self._begin_focus()

    def leave(self) -> None:
        """Store at once what was typed a moment ago; an exercise ends."""
        self.desk.end()
        super().leave()

    def hideEvent(self, event: QHideEvent) -> None:
        """Something stands over the page now, or the journal locks: an exercise makes way for it."""
        self.desk.end()
        super().hideEvent(event)

    def begin_exercise(self, exercise_id: str) -> None:
        """Show an exercise across the window, as soon as it is known what is kept."""
        if not self._keeper.has_read:
            self._asked_for = exercise_id
            return
        self.desk.begin(exercise_id)

    def _made_ways(self) -> dict[str, Way]:
        made = (
            ("reach-out", self.tr("Reach out"), self._built_reach_out),
            ("support-group", self.tr("Find a support group"), self._built_groups),
            ("journal", self.tr("Keep a journal"), self._built_journal),
            ("time-off", self.tr("Time off work"), self._built_time_off),
            ("memorial", self.tr("Make a keepsake"), self._built_memorial),
        )
        return {id: Way(self._theme, self._library, id, title, build) for id, title, build in made}

    def _connect(self) -> None:
        self.exercises.rearranged.connect(self._keep_reading_order)
        self.desk.turns_changed.connect(self._on_turns)
        self.desk.help_asked.connect(partial(self.page_asked.emit, "help"))

    def _lay_out(self) -> None:
        line = self.tr("Some things to try on a hard day. None of them has to be done, or done well.")
        self._five = Card(self._theme, self.tr("Five ways that help some people"))
        self._five.body.setSpacing(self._theme.px(4))
        self._five.add(*self.ways.values())
        self._scroll.add(PageHead(self._theme, self.title, line), self.message)
        self._scroll.body.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        self._scroll.add(self.exercises, self._five)
        self._scroll.body.addStretch()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._scroll)
        self.exercises.hide()
        self._five.hide()

    # ---- the ways

    def _built_reach_out(self) -> QWidget:
        tool = ReachOut(self._theme, self._talks, self._word, self._records.tellings)
        tool.changed.connect(self._on_tellings)
        tool.rearranged.connect(self.ways["reach-out"].order_stops)
        tool.plan_asked.connect(partial(self.page_asked.emit, "plan"))
        tool.large_wanted.connect(self.large_wanted)
        self._read_people()
        return tool

    def _built_groups(self) -> QWidget:
        tool = Groups(self._theme, self._library, self._country)
        tool.large_wanted.connect(self.large_wanted)
        tool.country_chosen.connect(self.country_chosen)
        tool.rearranged.connect(self.ways["support-group"].order_stops)
        return tool

    def _built_journal(self) -> QWidget:
        leads = [("prompts", self.tr("Find a place to start")), ("letter", self.tr("A letter, never sent"))]
        return self._leads(leads)

    def _built_time_off(self) -> QWidget:
        try:
            texts = self._library.letter_texts()
        except ContentBroken as broken:
            return make_label(words_of(broken), "question")
        tool = TimeOff(self._theme, texts, self._records.letter, self._tasks.long)
        tool.changed.connect(self._on_letter)
        return tool

    def _built_memorial(self) -> QWidget:
        leads = [("remember", self.tr("Open Remember")), ("letter", self.tr("Write a letter, never sent"))]
        return self._leads(leads)

    def _leads(self, pages: list[tuple[str, str]]) -> Leads:
        leads = Leads(self._theme, pages, self._leads_to)
        leads.page_asked.connect(self.page_asked)
        return leads

    def _talks(self) -> tuple[Conversation, ...]:
        no_partner = self._opened.settings.words.partner is Partner.NO
        try:
            talks = {talk.id: talk for talk in self._library.conversations()}
        except ContentBroken:
            return ()
        wanted = [name for name in TALKS if not (name == "partner" and no_partner)]
        return tuple(talks[name] for name in wanted if name in talks)

    def _word(self) -> str | None:
        return self._opened.settings.words.own_line_word

    def _read_people(self) -> None:
        if self.findChild(ReachOut) is not None or self.ways["reach-out"].is_open:
            self._tasks.short.run(self._opened.support.people, self._on_people, self._on_people_trouble)

    def _on_people(self, people: tuple[Person, ...]) -> None:
        for tool in self.findChildren(ReachOut):
            tool.show_people(people)

    def _on_people_trouble(self, trouble: Trouble) -> None:
        self.message.show_words(trouble.words, "trouble")

    # ---- keeping

    def _keep(self, records: CopingRecords) -> None:
        self._records = records
        self._keeper.want(records)

    def _on_turns(self, turns: tuple[ExerciseTurn, ...]) -> None:
        self._keep(replace(self._records, turns=turns))
        if not turns:
            self.message.show_words(self.tr("What you noted about the exercises is gone."))
            self._begin_focus()

    def _on_tellings(self) -> None:
        for tool in self.findChildren(ReachOut):
            self._keep(replace(self._records, tellings=tool.tellings))

    def _on_letter(self) -> None:
        for tool in self.findChildren(TimeOff):
            self._keep(replace(self._records, letter=tool.letter))

    def show_kept(self, kept: object) -> None:
        """Show the ways to cope, and the exercises, what helped first."""
        assert isinstance(kept, CopingRecords)
        self._records = kept
        self.exercises.show()
        self._five.show()
        self.desk.show_turns(kept.turns)
        self._begin_focus()
        if self._asked_for:
            asked, self._asked_for = self._asked_for, ""
            self.begin_exercise(asked)

    def _keep_reading_order(self) -> None:
        for first, second in pairwise([self._again, *self.exercises.stops]):
            QWidget.setTabOrder(first, second)

    def _begin_focus(self) -> None:
        if self.exercises.isVisible() and self.exercises.rows:
            self.exercises.rows[0].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_read_failed(self, trouble: Trouble) -> None:
        super()._on_read_failed(trouble)
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)
