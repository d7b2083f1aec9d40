"""The seed of a journal, and the keys that come from it.

One random seed of 160 bits is the root of everything. It is short enough to be written down (see
`recovery_code`), and each use gets a key of its own through HKDF-SHA256 (RFC 5869).
"""

from __future__ import annotations

import secrets

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SEED_BYTES = 20
"""160 bits: 32 symbols of five bits, and far beyond guessing."""

KEY_BYTES = 32
KEYRING_SECRET_BYTES = 32


def new_seed() -> bytes:
    """Return a new random seed of SEED_BYTES bytes."""
    return secrets.token_bytes(SEED_BYTES)


def database_key(seed: bytes) -> bytes:
    """Return the raw 32-byte key of the database."""
    return _derived(seed, b"rosemary/database/v1")


def key_file_key(seed: bytes) -> bytes:
    """Return the 32-byte key that authenticates the key file."""
    return _derived(seed, b"rosemary/key-file/v1")


def new_keyring_secret() -> bytes:
    """Return a new random secret of KEYRING_SECRET_BYTES bytes, for the keyring of a login to keep."""
    return secrets.token_bytes(KEYRING_SECRET_BYTES)


def keyring_slot_key(secret: bytes) -> bytes:
    """Return the 32-byte key that seals the seed in a keyring's slot. A random secret needs no Argon2id."""
    if len(secret) != KEYRING_SECRET_BYTES:
        raise ValueError("A keyring's secret has 32 bytes.")
    return _expanded(secret, b"rosemary/keyring-slot/v1")


def _derived(seed: bytes, purpose: bytes) -> bytes:
    if len(seed) != SEED_BYTES:
        raise ValueError("A seed has 20 bytes.")
    return _expanded(seed, purpose)


def _expanded(material: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(material)
