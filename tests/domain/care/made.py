"""Logs to test with: a noon to stand at, a diary drawn as strings, and events some time ago."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count

from journal_app.domain.care.assess import Assessment, assess
from journal_app.domain.care.events import (
    Answer,
    ApptOutcome,
    CareSettings,
    CheckIn,
    CheckInDeleted,
    CheckInId,
    CrisisClosed,
    Event,
    HelpNow,
    Outcome,
    PromptShown,
    Response,
)
from journal_app.domain.care.ratings import SIX, Ratings, read_ratings

NOW = datetime(2024, 5, 20, 12, tzinfo=UTC)
TODAY = NOW.date()
TOKYO = timezone(timedelta(hours=9))

_ids = count(1)


def ago(days: float = 0, hours: float = 0, minutes: float = 0) -> datetime:
    """Return the instant that long before NOW."""
    return NOW - timedelta(days=days, hours=hours, minutes=minutes)


def day(days_ago: int) -> date:
    """Return the date that many days before TODAY."""
    return TODAY - timedelta(days=days_ago)


def check_in(
    days_ago: int = 0,
    *,
    at: datetime | None = None,
    id: str | None = None,
    rev: int = 1,
    seq: int | None = None,
    **ratings: object,
) -> CheckIn:
    """Return a check-in for a date, written at noon of it unless `at` says otherwise."""
    return CheckIn(
        at=ago(max(days_ago, 0)) if at is None else at,
        id=CheckInId(id or f"check-in {next(_ids)}"),
        rev=rev,
        for_date=day(days_ago),
        ratings=read_ratings(ratings),
        seq=seq,
    )


def deleted(id: str, *, rev: int, at: datetime = NOW) -> CheckInDeleted:
    """Return the deletion of a check-in."""
    return CheckInDeleted(at=at, id=CheckInId(id), rev=rev)


def diary(*, ends: int = 0, **answers: str) -> list[Event]:
    """Return a check-in a day from strings such as sad_anx="22.0": oldest first, a dot is a skip.

    All strings end on the date `ends` days ago. A date with dots only has no check-in.
    """
    length = max(map(len, answers.values()))
    columns = {symptom: text.rjust(length, ".") for symptom, text in answers.items()}
    log: list[Event] = []
    for place in range(length):
        given = {symptom: int(text[place]) for symptom, text in columns.items() if text[place] != "."}
        if given:
            log.append(check_in(ends + length - 1 - place, **given))
    return log


def all_six(text: str, *, ends: int = 0, **others: str) -> list[Event]:
    """Return a diary in which all of the six have the same answers."""
    return diary(ends=ends, **dict.fromkeys(SIX, text), **others)


def ratings(**given: object) -> Ratings:
    """Return ratings as they are read from the store."""
    return read_ratings(given)


def suicidal(answer: object, at: datetime = NOW, *, days_ago: int = 0, id: str | None = None) -> CheckIn:
    """Return a save with a suicidal answer."""
    return check_in(days_ago, at=at, id=id, suicidal=answer)


def closed(at: datetime = NOW) -> CrisisClosed:
    """Return a closing of the crisis screen."""
    return CrisisClosed(at=at)


def help_now(at: datetime = NOW) -> HelpNow:
    """Return a call for help."""
    return HelpNow(at=at)


def shown(level: int, days_ago: float) -> PromptShown:
    """Return a care prompt that was shown."""
    return PromptShown(at=ago(days_ago), level=level)


def answered(
    response: Answer, level: int, days_ago: float, *, days: int | None = None, on: date | None = None
) -> Response:
    """Return an answer to a care prompt."""
    return Response(at=ago(days_ago), response=response, level=level, days=days, day=on)


def outcome(what: Outcome, days_ago: float, *, on: date | None = None) -> ApptOutcome:
    """Return what became of an appointment."""
    return ApptOutcome(at=ago(days_ago), outcome=what, day=on)


def assessed(
    *events: Event | Iterable[Event],
    now: datetime = NOW,
    loss_dates: Iterable[date] = (),
    care_prompts: bool = True,
    contraception_info: bool = True,
) -> Assessment:
    """Assess a log given as events and lists of events, in stored order."""
    log: list[Event] = []
    for event in events:
        log.extend([event] if isinstance(event, Event) else event)
    return assess(log, now, CareSettings(tuple(loss_dates), care_prompts, contraception_info))
