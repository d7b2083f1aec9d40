"""The crisis path: when help comes before anything else, and the questions in the weeks after.

Nothing here looks at settings, quiet times or levels, and no text is ever scanned.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from journal_app.domain.care.constants import RULES_V1 as R
from journal_app.domain.care.days import Days
from journal_app.domain.care.events import CheckIn, CrisisClosed, FollowupShown, HelpNow
from journal_app.domain.care.log import Log, day_of

Closing = tuple[int, CrisisClosed]
"""A closing of the crisis screen with its place in the log."""


@dataclass(frozen=True, slots=True)
class Crisis:
    """What the crisis path asks for now, and what it leaves behind. Dates are ordinals.

    `pending` is the variant of the crisis screen, `followup` that of the question afterwards.
    """

    pending: str | None
    followup: str | None
    last_day: int | None  # T: the latest date of a suicidal save or a call for help
    quiet_day: int | None  # F: on this date no care prompt is shown


def find_crisis(log: Log, days: Days) -> Crisis:
    """Follow the crisis path through the log."""
    saves = [
        (place, check_in, check_in.ratings.suicidal)
        for place, check_in in log.every(CheckIn)
        if check_in.ratings.suicidal
    ]
    known = [(day_of(save.at), answer) for place, save, answer in saves if place not in log.ahead]
    calls = [day_of(call.at) for _, call in log.known(HelpNow)]
    last_day = max([day for day, _ in known] + calls, default=None)
    closed = [day_of(closing.at) for _, closing in log.known(CrisisClosed)]
    quiet_day = max([*closed, *([] if last_day is None else [last_day])], default=None)
    return Crisis(
        _pending(log, saves),
        None if last_day is None or quiet_day is None else _followup(log, days, known, last_day, quiet_day),
        last_day,
        quiet_day,
    )


def _pending(log: Log, saves: list[tuple[int, CheckIn, int]]) -> str | None:
    """Return the variant for the highest answer that is pending."""
    closings = log.every(CrisisClosed)
    last_closed = closings[-1][0] if closings else -1
    highest = -1
    for place, save, answer in saves:
        if answer >= R.emergency:
            is_pending = place > last_closed or _shown_once_more(log, place, save.at, closings)
        else:
            is_pending = place > last_closed and log.age(save.at) <= R.thought_for
        if is_pending:
            highest = max(highest, answer)
    for place, call in log.every(HelpNow):
        if place > last_closed and log.age(call.at) <= R.help_now_for:
            highest = max(highest, 0)
    return None if highest < 0 else _screen(highest)


def _shown_once_more(log: Log, place: int, saved_at: datetime, closings: list[Closing]) -> bool:
    """Tell whether a closed answer 3 is pending again, 1 to 24 hours after it was closed.

    A closing whose instant is before the save's own (the clock was set back) counts as the save's.
    """
    later = [max(closing.at, saved_at) for closed, closing in closings if closed > place]
    first = later[0]
    return R.again_after <= log.age(first) <= R.again_until and not any(
        again - first >= R.again_after for again in later[1:]
    )


def _followup(
    log: Log, days: Days, known: list[tuple[int, int]], last_day: int, quiet_day: int
) -> str | None:
    """Return the variant of the question that is due today, if one is.

    A day on which the journal stayed shut leaves its question due until the next one's day.
    """
    today = log.today
    since = today - last_day
    steps = [step for step in R.followup_days if step <= since]
    if not steps or since > R.followup_last_day or today <= quiet_day:
        return None
    due_from = last_day + steps[-1]
    if any(due_from <= day_of(shown.at) <= today for _, shown in log.known(FollowupShown)):
        return None
    earliest = last_day - R.followup_back_days
    highest = max((answer for day, answer in known if earliest <= day <= last_day), default=0)
    if highest < R.urgent_from and days.calm_dates(last_day + 1, today) >= R.followup_calm_dates:
        return None
    return "help" if highest == 0 else _screen(highest, emergency_is_urgent=True)


def _screen(answer: int, *, emergency_is_urgent: bool = False) -> str:
    if answer >= R.emergency and not emergency_is_urgent:
        return "emergency"
    return "urgent" if answer >= R.urgent_from else "talk"
