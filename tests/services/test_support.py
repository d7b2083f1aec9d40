"""My plan, people, dates and notes for a visit: kept as typed, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_journals import empty_database

from journal_app.domain.support import MarkedDay, Person, PlanPart, VisitNotes
from journal_app.services.support import Support

words = st.text(st.characters(), max_size=40)
written = words.filter(str.strip)


@pytest.fixture(scope="module")
def support(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Support]:
    made = empty_database(tmp_path_factory.mktemp("journal") / "journal.db")
    yield Support(made)
    made.close()


few = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@few
@given(parts=st.lists(st.builds(PlanPart, written, words), max_size=5))
def test_a_plan_comes_back_as_typed(support: Support, parts: list[PlanPart]) -> None:
    support.save_plan(parts)
    assert support.plan() == tuple(parts)


@few
@given(people=st.lists(st.builds(Person, written, words, words), max_size=5))
def test_people_come_back_as_typed(support: Support, people: list[Person]) -> None:
    support.save_people(people)
    assert support.people() == tuple(people)


@few
@given(days=st.lists(st.builds(MarkedDay, st.dates(), words), max_size=5))
def test_marked_days_come_back_by_date(support: Support, days: list[MarkedDay]) -> None:
    support.save_marked_days(days)
    assert support.marked_days() == tuple(sorted(days, key=lambda marked: marked.day))


def test_lines_with_nothing_in_them_are_not_kept(support: Support) -> None:
    support.save_plan([PlanPart(" ", "\n"), PlanPart("Who I call", "")])
    support.save_people([Person("  "), Person("", "07700 900123")])
    assert support.plan() == (PlanPart("Who I call", ""),)
    assert support.people() == (Person("", "07700 900123"),)


def test_notes_for_a_visit_are_kept_until_they_change(support: Support) -> None:
    notes = VisitNotes("Iron, once a day", "Can I swim?")
    support.save_visit_notes(notes)
    assert support.visit_notes() == notes
    support.save_visit_notes(VisitNotes())
    assert support.visit_notes() == VisitNotes()


def test_a_date_is_a_label(support: Support) -> None:
    support.save_marked_days([MarkedDay(date(2026, 3, 29), "the clocks changed")])
    assert support.marked_days()[0].day == date(2026, 3, 29)


def test_no_words_stand_in_a_repr() -> None:
    shown = repr(
        [PlanPart("zanzibarquill", "zanzibarquill"), Person("zanzibarquill"), VisitNotes("zanzibarquill")]
    )
    assert "zanzibarquill" not in shown
