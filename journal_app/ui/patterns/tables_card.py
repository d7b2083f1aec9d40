"""The same numbers as tables, for whoever would rather read them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.content.values import Question
from journal_app.domain.look_back import LookBack
from journal_app.ui.patterns.answer_tables import CountTable, DayTable
from journal_app.ui.patterns.pattern_sentences import PatternSentences
from journal_app.ui.patterns.table_view import ReadTable
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import make_label


class TablesCard(Card):
    """A button that shows two tables: the counts, and the days themselves."""

    def __init__(self, theme: Theme, sentences: PatternSentences, locale: QLocale) -> None:
        super().__init__(theme, self.tr("In numbers and words"))
        self._theme = theme
        self._sentences = sentences
        self._locale = locale
        self._back: LookBack | None = None
        self._questions: Sequence[Question] = ()
        self.opener = make_button("", "plain")
        self.opener.setCheckable(True)
        self.opener.toggled.connect(self._on_toggled)
        self._area = QWidget()
        self._column = QVBoxLayout(self._area)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self._area)
        self.counts: ReadTable | None = None
        self.days: ReadTable | None = None
        self._top_words = make_label("", "muted")
        self._name_opener()
        self._area.hide()
        self._space()
        theme.changed.connect(self._space)

    def show_days(self, back: LookBack, questions: Sequence[Question]) -> None:
        """Know a period; it is laid out when the tables are looked at."""
        self._back, self._questions = back, questions
        if self.opener.isChecked():
            self._fill()

    def _on_toggled(self, open_now: bool) -> None:
        self._name_opener()
        if open_now:
            self._fill()
        self._area.setVisible(open_now)

    def _name_opener(self) -> None:
        shown = self.opener.isChecked()
        self.opener.setText(self.tr("Hide the tables") if shown else self.tr("Show as a table"))

    def _fill(self) -> None:
        if self._back is None:
            return
        if self.counts is None or self.days is None:
            self._build()
        assert self.counts and self.days
        counts, days = self.counts.table, self.days.table
        assert isinstance(counts, CountTable) and isinstance(days, DayTable)
        counts.show_days(self._back, self._questions)
        days.show_days(self._back, self._questions)
        self._top_words.setText("\n".join(self._sentences.top_words(self._questions)))
        self._top_words.setVisible(bool(self._top_words.text()))
        self.days.setVisible(days.rowCount() > 0)
        self._no_days.setVisible(days.rowCount() == 0)

    def _build(self) -> None:
        """Tables are made when they are first wanted: most people never do."""
        by_symptom, by_day = self.tr("How many days"), self.tr("Day by day, the newest first")
        self.counts = ReadTable(self._theme, CountTable(self), by_symptom)
        self.days = ReadTable(self._theme, DayTable(self._locale, self), by_day)
        self._no_days = make_label(self._sentences.days_answered(0), "muted")
        for widget in (make_label(by_symptom, "question"), self.counts, self._top_words):
            self._column.addWidget(widget)
        self._column.addSpacing(self._theme.px(14))
        for widget in (make_label(by_day, "question"), self.days, self._no_days):
            self._column.addWidget(widget)
        QWidget.setTabOrder(self.opener, self.counts)  # made later than what stands below
        QWidget.setTabOrder(self.counts, self.days)

    def _space(self) -> None:
        self._column.setSpacing(self._theme.px(8))
