"""The order of the log, and what the time is when clocks are wrong."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from journal_app.domain.care.events import HelpNow, Opened, PromptShown, QuietMode, QuietModeEnded
from journal_app.domain.care.log import read_log

from .made import (
    NOW,
    TODAY,
    TOKYO,
    ago,
    all_six,
    assessed,
    check_in,
    closed,
    day,
    deleted,
    diary,
    suicidal,
)


def test_places_follow_seq_and_not_the_list() -> None:
    quiet = QuietMode(at=NOW, until=day(-5), seq=1)
    ended = QuietModeEnded(at=NOW, seq=2)
    assert not assessed(quiet, ended).quiet_mode
    assert not assessed(ended, quiet).quiet_mode


def test_places_follow_the_list_without_seq_and_never_an_instant() -> None:
    quiet = QuietMode(at=ago(3), until=day(-5))
    ended = QuietModeEnded(at=ago(9))
    assert not assessed(quiet, ended).quiet_mode
    assert assessed(ended, quiet).quiet_mode


def test_equal_places_keep_the_order_of_the_list() -> None:
    quiet = QuietMode(at=NOW, until=day(-5), seq=7)
    ended = QuietModeEnded(at=NOW, seq=7)
    assert not assessed(quiet, ended).quiet_mode
    assert assessed(ended, quiet).quiet_mode


def test_an_event_without_seq_has_its_index_as_its_place() -> None:
    quiet = QuietMode(at=NOW, until=day(-5), seq=5)
    ended = QuietModeEnded(at=NOW)
    assert assessed(quiet, ended).quiet_mode  # places 5 and 1
    assert not assessed(*[Opened(at=NOW)] * 5, quiet, ended).quiet_mode  # places 5 and 6


def test_a_negative_seq_is_a_place_too() -> None:
    quiet = QuietMode(at=NOW, until=day(-5), seq=-2)
    assert not assessed(QuietModeEnded(at=NOW), quiet).quiet_mode


def test_now_is_the_device_clock_when_nothing_is_later() -> None:
    assert read_log([Opened(at=ago(1))], NOW).now == NOW


def test_an_event_up_to_48_hours_after_the_clock_moves_now() -> None:
    later = NOW + timedelta(hours=48)
    assert read_log([Opened(at=later)], NOW).now == later
    assert assessed(Opened(at=later)).today == day(-2)


def test_an_event_more_than_48_hours_after_the_clock_is_ahead_and_does_not() -> None:
    log = read_log([Opened(at=NOW + timedelta(hours=48, microseconds=1))], NOW)
    assert log.now == NOW
    assert log.ahead == {0}


def test_when_it_was_written_counts_before_when_it_happened() -> None:
    later = NOW + timedelta(hours=5)
    assert read_log([Opened(at=ago(3), logged_at=later)], NOW).now == later
    assert read_log([Opened(at=NOW + timedelta(days=9), logged_at=NOW)], NOW).ahead == set()


def test_today_is_the_date_of_now_in_its_own_offset() -> None:
    evening = datetime(2024, 5, 20, 23, 30, tzinfo=UTC)
    assert assessed(now=evening).today == TODAY
    assert assessed(now=evening.astimezone(TOKYO)).today == day(-1)
    later_in_tokyo = (evening + timedelta(minutes=1)).astimezone(TOKYO)
    assert assessed(Opened(at=later_in_tokyo), now=evening).today == day(-1)


def test_of_equal_instants_the_device_clock_gives_the_date() -> None:
    evening = datetime(2024, 5, 20, 23, 30, tzinfo=UTC)
    assert assessed(Opened(at=evening.astimezone(TOKYO)), now=evening).today == TODAY


def test_a_far_offset_is_compared_by_absolute_time() -> None:
    west, east = timezone(timedelta(hours=-12)), timezone(timedelta(hours=14))
    later = (NOW + timedelta(minutes=1)).astimezone(west)  # its local date is the day before
    assert read_log([Opened(at=later)], NOW.astimezone(east)).now == later


AHEAD = NOW + timedelta(days=3)


def test_a_check_in_ahead_moves_no_window() -> None:
    log = [*diary(sad_anx="22.", ends=1), check_in(0, at=AHEAD, sad_anx=2)]
    found = assessed(log)
    assert found.today == TODAY
    assert found.anchor == day(2)


def test_a_suicidal_save_ahead_is_pending_but_starts_no_follow_up_and_no_floor() -> None:
    found = assessed(suicidal(1, AHEAD))
    assert found.show == ("CRISIS:talk",)
    assert found.raw == 0
    later = assessed(suicidal(3, AHEAD), closed(ago(2)))
    assert later.show == ()


def test_an_edit_ahead_is_the_newest_revision_so_the_old_one_counts_no_more() -> None:
    log = [*diary(sad_anx="2222222......", ends=1), check_in(0, id="edited", sad_anx=3)]
    assert assessed(log).anchor == TODAY
    edited = assessed(log, check_in(0, id="edited", rev=2, at=AHEAD, sad_anx=3))
    assert edited.anchor == day(7)


def test_a_deletion_ahead_holds() -> None:
    log = [check_in(0, id="gone", sad_anx=3)]
    assert assessed(log, deleted("gone", rev=2, at=AHEAD)).anchor is None


def test_a_quiet_time_is_never_moved_by_an_event_ahead() -> None:
    heavy = all_six("22222222222222")
    assert assessed(heavy).show == ("L3",)
    assert assessed(heavy, PromptShown(at=AHEAD, level=3)).show == ("L3",)
    assert assessed(heavy, QuietMode(at=AHEAD, until=day(-30))).show == ("L3",)
    in_far_west = AHEAD.astimezone(timezone(timedelta(hours=-12)))
    assert assessed(heavy, PromptShown(at=in_far_west, level=3)).show == ("L3",)


def test_a_call_for_help_ahead_is_pending_and_leaves_no_trace() -> None:
    found = assessed(HelpNow(at=AHEAD))
    assert found.show == ("CRISIS:talk",)
    assert assessed(HelpNow(at=AHEAD), closed()).show == ()


def test_a_time_after_now_has_age_zero() -> None:
    log = read_log([], NOW)
    assert log.age(NOW + timedelta(days=9)) == timedelta(0)
    assert log.age(ago(hours=1)) == timedelta(hours=1)


def test_the_date_offered_for_a_check_in_is_the_day_before_until_four_at_night() -> None:
    for hour, minute, expected in [(0, 0, day(1)), (3, 59, day(1)), (4, 0, TODAY), (23, 59, TODAY)]:
        assert assessed(now=NOW.replace(hour=hour, minute=minute)).default_for_date == expected


def test_the_date_offered_follows_the_device_clock_even_if_the_log_is_later() -> None:
    found = assessed(Opened(at=NOW + timedelta(days=2)))
    assert (found.today, found.default_for_date) == (day(-2), TODAY)


def test_the_ends_of_the_calendar_are_no_trouble() -> None:
    first = datetime.min.replace(tzinfo=timezone(timedelta(hours=14)))
    last = datetime.max.replace(tzinfo=timezone(timedelta(hours=-12)))
    log = [*all_six("2222222"), suicidal(3), closed()]
    for clock in (first, last):
        assert assessed(log, now=clock, loss_dates=[first.date(), last.date()]).today in (
            clock.date(),
            TODAY,
        )
