"""The search index: which entries hold which words. FTS5 does the work; here is how it is fed and asked.

The index keeps no text, only where each word stands. Its rowid is the entry's sort key, so that
newest first costs nothing. Beside the words of a text, its tags and what is said of its photos stand
marked ones, which no text can hold: the words of its title, those of its tags, each tag as a whole to
filter by, and what kind of entry it is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from journal_app.domain.entry import LETTER, PAGE, EntryId, EntryRow, title_of
from journal_app.domain.search import Place, SearchFilter, Term, index_text, is_word_character
from journal_app.store.connection import Connection
from journal_app.store.filters import held_back
from journal_app.store.photos import KeptPhotos
from journal_app.store.rows import entry_rows, key_range
from journal_app.store.text import from_bytes, to_bytes

MOST_TERMS = 200
"""Different words of one query that are looked for; more only come from a pasted text."""

MERGE_PAGES = 200
"""Pages that one step of `tidy` rewrites: about 30 ms."""

# No word characters, so no word that is indexed or asked for can contain one.
_MARK = "⚑"
_PLACE_MARKS = {Place.TITLE: "⚐", Place.TAG: "⌗"}

# The mark of a tag goes on with hexadecimal digits, so it is none of these.
_ENTRY = f"{_MARK}entry"  # every entry has it: what is asked only to leave something out
_SEALED = f"{_MARK}sealed"
_LETTER = f"{_MARK}letter"


class SearchIndex:
    """The index of an open journal. Holds entries outside the bin; the caller keeps it in step.

    Methods run inside the caller's `transaction` (those that write) or `reading`.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(
        self, key: int, text: str, tags: Sequence[str], *, kind: str = PAGE, sealed: bool = False
    ) -> None:
        """Index an entry under its sort key, in place of what was there, with what is said of its photos."""
        parts = [_words(text), _MARK, _marked(Place.TITLE, title_of(text))]
        for tag in tags:
            parts += [_MARK, _words(tag), _marked(Place.TAG, tag), _mark(tag)]
        photos = KeptPhotos(self._connection).words_of(key)
        parts += [f"{_MARK} {_words(words)}" for words in photos]
        parts += [_ENTRY] + [_LETTER] * (kind == LETTER) + [_SEALED] * sealed
        self._connection.execute(
            "INSERT OR REPLACE INTO search (rowid, words) VALUES (:key, :words)",
            {"key": key, "words": " ".join(parts)},
        )
        self._connection.execute("DELETE FROM search_behind WHERE entry_key = :key", {"key": key})

    def remove(self, key: int) -> None:
        """Forget an entry. Traces of its words stay in the index until `tidy` or a later merge."""
        self._connection.execute("DELETE FROM search WHERE rowid = :key", {"key": key})

    def find(
        self, terms: tuple[Term, ...], only: SearchFilter, before: int | None, limit: int
    ) -> list[tuple[EntryRow, str]]:
        """Return up to `limit` entries that hold all terms, newest first, each with its full text.

        Only entries with a sort key below `before` (None: all). Without terms, all that `only`
        lets through by its tags; without those either, nothing.
        """
        return self._found(terms, only, before, limit, "search.rowid DESC")

    def best(self, terms: tuple[Term, ...], only: SearchFilter, limit: int) -> list[tuple[EntryRow, str]]:
        """Return up to `limit` entries that hold all terms, the best match first (bm25, then newest).

        Every entry that holds them is looked at: some tenths of a second for a frequent word in a
        journal of many years.
        """
        return self._found(terms, only, None, limit, "search.rank, search.rowid DESC")

    def count(self, terms: tuple[Term, ...], only: SearchFilter) -> int:
        """Return how many entries hold all terms."""
        asked = _question(terms, only)
        if asked is None:
            return 0
        first, last = key_range(only, None)
        (found,) = self._connection.execute(
            f"""
            SELECT count(*)
              FROM search
             WHERE search MATCH :asked
               AND search.rowid BETWEEN :first AND :last
               {held_back(only, "search.rowid")}
            """,  # noqa: S608
            {"asked": asked, "first": first, "last": last},
        ).fetchone()
        return int(found)

    def key_below(self, terms: tuple[Term, ...], only: SearchFilter, before: int | None) -> int | None:
        """Return the next key below `before` (None: the highest) of a hit, from the index alone."""
        asked = _question(terms, only)
        if asked is None:
            return None
        first, last = key_range(only, before)
        row = self._connection.execute(
            """
            SELECT rowid
              FROM search
             WHERE search MATCH :asked
               AND rowid BETWEEN :first AND :last
             ORDER BY rowid DESC
             LIMIT 1
            """,
            {"asked": asked, "first": first, "last": last},
        ).fetchone()
        return None if row is None else int(row[0])

    def behind(self, limit: int) -> list[EntryId]:
        """Return up to `limit` entries that have to be put in again: they are known as they were."""
        found = self._connection.execute(
            """
            SELECT id
              FROM search_behind
              JOIN entry ON sort_key = entry_key
             WHERE binned_at IS NULL
             LIMIT :limit
            """,
            {"limit": limit},
        )
        return [EntryId(entry_id) for (entry_id,) in found]

    def tidy(self) -> bool:
        """Do one short step of packing the index; True while more steps are worth it.

        When it is done, no trace is left of the words of removed entries, and finding is as quick
        as it gets. All steps together rewrite the index: 2 s for 100,000 entries.
        """
        changes = self._connection.total_changes
        self._connection.execute(
            "INSERT INTO search (search, rank) VALUES ('merge', :pages)", {"pages": -MERGE_PAGES}
        )
        return bool(self._connection.total_changes - changes >= 2)

    def _found(
        self, terms: tuple[Term, ...], only: SearchFilter, before: int | None, limit: int, order: str
    ) -> list[tuple[EntryRow, str]]:
        asked = _question(terms, only)
        if asked is None:
            return []
        first, last = key_range(only, before)
        # The keys first: an order by rank would carry every text along.
        found = self._connection.execute(
            f"""
            WITH hit AS MATERIALIZED (
                SELECT search.rowid AS key
                  FROM search
                 WHERE search MATCH :asked
                   AND search.rowid BETWEEN :first AND :last
                   {held_back(only, "search.rowid")}
                 ORDER BY {order}
                 LIMIT :limit
            )
            SELECT id, sort_key, day, at, text, kind, binned_at
              FROM hit
              CROSS JOIN entry ON sort_key = hit.key
            """,  # noqa: S608
            {"asked": asked, "first": first, "last": last, "limit": limit},
        ).fetchall()
        texts = [from_bytes(record[4]) for record in found]
        return list(zip(entry_rows(self._connection, found), texts, strict=True))


