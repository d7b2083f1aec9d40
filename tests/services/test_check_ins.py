"""Check-ins in an open journal: saved, changed, deleted, begun, and never lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from made_journals import empty_database

from journal_app.domain.care.events import CheckIn, HelpNow
from journal_app.domain.care.ratings import Ratings
from journal_app.domain.check_in import CheckInForm
from journal_app.domain.errors import DiskFull, StorageGone
from journal_app.domain.settings import JournalSettings
from journal_app.services.care import Care
from journal_app.services.check_ins import CheckIns
from journal_app.services.event_log import EventLog
from journal_app.store.care_log import CareLog
from journal_app.store.connection import Connection, transaction
from journal_app.store.integrity import figures

HEAVY = Ratings(3, 2, 2, 3, 1, 2, 0)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    made = empty_database(tmp_path / "journal.db")
    yield made
    made.close()


@pytest.fixture
def check_ins(connection: Connection) -> CheckIns:
    return CheckIns(connection, EventLog(connection))


def again(connection: Connection) -> CheckIns:
    """The same journal, read afresh."""
    return CheckIns(connection, EventLog(connection))


def test_a_saved_check_in_is_read_back_as_it_was(
    connection: Connection, check_ins: CheckIns, now: datetime
) -> None:
    saved = check_ins.save(CheckInForm(now.date(), HEAVY, "A long\u2028night \udc80."), now)
    assert again(connection).records() == [saved]
    assert (saved.ratings, saved.note, saved.for_date) == (HEAVY, "A long\u2028night \udc80.", now.date())


def test_a_skipped_question_stays_skipped(connection: Connection, check_ins: CheckIns, now: datetime) -> None:
    check_ins.save(CheckInForm(now.date(), Ratings(sleep=2)), now)
    assert again(connection).records()[0].ratings == Ratings(sleep=2)


def test_a_change_keeps_the_check_in_and_its_first_moment(check_ins: CheckIns, now: datetime) -> None:
    saved = check_ins.save(CheckInForm(now.date(), HEAVY, "one"), now)
    later = now + timedelta(hours=1)
    changed = check_ins.save(CheckInForm(now.date(), Ratings(1), "two", saved.id), later)
    assert check_ins.records() == [changed]
    assert (changed.first_at, changed.at, changed.rev, changed.note) == (now, later, 2, "two")


def test_several_check_ins_a_day_stand_beside_each_other(check_ins: CheckIns, now: datetime) -> None:
    for hours in (0, 3):
        check_ins.save(CheckInForm(now.date(), HEAVY), now + timedelta(hours=hours))
    assert [record.at for record in check_ins.records()] == [now + timedelta(hours=3), now]


def test_a_deleted_check_in_is_gone_with_its_note_and_can_come_back(
    connection: Connection, check_ins: CheckIns, now: datetime
) -> None:
    saved = check_ins.save(CheckInForm(now.date(), HEAVY, "a note"), now)
    check_ins.delete(saved.id, now)
    assert again(connection).records() == []
    assert connection.execute("SELECT count(*) FROM check_in_note").fetchone() == (0,)
    back = check_ins.restore(saved, now)
    assert (back.ratings, back.note, back.id) == (HEAVY, "a note", saved.id)
    assert again(connection).records() == [back]


def test_what_was_begun_is_kept_until_it_is_saved(
    connection: Connection, check_ins: CheckIns, now: datetime
) -> None:
    form = CheckInForm(now.date(), Ratings(2), "half a sen")
    check_ins.keep_draft(form)
    assert again(connection).draft() == form
    check_ins.save(form, now)
    assert again(connection).draft() is None


def test_a_form_with_nothing_in_it_leaves_no_draft(check_ins: CheckIns, now: datetime) -> None:
    check_ins.keep_draft(CheckInForm(now.date(), Ratings(2)))
    check_ins.keep_draft(CheckInForm(now.date(), Ratings(), "  "))
    assert check_ins.draft() is None


def test_a_draft_that_can_not_be_read_is_no_trouble(connection: Connection, check_ins: CheckIns) -> None:
    for kept in (b"{", b"[]", b'{"id": "", "for_date": "2026-02-30", "ratings": {}, "note": ""}'):
        with transaction(connection):
            connection.execute("DELETE FROM check_in_draft")
            connection.execute("INSERT INTO check_in_draft VALUES (1, ?)", (kept,))
        assert check_ins.draft() is None


def test_leaving_keeps_none_of_the_answers_and_notes_a_call_for_help(
    connection: Connection, check_ins: CheckIns, now: datetime
) -> None:
    check_ins.keep_draft(CheckInForm(now.date(), Ratings(3, suicidal=2), "words"))
    check_ins.leave(now)
    log = EventLog(connection)
    assert [type(event) for event in log.events()] == [HelpNow]
    assert again(connection).draft() is None
    assert Care(log).look(now, JournalSettings()).show == ("CRISIS:talk",)


@pytest.mark.parametrize(("answer", "screen"), [(1, "talk"), (2, "urgent"), (3, "emergency")])
def test_every_answer_about_suicide_opens_the_crisis_screen_whatever_is_set(
    connection: Connection, now: datetime, answer: int, screen: str
) -> None:
    log = EventLog(connection)
    care = Care(log)
    care.be_quiet(now.date() + timedelta(days=30), now)
    long_ago = now.date() - timedelta(days=300)
    CheckIns(connection, log).save(CheckInForm(long_ago, Ratings(suicidal=answer)), now)
    settings = JournalSettings(care_prompts=False, loss_dates=(now.date(),))
    assert care.look(now, settings).show[0] == f"CRISIS:{screen}"
    care.crisis_closed(now)
    assert care.look(now, settings).show == ()


def test_a_save_that_fails_changes_nothing(
    connection: Connection, check_ins: CheckIns, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_ins.save(CheckInForm(now.date(), HEAVY), now)
    before = list(check_ins.records())

    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr("journal_app.store.care_log.CareLog.write_note", full)
    with pytest.raises(DiskFull):
        check_ins.save(CheckInForm(now.date(), HEAVY, "more"), now)
    assert check_ins.records() == before
    assert again(connection).records() == before


def test_a_line_that_can_not_be_read_hides_no_other(
    connection: Connection, check_ins: CheckIns, now: datetime
) -> None:
    saved = check_ins.save(CheckInForm(now.date(), HEAVY), now)
    with transaction(connection):
        connection.execute(
            """
            INSERT INTO care_event (kind, at, fields)
            VALUES ('later_kind', '2026-01-01', '{}'), ('checkin', 'x', '{')
            """
        )
    assert again(connection).records() == [saved]


def test_check_ins_are_counted_as_they_stand(
    connection: Connection, check_ins: CheckIns, now: datetime
) -> None:
    kept = check_ins.save(CheckInForm(now.date(), HEAVY), now)
    check_ins.save(replace(CheckInForm(now.date(), HEAVY), id=kept.id), now)
    gone = check_ins.save(CheckInForm(now.date(), HEAVY), now)
    check_ins.delete(gone.id, now)
    found = figures(connection)
    assert (found.check_ins, found.whole) == (1, True)


def test_the_log_keeps_its_order_and_offsets(
    connection: Connection, check_ins: CheckIns, now: datetime
) -> None:
    for _ in range(3):
        check_ins.save(CheckInForm(now.date(), HEAVY), now)
    events = EventLog(connection).events()
    assert [event.seq for event in events] == [1, 2, 3]
    assert all(isinstance(event, CheckIn) and event.at.utcoffset() == now.utcoffset() for event in events)


def test_a_save_that_is_through_is_not_called_a_failure_by_reading_afterwards(
    connection: Connection, check_ins: CheckIns, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(_self: object) -> dict[str, str]:
        raise StorageGone

    with monkeypatch.context() as broken:
        broken.setattr(CareLog, "notes", unreadable)
        saved = check_ins.save(CheckInForm(now.date(), Ratings(2), "words"), now)
    assert again(connection).records() == [saved]
