"""Events and settings read from plain fields, as JSON has them, strictly by the table of section 1.

What breaks the table is refused in one sentence that names the event and the field, and never
guessed at. Two things are no breaks: a strange rating, which has reading rules of its own, and a
field the table does not name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from journal_app.domain.care.events import (
    Answer,
    ApptFollowupShown,
    ApptOutcome,
    Body,
    BodyCalled,
    BodyClosed,
    BodyPassed,
    BodyStill,
    CareSettings,
    CheckIn,
    CheckInDeleted,
    CheckInId,
    CrisisClosed,
    EasingShown,
    Event,
    Flow,
    FlowLevel,
    FollowupShown,
    GoAhead,
    HelpNow,
    Opened,
    Outcome,
    Pad,
    Pain,
    PromptShown,
    QuietMode,
    QuietModeEnded,
    Rate,
    Response,
    WaitUntil,
)
from journal_app.domain.care.ratings import read_ratings

_INSTANT = re.compile(r"[0-9W-]+[T ][0-9:.,]+(?:Z|[+-][0-9:]+)")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_ENDLESS = 1e300
"""No number that is kept is as large: Python writes whole ones that no other field could hold."""

T = TypeVar("T")
W = TypeVar("W", bound=StrEnum)


class FormError(ValueError):
    """A field that breaks the table; the argument is a sentence that says which, and what it must be."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one event, read by type. Each reader raises FormError naming event and field."""

    name: str  # "Event 3 (rate)"
    given: Mapping[str, object]

    def broken(self, field: str, wanted: str) -> FormError:
        """Return the break that says what a field must be."""
        return FormError(f"{self.name}: {field} {wanted if field in self.given else 'is missing'}.")

    def instant(self, field: str) -> datetime:
        """Read an instant with its offset."""
        instant = read_instant(self.given.get(field))
        if instant is None:
            raise self.broken(field, "must be an ISO 8601 instant with an offset")
        return instant

    def date(self, field: str) -> date:
        """Read a date."""
        day = read_date(self.given.get(field))
        if day is None:
            raise self.broken(field, "must be a date as YYYY-MM-DD")
        return day

    def integer(self, field: str, wanted: str = "must be a whole number") -> int:
        """Read a whole number; 3 and 3.0 are the same."""
        value = self.number(field, wanted)
        if value != int(value):
            raise self.broken(field, wanted)
        return int(value)

    def number(self, field: str, wanted: str = "must be a number") -> float:
        """Read a finite number."""
        value = self.given.get(field)
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < _ENDLESS:
            raise self.broken(field, wanted)
        return value

    def level(self) -> int:
        """Read the level of a care prompt."""
        wanted = "must be 1, 2 or 3"
        level = self.integer("level", wanted)
        if level not in (1, 2, 3):
            raise self.broken("level", wanted)
        return level

    def flag(self, field: str, default: bool) -> bool:
        """Read true or false."""
        value = self.given.get(field, default)
        if not isinstance(value, bool):
            raise self.broken(field, "must be true or false")
        return value

    def word(self, field: str, words: type[W]) -> W:
        """Read one of the words the table has."""
        value = self.given.get(field)
        if not isinstance(value, str) or value not in list(words):
            raise self.broken(field, f"must be one of {', '.join(words)}")
        return words(value)

    def check_in_id(self) -> CheckInId:
        """Read a check-in's id: any text or whole number, 1 and "1" being two ids."""
        value = self.given.get("id")
        if isinstance(value, str):
            return CheckInId(value)
        return CheckInId(f"\0{self.integer('id', 'must be a text or a whole number')}")

    def if_given(self, field: str, read: Callable[[str], T]) -> T | None:
        """Read a field that may be left out."""
        return read(field) if field in self.given else None


def read_event(number: int, fields: object) -> Event:
    """Read one event, the `number`th of its list from 0. Raises FormError."""
    if not isinstance(fields, dict):
        raise FormError(f"Event {number} (no kind): it must be an object.")
    kind = fields.get("kind")
    if not isinstance(kind, str):
        raise Fields(f"Event {number} (no kind)", fields).broken("kind", "must be a word")
    given = Fields(f"Event {number} ({kind[:40]})", fields)
    if kind not in _KINDS:
        raise given.broken("kind", "is not one of the known kinds")
    make, own = _KINDS[kind]
    return make(
        at=given.instant("at"),
        logged_at=given.if_given("logged_at", given.instant),
        seq=given.if_given("seq", given.integer),
        **own(given),
    )


