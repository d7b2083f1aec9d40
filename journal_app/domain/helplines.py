"""Emergency numbers and helplines of a country, as they were checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """A number for an emergency. `checked` is the date of the newest page that shows it."""

    number: str
    label: str
    verified: str  # "yes" or "part"
    checked: str  # "2024-09", "2026" or "undated"


@dataclass(frozen=True, slots=True)
class Helpline:
    """A line to call or text. `hours` are words for the screen; `open` says when it is open."""

    name: str
    number: str
    how: str  # "call, text, free"
    hours: str
    open: str  # "always", "unknown", or local hours as "09:00-24:00"
    verified: str
    checked: str
    discreet: bool = True  # False: its name tells what kind of journal this is

    def is_closed_at(self, now: time) -> bool:
        """True only when the hours are known and `now` (local) lies outside them."""
        if self.open in ("always", "unknown"):
            return False
        start, end = self.open.split("-")
        return not start <= now.strftime("%H:%M") < end


@dataclass(frozen=True, slots=True)
class CountryHelp:
    """What can be reached in one country. `night` is said when no line is open at night."""

    code: str  # ISO 3166-1 alpha-2
    name: str
    emergency: tuple[EmergencyNumber, ...]
    lines: tuple[Helpline, ...]
    night: str = ""
