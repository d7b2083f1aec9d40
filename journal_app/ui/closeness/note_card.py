"""The note "where I am with closeness": a few plain answers, and own words. It asks for nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from journal_app.domain.closeness import ClosenessNote, Where, note_of
from journal_app.domain.entry import diary_day
from journal_app.ui.closeness.earlier_notes import EarlierNotes
from journal_app.ui.plan.words_area import WordsArea
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.fold import Fold
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.segmented_choice import SegmentedChoice


class NoteCard(Card):
    """One note a day at most; the next day begins with an empty one, and the earlier ones stay below."""

    changed = Signal()

    def __init__(self, theme: Theme, now: Callable[[], datetime]) -> None:
        super().__init__(theme, self.tr("Where I am"))
        self._now = now
        self._begun: datetime | None = None
        self._day: date | None = None
        self.names = {
            Where.NOT_YET: self.tr("Not yet"),
            Where.SOME: self.tr("Some closeness"),
            Where.WOULD_LIKE: self.tr("I would like to"),
            Where.DONT_KNOW: self.tr("I don’t know"),
        }
        about = self.tr(
            "For you alone. It is not a goal, and no date follows from it. “Not yet” is a whole answer."
        )
        self.choice = SegmentedChoice(
            theme, [(w.value, words) for w, words in self.names.items()], clearable=True
        )
        self.choice.setAccessibleName(self.tr("Where I am with closeness"))
        self.words = WordsArea(theme)
        self.words.setPlaceholderText(self.tr("In your own words, if you like"))
        self.words.setAccessibleName(self.tr("Where I am with closeness, in your own words"))
        self.earlier = EarlierNotes(theme, self.names, QLocale())
        self.fold = Fold(theme, self.tr("Earlier notes"), self._earlier_notes)
        self.earlier.come_after(self.fold.head)
        self.add(make_label(about, "muted"), self.choice, self.words, self.fold, self.earlier.strip)
        self.choice.chosen.connect(self._on_edited)
        self.words.written.connect(self._on_edited)
        self.earlier.changed.connect(self._on_earlier_changed)

    @property
    def notes(self) -> tuple[ClosenessNote, ...]:
        """Return all notes, the one in the form last; an empty one is none."""
        note = self._note()
        return self.earlier.notes if note is None else (*self.earlier.notes, note)

    def show_notes(self, notes: Sequence[ClosenessNote]) -> None:
        """Show today's note in the form, if there is one, and the others below."""
        self._day = diary_day(self._now())
        note = note_of(notes, self._day)
        self.earlier.show_notes(notes[:-1] if note else notes)
        self._begun = note.at if note else None
        self.choice.set_value(note.where.value or None if note else None)
        self.words.put(note.words if note else "")
        self._show_fold()

    def follow_day(self) -> None:
        """On another day, put the note of the last one to the earlier ones."""
        if self._day is not None and self._day != diary_day(self._now()):
            self.show_notes(self.notes)

    def _earlier_notes(self) -> QWidget:
        return self.earlier

    def _note(self) -> ClosenessNote | None:
        where = Where(self.choice.value or "")
        note = ClosenessNote(self._begun or self._now(), where, self.words.text())
        return None if note.is_empty else note

    def _on_edited(self) -> None:
        if self._begun is None:
            self._begun = self._now()
        self.changed.emit()

    def _on_earlier_changed(self) -> None:
        self._show_fold()
        self.changed.emit()

    def _show_fold(self) -> None:
        self.fold.setVisible(bool(self.earlier.notes))