def _question(terms: tuple[Term, ...], only: SearchFilter) -> str | None:
    """Return an FTS5 expression for all terms and tags; None if there is nothing to look for.

    It is made of quoted words and marks only, neither of which can hold a quote or an operator.
    """
    asked = [(term.excluded, words) for term in dict.fromkeys(terms) if (words := _asked(term))]
    if terms and not asked:
        return None
    wanted = [f'"{_mark(tag)}"' for tag in only.tags]
    wanted += [words for excluded, words in asked if not excluded][:MOST_TERMS]
    unwanted = [words for excluded, words in asked if excluded][:MOST_TERMS]
    if not wanted and not unwanted:
        return None
    if not only.sealed_too:
        unwanted.append(f'"{_SEALED}"')
    question = "(" + (" AND ".join(wanted) or f'"{_ENTRY}"') + ")"
    return f"{question} NOT ({' OR '.join(unwanted)})" if unwanted else question


def _asked(term: Term) -> str:
    """Return one term as FTS5 takes it: a word by its beginning, a single letter or CJK whole."""
    words = _words(term.text).split()
    if not words:
        return ""
    few = term.place in _PLACE_MARKS
    by_beginning = not (term.whole or term.is_cjk) and (few or len(words[-1]) > 1)
    mark = _PLACE_MARKS.get(term.place, "")
    asked = '"' + " ".join(mark + word for word in words) + '"' + "*" * by_beginning
    return f'({asked} AND "{_LETTER}")' if term.place is Place.LETTER else asked


def _marked(place: Place, text: str) -> str:
    """Return the words of a text, each with the mark of where it stands."""
    return " ".join(_PLACE_MARKS[place] + word for word in _words(text).split())


def _words(text: str) -> str:
    """Return a text as the index takes it: folded words with only spaces between them."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)  # else Hangul and kana typed elsewhere differ
    return text.translate(_INDEXED)


def _mark(tag: str) -> str:
    """Return the token that stands for a tag as a whole: case, spaces and signs count."""
    return _MARK + to_bytes(tag).hex()


class _Indexed(dict[int, str]):
    """What each character becomes in the index, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        indexed = index_text(character) if is_word_character(character) else " "
        self[code] = indexed
        return indexed


_INDEXED = _Indexed()
