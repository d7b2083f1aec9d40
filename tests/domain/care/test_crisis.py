"""The crisis path: nothing holds it back, and what is asked in the weeks after."""

from __future__ import annotations

from datetime import timedelta

import pytest

from journal_app.domain.care.events import Answer, CheckIn, Event, FollowupShown, QuietMode

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
    deleted,
    help_now,
    shown,
    suicidal,
)


def show(*log: Event | list[Event]) -> tuple[str, ...]:
    return assessed(*log).show


# --- at once ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("answer", "variant"), [(1, "talk"), (2, "urgent"), (3, "emergency")])
def test_each_suicidal_answer_opens_its_own_screen(answer: int, variant: str) -> None:
    assert show(suicidal(answer)) == (f"CRISIS:{variant}",)


@pytest.mark.parametrize("answer", [0, None])
def test_no_and_a_skip_open_nothing(answer: int | None) -> None:
    assert show(suicidal(answer)) == ()


@pytest.mark.parametrize("answer", [-1, 2.5, "2", True, False, [], {}])
def test_an_answer_that_cannot_be_read_opens_the_screen_for_talking(answer: object) -> None:
    assert show(suicidal(answer)) == ("CRISIS:talk",)


@pytest.mark.parametrize("days_ago", [-30, -1, 0, 7, 8, 400])
def test_a_save_opens_the_screen_whatever_date_it_is_about(days_ago: int) -> None:
    assert show(suicidal(1, days_ago=days_ago)) == ("CRISIS:talk",)


def test_nothing_holds_the_screen_back() -> None:
    log: list[Event] = [
        *all_six("22222222222222", ends=1),
        shown(3, 0),
        answered(Answer.SNOOZE, 3, 0, days=3),
        answered(Answer.ACK, 3, 0),
        answered(Answer.IN_CARE, 3, 0),
        answered(Answer.APPOINTMENT, 3, 0, on=day(-5)),
        QuietMode(at=NOW, until=day(-30)),
        closed(),
        FollowupShown(at=NOW),
        suicidal(2),
    ]
    found = assessed(log, care_prompts=False, loss_dates=[TODAY])
    assert found.show == ("CRISIS:urgent",)


def test_a_clock_far_behind_or_ahead_of_the_save_does_not_hold_it_back() -> None:
    assert assessed(suicidal(1), now=NOW - timedelta(days=4000)).show == ("CRISIS:talk",)
    assert assessed(suicidal(3), now=NOW + timedelta(days=4000)).show == ("CRISIS:emergency",)


def test_every_revision_counts_as_a_save() -> None:
    log = [check_in(id="a", rev=5, suicidal=0), check_in(id="a", rev=1, suicidal=2)]
    assert show(log) == ("CRISIS:urgent",)


def test_a_call_for_help_opens_the_screen_for_talking() -> None:
    assert show(help_now()) == ("CRISIS:talk",)


# --- pending ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("answer", "variant"), [(1, "talk"), (2, "urgent")])
def test_answers_one_and_two_are_pending_for_72_hours(answer: int, variant: str) -> None:
    assert f"CRISIS:{variant}" in show(suicidal(answer, ago(hours=72)))
    assert f"CRISIS:{variant}" not in show(suicidal(answer, ago(hours=72, minutes=1)))


def test_hours_are_absolute_wherever_the_clock_was() -> None:
    just, over = ago(hours=72).astimezone(TOKYO), ago(hours=72, minutes=1).astimezone(TOKYO)
    assert "CRISIS:talk" in show(suicidal(1, just))
    assert "CRISIS:talk" not in show(suicidal(1, over))


def test_a_call_for_help_is_pending_for_one_hour() -> None:
    assert show(help_now(ago(hours=1))) == ("CRISIS:talk",)
    assert show(help_now(ago(hours=1, minutes=1))) == ()


def test_answer_three_is_pending_until_it_is_closed() -> None:
    save = suicidal(3, ago(4000), days_ago=4000)
    assert show(save) == ("CRISIS:emergency",)
    assert show(save, closed(ago(3999))) == ()


def test_a_quick_close_counts_as_a_close() -> None:
    for event in (suicidal(1), suicidal(2), suicidal(3), help_now()):
        assert show(event, closed()) == ()


def test_only_a_close_later_in_the_log_counts_whatever_its_instant() -> None:
    assert show(closed(), suicidal(2, ago(hours=1))) == ("CRISIS:urgent",)
    assert show(suicidal(2), closed(ago(9))) == ()


def test_the_highest_pending_answer_gives_the_variant() -> None:
    assert show(suicidal(2, ago(hours=5)), suicidal(1)) == ("CRISIS:urgent",)
    assert show(suicidal(3, ago(9)), suicidal(1), help_now()) == ("CRISIS:emergency",)
    assert show(suicidal(2, ago(9)), suicidal(1)) == ("CRISIS:talk",)
    assert show(suicidal(3, ago(9)), closed(ago(9)), suicidal(1)) == ("CRISIS:talk",)


