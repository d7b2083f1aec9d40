"""Reading out of a damaged journal what can be read, into a new one that is whole.

The engine stops at the first damaged page, and with it everything behind that page. Here every page is
looked at by itself: what stands on a page that is whole comes along, also where the way to it is damaged.
Works over whatever tables this version knows, so later ones are included.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from journal_app.domain.errors import NewerJournal
from journal_app.store.connection import Connection, create_database, transaction
from journal_app.store.migrate import LATEST, migrate
from journal_app.store.raw_pages import OpenPage, RawPages, Record, Value
from journal_app.store.rebuild import MISSING, bring_back_versions, index_all, mend_photos
from journal_app.store.survey import Step, Survey, Tree, survey
from journal_app.store.system import system_trouble
from journal_app.store.text import whole_letters

CUT = f"\n\n{MISSING}"
"""Stands at the end of a page of which only the beginning could be read."""

_PLACE_OF_ID = 1
"""Of the columns of an entry, counted from 0."""

_ENTRY, _VERSION = "entry", "entry_version"
_IDS_OF_ENTRIES = "sqlite_autoindex_entry_1"
_KINDS = {"INTEGER": int, "TEXT": str, "BLOB": bytes, "REAL": float}


@dataclass(frozen=True, slots=True)
class ReadOut:
    """What became of it."""

    damaged_pages: int
    cut: int
    """Entries of which only the beginning could be read."""
    lost: int | None
    """Entries that could not be read; None: that is not known."""
    earlier: int
    """Of those, how many came back as they once were, from an earlier version that could be read."""
    lost_ids: frozenset[str] = frozenset()
    """Of those that did not come back, as far as they are known."""
    cut_ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    kind: type[Any]
    may_be_null: bool
    may_be_missing: bool
    """A row written before the column was there has nothing in its place."""
    is_rowid: bool


@dataclass(frozen=True, slots=True)
class _Table:
    name: str
    columns: tuple[_Column, ...]
    """In the order of the stored record."""
    has_rowid: bool


@dataclass(slots=True)
class _Count:
    lost: int = 0
    cut_ids: set[str] = field(default_factory=set)
    versions: dict[str, tuple[datetime, bytes]] = field(default_factory=dict)
    """By the id of an entry, the newest of its earlier versions that found no entry."""


def read_out(source: Path, open_page: OpenPage, target: Path, key: bytes, step: Step) -> ReadOut:
    """Write what the database `source` still holds into the new, whole database `target`.

    `source` is only read; nobody may have it open. Raises NewerJournal; DiskFull, FolderNotWritable or
    StorageGone of either place; what `step` raises. A half-made target is left to the caller.
    """
    try:
        with RawPages(source, open_page) as pages:
            found = survey(pages, step)
            if found.schema is not None and found.schema > LATEST:
                raise NewerJournal
            connection = create_database(target, key, own_folder=False)
            try:
                migrate(connection)
                with transaction(connection):
                    count = _copy(pages, found, connection, step)
                    ids = {one for (one,) in connection.execute("SELECT id FROM entry")}
                    earlier = bring_back_versions(connection, count.versions)
                    mend_photos(connection)
                    index_all(connection, step)
            finally:
                connection.close()
            missing = _missing(pages, found, ids)
            lost = len(missing) if missing is not None else _lost(found, count)
            still = frozenset(missing or ()) - count.versions.keys()
            return ReadOut(found.damaged, len(count.cut_ids), lost, earlier, still, frozenset(count.cut_ids))
    except OSError as error:
        raise system_trouble(error) from None


def _copy(pages: RawPages, found: Survey, connection: Connection, step: Step) -> _Count:
    tables = _tables(connection)
    unclear = _give_back_what_is_astray(pages, found, tables)
    count = _Count()
    done = 0
    for table in tables:
        for number in found.trees.get(table.name, Tree()).holders:
            records, lost = pages.records(number)
            if table.name == _ENTRY:
                count.lost += lost
            for record in records:
                _insert(connection, table, record, count)
            done += 1
            if done % 64 == 0:
                step(done, pages.count)
    for number in unclear:
        _insert_where_it_fits(pages, number, tables, connection, count)
    return count


def _give_back_what_is_astray(pages: RawPages, found: Survey, tables: list[_Table]) -> list[int]:
    """Give pages that nothing leads to any more to their table; return those that fit several."""
    unclear = []
    holed = [table for table in tables if found.trees.get(table.name, Tree(is_holed=True)).is_holed]
    for number in found.astray:
        records, _ = pages.records(number)
        fitting = [table for table in holed if records and _fits(table, records)]
        if len(fitting) == 1:
            found.trees.setdefault(fitting[0].name, Tree(is_holed=True)).holders.append(number)
        elif fitting:
            unclear.append(number)
    return unclear


def _fits(table: _Table, records: list[Record]) -> bool:
    return all(_row(table, record) is not None for record in records)


def _insert_where_it_fits(
    pages: RawPages, number: int, tables: list[_Table], connection: Connection, count: _Count
) -> None:
    """Put a page's rows into the only table that takes all of them, if there is one."""
    records, _ = pages.records(number)
    fitting = []
    for table in tables:
        connection.execute("SAVEPOINT attempt")
        if all(_insert(connection, table, record, _Count()) for record in records):
            fitting.append(table)
        connection.execute("ROLLBACK TO attempt")
        connection.execute("RELEASE attempt")
    if len(fitting) == 1:
        for record in records:
            _insert(connection, fitting[0], record, count)


