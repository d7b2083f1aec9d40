"""Pacing: how long a level stays quiet, quiet mode, and what stands beside what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal_app.domain.care.events import (
    Answer,
    ApptFollowupShown,
    Body,
    BodyClosed,
    EasingShown,
    Event,
    FollowupShown,
    Outcome,
    QuietMode,
    QuietModeEnded,
    Rate,
)
from journal_app.domain.care.log import read_log
from journal_app.domain.care.pacing import find_pacing

from .made import (
    NOW,
    TODAY,
    TOKYO,
    ago,
    all_six,
    answered,
    assessed,
    check_in,
    closed,
    day,
    diary,
    outcome,
    shown,
    suicidal,
)

L3 = all_six("22222222222222")
L2 = diary(sad_anx="22222220000000")
L1 = diary(guilt="2222")
LEVELS = {1: L1, 2: L2, 3: L3}


def quiet(*log: Event) -> list[int | None]:
    """Return, for levels 1 to 3, how many days from TODAY each is quiet; None if it never was."""
    walked = find_pacing(read_log(log, NOW)).quiet
    return [walked[level] - TODAY.toordinal() if walked[level] else None for level in (1, 2, 3)]


def prompts(*log: Event | list[Event]) -> tuple[str, ...]:
    return assessed(*log).show


# --- quiet times -----------------------------------------------------------------------------------


def test_nothing_is_quiet_at_first() -> None:
    assert quiet() == [None, None, None]
    for level, log in LEVELS.items():
        assert prompts(log) == (f"L{level}",)


@pytest.mark.parametrize(("level", "expected"), [(1, [7, 1, 1]), (2, [7, 7, 1]), (3, [7, 7, 3])])
def test_a_prompt_quiets_its_level_and_those_below_and_a_rise_comes_the_next_day(
    level: int, expected: list[int | None]
) -> None:
    assert quiet(shown(level, 0)) == expected


@pytest.mark.parametrize("event", [FollowupShown, ApptFollowupShown, EasingShown])
def test_any_other_note_quiets_all_levels_until_the_next_day(event: type[Event]) -> None:
    assert quiet(event(at=NOW)) == [1, 1, 1]


@pytest.mark.parametrize(
    ("level", "expected"), [(1, [14, None, None]), (2, [14, 14, None]), (3, [14, 14, 7])]
)
def test_thank_you_noted_quiets_the_level_and_those_below(level: int, expected: list[int | None]) -> None:
    assert quiet(answered(Answer.ACK, level, 0)) == expected


def test_close_quiets_nothing() -> None:
    assert quiet(answered(Answer.CLOSE, 3, 0)) == [None, None, None]


@pytest.mark.parametrize(
    ("level", "days", "until"),
    [
        *[(1, 1, 1), (1, 7, 7), (1, 8, 7), (2, 5, 5), (2, 99, 7), (3, 2, 2), (3, 3, 3), (3, 4, 3)],
        *[(1, 0, 1), (2, -9, 1), (3, 0, 1)],
    ],
)
def test_remind_me_later_is_held_between_a_day_and_the_levels_most(level: int, days: int, until: int) -> None:
    expected: list[int | None] = [None, None, None]
    expected[level - 1] = until
    assert quiet(answered(Answer.SNOOZE, level, 0, days=days)) == expected


def test_remind_me_later_sets_the_date_even_to_an_earlier_one_and_of_its_level_only() -> None:
    assert quiet(answered(Answer.ACK, 2, 0), answered(Answer.SNOOZE, 2, 0, days=2)) == [14, 2, None]
    assert quiet(answered(Answer.SNOOZE, 2, 0, days=2), answered(Answer.ACK, 2, 0)) == [14, 14, None]


def test_every_other_answer_takes_the_later_date() -> None:
    assert quiet(answered(Answer.ACK, 2, 0), shown(2, 0)) == [14, 14, 1]
    assert quiet(answered(Answer.IN_CARE, 1, 0), answered(Answer.ACK, 3, 0)) == [28, 28, 14]


def test_the_log_is_walked_in_its_order_and_not_by_date() -> None:
    assert quiet(answered(Answer.SNOOZE, 2, 0, days=1), shown(2, 5)) == [2, 2, -4]
    assert quiet(shown(2, 5), answered(Answer.SNOOZE, 2, 9, days=1)) == [2, -8, -4]


def test_already_in_care_quiets_all_levels_for_four_weeks_and_level_three_for_two() -> None:
    for level in (1, 2, 3):
        assert quiet(answered(Answer.IN_CARE, level, 0)) == [28, 28, 14]


def test_quiet_times_count_from_the_local_date_of_the_event() -> None:
    late = replace(shown(1, 0), at=NOW.replace(hour=23).astimezone(TOKYO))
    assert quiet(late) == [8, 2, 2]


@pytest.mark.parametrize(("level", "days"), [(1, 7), (2, 7), (3, 3)])
def test_a_level_is_shown_again_on_the_day_its_quiet_time_ends(level: int, days: int) -> None:
    log = LEVELS[level]
    assert prompts(log, shown(level, days - 1)) == ()
    assert prompts(log, shown(level, days)) == (f"L{level}",)


def test_a_rise_in_level_is_shown_the_next_day() -> None:
    assert prompts(L3, shown(2, 0)) == ()
    assert prompts(L3, shown(2, 1)) == ("L3",)
    assert prompts(L3, shown(2, 1), answered(Answer.ACK, 2, 1)) == ("L3",)


def test_a_quiet_level_is_not_replaced_by_a_lower_one() -> None:
    assert prompts(L3, answered(Answer.SNOOZE, 3, 1, days=3)) == ()


# --- appointments ----------------------------------------------------------------------------------


def test_an_appointment_quiets_until_the_day_after_it() -> None:
    assert quiet(answered(Answer.APPOINTMENT, 1, 0, on=day(-5))) == [6, 6, None]
    assert quiet(answered(Answer.APPOINTMENT, 2, 0, on=day(-5))) == [6, 6, None]
    assert quiet(answered(Answer.APPOINTMENT, 3, 0, on=day(-5))) == [6, 6, 6]
    assert quiet(answered(Answer.APPOINTMENT, 3, 0, on=day(0))) == [1, 1, 1]


def test_a_far_appointment_quiets_four_weeks_and_level_three_two_weeks() -> None:
    assert quiet(answered(Answer.APPOINTMENT, 3, 0, on=day(-28))) == [29, 29, 15]
    assert quiet(answered(Answer.APPOINTMENT, 3, 0, on=day(-300))) == [29, 29, 15]
    assert quiet(answered(Answer.APPOINTMENT, 3, 0, on=day(-14))) == [15, 15, 15]


def test_an_appointment_before_its_answer_is_a_thank_you_and_opens_nothing() -> None:
    log = answered(Answer.APPOINTMENT, 2, 0, on=day(1))
    assert quiet(log) == [14, 14, None]
    assert assessed(log).appointment is None


def test_a_past_date_given_for_an_appointment_closes_the_one_before() -> None:
    found = assessed(
        answered(Answer.APPOINTMENT, 2, 9, on=day(5)), answered(Answer.APPOINTMENT, 2, 3, on=day(4))
    )
    assert found.appointment is None


def test_a_newer_appointment_replaces_an_older_one() -> None:
    log = [answered(Answer.APPOINTMENT, 2, 9, on=day(8)), answered(Answer.APPOINTMENT, 2, 7, on=day(-3))]
    assert assessed(log).appointment == day(-3)
    assert prompts(L1, log) == ()


def test_an_appointment_counts_however_far_it_is() -> None:
    log = answered(Answer.APPOINTMENT, 2, 400, on=day(1))
    assert prompts(log) == ("APPT_FOLLOWUP",)


@pytest.mark.parametrize(
    ("days_since", "asked"), [(-1, False), (0, False), (1, True), (14, True), (15, False)]
)
def test_the_question_comes_from_the_day_after_for_fourteen_days(days_since: int, asked: bool) -> None:
    log = answered(Answer.APPOINTMENT, 2, 30, on=day(days_since))
    assert prompts(log) == (("APPT_FOLLOWUP",) if asked else ())


def test_the_question_is_asked_twice_at_most() -> None:
    log = answered(Answer.APPOINTMENT, 2, 30, on=day(5))
    once, twice = ApptFollowupShown(at=ago(4)), ApptFollowupShown(at=ago(3))
    assert prompts(log, once) == ("APPT_FOLLOWUP",)
    assert prompts(log, once, twice) == ()
    assert prompts(log, ApptFollowupShown(at=ago(5)), once) == ("APPT_FOLLOWUP",)  # not after its date


def test_the_question_goes_before_a_level() -> None:
    assert prompts(L3, answered(Answer.APPOINTMENT, 2, 30, on=day(5))) == ("APPT_FOLLOWUP",)
    gone = outcome(Outcome.MISSED, 1)
    assert prompts(L3, answered(Answer.APPOINTMENT, 2, 30, on=day(5)), gone) == ("L3",)


@pytest.mark.parametrize("what", [Outcome.WENT, Outcome.MISSED])
def test_any_outcome_closes_the_appointment(what: Outcome) -> None:
    log = [answered(Answer.APPOINTMENT, 2, 30, on=day(5)), outcome(what, 4)]
    assert assessed(log).appointment is None
    assert prompts(log) == ()


def test_having_gone_quiets_like_being_in_care() -> None:
    assert quiet(outcome(Outcome.WENT, 0)) == [28, 28, 14]


def test_a_missed_appointment_quiets_nothing() -> None:
    assert quiet(outcome(Outcome.MISSED, 0)) == [None, None, None]


def test_a_moved_appointment_keeps_the_level_of_the_first_answer() -> None:
    first = answered(Answer.APPOINTMENT, 3, 20, on=day(18))
    moved = outcome(Outcome.RESCHEDULED, 0, on=day(-4))
    assert quiet(first, moved) == [5, 5, 5]
    again = outcome(Outcome.RESCHEDULED, 0, on=day(-9))
    assert quiet(first, moved, again) == [10, 10, 10]
    assert assessed(first, moved).appointment == day(-4)


def test_a_moved_appointment_without_a_first_answer_is_of_level_two() -> None:
    assert quiet(outcome(Outcome.RESCHEDULED, 0, on=day(-4))) == [5, 5, None]
    first = answered(Answer.APPOINTMENT, 3, 40, on=day(39))
    missed = outcome(Outcome.MISSED, 38)
    assert quiet(first, missed, outcome(Outcome.RESCHEDULED, 0, on=day(-4))) == [5, 5, -25 + -13]


def test_an_appointment_moved_to_the_past_is_a_thank_you() -> None:
    first = answered(Answer.APPOINTMENT, 3, 20, on=day(18))
    log = [first, outcome(Outcome.RESCHEDULED, 0, on=day(1))]
    assert quiet(*log) == [14, 14, 7]
    assert assessed(log).appointment is None


# --- quiet mode ------------------------------------------------------------------------------------


def test_quiet_mode_lasts_up_to_and_with_its_date() -> None:
    assert assessed(QuietMode(at=ago(5), until=TODAY)).quiet_mode
    assert not assessed(QuietMode(at=ago(5), until=day(1))).quiet_mode


def test_the_last_word_about_quiet_mode_counts() -> None:
    long, short = QuietMode(at=ago(5), until=day(-9)), QuietMode(at=ago(4), until=day(1))
    assert not assessed(long, short).quiet_mode  # no falling back to the longer one
    assert assessed(short, long).quiet_mode
    assert not assessed(long, QuietModeEnded(at=ago(1))).quiet_mode
    assert assessed(QuietModeEnded(at=ago(1)), long).quiet_mode


def test_quiet_mode_holds_back_all_care_prompts() -> None:
    on = QuietMode(at=ago(1), until=day(-9))
    appointment = answered(Answer.APPOINTMENT, 2, 30, on=day(5))
    for log in (L1, L2, L3, [appointment], easing_log()):
        assert prompts(log) != ()
        assert prompts(log, on) == ()


def test_quiet_mode_leaves_crisis_follow_up_and_body_signs() -> None:
    on = QuietMode(at=ago(1), until=day(-9))
    assert prompts(on, suicidal(1)) == ("CRISIS:talk",)
    assert prompts(suicidal(1, ago(1), days_ago=1), closed(ago(1)), on) == ("CRISIS_FOLLOWUP:talk",)
    assert prompts(on, Body(at=NOW, chills=True)) == ("BODY_CALL_NOW",)
    assert prompts(on, Body(at=ago(2), chills=True)) == ("BODY_ASK",)


# --- what stands beside what -----------------------------------------------------------------------


def easing_log() -> list[Event]:
    text = "22222222222222" + "0000000"
    return [*diary(guilt=text, sleep=text, suicidal="000"), shown(2, 9)]


def test_care_prompts_can_be_switched_off_and_nothing_else() -> None:
    appointment = answered(Answer.APPOINTMENT, 2, 30, on=day(5))
    for log in (L1, L2, L3, [appointment], easing_log()):
        assert assessed(log, care_prompts=False).show == ()
    crisis = suicidal(2, ago(1), days_ago=1)
    assert assessed(crisis, closed(ago(1)), care_prompts=False).show == ("CRISIS_FOLLOWUP:urgent",)
    assert assessed(Body(at=NOW, fever=True), care_prompts=False).show == ("BODY_CALL_NOW",)


@pytest.mark.parametrize(
    "event", [shown(1, 0), ApptFollowupShown(at=NOW), EasingShown(at=NOW), FollowupShown(at=NOW)]
)
def test_at_most_one_care_prompt_a_date(event: Event) -> None:
    snooze_set_back = [answered(Answer.SNOOZE, level, 20, days=1) for level in (1, 2, 3)]
    for log in (L1, L2, L3, easing_log(), [answered(Answer.APPOINTMENT, 2, 30, on=day(5))]):
        assert prompts(log, event, snooze_set_back) == ()


def test_a_care_prompt_may_stand_beside_the_question_about_body_signs() -> None:
    assert prompts(L2, Body(at=ago(2), fever=True)) == ("BODY_ASK", "L2")


def test_a_care_prompt_gives_way_to_a_body_sign_that_is_live() -> None:
    assert prompts(L2, Body(at=NOW, fever=True)) == ("BODY_CALL_NOW",)
    assert prompts(L2, Rate(at=NOW, pads=4, hours=2)) == ("BODY_CALL",)


def test_a_care_prompt_gives_way_also_to_a_live_sign_that_is_hidden() -> None:
    assert prompts(L2, Body(at=NOW, fever=True), BodyClosed(at=NOW)) == ()
    assert prompts(L2, Body(at=ago(2), fever=True), BodyClosed(at=NOW)) == ("L2",)


def test_crisis_comes_first_then_body_signs_then_the_follow_up() -> None:
    fever = Body(at=NOW, fever=True)
    log = [suicidal(2, ago(1), days_ago=1)]
    assert prompts(L3, log, fever) == ("CRISIS:urgent", "BODY_CALL_NOW")
    assert prompts(log, closed(ago(1)), L3, fever) == ("BODY_CALL_NOW", "CRISIS_FOLLOWUP:urgent")
    asked = Body(at=ago(2), fever=True)
    assert prompts(log, closed(ago(1)), L3, asked) == ("BODY_ASK", "CRISIS_FOLLOWUP:urgent")


def test_easing_is_shown_after_a_prompt_of_level_two_in_the_last_42_days() -> None:
    log = easing_log()[:-1]
    assert prompts(log) == ()
    assert prompts(log, shown(1, 9)) == ()
    assert prompts(log, shown(2, 41)) == ("EASING",)
    assert prompts(log, shown(3, 41)) == ("EASING",)
    assert prompts(log, shown(2, 42)) == ()


def test_easing_is_shown_once_in_fourteen_days() -> None:
    assert prompts(easing_log(), EasingShown(at=ago(13))) == ()
    assert prompts(easing_log(), EasingShown(at=ago(14))) == ("EASING",)


def test_easing_does_not_wait_for_quiet_times() -> None:
    assert prompts(easing_log(), answered(Answer.IN_CARE, 2, 1)) == ("EASING",)


def test_easing_with_a_level_left_shows_the_level() -> None:
    text = "22222222222222" + "1111111"
    log = [*diary(guilt=text, sleep=text, suicidal="000"), shown(2, 9)]
    found = assessed(log)
    assert (found.raw, found.easing, found.show) == (1, True, ("L1",))
    assert prompts(log, answered(Answer.ACK, 2, 9)) == ()


def test_a_save_about_today_is_enough_to_be_heard_the_same_day() -> None:
    assert prompts(check_in(0, guilt=2), diary(guilt="222", ends=1)) == ("L1",)
