"""Argon2id: what one try of a passphrase costs, and how that is fitted to this computer."""

from __future__ import annotations

import secrets
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from argon2.exceptions import HashingError
from argon2.low_level import ARGON2_VERSION, Type, hash_secret_raw

KEY_BYTES = 32
SALT_BYTES = 16

_MIB = 1024  # in KiB
_MOST_PASSES = 16
_MOST_CALIBRATED_MEMORY = 1024 * _MIB


@dataclass(frozen=True, slots=True)
class Cost:
    """What one derivation takes: memory in KiB, passes over it, lanes (threads).

    A cost outside the limits cannot be made (ValueError). So a key file that somebody changed can
    neither weaken the passphrase nor ask for all the memory there is.
    """

    memory_kib: int  # 64 MiB to 2 GiB
    passes: int  # 2 to 16
    lanes: int  # 1 to 16

    def __post_init__(self) -> None:
        """Check the limits, before any memory is taken."""
        in_limits = (
            64 * _MIB <= self.memory_kib <= 2048 * _MIB
            and 2 <= self.passes <= _MOST_PASSES
            and 1 <= self.lanes <= 16
        )
        if not in_limits:
            raise ValueError("This Argon2id cost is outside the limits.")


FLOOR = Cost(memory_kib=64 * _MIB, passes=3, lanes=4)
"""The least a new passphrase gets: the second recommended choice of RFC 9106, section 4."""

_PROBE = Cost(memory_kib=64 * _MIB, passes=2, lanes=4)


def new_salt() -> bytes:
    """Return a new random salt of SALT_BYTES bytes."""
    return secrets.token_bytes(SALT_BYTES)


def derive(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return the 32-byte key of a passphrase. Takes memory and time: never on the UI thread.

    The passphrase is brought into form NFKC, so that another keyboard or system that composes its
    letters differently still gives the same key. Raises MemoryError if the memory is not there.
    """
    # A lone surrogate (a byte that a terminal could not decode) is a letter like any other here;
    # the error that UTF-8 would raise instead carries the passphrase with it.
    secret = _normal(passphrase).encode("utf-8", "surrogatepass")
    try:
        return hash_secret_raw(
            secret,
            salt,
            time_cost=cost.passes,
            memory_cost=cost.memory_kib,
            parallelism=cost.lanes,
            hash_len=KEY_BYTES,
            type=Type.ID,
            version=ARGON2_VERSION,
        )
    except HashingError:
        raise MemoryError("There is not enough memory for the passphrase.") from None


def same_passphrase(one: str, other: str) -> bool:
    """Say whether both give the same key, however their letters are composed."""
    return _normal(one) == _normal(other)


def calibrate(seconds: float = 0.5, clock: Callable[[], float] = time.perf_counter) -> Cost:
    """Return the cost that takes about `seconds` on this computer, never below FLOOR.

    One small derivation is measured. Time grows with memory times passes, and memory is what a
    guesser with graphics cards lacks, so memory grows first, up to 1 GiB, and then the passes.
    `clock` gives seconds.
    """
    started = clock()
    derive("", bytes(SALT_BYTES), _PROBE)
    took = max(clock() - started, 1e-6)
    affordable = int(_PROBE.memory_kib * _PROBE.passes * seconds / took)  # KiB times passes
    memory = min(affordable // FLOOR.passes // _MIB * _MIB, _MOST_CALIBRATED_MEMORY)
    memory = max(memory, FLOOR.memory_kib)
    passes = min(max(affordable // memory, FLOOR.passes), _MOST_PASSES)
    return Cost(memory, passes, FLOOR.lanes)


def _normal(passphrase: str) -> str:
    return unicodedata.normalize("NFKC", passphrase)
