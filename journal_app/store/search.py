"""The search index: which entries hold which words. FTS5 does the work; here is how it is fed and asked.

The index keeps no text, only where each word stands. Its rowid is the entry's sort key, so that
newest first costs nothing. A tag is there twice: as words to be found like others, and as a mark,
one token that no text can hold, to filter by. A sealed letter has a mark too, to be left out by, and
an entry with photos one to be found by; what is said of photos can be found like other words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from journal_app.domain.entry import EntryRow
from journal_app.domain.search import SearchFilter, Term, index_text, is_word_character
from journal_app.store.connection import Connection
from journal_app.store.photos import KeptPhotos
from journal_app.store.rows import entry_rows, key_range
from journal_app.store.text import from_bytes, to_bytes

MOST_TERMS = 200
"""Different words of one query that are looked for; more only come from a pasted text."""

MERGE_PAGES = 200
"""Pages that one step of `tidy` rewrites: about 30 ms."""

_MARK = "⚑"  # not a word character, so no word that is indexed or asked for can contain it
_SEALED = f"{_MARK}sealed"  # the mark of a tag goes on with hexadecimal digits, so it is none of those
_WITH_PHOTO = f"{_MARK}photo"  # the mark of a tag goes on with hexadecimal digits, so it is none of those


class SearchIndex:
    """The index of an open journal. Holds entries outside the bin; the caller keeps it in step.

    Methods run inside the caller's `transaction` (those that write) or `reading`.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, key: int, text: str, tags: Sequence[str], *, sealed: bool = False) -> None:
        """Index an entry under its sort key, in place of what was there, with what is said of its photos."""
        parts = [_words(text), *(f"{_MARK} {_words(tag)} {_mark(tag)}" for tag in tags)]
        photos = KeptPhotos(self._connection).words_of(key)
        if photos:
            parts += [_WITH_PHOTO, *(f"{_MARK} {_words(words)}" for words in photos)]
        if sealed:
            parts.append(_SEALED)
        self._connection.execute(
            "INSERT OR REPLACE INTO search (rowid, words) VALUES (:key, :words)",
            {"key": key, "words": " ".join(parts)},
        )

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
        asked = _question(terms, only)
        if asked is None:
            return []
        first, last = key_range(only, before)
        found = self._connection.execute(
            """
            SELECT id, sort_key, day, at, text, kind, binned_at
              FROM search
              JOIN entry ON sort_key = search.rowid
             WHERE search MATCH :asked
               AND search.rowid BETWEEN :first AND :last
             ORDER BY search.rowid DESC
             LIMIT :limit
            """,
            {"asked": asked, "first": first, "last": last, "limit": limit},
        ).fetchall()
        texts = [from_bytes(record[4]) for record in found]
        return list(zip(entry_rows(self._connection, found), texts, strict=True))

    def count(self, terms: tuple[Term, ...], only: SearchFilter) -> int:
        """Return how many entries hold all terms."""
        asked = _question(terms, only)
        if asked is None:
            return 0
        first, last = key_range(only, None)
        (found,) = self._connection.execute(
            """
            SELECT count(*)
              FROM search
             WHERE search MATCH :asked
               AND rowid BETWEEN :first AND :last
            """,
            {"asked": asked, "first": first, "last": last},
        ).fetchone()
        return int(found)

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


def _question(terms: tuple[Term, ...], only: SearchFilter) -> str | None:
    """Return an FTS5 expression for all terms and tags; None if there is nothing to look for.

    It is made of quoted words and marks only, neither of which can hold a quote or an operator.
    """
    words = [word for term in dict.fromkeys(terms) if (word := _asked_word(term))]
    if terms and not words:
        return None
    marks = [f'"{_mark(tag)}"' for tag in only.tags]
    asked = " AND ".join(marks + words[:MOST_TERMS])
    return f'({asked}) NOT "{_SEALED}"' if asked and not only.sealed_too else asked or None


def _asked_word(term: Term) -> str:
    """Return one term as FTS5 takes it: a word by its beginning, a single letter or CJK whole."""
    words = " ".join(_words(term.text).split())
    if not words:
        return ""
    return f'"{words}"' if term.is_cjk or len(words) == 1 else f'"{words}"*'


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
