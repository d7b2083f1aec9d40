"""The readiness line: what the person and her provider noted. The app never says that it is safe."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from journal_app.domain.care.body_signs import Evidence
from journal_app.domain.care.constants import RULES_V1 as R
from journal_app.domain.care.events import Flow, FlowLevel, GoAhead, Pad, Rate, WaitUntil
from journal_app.domain.care.log import EPOCH, Log, day_of, since_epoch


class Ready(StrEnum):
    """The state the line speaks of."""

    NO_INFO = "NO_INFO"
    STILL_BLEEDING = "STILL_BLEEDING"
    STOPPED_ASK = "STOPPED_ASK"
    NOT_NOTED = "NOT_NOTED"
    WAIT_UNTIL = "WAIT_UNTIL"
    GO_AHEAD_RECORDED = "GO_AHEAD_RECORDED"
    CHECK_AGAIN = "CHECK_AGAIN"


@dataclass(frozen=True, slots=True)
class Readiness:
    """The state, the date (ordinal) its words speak of, and whether a go-ahead is noted."""

    state: Ready
    day: int | None
    has_go_ahead: bool


def find_readiness(log: Log, loss_day: int | None, evidence: Iterable[Evidence]) -> Readiness:
    """Read the line. `loss_day` (ordinal) is the latest loss; `evidence` all that body signs found."""
    first, today = loss_day or 0, log.today
    flows = {}
    for _, flow in log.known(Flow):
        flows[flow.day.toordinal()] = flow.level  # the last stored of a date counts
    flows = {day: level for day, level in flows.items() if first <= day <= today}
    pads = [
        event.at
        for event in log.walk(Pad, Rate)
        if first <= day_of(event.at) <= today and not (isinstance(event, Rate) and event.pads <= 0)
    ]
    go_aheads = [
        (place, noted) for place, noted in log.known(GoAhead) if first <= noted.day.toordinal() <= today
    ]
    waits = [placed for placed in log.known(WaitUntil) if first <= day_of(placed[1].at) <= today]
    bled_on = [day for day, level in flows.items() if level is not FlowLevel.NONE]

    go_ahead = max(go_aheads, key=lambda placed: (placed[1].day, placed[0]), default=None)
    if waits:
        place, wait = waits[-1]
        if today < wait.day.toordinal() and not (go_ahead and go_ahead[0] > place):
            return Readiness(Ready.WAIT_UNTIL, wait.day.toordinal(), go_ahead is not None)
    if go_ahead:
        given = go_ahead[1].day.toordinal()
        signs = [since_epoch(at) for at in pads] + [one.end for one in evidence]
        again = any(day > given for day in bled_on) or _is_after(go_ahead[1], signs)
        return Readiness(Ready.CHECK_AGAIN if again else Ready.GO_AHEAD_RECORDED, given, True)
    last = max([*bled_on, *map(day_of, pads)], default=None)
    if last is None:
        return Readiness(Ready.NO_INFO, None, False)
    if today - last <= R.still_bleeding_days:
        return Readiness(Ready.STILL_BLEEDING, last, False)
    dry_since = any(day > last for day, level in flows.items() if level is FlowLevel.NONE)
    return Readiness(Ready.STOPPED_ASK if dry_since else Ready.NOT_NOTED, last, False)


def _is_after(go_ahead: GoAhead, instants: Iterable[timedelta]) -> bool:
    """Tell whether an instant comes after a go-ahead.

    One noted on its own date is as exact as its instant; one noted on another day is only a date.
    """
    if day_of(go_ahead.at) == go_ahead.day.toordinal():
        noted = since_epoch(go_ahead.at)
        return any(instant > noted for instant in instants)
    offset = go_ahead.at.utcoffset() or timedelta(0)
    given = go_ahead.day.toordinal()
    return any((instant + offset) // timedelta(days=1) + EPOCH.toordinal() > given for instant in instants)


def shows_contraception_info(log: Log, loss_day: int | None, readiness: Readiness) -> bool:
    """Tell whether the note has its time: ten days after the loss, or a go-ahead is noted."""
    waited = loss_day is not None and log.today - loss_day >= R.contraception_from_day
    return waited or readiness.has_go_ahead
