"""The event log as values: what a person answered, and what was shown.

Every event is one line of the log and is never changed. Instants are aware: they keep the offset
they were written in, because the local date of an instant is the date in that offset. Which fields an event
has, and what they may hold, is section 1 of the rules.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, NewType

from journal_app.domain.care.ratings import Ratings

CheckInId = NewType("CheckInId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What every event has.

    `at` is when it happened. `logged_at` is when it was written, if that was another instant.
    `seq` is its place in the log; without it its place in the list counts.
    """

    kind: ClassVar[str]

    at: datetime
    logged_at: datetime | None = None
    seq: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn(Event):
    """A saved check-in. An edit is a new event with the same id, a higher `rev` and all ratings.

    `for_date` is a label, never recomputed after travel or clock changes.
    """

    kind: ClassVar[str] = "checkin"

    id: CheckInId
    rev: int
    for_date: date
    ratings: Ratings = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInDeleted(Event):
    """A check-in taken out of the diary. Its saves stay in the log."""

    kind: ClassVar[str] = "checkin_deleted"

    id: CheckInId
    rev: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisClosed(Event):
    """The crisis screen was closed by its own button."""

    kind: ClassVar[str] = "crisis_closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpNow(Event):
    """ "I need help now", or an unsaved check-in left with the suicidal question at 1 to 3."""

    kind: ClassVar[str] = "help_now"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowupShown(Event):
    """The question after a crisis was shown."""

    kind: ClassVar[str] = "followup_shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApptFollowupShown(Event):
    """The question after an appointment was shown."""

    kind: ClassVar[str] = "appt_followup_shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class EasingShown(Event):
    """The note about a lighter week was shown."""

    kind: ClassVar[str] = "easing_shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Event):
    """The journal was unlocked."""

    kind: ClassVar[str] = "opened"


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptShown(Event):
    """A care prompt of `level` 1..3 was shown."""

    kind: ClassVar[str] = "prompt_shown"

    level: int


class Answer(StrEnum):
    """What can be answered to a care prompt."""

    ACK = "ack"
    CLOSE = "close"
    SNOOZE = "snooze"
    APPOINTMENT = "appointment"
    IN_CARE = "in_care"


@dataclass(frozen=True, slots=True, kw_only=True)
class Response(Event):
    """An answer to a care prompt of `level` 1..3. `days` belongs to a snooze, `day` to an appointment."""

    kind: ClassVar[str] = "response"

    response: Answer
    level: int
    days: int | None = None
    day: date | None = None


class Outcome(StrEnum):
    """What became of an appointment."""

    WENT = "went"
    MISSED = "missed"
    RESCHEDULED = "rescheduled"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApptOutcome(Event):
    """What became of an appointment. `day` is the new one if it was moved."""

    kind: ClassVar[str] = "appt_outcome"

    outcome: Outcome
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietMode(Event):
    """No care prompts and no invitations up to and with the date `until`."""

    kind: ClassVar[str] = "quiet_mode"

    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietModeEnded(Event):
    """Quiet mode was ended before its date."""

    kind: ClassVar[str] = "quiet_mode_ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate(Event):
    """`pads` soaked in the `hours` (above 0, up to 24) that end at `at`."""

    kind: ClassVar[str] = "rate"

    pads: float
    hours: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pad(Event):
    """`count` pads changed at `at`; `soaked` or not."""

    kind: ClassVar[str] = "pad"

    count: int = 1
    soaked: bool = True


class Pain(StrEnum):
    """How strong pain is."""

    NONE = "none"
    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Event):
    """Signs of the body. Temperatures in the unit they were entered, never rounded."""

    kind: ClassVar[str] = "body"

    fever: bool = False
    temp_c: float | None = None
    temp_f: float | None = None
    chills: bool = False
    pain: Pain | None = None
    heavy_declared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyCalled(Event):
    """Someone was called about the body signs, or has seen the person."""

    kind: ClassVar[str] = "body_called"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyPassed(Event):
    """The body signs have passed."""

    kind: ClassVar[str] = "body_passed"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyStill(Event):
    """The body signs are still there."""

    kind: ClassVar[str] = "body_still"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyClosed(Event):
    """The screen about body signs was closed for now."""

    kind: ClassVar[str] = "body_closed"


class FlowLevel(StrEnum):
    """How much bleeding there was on a date."""

    NONE = "none"
    SPOTTING = "spotting"
    LIGHT = "light"
    MEDIUM = "medium"
    HEAVY = "heavy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow(Event):
    """Bleeding on a date, as a label of that date."""

    kind: ClassVar[str] = "flow"

    day: date
    level: FlowLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class GoAhead(Event):
    """A provider's go-ahead, given on `day`."""

    kind: ClassVar[str] = "goahead"

    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitUntil(Event):
    """A provider asked to wait until `day`."""

    kind: ClassVar[str] = "wait_until"

    day: date


@dataclass(frozen=True, slots=True)
class CareSettings:
    """What the person set: dates of loss, care prompts on or off, the contraception note shown or hidden."""

    loss_dates: tuple[date, ...] = ()
    care_prompts: bool = True
    contraception_info: bool = True

    def latest_loss(self, today: date) -> date | None:
        """Return the latest date of loss up to `today`."""
        return max((day for day in self.loss_dates if day <= today), default=None)
