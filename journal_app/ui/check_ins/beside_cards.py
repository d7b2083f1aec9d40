"""The cards beside the form: two weeks at a glance, ways to other rooms, the days already checked in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from journal_app.content.values import CheckInTexts
from journal_app.domain.check_in import CheckInRecord
from journal_app.domain.look_back import last_day
from journal_app.ui.check_ins.day_records import DayRecords
from journal_app.ui.check_ins.door_card import DoorCard
from journal_app.ui.check_ins.two_weeks_card import TwoWeeksCard
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card


class BesideCards(QObject):
    """Four cards, from the top. `texts` without questions leaves the first out."""

    def __init__(self, theme: Theme, texts: CheckInTexts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.two_weeks = TwoWeeksCard(theme, texts) if texts.questions else None
        self.visit = DoorCard(
            theme,
            self.tr("For a doctor’s visit"),
            self.tr(
                "One page with these weeks in numbers, the questions you want to ask, and nothing from"
                " your journal unless you add it."
            ),
            self.tr("Make the page"),
        )
        self.plan = DoorCard(
            theme,
            self.tr("My plan and people I trust"),
            self.tr("What helps in a bad hour, and who you could turn to. In your own words."),
            self.tr("Open my plan"),
        )
        self.days = DayRecords(theme)

    @property
    def cards(self) -> list[Card]:
        """The cards, from the top."""
        first: list[Card] = [self.two_weeks] if self.two_weeks else []
        return [*first, self.visit, self.plan, self.days]

    def show_records(self, records: Sequence[CheckInRecord], now: datetime) -> None:
        """Show the check-ins as they stand, newest date first."""
        if self.two_weeks:
            self.two_weeks.show_records(records, last_day({record.for_date for record in records}, now))
        self.days.show_records(records)
