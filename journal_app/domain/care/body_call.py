"""What to say on the phone about body signs: which, since when, and the pads of the last two hours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from journal_app.domain.care.body_signs import (
    Evidence,
    Flag,
    find_body_signs,
    open_evidence,
    soaked_lately,
)
from journal_app.domain.care.constants import RULES_V1 as R
from journal_app.domain.care.events import Body, BodyStill, CareSettings, Event, Pad, Rate
from journal_app.domain.care.log import Log, as_date, read_log, since_epoch

BLEEDING = (Flag.RED_BLEED, Flag.HOUR_BLEED, Flag.EARLY_BLEED)


@dataclass(frozen=True, slots=True)
class CallFacts:
    """What is known for a call. `pads` are those of the last two hours; None if none was noted then."""

    loss: date | None
    flags: tuple[Flag, ...]
    started: datetime | None
    pads: float | None


def call_facts(events: Iterable[Event], now: datetime, settings: CareSettings) -> CallFacts:
    """Put together what the log says of the signs that are live. `now` is the device clock, aware."""
    log = read_log(events, now)
    signs = find_body_signs(log)
    mine = [one for one in open_evidence(log, signs.evidence) if one.flag in signs.live]
    pads = soaked_lately(log)
    return CallFacts(
        settings.latest_loss(as_date(log.today)), signs.live, _started(log, mine), pads if pads > 0 else None
    )


def _started(log: Log, evidence: list[Evidence]) -> datetime | None:
    """Return when the first of these signs began, in the offset it was noted in."""
    began = [at for one in evidence if (at := _began(log, one)) is not None]
    return min(began, default=None)


def _began(log: Log, one: Evidence) -> datetime | None:
    if one.flag in BLEEDING:
        began = _bleeding_began(log, one.end)
        if began is not None:
            return began
    instants = [event.at for kind in (Body, BodyStill) for _, event in log.every(kind)]
    return next((at for at in instants if since_epoch(at) == one.end), None)


def _bleeding_began(log: Log, end: timedelta) -> datetime | None:
    """Go back from the end of heavy bleeding, as long as no two hours passed without a soaked pad."""
    stretches = [(rate.at - timedelta(hours=rate.hours), rate.at) for _, rate in log.every(Rate) if rate.pads]
    stretches += [(pad.at, pad.at) for _, pad in log.every(Pad) if pad.soaked]
    began: datetime | None = None
    for start, stop in sorted(stretches, key=lambda stretch: stretch[1], reverse=True):
        if since_epoch(stop) > end:
            continue
        reached = end if began is None else since_epoch(began)
        if reached - since_epoch(stop) > R.two_hours:
            break
        began = start if began is None else min(began, start)
    return began
