"""Migrations: in order, each whole or not at all, never on a journal that is too new."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from journal_app.domain.errors import DiskFull, NewerJournal
from journal_app.store import migrate as migrate_module
from journal_app.store.connection import Connection, create_database, open_database, transaction
from journal_app.store.entries import Entries
from journal_app.store.migrate import LATEST, migrate, schema_version, scripts

from .made import KEY, entry


def test_every_number_up_to_the_latest_has_one_script() -> None:
    assert [number for number, _ in scripts()] == list(range(1, LATEST + 1))


def test_a_new_journal_gets_the_latest_schema(path: Path) -> None:
    connection = create_database(path, KEY)
    assert schema_version(connection) == 0
    migrate(connection, before_change=_not_called)
    assert schema_version(connection) == LATEST
    connection.close()


def test_a_journal_that_is_up_to_date_is_not_touched(path: Path, connection: Connection) -> None:
    before = path.read_bytes()
    migrate(connection, before_change=_not_called)
    assert path.read_bytes() == before


def test_a_newer_journal_is_refused_and_not_changed(path: Path, connection: Connection) -> None:
    connection.execute(f"PRAGMA user_version = {LATEST + 1}")
    connection.close()
    before = path.read_bytes()

    newer = open_database(path, KEY)
    with pytest.raises(NewerJournal):
        migrate(newer, before_change=_not_called)
    newer.close()

    assert path.read_bytes() == before


def test_what_comes_before_a_change_comes_once_and_before_it(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    _add_script(monkeypatch, "CREATE TABLE later (a);\nCREATE TABLE still_later (a);\n")
    _add_script(monkeypatch, "ALTER TABLE later ADD COLUMN b;\n")
    seen: list[int] = []

    migrate(connection, before_change=lambda: seen.append(schema_version(connection)))

    assert seen == [LATEST]
    assert schema_version(connection) == LATEST + 2
    assert connection.execute("SELECT a, b FROM later").fetchall() == []


def test_without_its_backup_nothing_is_changed(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    _add_script(monkeypatch, "CREATE TABLE later (a);\n")

    def no_room() -> None:
        raise DiskFull

    with pytest.raises(DiskFull):
        migrate(connection, before_change=no_room)
    assert schema_version(connection) == LATEST


def test_a_script_that_fails_leaves_the_journal_as_it_was(
    path: Path, connection: Connection, entries: Entries, monkeypatch: pytest.MonkeyPatch
) -> None:
    with transaction(connection):
        entries.put(entry())
    before = path.read_bytes()
    _add_script(
        monkeypatch, "CREATE TABLE later (a);\nDROP TABLE entry_tag;\nINSERT INTO nowhere VALUES (1);\n"
    )

    with pytest.raises(dbapi2.OperationalError):
        migrate(connection)

    assert schema_version(connection) == LATEST
    assert entries.count() == 1
    connection.close()
    assert path.read_bytes() == before


def test_a_script_may_hold_comments_and_triggers(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    _add_script(
        monkeypatch,
        """
        -- First; a comment with a semicolon;
        CREATE TABLE later (a TEXT DEFAULT ';');
        CREATE TRIGGER t AFTER INSERT ON later BEGIN
            UPDATE later SET a = a || '!';
            UPDATE later SET a = a || '?';
        END;
        INSERT INTO later VALUES ('x');
        -- The end.
        """,
    )
    migrate(connection)
    assert connection.execute("SELECT a FROM later").fetchall() == [("x!?",)]


def _add_script(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    known = migrate_module.scripts()
    number = known[-1][0] + 1
    monkeypatch.setattr(migrate_module, "scripts", lambda: [*known, (number, script)])
    monkeypatch.setattr(migrate_module, "LATEST", number)


def _not_called() -> None:
    pytest.fail("nothing was to be changed")
