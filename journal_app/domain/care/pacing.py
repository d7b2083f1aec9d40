"""Pacing: how long levels stay quiet, quiet mode, and what is shown, in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from journal_app.domain.care.body_signs import BodySigns
from journal_app.domain.care.constants import RULES_V1 as R
from journal_app.domain.care.crisis import Crisis
from journal_app.domain.care.events import (
    Answer,
    ApptFollowupShown,
    ApptOutcome,
    EasingShown,
    Event,
    FollowupShown,
    Outcome,
    PromptShown,
    QuietMode,
    QuietModeEnded,
    Response,
)
from journal_app.domain.care.log import Log, day_of
from journal_app.domain.care.patterns import Patterns

LEVELS = (1, 2, 3)
_NEVER = 0  # an ordinal before every date


@dataclass(frozen=True, slots=True)
class Appointment:
    """An appointment whose outcome is not known: its date (ordinal) and the level it answered."""

    day: int
    level: int


@dataclass(slots=True)
class Pacing:
    """What the walk through the log leaves: the first date on which each level may be shown again."""

    quiet: dict[int, int] = field(default_factory=lambda: dict.fromkeys(LEVELS, _NEVER))  # level -> ordinal
    appointment: Appointment | None = None

    def take(self, event: Event) -> None:
        """Take in the next event of the log."""
        day = day_of(event.at)
        match event:
            case PromptShown(level=shown):
                for level in LEVELS:
                    quiet_for = R.shown_days[level - 1] if level <= shown else R.shown_above_days
                    self._up(level, day + quiet_for)
            case FollowupShown() | ApptFollowupShown() | EasingShown():
                for level in LEVELS:
                    self._up(level, day + R.shown_above_days)
            case Response():
                self._take_answer(event, day)
            case ApptOutcome():
                self._take_outcome(event, day)

    def _take_answer(self, event: Response, day: int) -> None:
        match event.response:
            case Answer.ACK:
                self._acknowledge(event.level, day)
            case Answer.SNOOZE if event.days is not None:
                most = R.snooze_most_days[event.level - 1]
                # Set, not raised: the person asked to be reminded then.
                self.quiet[event.level] = day + min(max(1, event.days), most)
            case Answer.APPOINTMENT if event.day is not None:
                self._appoint(event.level, day, event.day)
            case Answer.IN_CARE:
                self._rest(day)

    def _take_outcome(self, event: ApptOutcome, day: int) -> None:
        level = self.appointment.level if self.appointment else R.rescheduled_level
        self.appointment = None
        if event.outcome is Outcome.WENT:
            self._rest(day)
        elif event.outcome is Outcome.RESCHEDULED and event.day is not None:
            self._appoint(level, day, event.day)

    def _acknowledge(self, answered: int, day: int) -> None:
        for level in LEVELS:
            if level <= answered:
                self._up(level, day + R.ack_days[level - 1])

    def _appoint(self, answered: int, day: int, appointed: date) -> None:
        on = appointed.toordinal()
        if on < day:
            self.appointment = None
            self._acknowledge(answered, day)
            return
        self.appointment = Appointment(on, answered)
        for level in LEVELS:
            if level < 3 or answered == 3:  # only an answer to level 3 quiets level 3
                self._up(level, min(on, day + R.appointment_most_days[level - 1]) + 1)

    def _rest(self, day: int) -> None:
        for level in LEVELS:
            self._up(level, day + R.in_care_days[level - 1])

    def _up(self, level: int, day: int) -> None:
        self.quiet[level] = max(self.quiet[level], day)


def find_pacing(log: Log) -> Pacing:
    """Walk the log in its order."""
    pacing = Pacing()
    for event in log.walk(PromptShown, FollowupShown, ApptFollowupShown, EasingShown, Response, ApptOutcome):
        pacing.take(event)
    return pacing


def is_quiet(log: Log) -> bool:
    """Tell whether quiet mode is on: only the last word about it in the log counts."""
    said = log.walk(QuietMode, QuietModeEnded)
    return bool(said) and isinstance(said[-1], QuietMode) and log.today <= said[-1].until.toordinal()


def what_is_shown(
    log: Log, patterns: Patterns, crisis: Crisis, body: BodySigns, pacing: Pacing, *, care_prompts: bool
) -> tuple[str, ...]:
    """Return what is shown now, in order. Nothing can take away the first three.

    `care_prompts` is the person's setting; it holds back care prompts only.
    """
    show = []
    if crisis.pending:
        show.append(f"CRISIS:{crisis.pending}")
    if body.screen and not body.hidden:
        show.append(body.screen)
    if crisis.followup and not crisis.pending:
        show.append(f"CRISIS_FOLLOWUP:{crisis.followup}")
    if care_prompts and _has_room(log, show, crisis, body):
        prompt = _care_prompt(log, patterns, pacing)
        if prompt:
            show.append(prompt)
    return tuple(show)


def _has_room(log: Log, show: Sequence[str], crisis: Crisis, body: BodySigns) -> bool:
    """Tell whether a care prompt may stand beside what is shown, and may be shown today at all."""
    return (
        all(shown == "BODY_ASK" for shown in show)
        and not (body.hidden and body.live)
        and not is_quiet(log)
        and log.today != crisis.quiet_day
        and not any(
            day_of(event.at) == log.today
            for event in log.walk(PromptShown, ApptFollowupShown, EasingShown, FollowupShown)
        )
    )


def _care_prompt(log: Log, patterns: Patterns, pacing: Pacing) -> str | None:
    today = log.today
    if pacing.appointment and _asks_about(log, pacing.appointment):
        return "APPT_FOLLOWUP"
    if patterns.raw >= 1:
        return f"L{patterns.raw}" if today >= pacing.quiet[patterns.raw] else None
    was_heavy = any(
        shown.level >= R.heavy_level and day_of(shown.at) > today - R.easing_after_prompt_days
        for _, shown in log.known(PromptShown)
    )
    said = any(day_of(shown.at) > today - R.easing_again_days for _, shown in log.known(EasingShown))
    return "EASING" if patterns.easing and was_heavy and not said else None


def _asks_about(log: Log, appointment: Appointment) -> bool:
    """Tell whether an appointment has passed, not too long ago, and was not asked about twice."""
    asked = sum(day_of(shown.at) > appointment.day for _, shown in log.known(ApptFollowupShown))
    return (
        appointment.day < log.today <= appointment.day + R.appointment_asked_days
        and asked < R.appointment_asked_times
    )
