"""What can stand on a visit page, and that nothing else gets there."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from journal_app.domain.care.events import Body, Event, Flow, FlowLevel, Pad, Rate
from journal_app.domain.care.ratings import Ratings
from journal_app.domain.check_in import Period
from journal_app.domain.look_back import Answered
from journal_app.domain.support import VisitNotes
from journal_app.domain.visit import (
    Item,
    ItemKind,
    Section,
    VisitPage,
    VisitRecords,
    facts_of,
    put_on_page,
    runs_of,
)

LAST = date(2026, 5, 8)
HEAD = VisitPage("Visit page", "two weeks", "made with", "caution")


def ago(days: int) -> date:
    return LAST - timedelta(days=days)


def records(days: dict[date, Ratings], *body: Event) -> VisitRecords:
    return VisitRecords(Answered(days), body, None, VisitNotes())


def test_only_what_is_on_gets_on_the_page_in_its_order() -> None:
    items = [Item(kind, kind, Section(kind)) for kind in ItemKind]
    page = put_on_page(HEAD, items, {"questions", "counts"})
    assert [section.heading for section in page.sections] == ["counts", "questions"]
    assert put_on_page(HEAD, items, ()).sections == ()


@pytest.mark.parametrize("kind", [ItemKind.SUICIDAL, ItemKind.BODY, ItemKind.LOSS])
def test_answers_about_suicide_the_body_and_the_loss_are_off_until_they_are_added(kind: ItemKind) -> None:
    assert not Item(kind, kind, Section("anything")).on_at_first


def test_the_last_question_is_told_by_answer_the_heaviest_first_and_never_drawn() -> None:
    facts = facts_of(
        records({LAST: Ratings(1, suicidal=1), ago(1): Ratings(suicidal=0), ago(3): Ratings(suicidal=2)}),
        Period.TWO_WEEKS,
        LAST,
    )
    assert facts.suicidal == {2: (ago(3),), 1: (LAST,), 0: (ago(1),)}
    assert list(facts.suicidal) == [2, 1, 0]
    assert "suicidal" not in facts.look.ratings


def test_body_signs_are_those_of_the_period_and_the_last_flow_of_a_date_counts(now: datetime) -> None:
    old = now - timedelta(days=30)
    facts = facts_of(
        records(
            {},
            Flow(at=now, day=ago(1), level=FlowLevel.LIGHT),
            Flow(at=now, day=ago(1), level=FlowLevel.HEAVY),
            Flow(at=now, day=ago(30), level=FlowLevel.HEAVY),
            Pad(at=now),
            Pad(at=now, count=2),
            Pad(at=now, soaked=False),
            Rate(at=old, pads=5, hours=2),
            Body(at=now, chills=True),
        ),
        Period.TWO_WEEKS,
        LAST,
    )
    assert facts.body.bleeding == {FlowLevel.HEAVY: (ago(1),)}
    assert facts.body.pads == {LAST: 3}
    assert facts.body.rates == ()
    assert [sign.chills for sign in facts.body.signs] == [True]
    assert facts_of(records({}), Period.SEASON, LAST).body.is_empty


def test_days_that_follow_each_other_are_one_stretch() -> None:
    days = [ago(9), ago(8), ago(7), ago(3), ago(0)]
    assert runs_of(days) == [(ago(9), ago(7)), (ago(3), ago(3)), (LAST, LAST)]


def test_what_a_person_wrote_is_in_no_repr() -> None:
    section = Section("Medicines", ("my own words",), own_words=True)
    page = put_on_page(HEAD, [Item("medicines", ItemKind.MEDICINES, section)], {"medicines"})
    assert "my own words" not in repr(page) + repr(section)
