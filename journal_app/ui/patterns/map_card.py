"""The heat map: all days and symptoms at once, with dates that matter, and how to read it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from journal_app.content.values import Question
from journal_app.domain.care.ratings import Symptom
from journal_app.domain.look_back import LookBack, Mark, MarkKind
from journal_app.ui.patterns.pattern_sentences import PatternSentences, capital
from journal_app.ui.patterns.step_legend import StepLegend
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.day_sentences import DaySentences
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.heat_map import HeatMap, HeatRow
from journal_app.ui.widgets.labels import make_label


class MapCard(Card):
    """A heat map under its dates. Marks are switched on and off by kind, where there are any."""

    def __init__(self, theme: Theme, sentences: PatternSentences, locale: QLocale) -> None:
        super().__init__(theme)
        self._theme = theme
        self._sentences = sentences
        self._days = DaySentences(locale, self)
        self._dates: tuple[date, ...] = ()
        self._rows: list[HeatRow] = []
        self._marks: Sequence[Mark] = ()
        self.marks: dict[date, str] = {}
        self._kind_words = {
            MarkKind.LOSS: self.tr("A loss"),
            MarkKind.APPOINTMENT: self.tr("Appointment"),
        }
        self.heading = make_label("", "heading")
        self.map = HeatMap(theme, locale)
        self.pointed = make_label("", "small")
        self.legend = make_label("", "muted")
        self.steps = StepLegend(theme)
        self._mark_area = QWidget()
        self._mark_row = FlowLayout(self._mark_area)
        self._mark_row.addWidget(self._mark_label())
        self.mark_chips = {
            MarkKind.LOSS: Chip(theme, self.tr("Losses")),
            MarkKind.APPOINTMENT: Chip(theme, self.tr("Appointments")),
            MarkKind.OWN: Chip(theme, self.tr("Your own dates")),
        }
        for chip in self.mark_chips.values():
            chip.setChecked(True)
            chip.toggled.connect(self._show)
            self._mark_row.addWidget(chip)
        self.add(self.heading, self._mark_area, self.map, self.pointed, self.steps, self.legend)
        self.map.day_pointed.connect(self._on_pointed)
        self.map.legend_changed.connect(self.legend.setText)
        self._space()
        theme.changed.connect(self._space)

    def show_days(self, back: LookBack, questions: Sequence[Question], marks: Sequence[Mark]) -> None:
        """Show what a period says about the symptoms of these questions, and marks within it."""
        self._dates = back.dates
        self._rows = [
            HeatRow(capital(question.name), back.ratings[Symptom(question.id)], question.scale_back)
            for question in questions
        ]
        first, last = back.dates[0], back.dates[-1]
        self._marks = sorted((mark for mark in marks if first <= mark.day <= last), key=_by_day)
        kinds = {mark.kind for mark in self._marks}
        for kind, chip in self.mark_chips.items():
            chip.setVisible(kind in kinds)
        self._mark_area.setVisible(bool(kinds))
        self.heading.setText(self._days.from_to(first, last))
        self.steps.show_words(self._sentences.steps(questions))
        self._show()

    def _show(self) -> None:
        words: dict[date, list[str]] = {}
        for mark in self._marks:
            if self.mark_chips[mark.kind].isChecked():
                words.setdefault(mark.day, []).append(self._kind_words.get(mark.kind, mark.words))
        self.pointed.setText(self.tr("Point to a day, or use the arrow keys, to read it here."))
        self.marks = {day: ", ".join(dict.fromkeys(each)) for day, each in words.items()}
        self.map.show_rows(self._dates, self._rows, self.marks)
        self.legend.setText(self.map.legend_words())

    def _on_pointed(self, _: date, sentence: str) -> None:
        self.pointed.setText(sentence)

    def _mark_label(self) -> QWidget:
        label = make_label(self.tr("Dates shown"), "small")
        label.setWordWrap(False)
        return label

    def _space(self) -> None:
        self._mark_row.setSpacing(self._theme.px(8))


def _by_day(mark: Mark) -> date:
    return mark.day
