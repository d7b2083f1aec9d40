"""Rows in the box: what somebody said, and a date that matters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.memorial import KeptDate, WordsFrom
from journal_app.ui.journal.day_words import as_date
from journal_app.ui.plan.row import Row
from journal_app.ui.plan.words_area import WordsArea
from journal_app.ui.remember.when_field import QuietDate
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.segmented_choice import SegmentedChoice

_YEARLY, _ONCE = "yearly", "once"


class WordsRow(Row):
    """Who, and the words. Either may stay empty."""

    def __init__(self, theme: Theme, given: WordsFrom | None = None) -> None:
        super().__init__(theme)
        known = given or WordsFrom()
        self._theme = theme
        self.who = _line(known.who, self.tr("Who"))
        self.words = WordsArea(theme)
        self.words.put(known.words)
        self.words.setPlaceholderText(self.tr("Their words"))
        self._top = _top(self.who, self.tools)
        self._column = _column(self, self._top, self.words)
        self.who.textEdited.connect(self._on_edited)
        self.words.written.connect(self.changed)
        self.name_all()
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def given(self) -> WordsFrom:
        """Return what is written."""
        return WordsFrom(self.who.text(), self.words.text())

    @property
    def is_empty(self) -> bool:
        """True if neither is written."""
        return self.given.is_empty

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """Return who and the words."""
        return (self.who, self.words)

    def name_all(self) -> None:
        """Name the fields and buttons by the person."""
        place = self.tr("words {0}").format(self.number)
        whose = self.who.text().strip() or place
        self.who.setAccessibleName(self.tr("Who said {0}").format(place))
        self.words.setAccessibleName(self.tr("Words from {0}").format(whose))
        self.tools.name_buttons(whose)

    def _on_edited(self) -> None:
        self.name_all()
        self.changed.emit()

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(6))


class DateRow(Row):
    """Own words, the date, each year or once, a note the day before, and a plan for the day."""

    def __init__(self, theme: Theme, today: Callable[[], date], kept: KeptDate | None = None) -> None:
        super().__init__(theme)
        known = kept or KeptDate(today())
        self._theme = theme
        self._begins_at = known
        self.words = _line(known.words, self.tr("In your own words"))
        self.day = QuietDate(theme, known.day)
        self.day.setDisplayFormat("d MMM yyyy")
        self.often = SegmentedChoice(theme, [(_YEARLY, self.tr("Each year")), (_ONCE, self.tr("Once"))])
        self.often.set_value(_YEARLY if known.yearly else _ONCE)
        self.note = QCheckBox(self.tr("A line the day before"))
        self.note.setChecked(known.note)
        self.plan = WordsArea(theme)
        self.plan.put(known.plan)
        self.plan.setPlaceholderText(self.tr("A plan for the day, if you want one"))
        self._top = _top(self.words, self.tools)
        self._column = _column(self, self._top, self.day, self.often, self.note, self.plan)
        self.words.textEdited.connect(self._on_edited)
        self.day.dateChanged.connect(self.changed)
        self.often.chosen.connect(self.changed)
        self.note.toggled.connect(self.changed)
        self.plan.written.connect(self.changed)
        self.name_all()
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def kept(self) -> KeptDate:
        """Return what is written and chosen."""
        return KeptDate(
            as_date(self.day.date()),
            self.words.text(),
            self.often.value == _YEARLY,
            self.note.isChecked(),
            self.plan.text(),
        )

    @property
    def is_empty(self) -> bool:
        """True if nothing could be missed when it goes: it is as it was added."""
        return not self._begins_at.words and self.kept == self._begins_at

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """Return all that can be filled in, in the order of reading."""
        return (self.words, self.day, self.often, self.note, self.plan)

    def name_all(self) -> None:
        """Name the fields and buttons by the words."""
        place = self.tr("date {0}").format(self.number)
        whose = self.words.text().strip() or place
        self.words.setAccessibleName(self.tr("What {0} is").format(place))
        self.day.setAccessibleName(self.tr("Day: {0}").format(whose))
        self.often.setAccessibleName(self.tr("How often: {0}").format(whose))
        self.note.setAccessibleDescription(whose)
        self.plan.setAccessibleName(self.tr("Plan for {0}").format(whose))
        self.tools.name_buttons(whose)

    def _on_edited(self) -> None:
        self.name_all()
        self.changed.emit()

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(8))
        self.day.setFixedWidth(self._theme.px(180))


def _line(words: str, placeholder: str) -> QLineEdit:
    line = QLineEdit(words)
    line.setPlaceholderText(placeholder)
    line.setCursorPosition(0)
    line.setAcceptDrops(False)  # a file would leave its path there
    return line


def _top(field: QWidget, tools: QWidget) -> QHBoxLayout:
    top = QHBoxLayout()
    top.addWidget(field, 1)
    top.addWidget(tools)
    return top


def _column(row: QWidget, top: QHBoxLayout, *below: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(top)
    for widget in below:
        column.addWidget(widget)
    return column
