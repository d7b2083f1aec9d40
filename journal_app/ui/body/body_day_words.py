"""The days of the body in words: for the table, for under the mouse, and for a screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from journal_app.domain.body_days import BodyDay
from journal_app.domain.care.events import Body, FlowLevel
from journal_app.render.short_dates import day_and_month

if TYPE_CHECKING:
    from journal_app.ui.body.entry_words import EntryWords


class BodyDayWords(QObject):
    """Says a day, and sums up all of them. It judges nothing."""

    def __init__(self, words: EntryWords, locale: QLocale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._locale = locale

    def cells(self, day: BodyDay) -> tuple[str, str, str, str]:
        """Return bleeding, soaked pads, temperature and other signs."""
        pads = [self._words.number(day.pads)] if day.pads else []
        pads += [
            self.tr("{pads} in {hours} h").format(
                pads=self._words.number(rate.pads), hours=self._words.number(rate.hours)
            )
            for rate in day.rates
        ]
        degrees = [words for sign in day.signs if (words := self._words.temperature(sign))]
        others = [words for sign in day.signs if (words := self._others(sign))]
        return (
            "" if day.level is None else self._words.level(day.level),
            ", ".join(pads),
            ", ".join(degrees),
            "; ".join(others),
        )

    def day(self, day: BodyDay) -> str:
        """Return "9 November: medium bleeding, 38.2 °C, chills"."""
        bleeding, pads, degrees, others = self.cells(day)
        if pads:
            pads = self.tr("soaked pads: {pads}").format(pads=pads)
        parts = [part for part in (bleeding, pads, degrees, others) if part]
        words = ", ".join([_small(parts[0]), *parts[1:]]) if parts else self.tr("nothing noted")
        return f"{day_and_month(self._locale, day.day)}: {words}"

    def all(self, days: Sequence[BodyDay]) -> str:
        """Return what the chart shows, in sentences."""
        noted = [day for day in days if not day.is_empty]
        if not noted:
            return self.tr("Nothing is noted in these days.")
        sentences = [
            self.tr("{first} to {last}.").format(first=self._date(days[0].day), last=self._date(days[-1].day))
        ]
        for level in reversed(FlowLevel):
            dates = [self._date(day.day) for day in days if day.level is level]
            if dates:
                sentences.append(f"{self._words.level(level)}: {', '.join(dates)}.")
        padded = [self._date(day.day) for day in noted if day.has_pads]
        if padded:
            sentences.append(self.tr("Soaked pads: {days}.").format(days=", ".join(padded)))
        hot = [day.hottest for day in noted if day.hottest is not None]
        if hot:
            told = ", ".join(f"{self._date(s.at.date())} {self._words.temperature(s)}" for s in hot)
            sentences.append(self.tr("Temperature: {days}.").format(days=told))
        return " ".join(sentences)

    def _others(self, sign: Body) -> str:
        bare = Body(
            at=sign.at,
            fever=sign.fever,
            chills=sign.chills,
            pain=sign.pain,
            heavy_declared=sign.heavy_declared,
        )
        return _small(self._words.signs(bare))

    def _date(self, day: date) -> str:
        return day_and_month(self._locale, day)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
