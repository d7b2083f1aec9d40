"""The recovery code: the seed itself, as letters and digits a person can write down and type back.

32 symbols of Crockford's base32 (no I, L, O, U) carry the 160 bits; two more are a check. The check
is the seed, read as one number, modulo 1021, the largest prime that two symbols can hold. A prime
above 32 that does not divide 31 or 33 catches every single wrong symbol and every swap of two
neighbours, also inside the check and across its border.
"""

from __future__ import annotations

import unicodedata

from journal_app.domain.errors import MistypedRecoveryCode
from journal_app.vault.keys import SEED_BYTES

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SYMBOLS = 34
"""32 for the seed, 2 for the check."""

GROUP = 4
GROUPS = 9
"""Groups on paper: eight of four symbols and the last of two."""

_PRIME = 1021
_VALUES = {symbol: value for value, symbol in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_MINUS = "\N{MINUS SIGN}"


def format_code(seed: bytes) -> str:
    """Return the code of a seed of 20 bytes, in groups: `XXXX-XXXX-…-XX`."""
    if len(seed) != SEED_BYTES:
        raise ValueError("A seed has 20 bytes.")
    number = int.from_bytes(seed, "big")
    whole = number * 1024 + number % _PRIME
    symbols = "".join(ALPHABET[whole >> 5 * place & 31] for place in reversed(range(SYMBOLS)))
    return "-".join(symbols[start : start + GROUP] for start in range(0, SYMBOLS, GROUP))


def parse_code(text: str) -> bytes:
    """Return the seed of a code as a person typed it.

    Case, spaces, line breaks and dashes of any kind do not matter, and O is read as 0, I and L as 1.
    Raises MistypedRecoveryCode if a symbol is missing, unknown, or does not fit the check.
    """
    whole = 0
    count = 0
    for symbol in unicodedata.normalize("NFKC", text).upper():
        if _separates(symbol):
            continue
        value = _VALUES.get(symbol)
        count += 1
        if value is None or count > SYMBOLS:
            raise MistypedRecoveryCode
        whole = whole * 32 + value
    number, check = divmod(whole, 1024)
    if count != SYMBOLS or number % _PRIME != check:
        raise MistypedRecoveryCode
    return number.to_bytes(SEED_BYTES, "big")


def _separates(symbol: str) -> bool:
    """Return whether a symbol is white space, a dash, or an invisible mark such as a soft hyphen."""
    return symbol == _MINUS or symbol.isspace() or unicodedata.category(symbol) in ("Pd", "Cf")
