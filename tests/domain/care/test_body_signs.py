"""Body signs: what counts as one, how long it stays, and what answers it."""

from __future__ import annotations

from datetime import timedelta, timezone

import pytest

from journal_app.domain.care.assess import Assessment
from journal_app.domain.care.events import (
    Body,
    BodyCalled,
    BodyClosed,
    BodyPassed,
    BodyStill,
    Event,
    Opened,
    Pad,
    Pain,
    Rate,
)

from .made import NOW, TOKYO, ago, assessed, day


def flags(*log: Event | list[Event]) -> tuple[str, ...]:
    return assessed(*log).flags


def rate(pads: float, hours: float, *, minutes_ago: float = 0, seq: int | None = None) -> Rate:
    return Rate(at=ago(minutes=minutes_ago), pads=pads, hours=hours, seq=seq)


def pad(minutes_ago: float = 0, count: int = 1, *, soaked: bool = True) -> Pad:
    return Pad(at=ago(minutes=minutes_ago), count=count, soaked=soaked)


FEVER = Body(at=NOW, fever=True)


def fever(days_ago: float = 0, hours: float = 0) -> Body:
    return Body(at=ago(days_ago, hours=hours), fever=True)


def called(days_ago: float = 0) -> BodyCalled:
    return BodyCalled(at=ago(days_ago))


def still(days_ago: float = 0, hours: float = 0) -> BodyStill:
    return BodyStill(at=ago(days_ago, hours=hours))


# --- signs -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("degrees", [38, 38.0, 39.5, 45.0])
def test_a_temperature_from_38_to_45_celsius_is_a_fever(degrees: float) -> None:
    assert flags(Body(at=NOW, temp_c=degrees)) == ("FEVER",)


@pytest.mark.parametrize("degrees", [37.99, 36.6, 30, 45.01, 100.4, 29, -40])
def test_a_temperature_below_38_or_outside_the_form_is_none(degrees: float) -> None:
    assert flags(Body(at=NOW, temp_c=degrees)) == ()


@pytest.mark.parametrize("degrees", [100.4, 104, 113.0])
def test_a_temperature_from_100_4_to_113_fahrenheit_is_a_fever(degrees: float) -> None:
    assert flags(Body(at=NOW, temp_f=degrees)) == ("FEVER",)


@pytest.mark.parametrize("degrees", [100.39, 98.6, 113.01, 38, 85])
def test_a_temperature_below_100_4_or_outside_the_form_is_none(degrees: float) -> None:
    assert flags(Body(at=NOW, temp_f=degrees)) == ()


def test_a_fever_that_is_said_counts_whatever_the_number_beside_it() -> None:
    assert flags(Body(at=NOW, fever=True, temp_c=36.0)) == ("FEVER",)
    assert flags(Body(at=NOW, fever=True, temp_c=60)) == ("FEVER",)
    assert flags(Body(at=NOW, fever=False, temp_c=39)) == ("FEVER",)


def test_chills_severe_pain_and_declared_heavy_bleeding_are_signs() -> None:
    assert flags(Body(at=NOW, chills=True)) == ("CHILLS",)
    assert flags(Body(at=NOW, heavy_declared=True)) == ("RED_BLEED",)
    for pain in Pain:
        assert flags(Body(at=NOW, pain=pain)) == (("SEVERE_PAIN",) if pain is Pain.SEVERE else ())
    assert flags(Body(at=NOW, fever=True, chills=True, pain=Pain.SEVERE, heavy_declared=True)) == (
        "CHILLS",
        "FEVER",
        "RED_BLEED",
        "SEVERE_PAIN",
    )


def test_an_entry_that_says_no_to_everything_is_no_sign() -> None:
    assert flags(Body(at=NOW)) == ()


# --- counted pads ----------------------------------------------------------------------------------


def test_four_soaked_pads_within_an_hour_are_a_very_heavy_hour() -> None:
    assert flags(pad(59, 3), pad()) == ("HOUR_BLEED",)
    assert flags(pad(60, 3), pad()) == ("EARLY_BLEED",)  # the hour is open at its start
    assert flags(pad(59, 2), pad()) == ()


