"""Each setting: its type, its default, its meaning. Two groups, by where they have to be known.

`JournalSettings` live in the encrypted journal. `LockedSettings` are in a module of their own, which the lock
screen's start reads without this one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from journal_app.domain.words import ChosenWords, LossWord, Partner

IDLE_CHOICES = (1, 2, 5, 10, 15, 30, 60)
"""Minutes without a key or a click after which the journal can lock itself."""


class LineLength(StrEnum):
    """How wide the column of a page that is written may be: the value is characters on a line."""

    NARROW = "52"
    USUAL = "70"
    WIDE = "95"


@dataclass(frozen=True, slots=True)
class JournalSettings:
    """What the person chose, kept in the journal."""

    words: ChosenWords = ChosenWords()
    loss_dates: tuple[date, ...] = ()
    idle_minutes: int | None = 5
    """Minutes until the journal locks itself; None: only when asked."""
    lock_with_system: bool = True
    """Whether it locks when the screen locks, another person logs in, or the computer sleeps."""
    lock_when_minimised: bool = False
    care_prompts: bool = True
    """Whether notes about patterns are shown. The crisis path and body signs do not look at it."""
    contraception_info: bool = True
    """Whether Body shows the note about birth control when it has its time."""
    temperature_unit: str = ""
    """What a temperature was last entered in: "c", "f", or "" as long as none was."""
    check_spelling: bool = True
    line_length: LineLength = LineLength.USUAL
    on_this_day: bool = False
    """Whether Today may offer a page of an earlier year."""
    backup_folder: str = ""
    """A second folder that backups are copied to, a USB stick for example; empty: none."""
    hidden_rooms: tuple[str, ...] = ()
    """Pages that are not in the sidebar ("guidance"). What is in them stays."""

    @property
    def hold_words(self) -> bool:
        """Whether a person typed something in: a date, or a word of their own. The rest are choices."""
        return bool(self.loss_dates or self.words.own.strip())


def settings_from_stored(stored: dict[str, str]) -> JournalSettings:
    """Return the settings from stored JSON texts. What is missing or unreadable has its default."""
    import json

    settings = JournalSettings()
    for name, read in _READERS.items():
        if name in stored:
            try:
                settings = replace(settings, **{name: read(json.loads(stored[name]))})
            except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
                continue  # a later version may have written it: the default is safe
    return settings


def settings_to_store(settings: JournalSettings) -> dict[str, str]:
    """Return each setting as JSON text, by name."""
    import json

    words = settings.words
    return {
        "words": json.dumps({"loss": words.loss, "own": words.own, "partner": words.partner}),
        "loss_dates": json.dumps([day.isoformat() for day in settings.loss_dates]),
        "idle_minutes": json.dumps(settings.idle_minutes),
        "lock_with_system": json.dumps(settings.lock_with_system),
        "lock_when_minimised": json.dumps(settings.lock_when_minimised),
        "care_prompts": json.dumps(settings.care_prompts),
        "contraception_info": json.dumps(settings.contraception_info),
        "temperature_unit": json.dumps(settings.temperature_unit),
        "check_spelling": json.dumps(settings.check_spelling),
        "line_length": json.dumps(settings.line_length),
        "on_this_day": json.dumps(settings.on_this_day),
        "backup_folder": json.dumps(settings.backup_folder),
        "hidden_rooms": json.dumps(list(settings.hidden_rooms)),
    }


def _words(value: Any) -> ChosenWords:
    return ChosenWords(LossWord(value["loss"]), str(value["own"]), Partner(value["partner"]))


def _dates(value: Any) -> tuple[date, ...]:
    return tuple(sorted(date.fromisoformat(text) for text in value))


def _names(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(str(name) for name in value)


def _idle(value: Any) -> int | None:
    return None if value is None else min(60, max(1, int(value)))


def _unit(value: Any) -> str:
    if value not in ("", "c", "f"):
        raise ValueError
    return str(value)


def _yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


_READERS: dict[str, Callable[[Any], Any]] = {
    "words": _words,
    "loss_dates": _dates,
    "idle_minutes": _idle,
    "lock_with_system": _yes_or_no,
    "lock_when_minimised": _yes_or_no,
    "care_prompts": _yes_or_no,
    "contraception_info": _yes_or_no,
    "temperature_unit": _unit,
    "check_spelling": _yes_or_no,
    "line_length": LineLength,
    "on_this_day": _yes_or_no,
    "backup_folder": str,
    "hidden_rooms": _names,
}