def test_a_later_milder_answer_an_edit_or_a_deletion_does_not_soften_it() -> None:
    save = suicidal(2, ago(hours=3), id="a")
    assert show(save, suicidal(0)) == ("CRISIS:urgent",)
    assert show(save, check_in(id="a", rev=2, suicidal=0)) == ("CRISIS:urgent",)
    assert show(save, deleted("a", rev=2)) == ("CRISIS:urgent",)


def test_while_pending_nothing_below_it_is_shown_but_body_signs() -> None:
    from journal_app.domain.care.events import Body

    heavy = all_six("22222222222222")
    assert show(heavy, suicidal(1), Body(at=NOW, fever=True)) == ("CRISIS:talk", "BODY_CALL_NOW")
    assert show(suicidal(2, ago(3)), help_now()) == ("CRISIS:urgent",)


# --- shown once more after answer 3 ----------------------------------------------------------------


def closed_ago(hours: float, *more: Event) -> tuple[str, ...]:
    return show(suicidal(3, ago(hours=hours)), closed(ago(hours=hours)), *more)


@pytest.mark.parametrize(
    ("hours", "pending"),
    [(0, False), (0.99, False), (1, True), (12, True), (24, True), (24.01, False), (300, False)],
)
def test_a_closed_answer_three_is_pending_again_for_1_to_24_hours(hours: float, pending: bool) -> None:
    assert ("CRISIS:emergency" in closed_ago(hours)) is pending


def test_answers_one_and_two_are_not_shown_again() -> None:
    for event in (suicidal(2, ago(hours=2)), help_now(ago(hours=0.5))):
        assert show(event, closed(ago(hours=2))) == ()


def test_a_second_close_an_hour_later_ends_it() -> None:
    assert "CRISIS:emergency" not in closed_ago(5, closed(ago(hours=4)))
    assert "CRISIS:emergency" in closed_ago(5, closed(ago(hours=4, minutes=1)))
    assert "CRISIS:emergency" not in closed_ago(5, closed(ago(hours=4, minutes=1)), closed(ago(hours=1)))


def test_the_hours_count_from_the_first_later_close() -> None:
    log = [suicidal(3, ago(hours=30)), closed(ago(hours=25)), closed(ago(hours=24.5))]
    assert "CRISIS:emergency" not in show(*log)


def test_a_close_before_its_save_by_the_clock_counts_as_the_instant_of_the_save() -> None:
    log: list[Event] = [suicidal(3, ago(hours=2)), closed(ago(hours=50))]
    assert show(log) == ("CRISIS:emergency",)
    assert show([suicidal(3, ago(minutes=30)), closed(ago(hours=5))]) == ()
    assert show(log, closed(ago(hours=40))) == ("CRISIS:emergency",)  # this too counts as the save's
    assert show(log, closed(ago(hours=1))) == ()


def test_a_close_after_now_is_of_age_zero() -> None:
    log = [suicidal(3, ago(hours=5)), closed(NOW + timedelta(days=9))]
    assert show(*log) == ()


def test_each_answer_three_has_its_own_second_showing() -> None:
    log = [
        suicidal(3, ago(hours=50)),
        closed(ago(hours=49)),
        suicidal(3, ago(hours=6)),
        closed(ago(hours=5)),
    ]
    assert show(*log) == ("CRISIS:emergency",)


# --- after a restore -------------------------------------------------------------------------------


def test_an_old_answer_from_a_restored_backup_does_not_reopen_the_screen_but_an_open_three_does() -> None:
    assert show(suicidal(1, ago(30), days_ago=30), suicidal(2, ago(31), days_ago=31)) == ()
    assert show(suicidal(3, ago(30), days_ago=30)) == ("CRISIS:emergency",)


# --- follow-up -------------------------------------------------------------------------------------


def follow(*log: Event | list[Event]) -> str | None:
    asked = [what for what in show(*log) if what.startswith("CRISIS_FOLLOWUP:")]
    return asked[0].removeprefix("CRISIS_FOLLOWUP:") if asked else None


def crisis(days_ago: int, answer: int = 2) -> list[Event]:
    at = ago(days_ago)
    return [suicidal(answer, at, days_ago=days_ago), closed(at)]


def followed(*days_ago: int) -> list[Event]:
    return [FollowupShown(at=ago(number)) for number in days_ago]


@pytest.mark.parametrize("since", range(25))
def test_a_follow_up_never_asked_is_due_from_the_next_day_to_day_21(since: int) -> None:
    assert (follow(crisis(since)) is not None) is (1 <= since <= 21)


@pytest.mark.parametrize("since", range(1, 25))
def test_asked_each_time_it_is_due_on_days_1_2_3_7_and_14(since: int) -> None:
    before = [number for number in (1, 2, 3, 7, 14) if number < since]
    log = crisis(since) + followed(*(since - number for number in before))
    assert (follow(log) is not None) is (since in (1, 2, 3, 7, 14))


