"""Why am I seeing this? The rule in plain words, the counts, the days, and how to change it."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from journal_app.content.library import Library
from journal_app.domain.care.assess import Assessment
from journal_app.domain.care.ratings import SIX, Ratings, Symptom
from journal_app.domain.check_in import CheckInRecord, merged_by_day
from journal_app.domain.errors import ContentBroken, Trouble
from journal_app.render.short_dates import day_and_month
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.care.care_words import count_rows, why_words
from journal_app.ui.page import Page
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.translation import words_of
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.heat_map import HeatMap, HeatRow
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.page_head import PageHead
from journal_app.ui.widgets.scroll_page import ScrollPage


class WhyPage(Page):
    """Shows what a care note counted. Nothing here is a diagnosis, and the page says so."""

    closed = Signal()
    settings_asked = Signal()
    days_asked = Signal(object, object)
    """First and last date to see on the patterns."""

    def __init__(self, theme: Theme, lane: Lane, opened: OpenJournal, library: Library) -> None:
        super().__init__()
        self._theme = theme
        self._lane = lane
        self._opened = opened
        self._library = library
        self._found: Assessment | None = None
        self._message = InlineMessage(theme)
        self._words = Card(theme)
        self._map_card = Card(theme, self.tr("The days"))
        self._map = HeatMap(theme)
        self._days_line = make_label("", "muted")
        self._close = make_button(self.tr("Close"), "plain")
        self._settings = make_button(self.tr("Settings"), "plain")
        self._days = make_button(self.tr("Show the days"), "plain")
        self._lay_out()
        self._close.clicked.connect(self.closed)
        self._settings.clicked.connect(self.settings_asked)
        self._days.clicked.connect(self._on_days)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.tr("Why am I seeing this?")

    def explain(self, found: Assessment) -> None:
        """Say what stands behind the note that `found` shows."""
        self._found = found
        locale = QLocale()
        while (item := self._words.body.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        self._message.clear()
        try:
            lines, rows = why_words(found, self._library, locale), count_rows(found, self._library, locale)
        except ContentBroken as broken:
            self._message.show_words(words_of(broken), "trouble")
            return
        for line in lines:
            self._words.add(make_label(line, "question"))
        for row in rows:
            self._words.add(make_label(row, "small"))
        self._lane.run(self._opened.check_ins.records, self._on_records, self._on_trouble)

    def enter(self) -> None:
        """Begin at the top."""
        self._scroll.verticalScrollBar().setValue(0)
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._scroll = ScrollPage(self._theme, 760)
        self._line = FlowLayout()
        for button in (self._settings, self._days):
            self._line.addWidget(button)
        self._map_card.add(self._map, self._days_line)
        head = PageHead(self._theme, self.title, back=self._close)
        self._scroll.add(head, self._message, self._words, self._map_card)
        self._scroll.body.addLayout(self._line)
        self._scroll.body.addStretch()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._scroll)

    def _window(self) -> tuple[date, date]:
        """The dates the note looked at."""
        assert self._found
        if self._found.why is not None:
            return self._found.why.first, self._found.why.last
        last = self._found.anchor or self._found.today
        return last - timedelta(days=13), last

    def _on_records(self, records: list[CheckInRecord]) -> None:
        first, last = self._window()
        days = tuple(first + timedelta(days=step) for step in range((last - first).days + 1))
        answers = merged_by_day(records)
        try:
            questions = self._library.check_in_texts()
        except ContentBroken as broken:
            self._message.show_words(words_of(broken), "trouble")
            return
        rows = [
            HeatRow(
                _name(questions.question(symptom).name),
                _row(answers, days, symptom),
                questions.question(symptom).scale_back,
            )
            for symptom in SIX
        ]
        self._map.show_rows(days, rows)
        locale = QLocale()
        self._days_line.setText(
            self.tr("{first} to {last}. Dashed: no answer that day. It is not counted.").format(
                first=day_and_month(locale, first), last=day_and_month(locale, last)
            )
        )

    def _on_trouble(self, trouble: Trouble) -> None:
        self._message.show_words(trouble.words, "trouble")

    def _on_days(self) -> None:
        if self._found is not None:
            self.days_asked.emit(*self._window())

    def _measure(self) -> None:
        self._line.setSpacing(self._theme.px(8))


def _name(words: str) -> str:
    return words[:1].upper() + words[1:]


def _row(answers: dict[date, Ratings], days: tuple[date, ...], symptom: Symptom) -> tuple[int | None, ...]:
    place = SIX.index(symptom)
    return tuple(answers[day][place] if day in answers else None for day in days)
