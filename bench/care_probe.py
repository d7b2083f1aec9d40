"""Run as a program: makes up years of check-ins, asks the care rules, prints the times as JSON."""

from __future__ import annotations

import json
import random
import statistics
import time
from datetime import datetime, timedelta, timezone

from journal_app.domain.care.assess import assess
from journal_app.domain.care.events import CareSettings, CheckIn, CheckInId, Event
from journal_app.domain.care.ratings import Ratings

NOW = datetime(2026, 11, 22, 21, 40, tzinfo=timezone(timedelta(hours=1)))
RUNS = 15


def check_ins(days: int) -> list[Event]:
    """Return a check-in a day, with all questions answered, as mixed as days are."""
    chance = random.Random(7)
    made: list[Event] = []
    for back in range(days - 1, -1, -1):
        at = NOW - timedelta(days=back, minutes=5)
        ratings = Ratings(*chance.choices((0, 1, 2, 3), (5, 5, 3, 1), k=6))._replace(suicidal=0)
        id_ = CheckInId(f"{back:032x}")
        made.append(CheckIn(at=at, id=id_, rev=1, for_date=at.date(), ratings=ratings))
    return made


def milliseconds(days: int) -> float:
    """Return what one look of the rules takes, the median of many."""
    events, settings = check_ins(days), CareSettings()
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        assess(events, NOW, settings)
        times.append((time.perf_counter() - started) * 1e3)
    return statistics.median(times)


if __name__ == "__main__":
    print(json.dumps({"one": milliseconds(365), "ten": milliseconds(3652)}), flush=True)
