"""Finding entries as a person types. For the lane of search, with a connection of its own."""

from __future__ import annotations

from functools import partial

from journal_app.domain.entry import EntryRow
from journal_app.domain.errors import JournalDamaged
from journal_app.domain.query import terms_of
from journal_app.domain.search import Found, SearchFilter, Term, excerpt_of
from journal_app.services.reading_around import read_around
from journal_app.store.connection import Connection, reading
from journal_app.store.search import SearchIndex


class Finder:
    """Searches the open journal."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._index = SearchIndex(connection)

    def find(self, query: str, only: SearchFilter, before: int | None, limit: int) -> list[Found]:
        """Return up to `limit` entries with every word of `query`, newest first, older than `before`.

        Nothing is found by a query without a word, and no words of a sealed letter come with it.
        Raises `Interrupted` when newer work came.
        """
        terms = terms_of(query)
        if not terms:
            return []
        try:
            hits = self._hits(terms, only, before, limit)
        except JournalDamaged:
            hits = read_around(
                partial(self._hits, terms, only),
                lambda hit: hit[0].key,
                partial(self._key_below, terms, only),
                before,
                limit,
            )
        return _with_excerpts(hits, terms)

    def best(self, query: str, only: SearchFilter, limit: int) -> list[Found]:
        """Return up to `limit` entries with every word of `query`, the best match first."""
        terms = terms_of(query)
        if not terms:
            return []
        with reading(self._connection):
            hits = self._index.best(terms, only, limit)
        return _with_excerpts(hits, terms)

    def count(self, query: str, only: SearchFilter) -> int:
        """Return how many entries have every word of `query`."""
        terms = terms_of(query)
        if not terms:
            return 0
        with reading(self._connection):
            return self._index.count(terms, only)

    def _hits(
        self, terms: tuple[Term, ...], only: SearchFilter, before: int | None, limit: int
    ) -> list[tuple[EntryRow, str]]:
        with reading(self._connection):
            return self._index.find(terms, only, before, limit)

    def _key_below(self, terms: tuple[Term, ...], only: SearchFilter, before: int | None) -> int | None:
        with reading(self._connection):
            return self._index.key_below(terms, only, before)

    def interrupt(self) -> None:
        """Stop what runs on this connection. May be called from any thread."""
        self._connection.interrupt()


def _with_excerpts(hits: list[tuple[EntryRow, str]], terms: tuple[Term, ...]) -> list[Found]:
    return [
        Found(row, "", ()) if row.is_sealed else Found(row, *excerpt_of(text, terms)) for row, text in hits
    ]
