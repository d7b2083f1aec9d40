"""Body signs: fever, chills, pain and bleeding that are a reason to call, and how long they stay.

Evidence is an instant and a place in the log. It is never weighed, only there, answered, or old.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from journal_app.domain.care.constants import RULES_V1 as R
from journal_app.domain.care.events import (
    Body,
    BodyCalled,
    BodyClosed,
    BodyPassed,
    BodyStill,
    Opened,
    Pad,
    Pain,
    Rate,
)
from journal_app.domain.care.log import Log, day_of, since_epoch


class Flag(StrEnum):
    """A sign of the body that is a reason to call."""

    CHILLS = "CHILLS"
    EARLY_BLEED = "EARLY_BLEED"
    FEVER = "FEVER"
    HOUR_BLEED = "HOUR_BLEED"
    RED_BLEED = "RED_BLEED"
    SEVERE_PAIN = "SEVERE_PAIN"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One time a sign was noted. `end` is absolute, since 1970; `day` its local date as an ordinal.

    `place` is that of the last-stored entry it is made of: an answer later in the log closes it.
    """

    flag: Flag
    end: timedelta
    day: int
    place: int


@dataclass(frozen=True, slots=True)
class BodySigns:
    """What the body entries ask for now. `hidden` until the next opening; flags stay in the log."""

    live: tuple[Flag, ...]
    past: tuple[Flag, ...]
    hidden: bool
    evidence: tuple[Evidence, ...]  # all of it, closed or ahead too
    asked_day: int | None  # the latest local date (ordinal) of the signs in `past`

    @property
    def screen(self) -> str | None:
        """Which body screen they ask for, hidden or not."""
        if any(flag is not Flag.EARLY_BLEED for flag in self.live):
            return "BODY_CALL_NOW"
        if self.live:
            return "BODY_CALL"
        return "BODY_ASK" if self.past else None


@dataclass(frozen=True, slots=True)
class Interval:
    """The time a rate speaks of, (start, end], with its place in the log and the entry's local date."""

    start: timedelta
    end: timedelta
    place: int
    day: int
    pads: float
    hours: float


@dataclass(frozen=True, slots=True)
class Tap:
    """Soaked pads at one instant."""

    at: timedelta
    place: int
    day: int
    count: int


def find_body_signs(log: Log) -> BodySigns:
    """Find all evidence, and what of it is live or to be asked about. Entries ahead count too."""
    answers = sorted(place for kind in (BodyCalled, BodyPassed) for place, _ in log.every(kind))
    evidence = [*_signs(log), *_bleeding(log)]
    evidence = [*evidence, *_repeated(log, evidence, answers)]
    now = since_epoch(log.now)
    open_ones = open_evidence(log, evidence)
    fresh = {one.flag for one in open_ones if now - one.end <= R.live_for}
    live = _without_early(fresh, fresh)
    past = _without_early({one.flag for one in open_ones} - fresh, {one.flag for one in open_ones})
    asked = [one.day for one in open_ones if one.flag in past]
    return BodySigns(live, past, _is_hidden(log, open_ones), tuple(evidence), max(asked, default=None))


def open_evidence(log: Log, evidence: Iterable[Evidence]) -> list[Evidence]:
    """Return what no answer closed and what is no week old. An end after now is as fresh as one now."""
    answers = [place for kind in (BodyCalled, BodyPassed) for place, _ in log.every(kind)]
    now, last_answer = since_epoch(log.now), max(answers, default=-1)
    return [one for one in evidence if one.place > last_answer and now - one.end <= R.past_for]


def soaked_lately(log: Log) -> float:
    """Return the soaked pads of the last two hours, none counted twice."""
    end = since_epoch(log.now)
    start = end - R.two_hours
    rates, taps = _entries(log)
    near = [rate for rate in rates if rate.hours in R.counted_hours and start < rate.end <= end]
    near.sort(key=lambda rate: (rate.end, rate.place))
    return _soaked(near, [tap for tap in taps if start < tap.at <= end], start)[0]


def _without_early(flags: set[Flag], beside: set[Flag]) -> tuple[Flag, ...]:
    """Sort flags, and drop EARLY_BLEED beside a flag of heavier bleeding."""
    heavier = bool(beside & {Flag.RED_BLEED, Flag.HOUR_BLEED})
    return tuple(sorted(flag for flag in flags if flag is not Flag.EARLY_BLEED or not heavier))


def _is_hidden(log: Log, open_ones: Sequence[Evidence]) -> bool:
    closings, openings = log.every(BodyClosed), log.every(Opened)
    if not closings:
        return False
    place, closing = closings[-1]
    return (
        day_of(closing.at) == log.today
        and not (openings and openings[-1][0] > place)
        and all(one.place < place for one in open_ones)
    )


def _repeated(log: Log, noted: Iterable[Evidence], answers: Sequence[int]) -> list[Evidence]:
    """Return the evidence that "it is still there" makes of what was open and recent before it."""
    repeated: list[Evidence] = []
    known = list(noted)
    for place, still in log.every(BodyStill):
        at = since_epoch(still.at)
        before = bisect_right(answers, place)
        last_answer = answers[before - 1] if before else -1
        flags = {
            one.flag
            for one in known + repeated
            if last_answer < one.place < place and at - one.end <= R.past_for
        }
        repeated.extend(Evidence(flag, at, day_of(still.at), place) for flag in sorted(flags))
    return repeated


