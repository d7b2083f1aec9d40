"""Settings: stored and read again, and defaults for what makes no sense."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.locked_settings import SCALE_STEPS, bigger, smaller
from journal_app.domain.settings import JournalSettings, settings_from_stored, settings_to_store
from journal_app.domain.words import ChosenWords, LossWord, Partner

some = st.builds(
    JournalSettings,
    words=st.builds(
        ChosenWords, loss=st.sampled_from(LossWord), own=st.text(), partner=st.sampled_from(Partner)
    ),
    loss_dates=st.lists(st.dates(), max_size=5).map(lambda days: tuple(sorted(days))),
    idle_minutes=st.none() | st.integers(1, 60),
    lock_with_system=st.booleans(),
    lock_when_minimised=st.booleans(),
    care_prompts=st.booleans(),
)


@given(some)
def test_what_is_stored_is_read(settings: JournalSettings) -> None:
    assert settings_from_stored(settings_to_store(settings)) == settings


@given(st.dictionaries(st.sampled_from(["words", "loss_dates", "idle_minutes", "later"]), st.text()))
def test_any_text_gives_settings(stored: dict[str, str]) -> None:
    settings = settings_from_stored(stored)
    assert settings.idle_minutes is None or 1 <= settings.idle_minutes <= 60


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("words", "{"),
        ("words", '{"loss": "later"}'),
        ("words", "[]"),
        ("loss_dates", '["2026-02-30"]'),
        ("loss_dates", "5"),
        ("idle_minutes", '"soon"'),
        ("idle_minutes", "[1]"),
        ("idle_minutes", "Infinity"),
    ],
)
def test_what_makes_no_sense_has_its_default_and_spoils_nothing_else(name: str, text: str) -> None:
    wanted = JournalSettings(ChosenWords(LossWord.BABY), (date(2026, 3, 1),), 10)
    read = settings_from_stored(settings_to_store(wanted) | {name: text})
    default = JournalSettings()
    for field in ("words", "loss_dates", "idle_minutes"):
        assert getattr(read, field) == getattr(default if field == name else wanted, field)


@pytest.mark.parametrize(("text", "minutes"), [("0", 1), ("1000", 60), ("null", None)])
def test_minutes_stay_within_what_can_be_chosen(text: str, minutes: int | None) -> None:
    assert settings_from_stored({"idle_minutes": text}).idle_minutes == minutes


@given(st.floats(0.1, 5.0))
def test_bigger_and_smaller_go_from_step_to_step_and_stop_at_the_ends(scale: float) -> None:
    assert bigger(scale) in SCALE_STEPS
    assert smaller(scale) in SCALE_STEPS
    assert smaller(scale) <= max(scale, SCALE_STEPS[0]) + 0.001
    assert bigger(scale) >= min(scale, SCALE_STEPS[-1]) - 0.001


def test_from_each_step_the_way_leads_back() -> None:
    for step, following in itertools.pairwise(SCALE_STEPS):
        assert bigger(step) == following
        assert smaller(following) == step
