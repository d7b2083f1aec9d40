"""Where the rules are joined: one look at the log, the clock and the settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from journal_app.domain.care.body_signs import Flag, find_body_signs
from journal_app.domain.care.constants import RULES_V1 as R
from journal_app.domain.care.crisis import find_crisis
from journal_app.domain.care.days import Data, SymptomCount, offered_date, read_days
from journal_app.domain.care.events import CareSettings, Event
from journal_app.domain.care.log import as_date, read_log
from journal_app.domain.care.pacing import find_pacing, is_quiet, what_is_shown
from journal_app.domain.care.patterns import Why, find_patterns
from journal_app.domain.care.ratings import Symptom
from journal_app.domain.care.readiness import Ready, find_readiness, shows_contraception_info


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the rules say at one instant. Nothing in it is a diagnosis or a score."""

    today: date
    anchor: date | None  # the latest check-in day
    data: Data
    base: int  # the level of the table alone, 0..3
    raw: int  # the level after all rules, 0..3
    rules: tuple[str, ...]
    easing: bool
    early: bool  # softer words in the first two weeks; never a lower level
    evidence: Mapping[Symptom, SymptomCount]
    why: Why | None
    show: tuple[str, ...]  # what is shown, in order
    flags: tuple[Flag, ...]
    past: tuple[Flag, ...]
    past_date: date | None  # the date a question about `past` names
    appointment: date | None  # the appointment whose outcome is not known
    ready: Ready
    ready_date: date | None  # the date the readiness line names
    contraception_info: bool
    quiet_mode: bool
    default_for_date: date

    @property
    def variant(self) -> str:
        """Which words: "early" or "normal"."""
        return "early" if self.early else "normal"


def assess(events: Iterable[Event], now: datetime, settings: CareSettings) -> Assessment:
    """Apply all rules to the stored events, in stored order. `now` is the device clock, aware."""
    log = read_log(events, now)
    days = read_days(log)
    crisis = find_crisis(log, days)
    patterns = find_patterns(days, crisis.last_day)
    body = find_body_signs(log)
    loss = settings.latest_loss(as_date(log.today))
    loss_day = None if loss is None else loss.toordinal()
    readiness = find_readiness(log, loss_day, body.evidence)
    pacing = find_pacing(log)
    return Assessment(
        today=as_date(log.today),
        anchor=_date(days.anchor),
        data=days.data,
        base=patterns.base,
        raw=patterns.raw,
        rules=patterns.rules,
        easing=patterns.easing,
        early=loss_day is not None and log.today - loss_day <= R.early_days,
        evidence=patterns.evidence,
        why=patterns.why,
        show=what_is_shown(log, patterns, crisis, body, pacing, care_prompts=settings.care_prompts),
        flags=body.live,
        past=body.past,
        past_date=_date(body.asked_day),
        appointment=_date(pacing.appointment.day if pacing.appointment else None),
        ready=readiness.state,
        ready_date=_date(readiness.day),
        contraception_info=settings.contraception_info and shows_contraception_info(log, loss_day, readiness),
        quiet_mode=is_quiet(log),
        default_for_date=offered_date(now),
    )


def _date(day: int | None) -> date | None:
    return None if day is None else as_date(day)
