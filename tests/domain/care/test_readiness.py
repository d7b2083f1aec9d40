"""The readiness line and the contraception note."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from journal_app.domain.care.events import (
    Body,
    BodyCalled,
    BodyStill,
    Event,
    Flow,
    FlowLevel,
    GoAhead,
    Pad,
    Rate,
    WaitUntil,
)

from .made import NOW, TOKYO, ago, assessed, day

LOSS = [day(20)]
AHEAD = NOW + timedelta(days=3)


def ready(*log: Event) -> str:
    return assessed(*log, loss_dates=LOSS).ready


def flow(days_ago: int, level: str = "light", *, at: datetime = NOW) -> Flow:
    return Flow(at=at, day=day(days_ago), level=FlowLevel(level))


def go(days_ago: int, *, at: datetime | None = None) -> GoAhead:
    return GoAhead(at=at or ago(days_ago), day=day(days_ago))


def wait(until_days_ago: int, *, at: datetime = NOW) -> WaitUntil:
    return WaitUntil(at=at, day=day(until_days_ago))


def test_nothing_noted_is_no_info() -> None:
    assert ready() == "NO_INFO"
    assert ready(flow(3, "none")) == "NO_INFO"


@pytest.mark.parametrize("level", ["spotting", "light", "medium", "heavy"])
def test_any_flow_in_the_last_two_days_is_still_bleeding(level: str) -> None:
    assert ready(flow(2, level)) == "STILL_BLEEDING"
    assert ready(flow(3, level)) == "NOT_NOTED"
    assert ready(flow(0, level)) == "STILL_BLEEDING"


def test_a_pad_soaked_or_not_and_a_rate_with_pads_are_bleeding() -> None:
    assert ready(Pad(at=ago(2))) == "STILL_BLEEDING"
    assert ready(Pad(at=ago(2), soaked=False)) == "STILL_BLEEDING"
    assert ready(Pad(at=NOW)) == "STILL_BLEEDING"
    assert ready(Rate(at=ago(2), pads=0.5, hours=9)) == "STILL_BLEEDING"
    assert ready(Rate(at=ago(2), pads=0, hours=9)) == "NO_INFO"


def test_silence_is_not_healing() -> None:
    assert ready(flow(9)) == "NOT_NOTED"
    assert ready(flow(9), flow(10, "none")) == "NOT_NOTED"
    assert ready(flow(9), flow(8, "none")) == "STOPPED_ASK"
    assert ready(flow(9), flow(8, "none"), flow(7)) == "NOT_NOTED"
    assert ready(Pad(at=ago(9)), flow(9, "none")) == "NOT_NOTED"


def test_still_bleeding_goes_before_a_dry_day() -> None:
    assert ready(flow(2), flow(1, "none")) == "STILL_BLEEDING"


def test_of_several_entries_for_one_date_the_last_stored_counts() -> None:
    assert ready(flow(9, "none"), flow(9)) == "NOT_NOTED"
    assert ready(flow(9), flow(9, "none")) == "NO_INFO"
    assert ready(flow(9), Flow(at=AHEAD, day=day(9), level=FlowLevel.NONE)) == "NOT_NOTED"


def test_what_is_before_the_latest_loss_is_ignored() -> None:
    assert ready(flow(20)) == "NOT_NOTED"
    assert ready(flow(21)) == "NO_INFO"
    assert ready(Pad(at=ago(20))) == "NOT_NOTED"
    assert ready(Pad(at=ago(21))) == "NO_INFO"
    assert ready(Rate(at=ago(21), pads=1, hours=1)) == "NO_INFO"
    assert ready(go(20)) == "GO_AHEAD_RECORDED"
    assert ready(go(21)) == "NO_INFO"
    assert ready(wait(-9, at=ago(20))) == "WAIT_UNTIL"
    assert ready(wait(-9, at=ago(21))) == "NO_INFO"


def test_without_a_loss_date_nothing_is_too_early() -> None:
    assert assessed(flow(3000)).ready == "NOT_NOTED"


def test_what_is_dated_after_today_is_ignored() -> None:
    later = NOW + timedelta(days=1)
    assert ready(flow(-1)) == "NO_INFO"
    assert ready(go(-1, at=NOW)) == "NO_INFO"
    in_tokyo = NOW.replace(hour=20).astimezone(TOKYO)
    assert assessed(Pad(at=in_tokyo), now=NOW.replace(hour=21)).ready == "NO_INFO"
    assert ready(Pad(at=later, logged_at=NOW)) == "NO_INFO"


def test_what_is_ahead_is_ignored() -> None:
    ahead = [
        Flow(at=AHEAD, day=day(0), level=FlowLevel.HEAVY),
        GoAhead(at=AHEAD, day=day(0)),
        WaitUntil(at=ago(1), logged_at=AHEAD, day=day(-9)),
        Pad(at=ago(1), logged_at=AHEAD),
        Rate(at=ago(1), logged_at=AHEAD, pads=1, hours=1),
    ]
    for event in ahead:
        assert ready(event) == "NO_INFO"


# --- wait until ------------------------------------------------------------------------------------


def test_a_wait_holds_until_its_date() -> None:
    assert ready(wait(-1)) == "WAIT_UNTIL"
    assert ready(wait(0)) == "NO_INFO"
    assert ready(wait(-5), flow(0)) == "WAIT_UNTIL"


def test_the_last_stored_wait_counts() -> None:
    assert ready(wait(-9), wait(0)) == "NO_INFO"
    assert ready(wait(0), wait(-9)) == "WAIT_UNTIL"


def test_a_go_ahead_later_in_the_log_ends_the_wait() -> None:
    assert ready(wait(-9), go(1)) == "GO_AHEAD_RECORDED"
    assert ready(go(1), wait(-9)) == "WAIT_UNTIL"


def test_the_go_ahead_of_the_latest_date_is_the_one_that_is_compared_with_the_wait() -> None:
    assert ready(go(1), wait(-9), go(5)) == "WAIT_UNTIL"


# --- go-ahead --------------------------------------------------------------------------------------


def test_a_go_ahead_goes_before_bleeding_earlier_than_it() -> None:
    assert ready(flow(5), go(3)) == "GO_AHEAD_RECORDED"
    assert ready(flow(3), go(3)) == "GO_AHEAD_RECORDED"
    assert ready(flow(2), go(3)) == "CHECK_AGAIN"
    assert ready(flow(1), go(0)) == "GO_AHEAD_RECORDED"
    assert ready(flow(2, "none"), go(3)) == "GO_AHEAD_RECORDED"


def test_an_instant_is_compared_with_a_go_ahead_noted_on_its_own_date() -> None:
    assert ready(go(3), Pad(at=ago(3))) == "GO_AHEAD_RECORDED"
    assert ready(go(3), Pad(at=ago(3) + timedelta(minutes=1))) == "CHECK_AGAIN"
    assert ready(go(3), Rate(at=ago(2), pads=1, hours=3)) == "CHECK_AGAIN"
    assert ready(go(3), Rate(at=ago(2), pads=0, hours=3)) == "GO_AHEAD_RECORDED"


def test_a_local_date_is_compared_with_a_go_ahead_noted_on_another_day() -> None:
    noted_later = go(3, at=NOW)
    assert ready(noted_later, Pad(at=ago(3, hours=-11))) == "GO_AHEAD_RECORDED"
    assert ready(noted_later, Pad(at=ago(3, hours=-12))) == "CHECK_AGAIN"  # midnight after it
    assert ready(noted_later, Pad(at=ago(4)), Pad(at=ago(2))) == "CHECK_AGAIN"


def test_the_local_date_is_that_of_the_go_aheads_offset() -> None:
    noted_in_tokyo = go(3, at=NOW.astimezone(TOKYO))
    assert ready(noted_in_tokyo, Pad(at=ago(3, hours=-2))) == "GO_AHEAD_RECORDED"
    assert ready(noted_in_tokyo, Pad(at=ago(3, hours=-3))) == "CHECK_AGAIN"  # midnight in Tokyo


def test_the_go_ahead_with_the_latest_date_counts_then_the_last_stored() -> None:
    assert ready(go(3), go(9), flow(5)) == "GO_AHEAD_RECORDED"
    noted_then, noted_now = go(3), go(3, at=NOW)
    bled = Pad(at=ago(3, hours=-1))
    assert ready(noted_now, noted_then, bled) == "CHECK_AGAIN"
    assert ready(noted_then, noted_now, bled) == "GO_AHEAD_RECORDED"


def test_a_body_sign_after_a_go_ahead_asks_to_check_again_closed_or_ahead_too() -> None:
    fever = Body(at=ago(2), fever=True)
    assert ready(go(3), fever) == "CHECK_AGAIN"
    assert ready(go(3), Body(at=ago(2))) == "GO_AHEAD_RECORDED"
    assert ready(go(3), fever, BodyCalled(at=NOW)) == "CHECK_AGAIN"
    assert ready(go(3), Body(at=AHEAD, fever=True)) == "CHECK_AGAIN"
    assert ready(go(3), Body(at=ago(4), fever=True)) == "GO_AHEAD_RECORDED"
    assert ready(go(15), Body(at=ago(14), fever=True)) == "CHECK_AGAIN"  # too old to be asked about
    assert ready(Body(at=ago(4), fever=True), go(3), BodyStill(at=ago(2))) == "CHECK_AGAIN"


def test_heavy_pads_after_a_go_ahead_ask_to_check_again_even_if_they_are_ahead() -> None:
    assert ready(go(3), Pad(at=AHEAD)) == "GO_AHEAD_RECORDED"
    assert ready(go(3), Pad(at=AHEAD, count=4)) == "CHECK_AGAIN"


def test_each_state_names_its_date() -> None:
    for log, on in [
        ([], None),
        ([flow(1)], day(1)),
        ([flow(9)], day(9)),
        ([flow(9), flow(8, "none")], day(9)),
        ([wait(-4)], day(-4)),
        ([go(3)], day(3)),
        ([go(3), flow(1)], day(3)),
    ]:
        assert assessed(*log, loss_dates=LOSS).ready_date == on


# --- contraception note ----------------------------------------------------------------------------


@pytest.mark.parametrize(("days_since", "visible"), [(0, False), (9, False), (10, True), (500, True)])
def test_the_note_comes_ten_days_after_the_loss(days_since: int, visible: bool) -> None:
    assert assessed(loss_dates=[day(days_since)]).contraception_info is visible


def test_the_note_comes_with_a_go_ahead() -> None:
    assert assessed(go(1), loss_dates=[day(3)]).contraception_info
    assert not assessed(go(4), loss_dates=[day(3)]).contraception_info  # before this loss
    assert assessed(go(1)).contraception_info
    assert not assessed().contraception_info
    assert assessed(go(1), wait(-9), loss_dates=[day(3)]).contraception_info


def test_a_new_loss_counts_the_days_again() -> None:
    assert not assessed(loss_dates=[day(90), day(3)]).contraception_info


def test_the_note_can_be_hidden() -> None:
    assert not assessed(go(1), loss_dates=[day(30)], contraception_info=False).contraception_info
