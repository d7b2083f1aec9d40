"""On this day: on or off, and the days of the year that never come up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from journal_app.domain.errors import Trouble
from journal_app.domain.settings import JournalSettings
from journal_app.domain.year_day import YearDay
from journal_app.services.on_this_day import OnThisDay
from journal_app.ui.settings.loss_dates import ANY_YEAR, LossDates
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label


class OnThisDayCard(Card):
    """Off until it is switched on."""

    journal_wished = Signal(object)
    """JournalSettings with "on this day" on or off."""

    def __init__(self, theme: Theme, lane: Lane, on_this_day: OnThisDay, today: Callable[[], date]) -> None:
        super().__init__(theme, self.tr("On this day"))
        self._lane = lane
        self._service = on_this_day
        self._settings = JournalSettings()
        self.switch = QCheckBox(self.tr("Show a line on Today"))
        about = make_label(
            self.tr(
                "If you wrote on this day in an earlier year, one line on Today leads there."
                " It shows none of the words. Sealed letters and the date of a loss never come up."
            ),
            "muted",
        )
        self.switch.setAccessibleDescription(about.text())
        self._heading = make_label(self.tr("Days that never come up"), "question")
        self.days = LossDates(theme, today, yearly=True)
        self.message = InlineMessage(theme)
        self.add(self.switch, about, self._heading, self.days, self.message)
        self.switch.toggled.connect(self._on_switch)
        self.days.changed.connect(self._on_days)

    def enter(self) -> None:
        """Read which days are muted now."""
        self._lane.run(self._service.muted, self._show_days, self._on_trouble)

    def show_settings(self, settings: JournalSettings) -> None:
        """Show what is chosen."""
        self._settings = settings
        self.switch.setChecked(settings.on_this_day)

    def _show_days(self, days: tuple[YearDay, ...]) -> None:
        self.message.clear()
        self.days.set_days(tuple(date(ANY_YEAR, each.month, each.day) for each in days))

    def _on_switch(self, is_on: bool) -> None:
        if is_on != self._settings.on_this_day:
            self._settings = replace(self._settings, on_this_day=is_on)
            self.journal_wished.emit(self._settings)

    def _on_days(self) -> None:
        days = [YearDay.of(day) for day in self.days.days]
        self._lane.run(partial(self._service.save_muted, days), None, self._on_trouble)

    def _on_trouble(self, trouble: Trouble) -> None:
        self.message.show_words(trouble.words, "trouble")