@pytest.mark.parametrize(
    ("since", "asked_on", "due"),
    [
        (6, 3, False),
        (6, 2, True),
        (7, 6, True),
        (13, 7, False),
        (13, 6, True),
        (21, 14, False),
        (21, 13, True),
    ],
)
def test_a_day_that_passed_unopened_stays_due_until_the_next(since: int, asked_on: int, due: bool) -> None:
    assert (follow(crisis(since) + followed(since - asked_on)) is not None) is due


def test_a_follow_up_is_shown_once_a_day() -> None:
    assert follow(crisis(2) + followed(0)) is None


def test_a_follow_up_is_not_asked_on_a_date_on_which_the_screen_was_closed() -> None:
    assert follow(crisis(3), closed()) is None
    assert follow(crisis(3), closed(ago(1))) is not None


def test_a_follow_up_is_not_shown_beside_the_crisis_screen() -> None:
    assert show(suicidal(2, ago(hours=30), days_ago=1)) == ("CRISIS:urgent",)


def test_the_highest_answer_of_the_fortnight_to_the_last_crisis_gives_the_variant() -> None:
    assert follow(crisis(1, 1)) == "talk"
    assert follow(crisis(1, 2)) == "urgent"
    assert follow(crisis(1, 3)) in (None, "urgent")
    assert follow(crisis(2, 3)) == "urgent"
    assert follow(crisis(15, 2), crisis(1, 1)) == "urgent"
    assert follow(crisis(16, 2), crisis(1, 1)) == "talk"


def test_a_call_for_help_alone_asks_how_things_are() -> None:
    assert follow(help_now(ago(1))) == "help"
    assert follow(crisis(9, 1), help_now(ago(1))) == "talk"


def test_a_new_crisis_starts_the_days_again() -> None:
    assert follow(crisis(30, 1)) is None
    assert follow(crisis(30, 1), crisis(1, 1)) == "talk"
    assert follow(crisis(8, 1), followed(1)) is None  # asked on day 7
    assert follow(crisis(8, 1), followed(1), crisis(2, 1)) == "talk"  # day 2 of the new one
    assert follow(crisis(8, 1), crisis(4, 1), followed(1)) is None  # asked on its day 3


@pytest.mark.parametrize("log", [crisis(7, 1), [help_now(ago(7))]])
def test_three_dates_with_the_answer_no_end_it_for_an_answer_of_one(log: list[Event]) -> None:
    calm = [check_in(number, suicidal=0) for number in (6, 3, 0)]
    assert follow(log, calm[:2]) is not None
    assert follow(log, calm) is None
    same_date = [check_in(3, suicidal=0) for _ in range(3)]
    assert follow(log, same_date) is not None


def test_the_date_of_the_crisis_is_no_calm_date() -> None:
    log = [help_now(ago(7)), *(check_in(number, suicidal=0) for number in (7, 6, 5))]
    assert follow(log) is not None


def test_nothing_ends_it_after_an_answer_of_two_or_three() -> None:
    calm = [check_in(number, suicidal=0) for number in range(7)]
    assert follow(crisis(7, 2), calm) == "urgent"
    assert follow(crisis(7, 3), calm) == "urgent"
    assert follow(crisis(18, 2), crisis(7, 1), calm) == "urgent"


def test_editing_or_deleting_the_record_does_not_cancel_it() -> None:
    at = ago(3)
    for later in (check_in(3, id="a", rev=2, suicidal=0), deleted("a", rev=2)):
        assert follow(suicidal(2, at, days_ago=3, id="a"), closed(at), later) == "urgent"


def test_quiet_mode_settings_and_answers_do_not_hold_a_follow_up_back() -> None:
    log = [*crisis(2), QuietMode(at=ago(1), until=day(-9)), answered(Answer.IN_CARE, 3, 1), shown(3, 0)]
    assert assessed(log, care_prompts=False).show == ("CRISIS_FOLLOWUP:urgent",)


def test_days_after_a_crisis_count_local_dates() -> None:
    late = NOW.replace(hour=22) - timedelta(days=1)  # already today in Tokyo
    assert follow(suicidal(2, late, days_ago=1), closed(late)) == "urgent"
    in_tokyo = late.astimezone(TOKYO)
    assert follow(suicidal(2, in_tokyo, days_ago=1), closed(in_tokyo)) is None


def test_a_save_is_dated_when_it_was_written_not_by_the_date_it_is_about() -> None:
    about_long_ago = suicidal(2, ago(2), days_ago=60)
    assert follow(about_long_ago, closed(ago(2))) == "urgent"
    assert isinstance(about_long_ago, CheckIn)


def test_no_care_prompt_on_the_date_of_a_crisis_or_of_a_closing() -> None:
    heavy = all_six("22222222222222")
    assert show(heavy) == ("L3",)
    assert show(heavy, closed()) == ()
    assert show(heavy, closed(ago(1))) == ("L3",)
    assert show(heavy, help_now(ago(hours=3))) == ()
    assert show(heavy, help_now(ago(30))) == ("L3",)
    assert show(suicidal(1, ago(hours=80)), heavy, closed(ago(hours=1))) == ()
