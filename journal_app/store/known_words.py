"""Words the person taught the spelling check, in the database."""

from __future__ import annotations

from journal_app.store.connection import Connection
from journal_app.store.text import from_bytes, to_bytes


class KnownWordsStore:
    """Methods run inside the caller's `transaction` (what writes) or `reading`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[str, ...]:
        """Return the words, in no order a person would expect."""
        return tuple(from_bytes(word) for (word,) in self._connection.execute("SELECT word FROM known_word"))

    def add(self, word: str) -> None:
        """Keep a word; one that is kept already stays."""
        self._connection.execute("INSERT OR IGNORE INTO known_word (word) VALUES (?)", (to_bytes(word),))

    def remove(self, word: str) -> None:
        """Forget a word."""
        self._connection.execute("DELETE FROM known_word WHERE word = ?", (to_bytes(word),))
