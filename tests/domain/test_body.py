"""Temperatures as they are typed, changes to the log, and times by the clocks of a place."""

from __future__ import annotations

import time as clock
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.body import (
    Change,
    NotATemperature,
    TemperatureUnit,
    at_wall_time,
    changed,
    numbered,
    read_temperature,
)
from journal_app.domain.body_days import body_days
from journal_app.domain.care.events import Body, Event, Flow, FlowLevel, Pad

NOW = datetime(2026, 3, 10, 21, 40, tzinfo=UTC)
units = st.sampled_from(TemperatureUnit)


@given(units, st.floats(allow_nan=True, allow_infinity=True))
def test_every_number_in_the_range_is_taken_as_it_is_and_every_other_is_asked_for_again(
    unit: TemperatureUnit, degrees: float
) -> None:
    low, high = unit.range
    if low <= degrees <= high:
        assert read_temperature(repr(degrees), unit) == degrees
    else:
        with pytest.raises(NotATemperature):
            read_temperature(repr(degrees), unit)


@given(units, st.text(max_size=12))
def test_whatever_is_typed_gives_a_temperature_nothing_or_a_question(
    unit: TemperatureUnit, typed: str
) -> None:
    try:
        degrees = read_temperature(typed, unit)
    except NotATemperature as trouble:
        assert "Nothing was noted" in trouble.words
    else:
        assert degrees is None or unit.range[0] <= degrees <= unit.range[1]


@pytest.mark.parametrize("typed", ["38,2", " 38.2 ", "38.2 °C", "38.2°"])
def test_a_comma_a_space_and_the_sign_are_understood(typed: str) -> None:
    assert read_temperature(typed, TemperatureUnit.CELSIUS) == 38.2


def test_a_number_that_fits_the_other_unit_is_asked_about_as_that() -> None:
    with pytest.raises(NotATemperature, match="If it was °F"):
        read_temperature("98.6", TemperatureUnit.CELSIUS)


def pad(minutes: int, seq: int | None = None) -> Pad:
    return Pad(at=NOW - timedelta(minutes=minutes), seq=seq)


def test_an_unsaved_line_stands_behind_the_stored_ones_and_counts() -> None:
    stored: list[Event] = [pad(30, 4), pad(20, 9)]
    known = numbered(changed(stored, [Change(put=(pad(10),))]))
    assert [event.seq for event in known] == [4, 9, 10]
    assert [event.at for event in known] == [pad(30).at, pad(20).at, pad(10).at]


def test_what_goes_out_is_found_by_its_place_or_by_what_it_says() -> None:
    stored: list[Event] = [pad(30, 1), pad(30, 2), pad(10, 3)]
    assert changed(stored, [Change(out=(pad(30, 1),))]) == stored[1:]
    assert changed(stored, [Change(out=(pad(30),))]) == [stored[0], stored[2]]
    assert changed(stored, [Change(out=(pad(99),))]) == stored


@given(st.lists(st.integers(0, 5), max_size=6), st.lists(st.integers(0, 5), max_size=6))
def test_undoing_each_tap_leaves_the_log_as_it_was(before: list[int], taps: list[int]) -> None:
    stored: list[Event] = [pad(minutes, place) for place, minutes in enumerate(before)]
    changes = [Change(put=(pad(minutes),)) for minutes in taps]
    undone = [Change(out=(pad(minutes),)) for minutes in reversed(taps)]
    assert changed(stored, [*changes, *undone]) == stored


@pytest.fixture
def in_london(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/London")
    clock.tzset()
    yield
    monkeypatch.undo()
    clock.tzset()


@pytest.mark.skipif(not hasattr(clock, "tzset"), reason="the time zone can't be set here")
@pytest.mark.usefixtures("in_london")
def test_a_time_before_the_clocks_changed_has_the_offset_of_that_day() -> None:
    now = datetime(2026, 3, 29, 12).astimezone()  # summer time began at one in the morning
    assert now.utcoffset() == timedelta(hours=1)
    before = at_wall_time(date(2026, 3, 28), time(23, 30), now)
    after = at_wall_time(date(2026, 3, 29), time(3, 30), now)
    assert (before.utcoffset(), after.utcoffset()) == (timedelta(), timedelta(hours=1))
    assert after - before == timedelta(hours=3)


def test_a_time_is_by_the_offset_of_now_where_the_computer_has_other_rules() -> None:
    tokyo = timezone(timedelta(hours=9, minutes=7))
    at = at_wall_time(date(2026, 3, 9), time(8, 0), NOW.astimezone(tokyo))
    assert (at.hour, at.utcoffset()) == (8, timedelta(hours=9, minutes=7))


def test_a_day_has_its_last_flow_its_pads_and_its_hottest_sign() -> None:
    day = NOW.date()
    events: list[Event] = [
        Flow(at=NOW, day=day, level=FlowLevel.HEAVY),
        Flow(at=NOW, day=day, level=FlowLevel.LIGHT),
        pad(10),
        replace(pad(5), soaked=False),
        Body(at=NOW, temp_f=101.0),
        Body(at=NOW - timedelta(hours=1), temp_c=38.0),
    ]
    before, noted = body_days(events, day - timedelta(days=1), day)
    assert before.is_empty
    assert (noted.level, noted.pads) == (FlowLevel.LIGHT, 1)
    assert noted.hottest is not None and noted.hottest.temp_f == 101.0
