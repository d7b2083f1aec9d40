"""Bleeding day by day, what was taken, and a few words: for today or an earlier day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QLocale, Signal

from journal_app.domain.body import BodyNote
from journal_app.domain.care.events import FlowLevel
from journal_app.ui.check_ins.day_choice import DayChoice
from journal_app.ui.check_ins.note_field import NoteField
from journal_app.ui.journal.day_words import day_words
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.segmented_choice import SegmentedChoice

NOON = 12


class DayCard(Card):
    """What is chosen is stored at once, what is typed within a second. It stores nothing itself."""

    level_chosen = Signal(object, object)
    """The date, and the FlowLevel or None."""
    note_typed = Signal(object)
    """BodyNote of a day."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("Day by day"))
        self._theme = theme
        self._now: datetime | None = None
        self._date = date.min
        self._levels: Mapping[date, FlowLevel] = {}
        self._notes: dict[date, BodyNote] = {}
        self.choice = DayChoice(theme)
        self._question = make_label(self.tr("Bleeding"), "question")
        options = [
            (FlowLevel.NONE, self.tr("None")),
            (FlowLevel.SPOTTING, self.tr("Spotting")),
            (FlowLevel.LIGHT, self.tr("Light")),
            (FlowLevel.MEDIUM, self.tr("Medium")),
            (FlowLevel.HEAVY, self.tr("Heavy")),
        ]
        self.levels = SegmentedChoice(
            theme, [(level.value, words) for level, words in options], clearable=True
        )
        self.medicines = NoteField(theme)
        self.medicines.setAccessibleName(self.tr("Medicines you took that day"))
        self.medicines.setPlaceholderText(self.tr("Medicines you took, if any"))
        self.words = NoteField(theme)
        self.words.setAccessibleName(self.tr("A few words about that day"))
        self.add(self.choice, self._question, self.levels)
        self.add(make_label(self.tr("Medicines"), "small"), self.medicines)
        self.add(make_label(self.tr("Notes"), "small"), self.words)
        self.choice.day_chosen.connect(self._on_day)
        self.choice.closed.connect(self._on_closed)
        self.levels.chosen.connect(self._on_level)
        self.medicines.written.connect(self._on_typed)
        self.words.written.connect(self._on_typed)

    @property
    def day(self) -> date:
        """The day that is shown."""
        return self._date

    def begin(self, day: date, now: datetime) -> None:
        """Show a day."""
        self._now, self._date = now, day
        # At noon: the day of the body is that of the calendar, also after midnight.
        self.choice.show_day(day, now.replace(hour=NOON))
        words = day_words(QLocale(), day)
        self.levels.setAccessibleName(self.tr("Bleeding, {day}").format(day=words))
        self._fill()

    def show_levels(self, levels: Mapping[date, FlowLevel]) -> None:
        """Show what is noted of bleeding."""
        self._levels = levels
        self.choice.set_marked(frozenset(levels) | frozenset(self._notes))
        level = levels.get(self._date)
        self.levels.set_value(None if level is None else level.value)

    def show_notes(self, notes: tuple[BodyNote, ...]) -> None:
        """Know the notes of all days."""
        self._notes = {note.day: note for note in notes}
        self._fill()

    @property
    def notes(self) -> tuple[BodyNote, ...]:
        """All notes as they stand now, oldest first."""
        return tuple(self._notes[day] for day in sorted(self._notes) if not self._notes[day].is_empty)

    def _fill(self) -> None:
        self.show_levels(self._levels)
        note = self._notes.get(self._date, BodyNote(self._date))
        for field, words in ((self.medicines, note.medicines), (self.words, note.words)):
            if field.text() != words:
                field.put(words)

    def _on_day(self, day: date) -> None:
        assert self._now
        self.begin(day, self._now)
        announce(self, day_words(QLocale(), day))

    def _on_closed(self) -> None:
        self.levels.setFocus()

    def _on_level(self, value: str | None) -> None:
        self.level_chosen.emit(self._date, None if value is None else FlowLevel(value))

    def _on_typed(self) -> None:
        before = self._notes.get(self._date, BodyNote(self._date))
        note = replace(before, words=self.words.text(), medicines=self.medicines.text())
        if note != before:
            self._notes[self._date] = note
            self.note_typed.emit(note)
