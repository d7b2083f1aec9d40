"""The seed and the keys that come from it."""

from __future__ import annotations

import hmac

import pytest

from journal_app.vault.keys import SEED_BYTES, database_key, key_file_key, new_seed

SEED = bytes(range(100, 120))


def hkdf_by_hand(seed: bytes, purpose: bytes) -> bytes:
    """RFC 5869 with SHA-256, no salt, one block."""
    extracted = hmac.digest(bytes(32), seed, "sha256")
    return hmac.digest(extracted, purpose + b"\x01", "sha256")


def test_each_use_gets_a_key_of_its_own_by_rfc_5869() -> None:
    assert database_key(SEED) == hkdf_by_hand(SEED, b"rosemary/database/v1")
    assert key_file_key(SEED) == hkdf_by_hand(SEED, b"rosemary/key-file/v1")


def test_the_database_key_of_a_seed_never_changes_between_versions() -> None:
    assert database_key(SEED).hex() == "2f442a9247ca1acabd384ddd9b7e5ddd2dfaa9519338646581c9a7bf7c7e197e"


def test_a_new_seed_is_160_random_bits() -> None:
    seeds = {new_seed() for _ in range(100)}
    assert len(seeds) == 100
    assert {len(seed) for seed in seeds} == {SEED_BYTES} == {20}


@pytest.mark.parametrize("length", [0, 16, 19, 21, 32])
def test_a_seed_of_another_length_gives_no_key(length: int) -> None:
    with pytest.raises(ValueError, match="20 bytes"):
        database_key(bytes(length))
