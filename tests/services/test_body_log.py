"""What is noted about the body: stored together or not at all, and counted whether stored or not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from made_journals import empty_database, new_journal

from journal_app.domain.body import BodyNote, Change
from journal_app.domain.care.events import Body, Flow, FlowLevel, Pad
from journal_app.domain.errors import DiskFull
from journal_app.domain.settings import JournalSettings
from journal_app.services import session
from journal_app.services.body import BodyNotes
from journal_app.services.care import Care
from journal_app.services.event_log import EventLog
from journal_app.store.care_log import CareLog
from journal_app.store.connection import Connection

PLAIN = JournalSettings()


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    connection = empty_database(tmp_path / "journal.db")
    yield connection
    connection.close()


def test_a_correction_goes_out_and_comes_in_at_the_end(connection: Connection, now: datetime) -> None:
    log = EventLog(connection)
    care = Care(log)
    wrong, right = Body(at=now, temp_c=39.6), Body(at=now, temp_c=36.9)
    care.change([Change(put=(wrong, Pad(at=now)))])
    assert care.look(now, PLAIN).show == ("BODY_CALL_NOW",)
    (first, _) = care.body_log()
    care.change([Change(out=(first,), put=(right,))])
    assert care.look(now, PLAIN).show == ()
    assert [event.kind for event in EventLog(connection).events()] == ["pad", "body"]
    assert EventLog(connection).events() == log.events()


def test_half_a_change_is_never_stored(
    connection: Connection, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    care = Care(EventLog(connection))
    care.change([Change(put=(Pad(at=now),))])
    (there,) = care.body_log()

    def full(*_: object) -> int:
        raise DiskFull

    monkeypatch.setattr(CareLog, "append", full)
    with pytest.raises(DiskFull):
        care.change([Change(out=(there,), put=(Pad(at=now, count=2),))])
    assert care.body_log() == [there]
    assert EventLog(connection).events() == [there]


def test_what_could_not_be_stored_counts_for_the_rules(connection: Connection, now: datetime) -> None:
    care = Care(EventLog(connection))
    care.change([Change(put=(Pad(at=now - timedelta(minutes=100)), Pad(at=now - timedelta(minutes=50))))])
    unsaved = [Change(put=(Pad(at=now - timedelta(minutes=9)),)), Change(put=(Pad(at=now),))]
    assert care.look(now, PLAIN).show == ()
    assert care.look(now, PLAIN, unsaved).show == ("BODY_CALL",)
    assert care.call_facts(now, PLAIN, unsaved).pads == 4
    assert [event.seq is None for event in care.body_log(unsaved)] == [False, False, True, True]


def test_a_date_has_one_amount_of_bleeding(connection: Connection, now: datetime) -> None:
    care = Care(EventLog(connection))
    care.change([Change(put=(Flow(at=now, day=now.date(), level=FlowLevel.LIGHT),))])
    before = tuple(care.body_log())
    care.change([Change(out=before, put=(Flow(at=now, day=now.date(), level=FlowLevel.HEAVY),))])
    (flow,) = care.body_log()
    assert isinstance(flow, Flow) and flow.level is FlowLevel.HEAVY


def test_words_of_a_day_come_back_and_go_when_they_are_emptied(connection: Connection, now: datetime) -> None:
    notes = BodyNotes(connection)
    day = now.date()
    kept = BodyNote(day, "tired\n\n ", "Ibuprofen 雨")
    notes.save([kept, BodyNote(day - timedelta(days=1), " ", "")])
    assert BodyNotes(connection).all() == (kept,)
    notes.save([])
    assert notes.all() == ()


def test_a_damaged_journal_keeps_it_beside_and_takes_it_when_it_is_whole(
    journal_folder: Path, now: datetime
) -> None:
    passphrase = "a lamp by the window"
    opened = new_journal(journal_folder, passphrase).open_journal
    opened.care.change([Change(put=(Pad(at=now),))])
    opened.keep_as_it_is()
    opened.care.change([Change(put=(Body(at=now, chills=True), Pad(at=now, count=2)))])
    opened.care.change([Change(out=(Pad(at=now, count=2),))])
    opened.body_notes.save([BodyNote(now.date(), "cold")])
    assert opened.care.look(now, PLAIN).show == ("BODY_CALL_NOW",)
    assert opened.body_notes.all() == (BodyNote(now.date(), "cold"),)
    opened.close()
    whole = session.open_with_passphrase(journal_folder, passphrase)
    assert whole.bring_in_what_was_aside() == 2
    assert [event.kind for event in EventLog(whole.connection).events()] == ["pad", "body"]
    assert whole.body_notes.all() == (BodyNote(now.date(), "cold"),)
    assert whole.bring_in_what_was_aside() == 0
    whole.close()
