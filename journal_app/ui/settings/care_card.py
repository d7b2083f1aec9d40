"""Care in the settings: notes on or off, quiet mode, a reminder, and what was shown and answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial

from PySide6.QtCore import QLocale, QTime, Signal
from PySide6.QtWidgets import QCheckBox

from journal_app.domain.errors import Trouble
from journal_app.domain.locked_settings import LockedSettings
from journal_app.domain.reminder import first_reminder, read_reminder
from journal_app.domain.settings import JournalSettings
from journal_app.render.short_dates import day_and_month
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.journal.day_words import as_time, time_pattern
from journal_app.ui.settings.care_history import CareHistory
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.date_field import TimeField
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label

EVENING = time(20, 0)
"""The time a reminder has until another is chosen."""

PERIODS = (7, 14, 30)
"""Days of quiet mode that can be chosen."""


class CareCard(Card):
    """Four small things. What is chosen is kept at once."""

    journal_wished = Signal(object)
    """JournalSettings with care notes on or off."""
    locked_wished = Signal(object)
    """LockedSettings with another reminder."""
    quiet_changed = Signal(object)
    """Last date of quiet mode, or None: it has ended."""

    def __init__(
        self,
        theme: Theme,
        lane: Lane,
        opened: OpenJournal,
        settings: JournalSettings,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(theme, self.tr("Check-ins and care"))
        self._theme = theme
        self._lane = lane
        self._opened = opened
        self._settings = settings
        self._locked = LockedSettings()
        self._now = now
        self._quiet_until: date | None = None
        self.notes = QCheckBox(self.tr("Care notes"))
        self._notes_words = make_label(
            self.tr(
                "When something stays heavy, Rosemary may suggest talking to someone."
                " For that it counts your own answers."
                " Help after an answer about suicide still comes without these notes."
            ),
            "muted",
        )
        self._quiet_words = make_label("", "question")
        self._quiet_more = make_label(
            self.tr(
                "Until that day there are no notes and no invitations."
                " The help screen and signs of the body still come."
            ),
            "muted",
        )
        self.periods = {days: make_button(self._period_words(days), "plain") for days in PERIODS}
        self.end_quiet = make_button(self.tr("End quiet mode"), "plain")
        self.reminds = QCheckBox(self.tr("A daily reminder"))
        self.at = TimeField(self._theme)
        self._reminds_words = make_label(
            self.tr(
                "While Rosemary runs, also when it is locked. It says nothing of what it is for."
                " After the help screen, none comes that day."
            ),
            "muted",
        )
        self.history = CareHistory(theme, lane, opened, now)
        self.message = InlineMessage(theme)
        self._lay_out()
        self._connect()
        self._measure_lines()
        theme.changed.connect(self._measure_lines)

    def enter(self) -> None:
        """Read from the journal what is on now."""
        self._lane.run(
            partial(self._opened.care.quiet_until, self._now()), self._show_quiet, self._on_trouble
        )
        self.history.fold()

    def show_settings(self, settings: JournalSettings, locked: LockedSettings) -> None:
        """Show what is chosen."""
        self._settings, self._locked = settings, locked
        self.notes.setChecked(settings.care_prompts)
        moment = read_reminder(locked.next_reminder)
        self.reminds.setChecked(moment is not None)
        self.at.setEnabled(moment is not None)
        if moment is not None and as_time(self.at.time()) != moment.time():
            self.at.setTime(QTime(moment.hour, moment.minute))

    def _lay_out(self) -> None:
        self.notes.setAccessibleDescription(self._notes_words.text())
        self.reminds.setAccessibleDescription(self._reminds_words.text())
        self.at.setAccessibleName(self.tr("Time of the reminder"))
        self.at.setDisplayFormat(time_pattern(QLocale()))
        self.at.setTime(QTime(EVENING.hour, EVENING.minute))
        self._quiet_line, self._reminder_line = FlowLayout(), FlowLayout()
        for button in (*self.periods.values(), self.end_quiet):
            self._quiet_line.addWidget(button)
        self._reminder_line.addWidget(self.reminds)
        self._reminder_line.addWidget(self.at)
        self.add(self.notes, self._notes_words, self._quiet_words)
        self.body.addLayout(self._quiet_line)
        self.add(self._quiet_more)
        self.body.addLayout(self._reminder_line)
        self.add(self._reminds_words, self.history, self.message)
        self._show_quiet(None)

    def _connect(self) -> None:
        self.notes.toggled.connect(self._on_notes)
        for days, button in self.periods.items():
            button.clicked.connect(partial(self._on_period, days))
        self.end_quiet.clicked.connect(self._on_end)
        self.reminds.toggled.connect(self._on_reminds)
        self.at.editingFinished.connect(self._on_time)

    def _show_quiet(self, until: date | None) -> None:
        self._quiet_until = until
        self.end_quiet.setVisible(until is not None)
        if until is None:
            self._quiet_words.setText(self.tr("Quiet mode, for a while without notes"))
        else:
            day = day_and_month(QLocale(), until)
            self._quiet_words.setText(self.tr("Quiet mode is on until {day}.").format(day=day))

    def _period_words(self, days: int) -> str:
        return {7: self.tr("For a week"), 14: self.tr("For two weeks"), 30: self.tr("For a month")}[days]

    def _on_notes(self, is_on: bool) -> None:
        if is_on != self._settings.care_prompts:
            self._settings = replace(self._settings, care_prompts=is_on)
            self.journal_wished.emit(self._settings)

    def _on_period(self, days: int) -> None:
        now = self._now()
        until = now.date() + timedelta(days=days)
        work = partial(self._opened.care.be_quiet, until, now)
        self._lane.run(work, partial(self._on_quiet, until), self._on_trouble)

    def _on_end(self) -> None:
        work = partial(self._opened.care.end_quiet, self._now())
        self._lane.run(work, partial(self._on_quiet, None), self._on_trouble)

    def _on_quiet(self, until: date | None, _nothing: object) -> None:
        if until is None:
            self.periods[PERIODS[0]].setFocus()
        self.message.clear()
        self._show_quiet(until)
        self.history.fold()
        self.quiet_changed.emit(until)

    def _on_reminds(self, is_on: bool) -> None:
        if is_on != (read_reminder(self._locked.next_reminder) is not None):
            self._remind(as_time(self.at.time()) if is_on else None)

    def _on_time(self) -> None:
        at = as_time(self.at.time())
        moment = read_reminder(self._locked.next_reminder)
        if moment is not None and moment.time() != at:
            self._remind(at)

    def _remind(self, at: time | None) -> None:
        until = self._quiet_until
        not_before = None if until is None else until + timedelta(days=1)
        stored = "" if at is None else first_reminder(at, self._now(), not_before)
        self.locked_wished.emit(self._locked._replace(next_reminder=stored))

    def _on_trouble(self, trouble: Trouble) -> None:
        self.message.show_words(trouble.words, "trouble")

    def _measure_lines(self) -> None:
        for line in (self._quiet_line, self._reminder_line):
            line.setSpacing(self._theme.px(8))
