"""A throw-away journal with made-up days, to look around in."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from journal_app.content.values import Demo, DemoEntry, DemoLoss, DemoTurn
from journal_app.domain.body import BodyNote, Change
from journal_app.domain.care.events import Body, Event, Flow, FlowLevel, Pain
from journal_app.domain.care.ratings import Ratings
from journal_app.domain.check_in import CheckInForm
from journal_app.domain.closeness import ClosenessNote, ClosenessRecords, Where
from journal_app.domain.coping import CopingRecords, ExerciseTurn, Knows, Telling
from journal_app.domain.entry import (
    ANSWER,
    LETTER,
    NIGHT_ENDS_AT,
    AnsweredPrompt,
    Entry,
    Letter,
    diary_day,
)
from journal_app.domain.memorial import CandleDay, KeptDate, Loss, LossId, Memorial, When, WordsFrom
from journal_app.domain.support import MarkedDay, Person, PlanPart, VisitNotes
from journal_app.domain.template import Template
from journal_app.services.demo_pictures import drawn_photo
from journal_app.services.open_journal import OpenJournal
from journal_app.services.session import create_journal
from journal_app.vault.kdf import FLOOR

EVENING = time(20, 30)
"""When the body of a made-up day was noted, and an exercise done."""

LATER = timedelta(hours=2)
"""After which a page that had said something else was changed."""


def make_demo(folder: Path, weeks: Demo, now: datetime) -> OpenJournal:
    """Make and open a journal in `folder` whose passphrase nobody knows, filled with `weeks`."""
    opened = create_journal(folder, secrets.token_urlsafe(32), FLOOR).open_journal
    for made_up in weeks.entries:
        day, at = _moment(made_up.days_ago, made_up.time, now)
        if at <= now:
            _put_entry(opened, _entry(opened.journal.new_entry(day, at), made_up), made_up, now)
    for answered in weeks.check_ins:
        day, at = _moment(answered.days_ago, answered.time, now)
        if at <= now:
            opened.check_ins.save(CheckInForm(day, Ratings(*answered.answers), answered.note), at)
    _note_body(opened, weeks, now)
    _put_rooms(opened, weeks, now)
    return opened


def _put_entry(opened: OpenJournal, entry: Entry, made_up: DemoEntry, now: datetime) -> None:
    """Store a page, and what was done with it: another version, a seal, a star, a photo, the bin."""
    journal, at = opened.journal, entry.at
    if made_up.earlier:
        journal.save(replace(entry, text=made_up.earlier))
        entry = replace(entry, changed_at=min(now, at + LATER))
    journal.save(entry)
    if made_up.photo:
        journal.photos.add(entry.id, drawn_photo(made_up.photo), at)
        (photo,) = journal.photos.of_entry(entry.id).photos
        journal.photos.set_words(photo.id, made_up.photo_words)
    if made_up.sealed:
        journal.letters.seal(entry.id, at)
    if made_up.star:
        journal.set_favourite(entry.id, True)
    if made_up.binned:
        journal.move_to_bin(entry.id, now)


def _put_rooms(opened: OpenJournal, weeks: Demo, now: datetime) -> None:
    """Store what the other rooms hold."""
    today = diary_day(now)
    opened.closeness.save(ClosenessRecords(_closeness(weeks, now)))
    opened.journal.templates.save([Template(name, text) for name, text in weeks.templates])
    opened.support.save_plan([PlanPart(*part) for part in weeks.plan])
    tellings = [Telling(name, Knows(knows), draft) for name, knows, draft in weeks.tellings]
    turns = [_turn(turn, now) for turn in weeks.turns]
    opened.coping.save(CopingRecords(tuple(tellings), turns=tuple(turns)))
    memorial = _memorial(weeks.losses, today)
    opened.memorials.save(memorial)
    for page, made_up in zip(memorial.losses, weeks.losses, strict=True):
        opened.memorials.add_photo(page.id, drawn_photo(made_up.photo), now)
    opened.support.save_people([Person(*person) for person in weeks.people])
    marked = [MarkedDay(today - timedelta(days=days), words) for days, words in weeks.marked]
    opened.support.save_marked_days(marked)
    opened.support.save_visit_notes(VisitNotes(*weeks.visit))


def _note_body(opened: OpenJournal, weeks: Demo, now: datetime) -> None:
    notes: list[BodyNote] = []
    for noted in weeks.body:
        day = now.date() - timedelta(days=noted.days_ago)
        at = datetime.combine(day, EVENING, tzinfo=now.tzinfo)
        events: list[Event] = []
        if noted.flow:
            events.append(Flow(at=at, day=day, level=FlowLevel(noted.flow)))
        if noted.temp_c is not None or noted.pain:
            pain = Pain(noted.pain) if noted.pain else None
            events.append(Body(at=at, temp_c=noted.temp_c, pain=pain))
        opened.care.change([Change(put=tuple(events))])
        notes.append(BodyNote(day, noted.words, noted.medicines))
    opened.body_notes.save(notes)


def _memorial(losses: Sequence[DemoLoss], today: date) -> Memorial:
    """Return the pages, each with the month it was in, and the days a candle was lit."""
    pages, dates, lit_on = [], [], set[date]()
    for number, made_up in enumerate(losses):
        day = today - timedelta(days=made_up.days_ago)
        said = (WordsFrom(made_up.who, made_up.words),)
        pages.append(
            Loss(LossId(f"demo-{number}"), made_up.name, When(day.year, day.month), made_up.letter, said)
        )
        comes = today + timedelta(days=made_up.date_in)
        dates.append(KeptDate(comes, made_up.date_words, note=True, plan=made_up.date_plan))
        lit_on |= {today - timedelta(days=days) for days in made_up.lit_days_ago}
    candles = tuple(CandleDay(day) for day in sorted(lit_on))
    return Memorial(tuple(pages), dates=tuple(dates), candles=candles)


def _turn(turn: DemoTurn, now: datetime) -> ExerciseTurn:
    at = datetime.combine(now.date() - timedelta(days=turn.days_ago), EVENING, tzinfo=now.tzinfo)
    return ExerciseTurn(turn.exercise, at, turn.before, turn.after)


def _entry(empty: Entry, made_up: DemoEntry) -> Entry:
    entry = replace(empty, text=made_up.text, tags=made_up.tags)
    if made_up.to_whom:
        return replace(entry, kind=LETTER, letter=Letter(made_up.to_whom))
    if made_up.prompt:
        return replace(entry, kind=ANSWER, prompt=AnsweredPrompt(made_up.prompt, made_up.prompt))
    return entry


def _closeness(weeks: Demo, now: datetime) -> tuple[ClosenessNote, ...]:
    found = [(_moment(each.days_ago, each.time, now)[1], each) for each in weeks.closeness]
    return tuple(ClosenessNote(at, Where(each.where), each.words) for at, each in found if at <= now)


def _moment(days_ago: int, wall: time, now: datetime) -> tuple[date, datetime]:
    day = diary_day(now) - timedelta(days=days_ago)
    late = timedelta(days=1) if wall.hour < NIGHT_ENDS_AT else timedelta()
    return day, datetime.combine(day + late, wall, tzinfo=now.tzinfo)