def _insert(connection: Connection, table: _Table, record: Record, count: _Count) -> bool:
    """Put one row in, unless it can't be of this table, or belongs to something that is gone."""
    row = _row(table, record)
    if row is None:
        return False
    names = ", ".join(f'"{column.name}"' for column in table.columns[: len(row)])
    places = ", ".join("?" * len(row))
    try:
        connection.execute(f'INSERT INTO "{table.name}" ({names}) VALUES ({places})', row)  # noqa: S608
    except dbapi2.IntegrityError:
        if table.name == _VERSION:
            _keep_newest(dict(zip([column.name for column in table.columns], row, strict=False)), count)
        return False
    if table.name == _ENTRY and record.is_cut:
        count.cut_ids.add(str(row[_PLACE_OF_ID]))
    return True


def _keep_newest(version: dict[str, Any], count: _Count) -> None:
    entry_id, kept_at = version["entry_id"], datetime.fromisoformat(version["kept_at"])
    if entry_id not in count.versions or count.versions[entry_id][0] < kept_at:
        count.versions[entry_id] = kept_at, version["text"]


def _row(table: _Table, record: Record) -> list[Value] | None:
    """Return a record as a row of `table`, or None if it can't be one."""
    values = list(record.values)
    if not values or not _has_its_shape(table, record):
        return None
    for place, column in enumerate(table.columns[: len(values)]):
        if column.is_rowid:
            values[place] = record.rowid
    if record.is_cut:
        last = values[-1]
        if table.columns[len(values) - 1].name != "text" or not isinstance(last, bytes):
            return None  # half a picture is none
        values[-1] = whole_letters(last) + CUT.encode()
    return values


def _has_its_shape(table: _Table, record: Record) -> bool:
    there, missing = table.columns[: len(record.values)], table.columns[len(record.values) :]
    return (
        table.has_rowid == (record.rowid is not None)
        and len(record.values) <= len(table.columns)
        and all(column.may_be_missing for column in missing)
        and all(_may_hold(column, value) for column, value in zip(there, record.values, strict=True))
    )


def _may_hold(column: _Column, value: Value) -> bool:
    if value is None:
        return column.is_rowid or column.may_be_null
    return not column.is_rowid and type(value) is column.kind


def _missing(pages: RawPages, found: Survey, there: set[str]) -> set[str] | None:
    """Return the ids of entries that are missing, if the index of the ids is whole."""
    index = found.trees.get(_IDS_OF_ENTRIES)
    if index is None or index.is_holed:
        return None
    return {str(record.values[0]) for number in index.holders for record in pages.records(number)[0]} - there


def _lost(found: Survey, count: _Count) -> int | None:
    """Return how many entries are missing, if the way to all of them is whole."""
    entries = found.trees.get(_ENTRY)
    return count.lost if entries is not None and not entries.is_holed else None


def _tables(connection: Connection) -> list[_Table]:
    """Return the tables of a journal, each after those it refers to."""
    listed = {
        str(name): not without_rowid
        for _, name, kind, _, without_rowid, _ in connection.execute("PRAGMA table_list").fetchall()
        if kind == "table" and not name.startswith("sqlite_")
    }
    parents = {
        name: {str(key[2]) for key in connection.execute(f'PRAGMA foreign_key_list("{name}")')}
        & listed.keys() - {name}
        for name in listed
    }
    ordered: list[str] = []
    while len(ordered) < len(listed):
        ordered += sorted(name for name in listed if name not in ordered and parents[name] <= set(ordered))
    return [_Table(name, tuple(_columns(connection, name, listed[name])), listed[name]) for name in ordered]


def _columns(connection: Connection, table: str, has_rowid: bool) -> Iterator[_Column]:
    columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    keys = [column for column in columns if column[5]]
    if not has_rowid:  # stored with the key first
        columns = sorted(keys, key=lambda column: column[5]) + [each for each in columns if not each[5]]
    for _, name, kind, not_null, default, key in columns:
        is_rowid = has_rowid and bool(key) and len(keys) == 1 and kind == "INTEGER"
        may_be_null = not (not_null or key)
        yield _Column(str(name), _KINDS[kind], may_be_null, may_be_null or default is not None, is_rowid)