def test_five_soaked_pads_within_two_hours_are_red() -> None:
    assert flags(pad(119, 3), pad(0, 2)) == ("RED_BLEED",)
    assert flags(pad(120, 3), pad(0, 2)) == ()


def test_four_soaked_pads_within_two_hours_are_early() -> None:
    assert flags(pad(119, 2), pad(0, 2)) == ("EARLY_BLEED",)
    assert flags(pad(119, 1), pad(0, 2)) == ()


def test_pads_that_are_not_soaked_are_not_counted() -> None:
    assert flags(pad(10, 4, soaked=False), pad()) == ()
    assert flags(pad(10, 3), pad(0, 9, soaked=False)) == ()


def test_a_rate_of_one_or_two_hours_counts_with_the_taps_outside_it() -> None:
    assert flags(rate(2, 1, minutes_ago=60), pad(30), pad(0)) == ("EARLY_BLEED",)
    assert flags(rate(2, 1, minutes_ago=60), pad(61), pad(90), pad(30)) == ()  # the taps lie in the rate
    assert flags(rate(2, 1, minutes_ago=60), pad(60), pad(30)) == ()  # its end is in it
    assert flags(rate(2, 1, minutes_ago=50), pad(110), pad(30)) == ("EARLY_BLEED",)  # its start is not
    assert flags(rate(3, 2), pad(130), pad(5)) == ()


def test_a_rate_of_any_other_length_is_not_counted_with_taps() -> None:
    for hours in (0.5, 1.5, 3):
        assert flags(rate(hours * 1.9, hours), pad(0, 3)) == ()


def test_five_pads_in_a_rate_of_two_hours_are_red_by_count() -> None:
    assert flags(rate(5, 2)) == ("RED_BLEED",)
    assert flags(rate(4.9, 2)) == ("EARLY_BLEED",)


def test_a_rate_must_lie_wholly_in_the_time_that_is_counted() -> None:
    # Two hours end 10 minutes ago: at the tap they reach back 130 minutes.
    assert flags(rate(3, 2, minutes_ago=10), pad(0, 2)) == ()
    assert flags(rate(3, 2, minutes_ago=0), pad(0, 2)) == ()
    assert flags(rate(3, 1, minutes_ago=60), pad(0, 2)) == ("RED_BLEED",)
    assert flags(rate(3, 1, minutes_ago=61), pad(0, 2)) == ()


def test_overlapping_rates_are_not_counted_twice() -> None:
    assert flags(rate(2, 1), rate(2, 1, minutes_ago=30)) == ()
    assert flags(rate(2, 1), rate(2, 1, minutes_ago=60)) == ("EARLY_BLEED",)  # they only touch


def test_the_later_rate_stands_for_an_overlap_and_of_one_end_the_later_stored() -> None:
    # Only two neighbouring hours fit into two hours; the hour between them is left out.
    log = [rate(1.9, 1, minutes_ago=60), rate(3.5, 1, minutes_ago=30), rate(1.9, 1)]
    assert flags(log) == ()
    log = [rate(2.5, 1, minutes_ago=60), rate(0, 1, minutes_ago=30), rate(2.5, 1)]
    assert flags(log) == ("RED_BLEED",)
    first, second = rate(3.5, 1), rate(1, 1)
    tap = pad(90)
    assert flags(tap, second, first) == ("EARLY_BLEED",)
    assert flags(tap, first, second) == ()


def test_the_end_of_a_rate_is_looked_at_like_a_tap() -> None:
    assert flags(pad(70, 3), rate(1, 1)) == ("EARLY_BLEED",)
    assert flags(pad(70, 3), rate(1, 0.5)) == ()


def test_parts_of_a_pad_are_added_without_a_slip() -> None:
    assert flags(rate(2.29, 1, minutes_ago=60), rate(1.71, 1)) == ("EARLY_BLEED",)


