"""What to say on the phone: the signs, since when, the pads of two hours, and the date if it is known."""

from __future__ import annotations

import pytest

from journal_app.domain.care.body_call import CallFacts, call_facts
from journal_app.domain.care.body_signs import Flag
from journal_app.domain.care.events import Body, BodyCalled, BodyStill, CareSettings, Event, Pad, Pain, Rate

from .made import NOW, ago, day

NOBODY = CareSettings()


def facts(*events: Event, settings: CareSettings = NOBODY) -> CallFacts:
    return call_facts(events, NOW, settings)


def test_without_a_sign_there_is_nothing_to_say() -> None:
    assert facts() == CallFacts(None, (), None, None)


def test_the_first_of_several_signs_says_when_it_started() -> None:
    found = facts(Body(at=ago(hours=5), temp_c=38.4), Body(at=ago(hours=1), pain=Pain.SEVERE, chills=True))
    assert found.flags == (Flag.CHILLS, Flag.FEVER, Flag.SEVERE_PAIN)
    assert found.started == ago(hours=5)


def test_bleeding_started_with_the_first_pad_of_the_row() -> None:
    taps = [Pad(at=ago(minutes=minutes)) for minutes in (600, 115, 80, 50, 20, 5)]
    found = facts(*taps)
    assert (found.flags, found.started, found.pads) == ((Flag.RED_BLEED,), ago(minutes=115), 5)


def test_pads_of_hours_and_single_ones_are_not_counted_twice() -> None:
    found = facts(Rate(at=ago(minutes=10), pads=5, hours=1), Pad(at=ago(minutes=30)), Pad(at=ago(minutes=5)))
    assert (found.pads, found.started) == (6, ago(minutes=70))


def test_what_was_answered_is_not_said_again() -> None:
    found = facts(
        Body(at=ago(hours=9), chills=True), BodyCalled(at=ago(hours=8)), Body(at=ago(hours=1), fever=True)
    )
    assert (found.flags, found.started) == ((Flag.FEVER,), ago(hours=1))


def test_a_sign_that_is_still_there_started_when_it_was_first_noted() -> None:
    found = facts(Body(at=ago(days=2), chills=True), BodyStill(at=ago(hours=1)))
    assert (found.flags, found.started) == ((Flag.CHILLS,), ago(days=2))


@pytest.mark.parametrize(("days", "said"), [((70, 20), 20), ((-3, 20), 20), ((), None)])
def test_the_date_is_that_of_the_latest_loss_so_far(days: tuple[int, ...], said: int | None) -> None:
    settings = CareSettings(tuple(day(ago) for ago in days))
    assert facts(settings=settings).loss == (None if said is None else day(said))
