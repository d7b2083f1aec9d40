"""How a person's words become what SQLite can hold, and come back."""

from __future__ import annotations

import codecs

from journal_app.domain.entry import OPENING_LENGTH

OPENING_BYTES = 4 * OPENING_LENGTH
"""As many bytes as the opening of an entry can have in UTF-8."""

_decoder_for = codecs.getincrementaldecoder("utf-8")


def to_bytes(text: str) -> bytes:
    """Return a text as UTF-8. Lone surrogates, which are not Unicode, are kept as they are too."""
    return text.encode("utf-8", "surrogatepass")


def from_bytes(kept: bytes) -> str:
    """Return the text that `to_bytes` was given."""
    return kept.decode("utf-8", "surrogatepass")


def opening_of(start: bytes) -> str:
    """Return the first OPENING_LENGTH characters of a kept text that begins with `start`.

    `start` may end within a character: what is left of it lies beyond the opening.
    """
    return _decoder_for("surrogatepass").decode(start[:OPENING_BYTES])[:OPENING_LENGTH]


def whole_letters(start: bytes) -> bytes:
    """Return a kept text that is cut off without the last letter, if only a part of that is there."""
    return to_bytes(_decoder_for("surrogatepass").decode(start))


def as_name(text: str) -> str:
    """Return a tag or setting as SQLite compares it: a lone surrogate becomes U+FFFD."""
    return text if text.isascii() else to_bytes(text).decode("utf-8", "replace")
