"""Opening single pages of an encrypted database: for reading out what a damaged file still holds.

The engine does this for every page of a journal that is whole; here it is done by hand, because the engine
gives up at the first page that is not.
"""

from __future__ import annotations

import hashlib
import hmac

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE = 4096
"""Bytes of a page on the disk."""

_SALT = 16  # bytes the first page begins with, in clear text
_IV, _MAC = 16, 64
USABLE = PAGE - _IV - _MAC
"""Bytes of a page that hold something; behind them stand its IV and its seal."""

_CLEAR_START = b"SQLite format 3\0"


class PageCipher:
    """Opens the pages of one database (SQLCipher 4: AES-256-CBC, sealed with HMAC-SHA512)."""

    def __init__(self, key: bytes, salt: bytes) -> None:
        """`salt`: the first 16 bytes of the file."""
        self._key = key
        self._seal_key = _seal_key(key, salt)

    def open_page(self, number: int, page: bytes) -> bytes | None:
        """Return the USABLE bytes of a page in clear text, or None if it is not as it was written."""
        if len(page) != PAGE or not _is_sealed(self._seal_key, number, page):
            return None
        start = _SALT if number == 1 else 0
        decryptor = Cipher(algorithms.AES(self._key), modes.CBC(page[USABLE : USABLE + _IV])).decryptor()
        clear = decryptor.update(page[start:USABLE])
        return _CLEAR_START + clear if number == 1 else clear


def cipher_for(key: bytes, first: bytes, second: bytes) -> PageCipher | None:
    """Return what opens a file with these first two pages; None if the key does not fit either.

    All seals hang on the salt, the first 16 bytes. If one of those was changed, it is found by trying.
    """
    pages = [(number, page) for number, page in ((1, first), (2, second)) if len(page) == PAGE]
    salt = first[:_SALT].ljust(_SALT, b"\0")
    for tried in (salt, *_one_byte_other(salt)):
        seal_key = _seal_key(key, tried)
        if any(_is_sealed(seal_key, number, page) for number, page in pages):
            return PageCipher(key, tried)
    return None


def _seal_key(key: bytes, salt: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)


def _is_sealed(seal_key: bytes, number: int, page: bytes) -> bool:
    sealed = page[_SALT if number == 1 else 0 : -_MAC] + number.to_bytes(4, "little")
    return hmac.compare_digest(hmac.digest(seal_key, sealed, "sha512"), page[-_MAC:])


def _one_byte_other(salt: bytes) -> list[bytes]:
    return [
        salt[:place] + bytes([byte]) + salt[place + 1 :]
        for place in range(len(salt))
        for byte in range(256)
        if byte != salt[place]
    ]
