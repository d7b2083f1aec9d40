"""Settings that must be known before the journal is opened.

They stand in clear text, and so hold nothing personal. They are tuples with names, as every value that the
first picture waits for: a class of `dataclasses` takes five times as long to make, and all of them 8 ms.
No postponed annotations either: `NamedTuple` would compile each of them as text.
"""

from enum import StrEnum
from typing import NamedTuple

SCALE_STEPS = (0.85, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
"""Text sizes a person can choose; everything grows with the text."""


class ThemeMode(StrEnum):
    """Which colours: the system's choice, or always one of them."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class LockedSettings(NamedTuple):
    """What must be known while the journal is locked. Nothing personal."""

    theme: ThemeMode = ThemeMode.SYSTEM
    scale: float = 1.0
    reduce_motion: bool = False
    more_contrast: bool = False
    country: str = ""
    """ISO code for the helplines; empty: not chosen."""
    discreet: bool = False
    """The lock screen gives helplines only, and does not say what kind of journal this is."""
    next_reminder: str = ""
    """Local date and time of the next reminder as "2026-11-24T20:30"; empty: no reminders."""
    journal_folder: str = ""
    """Empty: the platform's folder."""
    window_width: int = 1240
    window_height: int = 800
    window_at: str = ""
    """Left and top as "10,20"; empty: wherever the system puts it."""
    window_maximised: bool = False


def bigger(scale: float) -> float:
    """Return the next larger text size, or the largest."""
    return next((step for step in SCALE_STEPS if step > scale + 0.001), SCALE_STEPS[-1])


def smaller(scale: float) -> float:
    """Return the next smaller text size, or the smallest."""
    return next((step for step in reversed(SCALE_STEPS) if step < scale - 0.001), SCALE_STEPS[0])
