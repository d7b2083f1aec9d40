"""Whether a journal is whole: every page as it was written, every part in agreement."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from journal_app.domain.errors import JournalDamaged
from journal_app.store.connection import Connection, reading
from journal_app.store.migrate import schema_version
from journal_app.store.system import system_trouble

FIRST_WITH_CHECK_INS = 2
"""The schema that brought the care log."""

FIRST_WITH_PHOTOS = 3
"""The schema that brought photos."""

FIRST_WITH_LOSSES = 5
"""The schema that brought the Remember room, whose photos belong to no entry."""

_PAGE = re.compile(r"page (\d+)")


@dataclass(frozen=True, slots=True)
class Figures:
    """What is in a journal or backup, and whether it is whole.

    Entries, photos, and words (runs of letters between spaces) are those outside the bin, as far as they
    can be read. Photos of the Remember room count too; words are those of entries.
    """

    entries: int
    check_ins: int
    photos: int
    words: int
    schema: int
    whole: bool
    damaged_pages: tuple[int, ...]


_NOT_WRITTEN = ("setting", "sqlite_sequence")
"""Tables that fill by themselves, beside those of the search index."""


def holds_anything(connection: Connection) -> bool:
    """Return whether a person has put anything in: a page, a check-in, a name. Settings do not count."""
    with reading(connection):
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        return any(
            connection.execute(f'SELECT 1 FROM "{table}" {_where(table)} LIMIT 1').fetchone()  # noqa: S608
            for (table,) in tables
            if table not in _NOT_WRITTEN and not table.startswith("search")
        )


def _where(table: str) -> str:
    """Leave out what the care log notes by itself when a journal is opened."""
    return "WHERE kind <> 'opened'" if table == "care_event" else ""


def damaged_pages(connection: Connection, last: int | None = None) -> list[int]:
    """Return the numbers of the pages that are not as they were written, in order.

    Reads the whole file (about 0.3 s for 100 MB) and may run beside other connections. A file cut
    off between two pages shows in `figures`, or when it is opened. Raises StorageGone. `last`: the last
    page that is the database's, where something else stands behind it in the file.
    """
    with reading(connection):
        pages = _failed_pages(connection, last)
        if not pages:
            return []
        # The check takes no lock: a page may only have been in the middle of being written. Once
        # more then, with the writers kept out.
        connection.execute("BEGIN")
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return _failed_pages(connection, last)
        finally:
            connection.execute("ROLLBACK")


def is_whole(connection: Connection, path: Path) -> bool:
    """Say whether every page is as it was written and none is missing. `path`: of the open database.

    Takes as long as `damaged_pages`; may run beside other connections. Raises StorageGone.
    """
    if damaged_pages(connection):
        return False
    with reading(connection):
        connection.execute("BEGIN")  # so that nobody is writing a longer file meanwhile
        try:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            (size,) = connection.execute("PRAGMA page_size").fetchone()
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return path.stat().st_size >= int(pages) * int(size)
        except OSError as error:
            raise system_trouble(error) from None
        finally:
            connection.execute("ROLLBACK")


def figures(connection: Connection, last_page: int | None = None) -> Figures:
    """Count what is in a journal and check all of it. Takes seconds; changes nothing.

    Damage is in the result, not an error. Raises StorageGone or Interrupted. `last_page` as in
    `damaged_pages`.
    """
    pages = damaged_pages(connection, last_page)
    entries = words = check_ins = photos = 0
    whole = not pages
    try:
        with reading(connection):
            for (text,) in connection.execute("SELECT text FROM entry WHERE binned_at IS NULL"):
                entries += 1
                words += len(text.split())
            check_ins = _check_ins(connection)
            photos = _photos(connection)
            whole = whole and _agrees(connection) and _photos_agree(connection)
    except JournalDamaged:
        whole = False
    return Figures(
        entries=entries,
        check_ins=check_ins,
        photos=photos,
        words=words,
        schema=schema_version(connection),
        whole=whole,
        damaged_pages=tuple(pages),
    )


def _check_ins(connection: Connection) -> int:
    """Count the check-ins whose newest revision is no deletion."""
    if schema_version(connection) < FIRST_WITH_CHECK_INS:  # an old backup, looked at without changing it
        return 0
    (count,) = connection.execute(
        """
        SELECT count(*)
          FROM (SELECT kind,
                       max((fields ->> '$.rev') * 1000000000 + seq)
                  FROM care_event
                 WHERE kind IN ('checkin', 'checkin_deleted')
                 GROUP BY fields ->> '$.id')
         WHERE kind = 'checkin'
        """
    ).fetchone()
    return int(count)


def _photos(connection: Connection) -> int:
    """Count the photos that entries outside the bin and losses have."""
    if schema_version(connection) < FIRST_WITH_PHOTOS:
        return 0
    (count,) = connection.execute(
        """
        SELECT count(*)
          FROM entry_photo
          JOIN entry ON sort_key = entry_key
         WHERE removed_at IS NULL
           AND binned_at IS NULL
        """
    ).fetchone()
    if schema_version(connection) < FIRST_WITH_LOSSES:
        return int(count)
    (remembered,) = connection.execute(
        """
        SELECT count(*)
          FROM loss_photo
          JOIN loss ON loss.id = loss_id
         WHERE loss_photo.removed = 0
           AND loss.removed = 0
        """
    ).fetchone()
    return int(count) + int(remembered)


def _photos_agree(connection: Connection) -> bool:
    """True when each photo belongs to something, and has a picture that begins as its kind does."""
    if schema_version(connection) < FIRST_WITH_PHOTOS:
        return True
    tied = "SELECT photo_id FROM entry_photo"
    if schema_version(connection) >= FIRST_WITH_LOSSES:
        tied += " UNION ALL SELECT photo_id FROM loss_photo"
    astray = connection.execute(
        f"""
        SELECT id
          FROM photo
          LEFT JOIN photo_file ON photo_file.photo_id = photo.id
         WHERE id NOT IN ({tied})
            OR picture IS NULL
            OR coalesce(substr(picture, 1, 3), x'') NOT IN (x'FFD8FF', x'89504E')
            OR coalesce(substr(thumbnail, 1, 3), x'') NOT IN (x'FFD8FF', x'89504E')
         LIMIT 1
        """  # noqa: S608
    ).fetchone()
    return astray is None


def _failed_pages(connection: Connection, last: int | None) -> list[int]:
    lines = [line for (line,) in connection.execute("PRAGMA cipher_integrity_check")]
    pages = {int(page) for line in lines for page in _PAGE.findall(line)[:1]}
    return sorted(page for page in pages if last is None or page <= last)


def _agrees(connection: Connection) -> bool:
    """True when SQLite finds its own structures sound and the parts of the journal fit together."""
    if connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
        return False
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        return False
    astray = connection.execute(
        """
        WITH
        kept (key) AS (SELECT sort_key FROM entry WHERE binned_at IS NULL),
        indexed (key) AS (SELECT id FROM search_docsize)
        SELECT * FROM (SELECT key FROM kept EXCEPT SELECT key FROM indexed)
         UNION ALL
        SELECT * FROM (SELECT key FROM indexed EXCEPT SELECT key FROM kept)
         LIMIT 1
        """
    ).fetchone()
    return astray is None
