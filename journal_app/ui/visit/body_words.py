"""Bleeding and body signs in words, for the visit page."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QLocale, QObject

from journal_app.domain.care.events import Body, FlowLevel, Pain
from journal_app.domain.visit import BodyFacts
from journal_app.ui.journal.day_words import time_words
from journal_app.ui.translation import from_the_left
from journal_app.ui.visit.date_lists import DateLists


class BodyWords(QObject):
    """Says what was noted, as it was noted. It judges nothing."""

    def __init__(self, locale: QLocale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._dates = DateLists(locale, self)

    def rows(self, facts: BodyFacts) -> tuple[tuple[str, str], ...]:
        """Return what was noted and when, bleeding first."""
        levels = {
            FlowLevel.HEAVY: self.tr("Heavy bleeding"),
            FlowLevel.MEDIUM: self.tr("Medium bleeding"),
            FlowLevel.LIGHT: self.tr("Light bleeding"),
            FlowLevel.SPOTTING: self.tr("Spotting"),
            FlowLevel.NONE: self.tr("No bleeding"),
        }
        rows = [
            (levels[level], self._dates.days(days, with_year=False)) for level, days in facts.bleeding.items()
        ]
        if facts.pads:
            noted = ", ".join(
                self.tr("{day}: {pads}").format(day=self._dates.day(day, with_year=False), pads=pads)
                for day, pads in facts.pads.items()
            )
            rows.append((self.tr("Soaked pads noted"), noted))
        rows += [
            (
                self._when(rate.at),
                self.tr("Pads soaked: {pads}, in hours: {hours}").format(
                    pads=self._number(rate.pads), hours=self._number(rate.hours)
                ),
            )
            for rate in facts.rates
        ]
        rows += [(self._when(sign.at), words) for sign in facts.signs if (words := self._sign(sign))]
        rows += [
            (
                self.tr("Medicines, {day}").format(day=self._dates.day(day, with_year=False)),
                " ".join(words.split()),
            )
            for day, words in facts.taken
        ]
        return tuple(rows)

    def _sign(self, sign: Body) -> str:
        pains = {
            Pain.NONE: self.tr("no pain"),
            Pain.MILD: self.tr("mild pain"),
            Pain.MODERATE: self.tr("moderate pain"),
            Pain.SEVERE: self.tr("severe pain"),
        }
        parts = []
        if sign.temp_c is not None:
            parts.append(from_the_left(f"{self._number(sign.temp_c)} °C"))
        if sign.temp_f is not None:
            parts.append(from_the_left(f"{self._number(sign.temp_f)} °F"))
        if sign.fever:
            parts.append(self.tr("fever"))
        if sign.chills:
            parts.append(self.tr("chills"))
        if sign.pain is not None:
            parts.append(pains[sign.pain])
        if sign.heavy_declared:
            parts.append(self.tr("said that bleeding was very heavy"))
        return ", ".join(parts)

    def _when(self, at: datetime) -> str:
        day = self._dates.day(at.date(), with_year=False)
        return f"{day}, {time_words(self._locale, at)}"

    def _number(self, number: float) -> str:
        return self._locale.toString(float(number), "g", 4)
