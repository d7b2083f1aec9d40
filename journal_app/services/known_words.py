"""Words the person taught the spelling check. For the lane of short work."""

from __future__ import annotations

from journal_app.store.connection import Connection, reading, transaction
from journal_app.store.known_words import KnownWordsStore


class KnownWords:
    """They never leave the journal. Methods may raise a `Trouble`; one that raises has changed nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._store = KnownWordsStore(connection)

    def all(self) -> tuple[str, ...]:
        """Return the words by alphabet."""
        with reading(self._connection):
            return tuple(sorted(self._store.all(), key=str.casefold))

    def add(self, word: str) -> None:
        """Take a word as right from now on."""
        with transaction(self._connection):
            self._store.add(word)

    def remove(self, word: str) -> None:
        """Take a word as any other again."""
        with transaction(self._connection):
            self._store.remove(word)