def read_settings(fields: object) -> CareSettings:
    """Read the settings; what is left out has its default. Raises FormError."""
    if not isinstance(fields, dict):
        raise FormError("The field settings must be an object.")
    losses = fields.get("loss_dates", [])
    days = [read_date(loss) for loss in losses] if isinstance(losses, list) else [None]
    if None in days:
        raise FormError("Setting loss_dates must be a list of dates, each as YYYY-MM-DD.")
    care_prompts = fields.get("care_prompts", True)
    if not isinstance(care_prompts, bool):
        raise FormError("Setting care_prompts must be true or false.")
    note = fields.get("contraception_info", "show")
    if note not in ("show", "hide"):
        raise FormError("Setting contraception_info must be show or hide.")
    return CareSettings(tuple(day for day in days if day is not None), care_prompts, note == "show")


def read_clock(value: object) -> datetime:
    """Read the device clock. Raises FormError."""
    clock = read_instant(value)
    if clock is None:
        raise FormError("The field now must be an ISO 8601 instant with an offset.")
    return clock


def read_instant(value: object) -> datetime | None:
    """Return an ISO 8601 instant with its offset, or None if it is not one."""
    if not isinstance(value, str) or not _INSTANT.fullmatch(value):
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def read_date(value: object) -> date | None:
    """Return a date written as YYYY-MM-DD, or None if it is not one or does not exist."""
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _nothing(given: Fields) -> dict[str, Any]:
    return {}


def _check_in(given: Fields) -> dict[str, Any]:
    ratings = given.given.get("ratings")
    if not isinstance(ratings, dict):
        raise given.broken("ratings", "must be an object")
    return {
        "id": given.check_in_id(),
        "rev": given.integer("rev"),
        "for_date": given.date("for_date"),
        "ratings": read_ratings(ratings),
    }


def _check_in_deleted(given: Fields) -> dict[str, Any]:
    return {"id": given.check_in_id(), "rev": given.integer("rev")}


def _prompt_shown(given: Fields) -> dict[str, Any]:
    return {"level": given.level()}


def _response(given: Fields) -> dict[str, Any]:
    response = given.word("response", Answer)
    return {
        "response": response,
        "level": given.level(),
        "days": given.integer("days") if response is Answer.SNOOZE else None,
        "day": given.date("date") if response is Answer.APPOINTMENT else None,
    }


def _appt_outcome(given: Fields) -> dict[str, Any]:
    outcome = given.word("outcome", Outcome)
    return {"outcome": outcome, "day": given.date("date") if outcome is Outcome.RESCHEDULED else None}


def _quiet_mode(given: Fields) -> dict[str, Any]:
    return {"until": given.date("until")}


def _rate(given: Fields) -> dict[str, Any]:
    pads, hours = given.number("pads"), given.number("hours")
    if pads < 0:
        raise given.broken("pads", "must be 0 or more")
    if not 0 < hours <= 24:
        raise given.broken("hours", "must be more than 0 and no more than 24")
    return {"pads": pads, "hours": hours}


def _pad(given: Fields) -> dict[str, Any]:
    count = given.if_given("count", given.integer)
    if count is not None and count < 1:
        raise given.broken("count", "must be 1 or more")
    return {"count": count or 1, "soaked": given.flag("soaked", True)}


def _body(given: Fields) -> dict[str, Any]:
    return {
        "fever": given.flag("fever", False),
        "temp_c": given.if_given("temp_c", given.number),
        "temp_f": given.if_given("temp_f", given.number),
        "chills": given.flag("chills", False),
        "pain": given.word("pain", Pain) if "pain" in given.given else None,
        "heavy_declared": given.flag("heavy_declared", False),
    }


def _flow(given: Fields) -> dict[str, Any]:
    return {"day": given.date("date"), "level": given.word("level", FlowLevel)}


def _dated(given: Fields) -> dict[str, Any]:
    return {"day": given.date("date")}


_KINDS: dict[str, tuple[type[Event], Callable[[Fields], dict[str, Any]]]] = {
    make.kind: (make, own)
    for own, makes in (
        (_nothing, (CrisisClosed, HelpNow, FollowupShown, ApptFollowupShown, EasingShown, Opened)),
        (_nothing, (QuietModeEnded, BodyCalled, BodyPassed, BodyStill, BodyClosed)),
        (_check_in, (CheckIn,)),
        (_check_in_deleted, (CheckInDeleted,)),
        (_prompt_shown, (PromptShown,)),
        (_response, (Response,)),
        (_appt_outcome, (ApptOutcome,)),
        (_quiet_mode, (QuietMode,)),
        (_rate, (Rate,)),
        (_pad, (Pad,)),
        (_body, (Body,)),
        (_flow, (Flow,)),
        (_dated, (GoAhead, WaitUntil)),
    )
    for make in makes
}
