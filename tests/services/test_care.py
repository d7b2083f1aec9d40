"""Care in an open journal: what was shown and answered is kept, can be seen, and can be deleted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from made_journals import empty_database

from journal_app.domain.body import Change
from journal_app.domain.care.events import (
    Answer,
    Body,
    BodyClosed,
    BodyStill,
    CheckIn,
    CrisisClosed,
    HelpNow,
    Outcome,
)
from journal_app.domain.care.ratings import Ratings
from journal_app.domain.check_in import CheckInForm
from journal_app.domain.settings import JournalSettings
from journal_app.services.care import NEEDED_FOR, Care
from journal_app.services.check_ins import CheckIns
from journal_app.services.event_log import EventLog
from journal_app.store.connection import Connection

DAY = timedelta(days=1)
PLAIN = JournalSettings()


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    made = empty_database(tmp_path / "journal.db")
    yield made
    made.close()


@pytest.fixture
def log(connection: Connection) -> EventLog:
    return EventLog(connection)


@pytest.fixture
def care(log: EventLog) -> Care:
    return Care(log)


def heavy_days(connection: Connection, log: EventLog, last: datetime, days: int) -> None:
    for back in reversed(range(days)):
        at = last - back * DAY
        CheckIns(connection, log).save(CheckInForm(at.date(), Ratings(3, 1, 1, 2, 1, 2)), at)


def test_two_heavy_weeks_show_one_prompt_a_day_and_an_answer_quiets_it(
    connection: Connection, log: EventLog, care: Care, now: datetime
) -> None:
    heavy_days(connection, log, now, 14)
    (shown,) = care.look(now, PLAIN).show
    assert shown == "L3"
    care.shown(shown, now)
    assert care.look(now, PLAIN).show == ()
    care.answer(Answer.ACK, 3, now)
    assert care.look(now + 6 * DAY, PLAIN).show == ()
    assert care.look(now + 7 * DAY, PLAIN).show == ("L3",)


def test_a_note_stands_on_its_date_until_it_is_answered(
    connection: Connection, log: EventLog, care: Care, now: datetime
) -> None:
    heavy_days(connection, log, now, 14)
    care.shown("L3", now)
    found = care.look(now, PLAIN)
    assert care.standing(found, PLAIN) == "L3"
    assert care.standing(found, JournalSettings(care_prompts=False)) is None
    assert care.standing(care.look(now + DAY, PLAIN), PLAIN) is None
    care.answer(Answer.CLOSE, 3, now)
    assert care.standing(found, PLAIN) is None


def test_no_note_stands_beside_a_call_for_help(
    connection: Connection, log: EventLog, care: Care, now: datetime
) -> None:
    heavy_days(connection, log, now, 14)
    care.shown("L3", now)
    care.help_now(now)
    care.crisis_closed(now)
    assert care.standing(care.look(now, PLAIN), PLAIN) is None


def test_a_note_makes_way_for_a_live_body_sign_and_stands_beside_the_question_about_a_past_one(
    connection: Connection, log: EventLog, care: Care, now: datetime
) -> None:
    heavy_days(connection, log, now, 14)
    care.shown(care.look(now, PLAIN).show[0], now)
    level = care.standing(care.look(now, PLAIN), PLAIN)
    assert level
    care.change([Change(put=(Body(at=now - 2 * DAY, chills=True),))])
    found = care.look(now, PLAIN)
    assert (found.show, care.standing(found, PLAIN)) == (("BODY_ASK",), level)
    care.change([Change(put=(Body(at=now, chills=True), BodyClosed(at=now)))])
    found = care.look(now, PLAIN)
    assert (found.show, care.standing(found, PLAIN)) == ((), None)


def test_care_prompts_that_are_off_stay_off(
    connection: Connection, log: EventLog, care: Care, now: datetime
) -> None:
    heavy_days(connection, log, now, 14)
    assert care.look(now, JournalSettings(care_prompts=False)).show == ()


def test_quiet_mode_holds_prompts_back_until_its_day_or_until_it_is_ended(
    connection: Connection, log: EventLog, care: Care, now: datetime
) -> None:
    heavy_days(connection, log, now, 14)
    care.be_quiet(now.date() + 3 * DAY, now)
    assert care.look(now, PLAIN).show == ()
    assert care.quiet_until(now) == now.date() + 3 * DAY
    assert care.quiet_until(now + 4 * DAY) is None
    care.end_quiet(now)
    assert care.look(now, PLAIN).show == ("L3",)


def test_an_appointment_is_asked_after_and_its_outcome_kept(
    connection: Connection, log: EventLog, care: Care, now: datetime
) -> None:
    heavy_days(connection, log, now, 14)
    care.answer(Answer.APPOINTMENT, 3, now, day=now.date() + 2 * DAY)
    assert care.appointments() == [now.date() + 2 * DAY]
    later = now + 3 * DAY
    assert care.look(later, PLAIN).show == ("APPT_FOLLOWUP",)
    care.appointment_went(Outcome.WENT, later)
    assert care.look(later, PLAIN).show == ()


def test_every_kind_of_event_is_read_back_from_the_file(
    connection: Connection, log: EventLog, care: Care, now: datetime
) -> None:
    care.opened(now)
    care.help_now(now)
    care.crisis_closed(now)
    for shown in ("L1", "EASING", "APPT_FOLLOWUP", "CRISIS_FOLLOWUP:talk", "CRISIS:urgent", "BODY_ASK"):
        care.shown(shown, now)
    care.answer(Answer.SNOOZE, 2, now, days=3)
    care.appointment_went(Outcome.RESCHEDULED, now, now.date())
    care.be_quiet(now.date(), now)
    care.end_quiet(now)
    care.change([Change(put=(BodyStill(at=now),))])
    assert EventLog(connection).events() == log.events()
    assert len(log.events()) == 12


def test_the_history_holds_what_was_shown_and_answered_newest_first(care: Care, now: datetime) -> None:
    care.opened(now)
    care.shown("L2", now)
    care.answer(Answer.CLOSE, 2, now)
    assert [event.kind for event in care.history()] == ["response", "prompt_shown"]


def test_deleting_the_history_leaves_check_ins_and_what_a_crisis_still_needs(
    connection: Connection, log: EventLog, care: Care, now: datetime
) -> None:
    heavy_days(connection, log, now, 2)
    care.shown("L2", now)
    care.help_now(now)
    assert care.delete_history(now)
    kinds = [type(event) for event in EventLog(connection).events()]
    assert kinds == [CheckIn, CheckIn, HelpNow]
    assert not care.delete_history(now + NEEDED_FOR + DAY)
    assert [type(event) for event in EventLog(connection).events()] == [CheckIn, CheckIn]


def test_deleting_the_history_never_opens_a_closed_crisis_screen_again(
    connection: Connection, log: EventLog, care: Care, now: datetime
) -> None:
    CheckIns(connection, log).save(CheckInForm(now.date(), Ratings(suicidal=3)), now)
    care.crisis_closed(now)
    much_later = now + 400 * DAY
    assert care.delete_history(much_later)
    assert care.look(much_later, PLAIN).show == ()
    assert any(isinstance(event, CrisisClosed) for event in log.events())


def test_a_check_in_deleted_long_ago_goes_for_good_with_the_history(
    connection: Connection, log: EventLog, care: Care, now: datetime
) -> None:
    check_ins = CheckIns(connection, log)
    saved = check_ins.save(CheckInForm(now.date(), Ratings(1)), now)
    check_ins.delete(saved.id, now)
    care.delete_history(now + DAY)
    assert len(log.events()) == 2
    back = check_ins.save(CheckInForm(now.date(), Ratings(2)), now)
    check_ins.delete(back.id, now)
    check_ins.restore(back, now)
    care.delete_history(now + NEEDED_FOR + DAY)
    assert [record.id for record in check_ins.records()] == [back.id]
    assert all(event.id == back.id for event in log.events())  # type: ignore[attr-defined]


def test_quiet_mode_that_is_on_survives_deleting_the_history(care: Care, now: datetime) -> None:
    care.be_quiet(now.date() + 5 * DAY, now)
    care.delete_history(now)
    assert care.quiet_until(now) == now.date() + 5 * DAY
