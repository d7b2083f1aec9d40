"""The last two weeks at a glance. Answers about suicide are never drawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal

from journal_app.content.values import CheckInTexts
from journal_app.domain.care.ratings import SIX, Symptom
from journal_app.domain.check_in import CheckInRecord, Period, merged_by_day, period_dates
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.heat_map import HeatMap, HeatRow
from journal_app.ui.widgets.labels import make_label

NARROWEST = 140
"""Width of the map in pixels before scaling: fourteen days can be told apart in it."""


class TwoWeeksCard(Card):
    """A small heat map of the six, and the way to all patterns."""

    patterns_asked = Signal()

    def __init__(self, theme: Theme, texts: CheckInTexts) -> None:
        super().__init__(theme)
        self._theme = theme
        self._texts = texts
        title = self.tr("The last two weeks")
        self.map = HeatMap(theme)
        self.map.setAccessibleName(title)
        self.legend = make_label("", "muted")
        self.all = make_button(self.tr("See all patterns"), "plain")
        self.map.legend_changed.connect(self.legend.setText)
        self.all.clicked.connect(self.patterns_asked)
        self.add(make_label(title, "heading"), self.map, self.legend)
        self.body.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self._narrow()
        theme.changed.connect(self._narrow)

    def show_records(self, records: Sequence[CheckInRecord], today: date) -> None:
        """Show what was answered for the two weeks that end with `today`."""
        merged = merged_by_day(records)
        days = period_dates(Period.TWO_WEEKS, today, None)
        names = {
            Symptom.HOPELESS: self.tr("Hopelessness"),
            Symptom.CONCENTRATION: self.tr("Concentration"),
            Symptom.SLEEP: self.tr("Sleep"),
        }
        rows = []
        for place, symptom in enumerate(SIX):
            question = self._texts.question(symptom)
            ratings = tuple(merged[day][place] if day in merged else None for day in days)
            name = names.get(symptom, question.name[:1].upper() + question.name[1:])
            rows.append(HeatRow(name, ratings, question.scale_back))
        self.map.show_rows(days, rows)
        self.legend.setText(self.map.legend_words())

    def _narrow(self) -> None:
        self.map.setMinimumWidth(self._theme.px(NARROWEST))
