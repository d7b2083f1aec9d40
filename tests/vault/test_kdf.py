"""What a try of a passphrase costs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from argon2.exceptions import HashingError

from journal_app.vault import kdf
from journal_app.vault.kdf import FLOOR, Cost, calibrate, derive

SALT = bytes(range(16))
LOWEST = Cost(memory_kib=65536, passes=2, lanes=4)


def clock_that_measures(seconds: float) -> Callable[[], float]:
    """A clock by which the one measured derivation takes `seconds`."""
    return iter([100.0, 100.0 + seconds]).__next__


def test_a_passphrase_opens_however_its_letters_are_composed() -> None:
    composed = derive("f\u00fcr dich", SALT, LOWEST)
    assert derive("fu\u0308r dich", SALT, LOWEST) == composed
    assert derive("\uff46\u00fcr dich", SALT, LOWEST) == composed
    assert derive("fur dich", SALT, LOWEST) != composed


def test_case_blanks_and_salt_matter() -> None:
    keys = {
        derive("rain on the roof", SALT, LOWEST),
        derive("Rain on the roof", SALT, LOWEST),
        derive("rain on the roof ", SALT, LOWEST),
        derive("rain on the roof", bytes(16), LOWEST),
        derive("rain on the roof", SALT, Cost(65536, 3, 4)),
    }
    assert len(keys) == 5
    assert {len(key) for key in keys} == {32}


def test_the_key_of_a_passphrase_never_changes_between_versions() -> None:
    key = derive("rain on the roof", SALT, Cost(65536, 2, 1))
    assert key.hex() == "d217b32aef460cb7df5c1a2db308c3d958ee17ccd36548529217fdba325a17bf"


def test_bytes_a_terminal_could_not_decode_are_letters_like_any_other() -> None:
    assert derive("gr\udcfc\udcdf dich", SALT, LOWEST) != derive("gr\udcfc dich", SALT, LOWEST)


@pytest.mark.parametrize(
    "cost",
    [
        (65535, 3, 4),
        (2 * 1024 * 1024 + 1, 3, 4),
        (65536, 1, 4),
        (65536, 17, 4),
        (65536, 3, 0),
        (65536, 3, 17),
        (-65536, 3, 4),
    ],
)
def test_a_cost_outside_the_limits_cannot_even_be_named(cost: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="outside the limits"):
        Cost(*cost)


def test_missing_memory_is_not_called_a_wrong_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_memory(*_: object, **__: object) -> bytes:
        raise HashingError("Memory allocation error")

    monkeypatch.setattr(kdf, "hash_secret_raw", no_memory)
    with pytest.raises(MemoryError):
        derive("rain on the roof", SALT, LOWEST)


@pytest.mark.parametrize("took", [0.33, 1.0, 60.0])
def test_a_slow_computer_still_gets_the_floor(took: float) -> None:
    assert calibrate(clock=clock_that_measures(took)) == FLOOR == Cost(64 * 1024, 3, 4)


@pytest.mark.parametrize("took", [0.06, 0.02, 0.3])
def test_calibration_spends_the_time_on_memory_first(took: float) -> None:
    cost = calibrate(clock=clock_that_measures(took))
    expected_seconds = took * cost.memory_kib * cost.passes / (65536 * 2)
    assert cost.passes == 3
    assert cost.lanes == 4
    assert 0.48 <= expected_seconds <= 0.5 or cost == FLOOR


@pytest.mark.parametrize("took", [0.015, 0.001, 0.0, -1.0])
def test_calibration_never_takes_more_than_a_gibibyte(took: float) -> None:
    cost = calibrate(clock=clock_that_measures(took))
    assert cost.memory_kib == 1024 * 1024
    assert 3 < cost.passes <= 16
