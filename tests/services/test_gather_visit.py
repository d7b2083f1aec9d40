"""What is gathered for a visit: check-ins, body signs, an appointment to come, typed notes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from made_journals import new_journal
from PySide6.QtCore import QLocale

from journal_app.domain.body import BodyNote
from journal_app.domain.care.events import Answer, Flow, FlowLevel
from journal_app.domain.care.ratings import Ratings
from journal_app.domain.check_in import CheckInForm, Period
from journal_app.domain.support import VisitNotes
from journal_app.domain.visit import facts_of
from journal_app.services.session import OpenJournal
from journal_app.services.visit import gather_visit
from journal_app.ui.visit.body_words import BodyWords


@pytest.fixture
def opened(journal_folder: Path) -> Iterator[OpenJournal]:
    made = new_journal(journal_folder, "a lamp by the window")
    yield made.open_journal
    made.open_journal.close()


def test_it_is_all_there_and_an_appointment_that_passed_is_not(opened: OpenJournal, now: datetime) -> None:
    assert gather_visit(opened, now).appointment is None
    opened.check_ins.save(CheckInForm(now.date(), Ratings(2)), now)
    flow = Flow(at=now, day=now.date(), level=FlowLevel.LIGHT)
    opened.care._log.append(flow)
    opened.care.answer(Answer.APPOINTMENT, 2, now, day=date(2026, 5, 12))
    opened.support.save_visit_notes(VisitNotes("iron", "when?"))
    found = gather_visit(opened, now)
    assert found.answered.days == {now.date(): Ratings(2)}
    assert [type(event) for event in found.body] == [Flow]
    assert found.appointment == date(2026, 5, 12)
    assert found.notes == VisitNotes("iron", "when?")
    assert gather_visit(opened, now + timedelta(days=5)).appointment is None


def test_medicines_of_a_day_come_along_and_the_notes_of_a_day_never_do(
    opened: OpenJournal, now: datetime
) -> None:
    day = now.date()
    opened.body_notes.save([BodyNote(day, "private", " Iron\n"), BodyNote(day - timedelta(days=1), "tired")])
    found = gather_visit(opened, now)
    assert found.taken == ((day, "Iron"),)
    facts = facts_of(found, Period.TWO_WEEKS, day)
    assert facts.body.taken == ((day, "Iron"),)
    assert "private" not in repr(BodyWords(QLocale("en_GB")).rows(facts.body))
    assert BodyWords(QLocale("en_GB")).rows(facts.body) == (("Medicines, 8 May", "Iron"),)
