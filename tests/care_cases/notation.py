"""The short hand in which cases are written.

Today is Friday, 20 March 2026, and the device clock says 12:00 in UTC unless a case says otherwise.
A number is a day counted from today: -3 is three days ago, 2 the day after tomorrow. "11:30" is today at
half past eleven, "-3 20:00" three days ago at eight in the evening, "-3 20:00 +09:00" the same on a clock
in Tokyo.

A diary is drawn with one sign a day, the oldest first: "2222222 0000000" is a heavy week and then a light
one, the last sign being today. A dot is a day without an answer. Blanks only divide the weeks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from typing import Any

TODAY = date(2026, 3, 20)

Fields = dict[str, Any]
"""One event, a result, or a part of either, as JSON has it."""

_WHEN = re.compile(r"(?:([+-]?\d+) )?(\d\d:\d\d)(?: ([+-]\d\d:\d\d))?")
_ids = count(1)


@dataclass(frozen=True)
class Case:
    """One made-up log. `id` begins with the section; `expect` is the part of the result it speaks of."""

    id: str
    because: str
    log: list[Fields]
    now: str
    settings: Fields
    expect: Fields = field(repr=False)

    @property
    def form(self) -> Fields:
        """The case as an audit form has it."""
        return {"id": self.id, "settings": self.settings, "now": self.now, "events": self.log}


def case(
    id: str,
    because: str,
    *log: Fields | list[Fields],
    now: str = "12:00",
    settings: Fields | None = None,
    **expect: object,
) -> Case:
    """Return a case. `log` is in stored order: events, and lists of events such as a diary."""
    events = [event for part in log for event in (part if isinstance(part, list) else [part])]
    return Case(id, because, events, instant(now), settings or {}, expect)


def day(days: int) -> str:
    """Return the date that many days from today."""
    return (TODAY + timedelta(days=days)).isoformat()


def instant(when: str) -> str:
    """Return "-3 20:00 +09:00", "-3 20:00" or "20:00" as an instant."""
    found = _WHEN.fullmatch(when)
    assert found, when
    days, clock, offset = found.groups()
    return f"{day(int(days or 0))}T{clock}:00{offset or '+00:00'}"


def event(kind: str, when: str = "11:00", *, logged: str | None = None, **fields: object) -> Fields:
    """Return an event that happened at `when`, written down then or at `logged`."""
    made: Fields = {"kind": kind, "at": instant(when), **fields}
    return made if logged is None else {**made, "logged_at": instant(logged)}


def check_in(
    on: int = 0,
    when: str | None = None,
    *,
    id: str | None = None,
    rev: int = 1,
    logged: str | None = None,
    **ratings: object,
) -> Fields:
    """Return a check-in about the day `on`, written on the evening of it; about today, at eleven."""
    evening = "11:00" if on >= 0 else f"{on} 20:00"
    return event(
        "checkin",
        when or evening,
        logged=logged,
        id=id or f"check-in {next(_ids)}",
        rev=rev,
        for_date=day(on),
        ratings=ratings,
    )


def diary(*, ends: int = 0, **answers: str) -> list[Fields]:
    """Return a check-in for each day on which something is answered. All drawings end on the day `ends`."""
    columns = {symptom: drawn.replace(" ", "") for symptom, drawn in answers.items()}
    longest = max(map(len, columns.values()))
    log = []
    for place in range(longest):
        ratings: Fields = {
            symptom: int(drawn.rjust(longest, ".")[place])
            for symptom, drawn in columns.items()
            if drawn.rjust(longest, ".")[place] != "."
        }
        if ratings:
            log.append(check_in(ends - longest + 1 + place, **ratings))
    return log


def save(answer: object, when: str = "11:00", *, on: int | None = None, id: str | None = None) -> Fields:
    """Return a check-in with nothing but an answer to the suicidal question, about the day it is written."""
    written = _WHEN.fullmatch(when)
    assert written, when
    return check_in(int(written[1] or 0) if on is None else on, when, id=id, suicidal=answer)


def why(rule: str, symptom: str | None, n: int | None, of: int | None, first: int, last: int) -> Fields:
    """Return what a text may claim."""
    return {"rule": rule, "symptom": symptom, "n": n, "of": of, "from": day(first), "to": day(last)}


def counts(answered: int, some: int, high: int, top: int) -> Fields:
    """Return the evidence about one symptom."""
    return {"answered": answered, "some": some, "high": high, "top": top}


HEAVY_AND_LIGHT = "2222222 0000000"
LEVEL_1 = diary(guilt="2222")
LEVEL_2 = diary(sad_anx=HEAVY_AND_LIGHT)
LEVEL_3 = diary(
    sad_anx=HEAVY_AND_LIGHT, hopeless=HEAVY_AND_LIGHT, guilt=HEAVY_AND_LIGHT, sleep=HEAVY_AND_LIGHT
)
LIGHTER = diary(sad_anx=HEAVY_AND_LIGHT, suicidal="....... 0000000")
"""Diaries that are at level 1, 2 and 3, and one that has become lighter after level 2."""
