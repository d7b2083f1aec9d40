"""The seal of a backup: says, to whoever has the journal's key, that every byte is as it was written.

A seal is AES-256-GCM under a key of its own, HKDF-SHA256(database key, "rosemary/backup/v1"). It
holds what was counted in the backup, so that nobody without the key learns how much was written,
and the digest of all that stands before it in the file; the file's header is its associated data.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE_BYTES = 12
_KEY_BYTES = 32


class Digest(Protocol):
    """What takes in bytes and says in the end what they were."""

    def update(self, data: bytes, /) -> None:
        """Take in more bytes."""

    def hexdigest(self) -> str:
        """Return the digest of all of them."""


def new_digest() -> Digest:
    """Return a SHA-256 that has taken in nothing yet."""
    return hashlib.sha256()


def seal(database_key: bytes, header: bytes, words: bytes) -> bytes:
    """Return `words` sealed, and bound to `header`."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(_key(database_key)).encrypt(nonce, words, header)


def unseal(database_key: bytes, header: bytes, sealed: bytes) -> bytes | None:
    """Return what was sealed; None if this is not the key, or a byte of seal or header was changed."""
    if len(sealed) < _NONCE_BYTES:
        return None
    try:
        return AESGCM(_key(database_key)).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], header)
    except InvalidTag:
        return None


def _key(database_key: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=None, info=b"rosemary/backup/v1").derive(
        database_key
    )
