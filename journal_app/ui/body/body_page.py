"""The Body page: what was noted day by day, what a provider said, and what the rules read from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from journal_app.content.library import Library
from journal_app.domain.body import BodyNote, Change, TemperatureUnit
from journal_app.domain.care.body_call import CallFacts
from journal_app.domain.care.events import Body, Event, Flow, FlowLevel, GoAhead, Pad, Rate, WaitUntil
from journal_app.domain.errors import Trouble
from journal_app.domain.settings import JournalSettings
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.body.ask_card import ASK, AskCard
from journal_app.ui.body.chart_card import ChartCard
from journal_app.ui.body.day_card import DayCard
from journal_app.ui.body.guides_card import GuidesCard
from journal_app.ui.body.log_card import LogCard
from journal_app.ui.body.pads_card import PadsCard
from journal_app.ui.body.provider_card import ProviderCard
from journal_app.ui.body.readiness_card import ReadinessCard
from journal_app.ui.body.said import Offer, answer_event
from journal_app.ui.body.sign_card import SignCard
from journal_app.ui.body.signs_card import SignsCard
from journal_app.ui.care.care_desk import CareDesk, Look
from journal_app.ui.check_ins.door_card import DoorCard
from journal_app.ui.keeper import ListKeeper
from journal_app.ui.page import Page
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.columns import Columns
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.into_view import bring_into_view
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.scroll_page import ScrollPage

TWO_COLUMNS_FROM = 800
"""Width of the page, in pixels before scaling, from which there are two columns."""

IN_FAHRENHEIT = ("US", "LR", "BS", "KY", "FM", "MH", "PW")
"""Countries in which a temperature is mostly taken in °F."""


@dataclass(frozen=True, slots=True)
class BodyNow:
    """What was noted, and what the rules say of it."""

    entries: tuple[Event, ...] = field(repr=False)
    look: Look


class BodyPage(Page):
    """Everything on it can be left out. What is chosen is stored at once and can be changed or deleted."""

    settings_wished = Signal(object)
    """JournalSettings with another unit, or with the note about birth control shown or hidden."""
    card_asked = Signal(str)
    """Id of a guidance card."""
    help_asked = Signal()
    page_asked = Signal(str)
    """A page that belongs to this one."""
    save_failed = Signal(object)
    save_recovered = Signal()

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        opened: OpenJournal,
        library: Library,
        desk: CareDesk,
        country: Callable[[], str],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._lane = tasks.short
        self._opened = opened
        self._library = library
        self._desk = desk
        self._country = country
        self._now = now
        self._today: date | None = None
        self._entries: tuple[Event, ...] = ()
        self.ask: AskCard | None = None
        self.message = InlineMessage(theme)
        self.sign = SignCard(theme, library)
        self.day = DayCard(theme)
        self.pads = PadsCard(theme, now)
        self.signs = SignsCard(theme, now)
        self.provider = ProviderCard(theme, now)
        self.readiness = ReadinessCard(theme, library)
        self.chart = ChartCard(theme)
        self.log = LogCard(theme)
        self.guides = GuidesCard(theme, library)
        self.closeness = DoorCard(
            theme,
            self.tr("Closeness"),
            self.tr("A note for yourself, ways to say “not yet”, and words for a talk."),
            self.tr("Open Closeness"),
        )
        notes = opened.body_notes
        self.keeper = ListKeeper(self._lane, notes.all, notes.save, (), self)
        self._lay_out()
        self._connect()
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.tr("Body")

    def enter(self) -> None:
        """Show what is noted now, and today; the focus on the day's bleeding."""
        now = self._now()
        if now.date() != self._today:
            self._today = now.date()
            self.day.begin(now.date(), now)
        self.guides.show_for(self._opened.settings.words.word)
        self.signs.show_unit(self._unit())
        self.keeper.read()
        self._read()
        self._scroll.verticalScrollBar().setValue(0)
        self.day.levels.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self, then: Callable[[], None]) -> None:
        """Store the notes and what was chosen, then call `then`; it is not called if storing fails."""
        self.keeper.flush(then)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go from two columns to one when there is no room for two."""
        super().resizeEvent(event)
        self._measure()

    def _lay_out(self) -> None:
        self._scroll = ScrollPage(self._theme)
        self._top = QVBoxLayout()
        about = self.tr("You can note what you like, when you like. Nothing has to be filled in.")
        for widget in (make_label(self.title, "title"), make_label(about, "muted"), self.message):
            self._top.addWidget(widget)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        left: list[Card] = [self.day, self.pads, self.signs, self.provider, self.closeness]
        right: list[Card] = [self.readiness, self.chart, self.log, self.guides]
        for column, cards in ((self._left, left), (self._right, right)):
            for card in cards:
                column.addWidget(card)
        self._left.addStretch(1)
        self._right.addStretch(1)
        self._columns = Columns(1, 1)
        self._columns.addLayout(self._left)
        self._columns.addLayout(self._right)
        self._scroll.body.addLayout(self._top)
        self._scroll.add(self.sign)
        self._scroll.body.addLayout(self._columns)
        self._scroll.body.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._scroll)

    def _connect(self) -> None:
        changes = self._desk.changes
        self.day.level_chosen.connect(self._on_level)
        self.day.note_typed.connect(self._on_note)
        for card in (self.pads, self.signs, self.provider, self.log):
            card.made.connect(changes.make)
        self.signs.unit_chosen.connect(self._on_unit)
        self.log.edit_asked.connect(self._on_edit)
        self.readiness.note_wished.connect(self._on_note_wished)
        self.sign.screen_asked.connect(self._desk.body_wanted)
        self.guides.card_asked.connect(self.card_asked)
        self.guides.help_asked.connect(self.help_asked)
        self.closeness.asked.connect(partial(self.page_asked.emit, "closeness"))
        changes.kept.connect(self._on_kept)
        changes.failed.connect(self._on_failed)
        changes.recovered.connect(self.message.clear)
        self.keeper.was_read.connect(self.day.show_notes)
        self.keeper.read_failed.connect(self._on_trouble)
        self.keeper.failed.connect(self._on_notes_failed)
        self.keeper.recovered.connect(self._on_notes_recovered)

    def _read(self) -> None:
        work = partial(_read, self._opened, self._now(), self._desk.changes.unsaved)
        self._lane.run(work, self._on_read, self._on_trouble)

    def _on_read(self, noted: BodyNow) -> None:
        now, found = self._now(), noted.look.found
        self._entries = noted.entries
        levels = {entry.day: entry.level for entry in noted.entries if isinstance(entry, Flow)}
        self.day.show_levels(levels)
        self.pads.show_entries(noted.entries, now)
        self.readiness.show_found(found, shows_note=self._opened.settings.contraception_info)
        self.chart.show_entries(noted.entries, now.date())
        self.log.show_entries(noted.entries, now)
        self.sign.show_look(noted.look)
        self._show_ask(noted.look)

    def _show_ask(self, look: Look) -> None:
        """Ask whether what is past is still there, as long as that is asked."""
        if self.ask is not None:
            self._scroll.body.removeWidget(self.ask)
            self.ask.hide()
            self.ask.deleteLater()
            self.ask = None
        if ASK in look.found.show:
            self.ask = AskCard(self._theme, self._library, look.found)
            self.ask.answered.connect(self._on_answered)
            self._scroll.body.insertWidget(1, self.ask)

    def _on_answered(self, offer: Offer) -> None:
        self._desk.changes.make(Change(put=(answer_event(offer, self._now()),)))
        self.day.levels.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_level(self, day: date, level: FlowLevel | None) -> None:
        """What was noted for the day before goes: a date has one amount, the last one chosen."""
        before = tuple(entry for entry in self._entries if isinstance(entry, Flow) and entry.day == day)
        put = () if level is None else (Flow(at=self._now(), day=day, level=level),)
        self._entries = tuple(entry for entry in self._entries if entry not in before) + put
        self._desk.changes.make(Change(out=before, put=put))

    def _on_note(self, _note: BodyNote) -> None:
        if self.keeper.has_read:
            self.keeper.want(self.day.notes)

    def _on_edit(self, entry: Event) -> None:
        card: Card
        match entry:
            case Flow(day=day):
                self.day.begin(day, self._now())
                self.day.levels.setFocus(Qt.FocusReason.OtherFocusReason)
                card = self.day
            case Pad() | Rate():
                self.pads.edit(entry)
                card = self.pads
            case Body():
                self.signs.edit(entry)
                card = self.signs
            case GoAhead() | WaitUntil():
                self.provider.edit(entry)
                card = self.provider
            case _:
                return
        bring_into_view(card)

    def _unit(self) -> TemperatureUnit:
        kept = self._opened.settings.temperature_unit
        if kept:
            return TemperatureUnit(kept)
        fahrenheit = self._country() in IN_FAHRENHEIT
        return TemperatureUnit.FAHRENHEIT if fahrenheit else TemperatureUnit.CELSIUS

    def _on_unit(self, unit: str) -> None:
        self.signs.show_unit(TemperatureUnit(unit))
        if unit != self._opened.settings.temperature_unit:
            self._wish(replace(self._opened.settings, temperature_unit=unit))

    def _on_note_wished(self, shown: bool) -> None:
        self._wish(replace(self._opened.settings, contraception_info=shown))

    def _wish(self, settings: JournalSettings) -> None:
        work = partial(self._opened.save_settings, settings)
        self._lane.run(work, partial(self._on_settings, settings), self._on_trouble)

    def _on_settings(self, settings: JournalSettings, _nothing: None) -> None:
        self.settings_wished.emit(settings)
        self._read()

    def _on_kept(self) -> None:
        self.message.clear()
        self._read()

    def _on_failed(self, trouble: Trouble) -> None:
        self._on_trouble(trouble)
        self._read()

    def _on_notes_failed(self, trouble: Trouble) -> None:
        self._on_trouble(trouble)
        self.save_failed.emit(trouble)

    def _on_notes_recovered(self) -> None:
        self.message.clear()
        self.save_recovered.emit()

    def _on_trouble(self, trouble: Trouble) -> None:
        if self.message.words != trouble.words:  # said once, not at every attempt
            self.message.show_words(trouble.words, "trouble")

    def _measure(self) -> None:
        px = self._theme.px
        self._columns.stand_beside(self.width() >= px(TWO_COLUMNS_FROM))
        self._columns.setSpacing(px(20))
        self._top.setSpacing(px(6))
        for column in (self._left, self._right):
            column.setSpacing(px(20))


def _read(opened: OpenJournal, now: datetime, unsaved: tuple[Change, ...]) -> BodyNow:
    care = opened.care
    found = care.look(now, opened.settings, unsaved)
    call: CallFacts | None = care.call_facts(now, opened.settings, unsaved) if found.flags else None
    return BodyNow(tuple(care.body_log(unsaved)), Look(found, (), call))
