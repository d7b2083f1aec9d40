"""A throw-away journal with made-up days, to look around in."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from journal_app.content.values import Demo, DemoEntry
from journal_app.domain.care.ratings import Ratings
from journal_app.domain.check_in import CheckInForm
from journal_app.domain.coping import CopingRecords, Knows, Telling
from journal_app.domain.entry import (
    ANSWER,
    LETTER,
    NIGHT_ENDS_AT,
    AnsweredPrompt,
    Entry,
    Letter,
    diary_day,
)
from journal_app.domain.support import Person, PlanPart
from journal_app.services.open_journal import OpenJournal
from journal_app.services.session import create_journal
from journal_app.vault.kdf import FLOOR


def make_demo(folder: Path, weeks: Demo, now: datetime) -> OpenJournal:
    """Make and open a journal in `folder` whose passphrase nobody knows, filled with `weeks`."""
    opened = create_journal(folder, secrets.token_urlsafe(32), FLOOR).open_journal
    for made_up in weeks.entries:
        day, at = _moment(made_up.days_ago, made_up.time, now)
        if at <= now:
            entry = _entry(opened.journal.new_entry(day, at), made_up)
            opened.journal.save(entry)
            if made_up.sealed:
                opened.journal.letters.seal(entry.id, at)
    for answered in weeks.check_ins:
        day, at = _moment(answered.days_ago, answered.time, now)
        if at <= now:
            opened.check_ins.save(CheckInForm(day, Ratings(*answered.answers), answered.note), at)
    opened.support.save_plan([PlanPart(*part) for part in weeks.plan])
    tellings = [Telling(name, Knows(knows), draft) for name, knows, draft in weeks.tellings]
    opened.coping.save(CopingRecords(tuple(tellings)))
    opened.support.save_people([Person(*person) for person in weeks.people])
    return opened


def _entry(empty: Entry, made_up: DemoEntry) -> Entry:
    entry = replace(empty, text=made_up.text, tags=made_up.tags)
    if made_up.to_whom:
        return replace(entry, kind=LETTER, letter=Letter(made_up.to_whom))
    if made_up.prompt:
        return replace(entry, kind=ANSWER, prompt=AnsweredPrompt(made_up.prompt, made_up.prompt))
    return entry


def _moment(days_ago: int, wall: time, now: datetime) -> tuple[date, datetime]:
    day = diary_day(now) - timedelta(days=days_ago)
    late = timedelta(days=1) if wall.hour < NIGHT_ENDS_AT else timedelta()
    return day, datetime.combine(day + late, wall, tzinfo=now.tzinfo)