def test_four_pads_an_hour_in_a_rate_of_up_to_two_hours_are_a_very_heavy_hour() -> None:
    assert flags(rate(4, 1)) == ("HOUR_BLEED",)
    assert flags(rate(1, 0.25)) == ("HOUR_BLEED",)
    assert flags(rate(3.9, 1)) == ()
    assert "HOUR_BLEED" in flags(rate(8, 2))
    assert "HOUR_BLEED" not in flags(rate(7, 2))
    assert "HOUR_BLEED" not in flags(rate(12, 3))


# --- runs ------------------------------------------------------------------------------------------


def test_more_than_two_pads_an_hour_for_more_than_two_hours_are_red() -> None:
    assert flags(rate(7, 3)) == ("RED_BLEED",)
    assert flags(rate(6, 3)) == ("EARLY_BLEED",)  # exactly two an hour
    assert flags(rate(5.9, 3)) == ()
    assert flags(rate(4.6, 2.25)) == ("RED_BLEED",)
    assert flags(rate(4.9, 2)) == ("EARLY_BLEED",)  # exactly two hours


def test_two_pads_an_hour_for_two_hours_are_early() -> None:
    assert flags(rate(4, 2)) == ("EARLY_BLEED",)
    assert flags(rate(3.9, 2)) == ()
    assert flags(rate(3, 1.5)) == ()


def test_heavy_times_at_most_15_minutes_apart_make_one_run() -> None:
    assert flags(rate(1.6, 0.75), rate(3.2, 1.5, minutes_ago=60)) == ("RED_BLEED",)
    assert flags(rate(1.6, 0.75), rate(3.2, 1.5, minutes_ago=61)) == ()
    assert flags(rate(1.5, 0.75), rate(3, 1.5, minutes_ago=60)) == ("EARLY_BLEED",)


def test_a_time_that_is_not_heavy_ends_a_run() -> None:
    assert flags(rate(3, 1.5, minutes_ago=60), rate(2, 1)) == ("EARLY_BLEED",)
    between = rate(0, 0.1, minutes_ago=53)  # it starts a minute after the second
    assert flags(rate(3, 1.5, minutes_ago=60), between, rate(2, 1)) == ("EARLY_BLEED",)
    between = rate(0, 0.1, minutes_ago=54)  # it starts with the second and ends before it
    assert flags(rate(3, 1.5, minutes_ago=60), between, rate(2, 1)) == ()


def test_a_run_is_put_in_order_by_start_whatever_the_order_of_the_log() -> None:
    assert flags(rate(2, 1), rate(3, 1.5, minutes_ago=60)) == ("EARLY_BLEED",)


def test_a_shorter_time_inside_a_run_does_not_shorten_it() -> None:
    log = [rate(3, 1.5, minutes_ago=30), rate(0.5, 0.25, minutes_ago=90), rate(1, 0.5)]
    assert flags(log) == ("EARLY_BLEED",)


def test_a_heavy_time_that_is_not_red_ends_the_red_run_only() -> None:
    log = [rate(3.2, 1.5, minutes_ago=90), rate(1, 0.5, minutes_ago=60), rate(2.2, 1)]
    assert flags(log) == ("EARLY_BLEED",)


# --- live, past, gone ------------------------------------------------------------------------------