def _signs(log: Log) -> Iterator[Evidence]:
    for place, body in log.every(Body):
        for flag in _flags_of(body):
            yield Evidence(flag, since_epoch(body.at), day_of(body.at), place)


def _flags_of(body: Body) -> Iterator[Flag]:
    if body.fever or _within(R.fever_c, body.temp_c) or _within(R.fever_f, body.temp_f):
        yield Flag.FEVER
    if body.chills:
        yield Flag.CHILLS
    if body.pain is Pain.SEVERE:
        yield Flag.SEVERE_PAIN
    if body.heavy_declared:
        yield Flag.RED_BLEED


def _within(limits: tuple[float, float], degrees: float | None) -> bool:
    return degrees is not None and limits[0] <= degrees <= limits[1]


def _entries(log: Log) -> tuple[list[Interval], list[Tap]]:
    rates = [
        Interval(
            since_epoch(rate.at) - timedelta(hours=rate.hours),
            since_epoch(rate.at),
            place,
            day_of(rate.at),
            rate.pads,
            rate.hours,
        )
        for place, rate in log.every(Rate)
    ]
    taps = [
        Tap(since_epoch(pad.at), place, day_of(pad.at), pad.count)
        for place, pad in log.every(Pad)
        if pad.soaked
    ]
    return rates, taps


def _bleeding(log: Log) -> Iterator[Evidence]:
    rates, taps = _entries(log)
    yield from _counted(rates, taps)
    for rate in rates:
        if rate.hours <= R.hour_rate_hours_most and rate.pads >= R.hour_rate * rate.hours:
            yield Evidence(Flag.HOUR_BLEED, rate.end, rate.day, rate.place)
    rates.sort(key=lambda rate: (rate.start, rate.end, rate.place))
    for run in _runs(rates, lambda rate: rate.pads > R.run_rate * rate.hours):
        if run.end - run.start > R.run_length:
            yield Evidence(Flag.RED_BLEED, run.end, run.day, run.place)
    for run in _runs(rates, lambda rate: rate.pads >= R.run_rate * rate.hours):
        if run.end - run.start >= R.run_length:
            yield Evidence(Flag.EARLY_BLEED, run.end, run.day, run.place)


def _counted(rates: Iterable[Interval], taps: list[Tap]) -> Iterator[Evidence]:
    """Count soaked pads in the hour and in the two hours up to each tap and each counted rate's end."""
    rates = sorted(
        (rate for rate in rates if rate.hours in R.counted_hours), key=lambda rate: (rate.end, rate.place)
    )
    taps = sorted(taps, key=lambda tap: (tap.at, tap.place))
    ends, instants = [rate.end for rate in rates], [tap.at for tap in taps]
    days = {rate.end: rate.day for rate in rates} | {tap.at: tap.day for tap in taps}
    for end, day in days.items():
        for length, limits in (
            (R.hour, ((R.hour_pads, Flag.HOUR_BLEED),)),
            (R.two_hours, ((R.red_pads, Flag.RED_BLEED), (R.early_pads, Flag.EARLY_BLEED))),
        ):
            near_rates = rates[bisect_right(ends, end - length) : bisect_right(ends, end)]
            near_taps = taps[bisect_right(instants, end - length) : bisect_right(instants, end)]
            if _sum(near_rates, near_taps) < limits[-1][0]:
                continue  # nearly always: spares a long log the closer look
            pads, place = _soaked(near_rates, near_taps, end - length)
            for limit, flag in limits:
                if pads >= limit:
                    yield Evidence(flag, end, day, place)


def _soaked(rates: Sequence[Interval], taps: Sequence[Tap], start: timedelta) -> tuple[float, int]:
    """Return the pads since `start`, none counted twice, and the place of the last-stored entry.

    Rates are taken from the latest end back, and stand for the taps inside them.
    """
    taken: list[Interval] = []
    for rate in reversed(rates):
        if rate.start >= start and all(rate.end <= one.start for one in taken):
            taken.append(rate)
    left = [tap for tap in taps if not any(one.start < tap.at <= one.end for one in taken)]
    places = [one.place for one in taken] + [tap.place for tap in left]
    return _sum(taken, left), max(places, default=-1)


def _sum(rates: Iterable[Interval], taps: Iterable[Tap]) -> float:
    """Add pads up. Parts of a pad are rounded, so that 2.3 and 1.7 are four and not a hair less."""
    return round(sum(rate.pads for rate in rates) + sum(tap.count for tap in taps), 9)


@dataclass(frozen=True, slots=True)
class Run:
    """Heavy intervals one after the other, as far as the last one taken."""

    start: timedelta
    end: timedelta
    day: int
    place: int


def _runs(rates: Iterable[Interval], is_heavy: Callable[[Interval], bool]) -> Iterator[Run]:
    """Yield each run after each interval that starts or extends it. `rates` are sorted by start, then end."""
    run: Run | None = None
    for rate in rates:
        if not is_heavy(rate):
            run = None
            continue
        if run is None or rate.start - run.end > R.run_gap:
            run = Run(rate.start, rate.end, rate.day, rate.place)
        else:
            later = rate if rate.end > run.end else run
            run = Run(run.start, later.end, later.day, max(run.place, rate.place))
        yield run
