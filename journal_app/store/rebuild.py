"""Making what search knows anew, from the entries alone."""

from __future__ import annotations

from journal_app.store.connection import Connection
from journal_app.store.search import SearchIndex
from journal_app.store.survey import Step
from journal_app.store.tags import Tags
from journal_app.store.text import from_bytes

_AT_ONCE = 200


def index_all(connection: Connection, step: Step) -> None:
    """Index every entry outside the bin, of a journal whose index is empty. For the caller's transaction."""
    keys = [
        int(key)
        for (key,) in connection.execute(
            """
            SELECT sort_key
              FROM entry
             WHERE binned_at IS NULL
             ORDER BY sort_key
            """
        )
    ]
    index, tags = SearchIndex(connection), Tags(connection)
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        tags_of = tags.of(some)
        for key in some:
            (text,) = connection.execute(
                "SELECT text FROM entry WHERE sort_key = :key", {"key": key}
            ).fetchone()
            index.put(key, from_bytes(text), tags_of.get(key, ()))
        step(start + len(some), len(keys))