def times(*log: Event | list[Event]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found: Assessment = assessed(*log)
    return found.flags, found.past


def test_a_sign_is_live_for_24_hours_asked_about_for_a_week_and_then_gone() -> None:
    assert times(fever(hours=24)) == (("FEVER",), ())
    assert times(fever(hours=24.01)) == ((), ("FEVER",))
    assert times(fever(hours=168)) == ((), ("FEVER",))
    assert times(fever(hours=168.01)) == ((), ())


def test_hours_are_absolute_wherever_the_clock_was() -> None:
    assert times(Body(at=ago(hours=24).astimezone(TOKYO), fever=True)) == (("FEVER",), ())
    assert times(Body(at=ago(hours=24.01).astimezone(TOKYO), fever=True)) == ((), ("FEVER",))
    taps = [Pad(at=ago(minutes=59).astimezone(TOKYO), count=3), pad()]
    assert flags(taps) == ("HOUR_BLEED",)


def test_the_age_of_bleeding_counts_from_its_end() -> None:
    assert times(rate(7, 3, minutes_ago=24 * 60)) == (("RED_BLEED",), ())
    assert times(rate(7, 3, minutes_ago=24 * 60 + 1)) == ((), ("RED_BLEED",))
    assert times(pad(24 * 60 + 60, 2), pad(24 * 60, 3)) == (("RED_BLEED",), ())


def test_a_run_that_goes_on_is_as_fresh_as_its_end() -> None:
    log = [rate(7, 3, minutes_ago=60 * 25), rate(70, 24, minutes_ago=60)]
    assert times(log) == (("RED_BLEED",), ())


def test_what_is_live_is_not_also_past() -> None:
    assert times(fever(3), fever()) == (("FEVER",), ())
    assert times(fever(3), Body(at=NOW, chills=True)) == (("CHILLS",), ("FEVER",))


def test_heavier_bleeding_drops_the_early_sign() -> None:
    early, red, hour = rate(4, 2), Body(at=NOW, heavy_declared=True), rate(4, 1)
    assert flags(early, red) == ("RED_BLEED",)
    assert "EARLY_BLEED" not in flags(early, hour)
    assert flags(early, FEVER) == ("EARLY_BLEED", "FEVER")
    past_early, past_red = rate(4, 2, minutes_ago=3000), Body(at=ago(3), heavy_declared=True)
    assert times(past_early) == ((), ("EARLY_BLEED",))
    assert times(past_early, past_red) == ((), ("RED_BLEED",))
    assert times(past_early, red) == (("RED_BLEED",), ())
    assert times(past_early, FEVER) == (("FEVER",), ("EARLY_BLEED",))
    assert times(early, past_red) == (("EARLY_BLEED",), ("RED_BLEED",))


def test_each_list_asks_for_its_screen() -> None:
    for sign in (FEVER, Body(at=NOW, chills=True), Body(at=NOW, pain=Pain.SEVERE), rate(4, 1), rate(7, 3)):
        assert assessed(sign).show == ("BODY_CALL_NOW",)
    assert assessed(rate(4, 2)).show == ("BODY_CALL",)
    assert assessed(fever(2), rate(4, 2)).show == ("BODY_CALL",)
    assert assessed(fever(2)).show == ("BODY_ASK",)
    assert assessed(rate(4, 2, minutes_ago=3000)).show == ("BODY_ASK",)


def test_the_question_names_the_latest_date_of_what_it_asks_about() -> None:
    assert assessed(fever(3), Body(at=ago(2), chills=True)).past_date == day(2)
    assert assessed(fever(3), FEVER).past_date is None
    assert assessed().past_date is None


def test_an_entry_after_now_is_live() -> None:
    assert flags(Body(at=NOW + timedelta(days=300), fever=True)) == ("FEVER",)
    assert assessed(Body(at=NOW + timedelta(days=300), fever=True)).today == day(0)


# --- answers ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", [BodyCalled, BodyPassed])
def test_called_and_passed_close_what_is_earlier_in_the_log(answer: type[Event]) -> None:
    assert times(fever(), answer(at=NOW)) == ((), ())
    assert times(fever(2), answer(at=NOW)) == ((), ())
    assert times(answer(at=NOW), fever()) == (("FEVER",), ())
    assert times(answer(at=NOW), fever(2)) == ((), ("FEVER",))  # stored later, though it was before


def test_an_answer_closes_by_its_place_and_not_by_its_instant() -> None:
    assert times(FEVER, called(5)) == ((), ())


def test_newer_evidence_opens_the_sign_again() -> None:
    assert times(fever(2), called(1), fever()) == (("FEVER",), ())


def test_bleeding_is_as_new_as_the_last_stored_entry_it_is_made_of() -> None:
    assert flags(pad(50, 3), called(), pad()) == ("HOUR_BLEED",)
    assert flags(pad(0), called(), pad(50, 3)) == ("HOUR_BLEED",)  # the earlier pads were stored later
    assert flags(pad(50, 3), pad(), called()) == ()
    assert flags(rate(3, 1.5, minutes_ago=60), called(), rate(2, 1)) == ("EARLY_BLEED",)
    assert flags(rate(2, 1), called(), rate(3, 1.5, minutes_ago=60)) == ("EARLY_BLEED",)
    assert flags(rate(2, 1), rate(3, 1.5, minutes_ago=60), called()) == ()


def test_pads_outside_the_count_do_not_open_it_again() -> None:
    assert flags(pad(50, 3), pad(), called(), pad(115)) == ("RED_BLEED",)  # five in two hours: new
    assert flags(pad(50, 3), pad(), called(), pad(171)) == ()
    assert flags(pad(50, 3), pad(), called(), pad(20, soaked=False)) == ()


def test_still_there_is_new_evidence() -> None:
    assert times(fever(3), still()) == (("FEVER",), ())
    assert times(fever(3), still(hours=25)) == ((), ("FEVER",))
    assert times(fever(20), still(14), still(8), still(2)) == ((), ("FEVER",))
    assert times(fever(20), still(12), still(2)) == ((), ())  # eight days, then ten


def test_still_there_repeats_only_what_was_open_and_at_most_168_hours_old() -> None:
    assert times(fever(7), still()) == (("FEVER",), ())
    assert times(fever(7, hours=0.1), still()) == ((), ())
    assert times(fever(3), called(2), still()) == ((), ())
    assert times(fever(3), called(2), Body(at=ago(1.5), chills=True), still()) == (("CHILLS",), ())
    assert times(still(), fever(3)) == ((), ("FEVER",))
    assert times(still()) == ((), ())


def test_still_there_repeats_each_sign_with_its_own_name() -> None:
    assert flags(rate(4, 2, minutes_ago=3000), fever(3), still()) == ("EARLY_BLEED", "FEVER")


def test_still_there_can_be_answered_in_its_turn() -> None:
    assert times(fever(3), still(), called()) == ((), ())
    assert times(fever(3), called(), still()) == ((), ())


def test_there_is_no_snooze() -> None:
    assert assessed(fever(hours=1), Opened(at=NOW)).show == ("BODY_CALL_NOW",)


# --- hidden ----------------------------------------------------------------------------------------


def close(hours: float = 0) -> BodyClosed:
    return BodyClosed(at=ago(hours=hours))


def test_close_for_now_hides_the_screen_and_not_the_flags() -> None:
    found = assessed(fever(), close())
    assert (found.show, found.flags) == ((), ("FEVER",))
    found = assessed(fever(2), close())
    assert (found.show, found.past) == ((), ("FEVER",))


def test_the_next_opening_shows_it_again() -> None:
    assert assessed(fever(), close(), Opened(at=NOW)).show == ("BODY_CALL_NOW",)
    assert assessed(Opened(at=NOW), fever(), close()).show == ()
    assert assessed(fever(), close(), Opened(at=NOW), close()).show == ()


def test_it_is_hidden_on_the_date_of_the_close_only() -> None:
    assert assessed(fever(hours=20), close(11)).show == ()
    assert assessed(fever(hours=20), close(13)).show == ("BODY_CALL_NOW",)


def test_the_date_of_the_close_is_its_own_local_date() -> None:
    just = ago(hours=13).astimezone(timezone(timedelta(hours=2)))
    assert assessed(fever(hours=20), BodyClosed(at=just)).show == ()
    late = NOW.replace(hour=11).astimezone(TOKYO)
    assert assessed(fever(hours=20), BodyClosed(at=late)).show == ()


def test_anything_newer_shows_the_screen_again() -> None:
    assert assessed(fever(), close(), Body(at=NOW, chills=True)).show == ("BODY_CALL_NOW",)
    assert assessed(fever(), close(), fever(3)).show == ("BODY_CALL_NOW",)
    assert assessed(fever(), close(), still()).show == ("BODY_CALL_NOW",)
    assert assessed(fever(), close(), fever(9)).show == ()  # too old to be past
    assert assessed(fever(), close(), Body(at=NOW, temp_c=37)).show == ()
    assert assessed(fever(), close(), Body(at=NOW, chills=True), called()).show == ()


def test_only_the_last_close_counts() -> None:
    assert assessed(fever(), close(1), BodyClosed(at=ago(1))).show == ("BODY_CALL_NOW",)
