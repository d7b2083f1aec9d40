"""Which check-ins count, and what a date says."""

from __future__ import annotations

from datetime import timedelta

import pytest

from journal_app.domain.care.days import SymptomCount
from journal_app.domain.care.ratings import Symptom

from .made import NOW, TODAY, TOKYO, ago, all_six, assessed, check_in, day, deleted, diary, suicidal


def test_the_highest_revision_counts_wherever_it_stands() -> None:
    log = [check_in(id="a", rev=2, guilt=0), check_in(id="a", rev=1, guilt=3)]
    assert assessed(log).evidence[Symptom.GUILT] == SymptomCount(answered=1, some=0, high=0, top=0)


def test_of_equal_revisions_the_last_stored_counts() -> None:
    log = [check_in(id="a", rev=2, guilt=0), check_in(id="a", rev=2, guilt=3)]
    assert assessed(log).evidence[Symptom.GUILT].top == 1
    assert assessed(reversed(log)).evidence[Symptom.GUILT].top == 0


def test_a_deletion_that_is_the_newest_revision_takes_the_check_in_away() -> None:
    assert assessed(check_in(id="a", guilt=3), deleted("a", rev=2)).data == "none"
    assert assessed(check_in(id="a", rev=2, guilt=3), deleted("a", rev=1)).data == "ok"
    assert assessed(check_in(id="a", guilt=3), deleted("a", rev=1)).data == "none"
    assert assessed(deleted("a", rev=1), check_in(id="a", guilt=3)).data == "ok"


def test_a_check_in_can_come_back_after_a_deletion() -> None:
    log = [check_in(id="a", guilt=3), deleted("a", rev=2), check_in(id="a", rev=3, guilt=1)]
    assert assessed(log).evidence[Symptom.GUILT] == SymptomCount(1, 1, 0, 0)


def test_deleting_what_was_never_there_is_nothing() -> None:
    assert assessed(deleted("never", rev=1)).data == "none"


def test_a_check_in_may_be_written_seven_days_late() -> None:
    assert assessed(check_in(7, at=NOW, guilt=1)).anchor == day(7)
    assert assessed(check_in(8, at=NOW, guilt=1)).anchor is None


def test_late_is_counted_by_the_local_date_of_the_save() -> None:
    evening = NOW.replace(hour=20)
    assert assessed(check_in(7, at=evening, guilt=1), now=evening).data == "ok"
    in_tokyo = evening.astimezone(TOKYO)  # there it is the next day already
    assert assessed(check_in(7, at=in_tokyo, guilt=1), now=evening).data == "none"


def test_late_is_counted_from_when_it_happened_not_from_when_it_was_logged() -> None:
    from dataclasses import replace

    save = replace(check_in(10, guilt=1), logged_at=NOW)
    assert assessed(save).anchor == day(10)


def test_an_edit_that_keeps_the_date_stays_timely_however_late() -> None:
    log = [check_in(5, id="a", guilt=1), check_in(5, id="a", rev=2, at=NOW, guilt=2)]
    assert assessed(log, now=ago(-5)).anchor == day(5)
    late = [check_in(20, id="a", guilt=1), check_in(20, id="a", rev=2, at=NOW, guilt=2)]
    assert assessed(late).anchor == day(20)


def test_an_edit_that_moves_the_date_must_be_timely_itself() -> None:
    first = check_in(20, id="a", guilt=1)
    assert assessed(first, check_in(7, id="a", rev=2, at=NOW, guilt=1)).anchor == day(7)
    assert assessed(first, check_in(8, id="a", rev=2, at=NOW, guilt=1)).anchor is None


def test_a_date_that_was_late_once_stays_late_after_a_timely_move() -> None:
    log = [check_in(9, id="a", at=NOW, guilt=1), check_in(0, id="a", rev=2, guilt=1)]
    assert assessed(log).data == "none"


def test_moving_a_date_away_and_back_late_is_late() -> None:
    log = [
        check_in(20, id="a", guilt=1),
        check_in(19, id="a", rev=2, at=ago(19), guilt=1),
        check_in(20, id="a", rev=3, at=NOW, guilt=1),
    ]
    assert assessed(log).data == "none"


def test_a_check_in_that_is_not_timely_opens_the_crisis_screen_all_the_same() -> None:
    found = assessed(suicidal(2, days_ago=30))
    assert found.data == "none"
    assert found.raw == 0
    assert found.show == ("CRISIS:urgent",)


def test_a_date_to_come_is_ignored_until_it_comes() -> None:
    log = [check_in(1, guilt=3), check_in(-1, at=NOW, guilt=3)]
    assert assessed(log).anchor == day(1)
    assert assessed(log, now=ago(-1)).anchor == day(-1)


def test_several_check_ins_on_a_date_give_the_highest_answer_to_each_question() -> None:
    log = [check_in(guilt=0, sleep=2), check_in(guilt=3, sleep=1, hopeless=None), check_in(hopeless=0)]
    found = assessed(log).evidence
    assert found[Symptom.GUILT] == SymptomCount(1, 1, 1, 1)
    assert found[Symptom.SLEEP] == SymptomCount(1, 1, 1, 0)
    assert found[Symptom.HOPELESS] == SymptomCount(1, 0, 0, 0)
    assert found[Symptom.SAD_ANX] == SymptomCount(0, 0, 0, 0)


def test_a_date_with_only_the_suicidal_question_is_no_check_in_day() -> None:
    assert assessed(check_in(suicidal=0)).data == "none"
    assert assessed(check_in(suicidal=0, guilt=0)).data == "ok"
    assert assessed(check_in(guilt=None)).data == "none"


@pytest.mark.parametrize(("days_ago", "data"), [(0, "ok"), (7, "ok"), (8, "stale"), (400, "stale")])
def test_patterns_fall_silent_after_seven_days_without_a_check_in(days_ago: int, data: str) -> None:
    found = assessed(all_six("33333333333333", ends=days_ago))
    assert found.data == data
    assert found.anchor == day(days_ago)
    if data == "stale":
        assert (found.base, found.raw, found.rules, found.evidence, found.why) == (0, 0, (), {}, None)


def test_an_empty_log_says_nothing() -> None:
    found = assessed()
    assert (found.today, found.anchor, found.data, found.raw, found.show) == (TODAY, None, "none", 0, ())
    assert (found.evidence, found.why, found.ready, found.variant) == ({}, None, "NO_INFO", "normal")


def test_old_check_ins_that_were_late_give_no_anchor() -> None:
    log = [check_in(300, at=ago(280), guilt=1), check_in(320, guilt=1), check_in(310, suicidal=0)]
    assert assessed(log).anchor == day(320)


def test_a_window_ends_on_the_anchor_and_not_on_today() -> None:
    found = assessed(diary(guilt="11111111111111", ends=5))
    assert found.evidence[Symptom.GUILT].answered == 14


def test_days_without_an_answer_are_never_a_zero() -> None:
    found = assessed(diary(guilt="2.1.....0..3.0"))
    assert found.evidence[Symptom.GUILT] == SymptomCount(answered=5, some=3, high=2, top=1)


def test_the_date_of_a_check_in_is_a_label_that_travel_does_not_move() -> None:
    save = check_in(1, at=NOW.astimezone(TOKYO) - timedelta(hours=20), guilt=2)
    assert assessed(save).anchor == day(1)
