"""What was noted about the body, in words: when, and what."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QLocale, QObject

from journal_app.domain.care.events import (
    Body,
    Event,
    Flow,
    FlowLevel,
    GoAhead,
    Pad,
    Pain,
    Rate,
    WaitUntil,
)
from journal_app.domain.place_in_time import offset_name, other_time_here
from journal_app.render.short_dates import day_and_month, year_number
from journal_app.ui.journal.day_words import time_words
from journal_app.ui.translation import from_the_left


class EntryWords(QObject):
    """Says what was noted, as it was noted. It judges nothing."""

    def __init__(self, locale: QLocale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = locale

    def when(self, event: Event, now: datetime) -> str:
        """Return "9 November", and the time of what has one, as the clock said it there."""
        if isinstance(event, Flow):
            return self.day(event.day, now)
        day = self.day(event.at.date(), now)
        time = time_words(self._locale, event.at)
        if other_time_here(event.at, now) is not None:
            time = f"{time} ({offset_name(event.at)})"
        return f"{day}, {time}"

    def day(self, day: date, now: datetime) -> str:
        """Return "9 November", with the year if it is another one."""
        words = day_and_month(self._locale, day)
        return words if day.year == now.year else f"{words} {year_number(self._locale, day)}"

    def what(self, event: Event, now: datetime) -> str:
        """Return what was noted, as a short phrase."""
        match event:
            case Flow(level=level):
                words = self.level(level)
            case Pad(count=1):
                words = self.tr("One soaked pad")
            case Pad(count=count):
                words = self.tr("{pads} soaked pads").format(pads=count)
            case Rate(pads=pads, hours=hours):
                words = self.tr("Soaked pads: {pads}, in hours: {hours}").format(
                    pads=self.number(pads), hours=self.number(hours)
                )
            case Body():
                words = self.signs(event)
            case GoAhead(day=day):
                words = self.tr("Go-ahead from your provider on {day}").format(day=self.day(day, now))
            case WaitUntil(day=day):
                words = self.tr("Your provider asked you to wait until {day}").format(day=self.day(day, now))
            case _:
                words = ""
        return words

    def level(self, level: FlowLevel) -> str:
        """Return what an amount of bleeding is called."""
        return {
            FlowLevel.NONE: self.tr("No bleeding"),
            FlowLevel.SPOTTING: self.tr("Spotting"),
            FlowLevel.LIGHT: self.tr("Light bleeding"),
            FlowLevel.MEDIUM: self.tr("Medium bleeding"),
            FlowLevel.HEAVY: self.tr("Heavy bleeding"),
        }[level]

    def signs(self, body: Body) -> str:
        """Return "38.2 °C, chills, mild pain"."""
        pains = {
            Pain.NONE: self.tr("no pain"),
            Pain.MILD: self.tr("mild pain"),
            Pain.MODERATE: self.tr("moderate pain"),
            Pain.SEVERE: self.tr("severe pain"),
        }
        parts = [
            self.temperature(body),
            self.tr("fever, not measured") if body.fever else "",
            self.tr("chills") if body.chills else "",
            "" if body.pain is None else pains[body.pain],
            self.tr("more than two soaked pads an hour, for hours") if body.heavy_declared else "",
        ]
        words = ", ".join(filter(None, parts))
        return words[:1].upper() + words[1:]

    def temperature(self, body: Body) -> str:
        """Return "38.2 °C" as it was entered, or nothing."""
        if body.temp_c is not None:
            return from_the_left(f"{self.number(body.temp_c)} °C")
        return "" if body.temp_f is None else from_the_left(f"{self.number(body.temp_f)} °F")

    def number(self, number: float) -> str:
        """Return a number in the way of the language."""
        return self._locale.toString(float(number), "g", 5)
