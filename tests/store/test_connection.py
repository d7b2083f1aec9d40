"""Opening the database, transactions, and what happens when the ground gives way."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import textwrap
import traceback
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from journal_app.domain.errors import (
    DiskFull,
    FolderNotEmpty,
    FolderNotWritable,
    ForeignFile,
    Interrupted,
    JournalDamaged,
    NoJournal,
    StorageGone,
    Trouble,
)
from journal_app.store import connection as connection_module
from journal_app.store.connection import (
    Connection,
    UnsafeEngineError,
    create_database,
    open_database,
    reading,
    transaction,
)
from journal_app.store.entries import Entries
from journal_app.store.migrate import migrate

from .made import KEY, OTHER_KEY, entry

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX permissions")


def test_what_is_written_can_be_read_after_opening_again(path: Path, connection: Connection) -> None:
    with transaction(connection):
        row = Entries(connection).put(entry("A quiet day."))
    connection.close()

    again = open_database(path, KEY)
    kept = Entries(again).get(row.id)
    again.close()

    assert kept is not None
    assert kept.text == "A quiet day."


def test_nothing_in_the_folder_is_clear_text(path: Path, connection: Connection) -> None:
    with transaction(connection):
        Entries(connection).put(entry("marzipan " * 500, tags=("cinnamon",)))
        beside = [file.read_bytes() for file in path.parent.iterdir()]
    connection.close()
    beside += [file.read_bytes() for file in path.parent.iterdir()]

    everything = b"".join(beside)
    assert len(everything) > 4096
    for piece in (b"SQLite format", b"marzipan", b"cinnamon", b"entry", KEY, KEY.hex().encode()):
        assert piece not in everything


@posix_only
def test_folder_and_files_are_for_this_login_only_whatever_the_umask(path: Path) -> None:
    former = os.umask(0)
    try:
        opened = create_database(path, KEY)
        migrate(opened)
        with transaction(opened):
            Entries(opened).put(entry())
            modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
        opened.close()
    finally:
        os.umask(former)

    assert modes == {"journal.db": 0o600, "journal.db-journal": 0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@posix_only
def test_a_folder_that_others_could_read_is_closed_to_them(path: Path) -> None:
    path.parent.mkdir(mode=0o755)
    create_database(path, KEY).close()
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "name",
    [
        "why? because",
        "number #1",
        "100% mine",
        "%41%2F",
        "a b  c",
        "Tagebuch für Émile",
        "日記",
        "кошка",
        "a&mode=memory",
        "file:x",
        "🕯",
        "semi;colon'quote",
        pytest.param('double"quote\\back', marks=posix_only),
    ],
)
def test_any_folder_and_file_name_works(tmp_path: Path, name: str) -> None:
    path = tmp_path / name / f"{name}.db"
    create_database(path, KEY).close()

    again = open_database(path, KEY)
    (_, _, file) = again.execute("PRAGMA database_list").fetchone()
    again.close()

    assert Path(file) == path
    assert [item.name for item in tmp_path.iterdir()] == [name]
    assert [item.name for item in path.parent.iterdir()] == [f"{name}.db"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has file names that are not Unicode")
def test_a_folder_name_that_is_not_unicode_works(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe")) / "journal.db"
    create_database(path, KEY).close()
    open_database(path, KEY).close()
    assert path.exists()


def test_the_engine_is_set_as_promised(path: Path, connection: Connection) -> None:
    for opened in (connection, open_database(path, KEY), open_database(path, KEY, read_only=True)):
        found = {
            name: opened.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "temp_store", "secure_delete", "foreign_keys")
        }
        opened.close()
        assert found == {
            "journal_mode": "delete",
            "synchronous": 3,
            "temp_store": 2,
            "secure_delete": 1,
            "foreign_keys": 1,
        }


def test_an_engine_that_does_not_keep_a_setting_is_refused(
    path: Path, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection_module, "_PRAGMAS", (("temp_store", "FILE", 2),))
    with pytest.raises(UnsafeEngineError, match="temp_store"):
        open_database(path, KEY)


def test_a_wrong_key_changes_nothing_and_says_nothing_on_stderr(
    path: Path, connection: Connection, capfd: pytest.CaptureFixture[str]
) -> None:
    connection.close()
    before = path.read_bytes()

    with pytest.raises(ForeignFile) as caught:
        open_database(path, OTHER_KEY)

    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["journal.db"]
    assert capfd.readouterr() == ("", "")
    told = "".join(traceback.format_exception(caught.value))
    for secret in (KEY.hex(), OTHER_KEY.hex(), repr(KEY), repr(OTHER_KEY), "not a database"):
        assert secret not in told


def test_a_key_of_another_length_is_a_bug_that_does_not_show_it(path: Path, connection: Connection) -> None:
    with pytest.raises(ValueError, match="32 bytes") as caught:
        open_database(path, KEY[:31])
    assert KEY[:31].hex() not in "".join(traceback.format_exception(caught.value))


def test_a_missing_journal_is_said_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(NoJournal):
        open_database(tmp_path / "journal.db", KEY)
    with pytest.raises(NoJournal):
        open_database(tmp_path / "nowhere" / "journal.db", KEY)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_of_something_else_is_refused_and_not_changed(tmp_path: Path, read_only: bool) -> None:
    note = tmp_path / "note.db"
    note.write_text("Milk, bread, candles.\n" * 400)
    plain = tmp_path / "plain.db"
    with sqlite3.connect(plain) as other:
        other.execute("CREATE TABLE t (a)")
    other.close()
    same_key = tmp_path / "same-key.db"
    stranger = dbapi2.connect(str(same_key))
    stranger.set_key(f"x'{KEY.hex()}'")
    stranger.execute("CREATE TABLE t (a)")
    stranger.close()

    for file in (note, plain, same_key):
        before = file.read_bytes()
        with pytest.raises(ForeignFile):
            open_database(file, KEY, read_only=read_only)
        assert file.read_bytes() == before
    with pytest.raises(ForeignFile):
        open_database(tmp_path, KEY, read_only=read_only)


def test_an_empty_file_is_a_damaged_journal_not_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.touch()
    with pytest.raises(JournalDamaged):
        open_database(path, KEY)
    assert path.stat().st_size == 0


def test_a_journal_is_never_made_over_another_file(path: Path, connection: Connection) -> None:
    before = path.read_bytes()
    with pytest.raises(FolderNotEmpty):
        create_database(path, OTHER_KEY)
    assert path.read_bytes() == before


def test_what_could_not_be_made_leaves_no_file_behind(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection_module, "_PRAGMAS", (("temp_store", "FILE", 2),))
    with pytest.raises(UnsafeEngineError):
        create_database(path, KEY)
    assert list(path.parent.iterdir()) == []


def test_a_transaction_that_fails_leaves_nothing(connection: Connection, entries: Entries) -> None:
    with pytest.raises(ZeroDivisionError), transaction(connection):
        entries.put(entry())
        _ = 1 / 0
    assert not connection.in_transaction
    assert entries.count() == 0


def test_a_bug_stays_a_bug(connection: Connection) -> None:
    with pytest.raises(dbapi2.OperationalError, match="no such table"), reading(connection):
        connection.execute("SELECT * FROM nowhere")
    with pytest.raises(dbapi2.IntegrityError), transaction(connection):
        connection.execute("INSERT INTO tag (id, name) VALUES (1, 'a'), (1, 'b')")


def test_a_journal_opened_for_reading_is_never_written(
    path: Path, connection: Connection, entries: Entries
) -> None:
    with transaction(connection):
        entries.put(entry())
    before = path.read_bytes()

    reader = open_database(path, KEY, read_only=True)
    assert Entries(reader).count() == 1
    with pytest.raises(FolderNotWritable), transaction(reader):
        Entries(reader).put(entry())
    reader.close()

    assert path.read_bytes() == before


def test_a_full_disk_loses_nothing_that_was_saved(connection: Connection, entries: Entries) -> None:
    with transaction(connection):
        saved = entries.put(entry("Saved before."))
    connection.execute("PRAGMA max_page_count = 40")

    with pytest.raises(DiskFull) as caught, transaction(connection):
        entries.put(entry("x" * 1_000_000))

    assert _is_only_its_words(caught.value)
    assert not connection.in_transaction
    assert [row.id for row in entries.rows(None, 10)] == [saved.id]
    with transaction(connection):
        entries.put(entry("Small enough."))
    assert entries.count() == 2


def test_a_folder_that_may_not_be_written_is_said_at_once(
    path: Path, connection: Connection, ordinary_rights: None
) -> None:
    connection.close()
    before = path.read_bytes()
    path.parent.chmod(0o500)
    try:
        with pytest.raises(FolderNotWritable):
            open_database(path, KEY)
        with pytest.raises(FolderNotWritable):
            create_database(path.parent / "new" / "other.db", KEY)
        open_database(path, KEY, read_only=True).close()
    finally:
        path.parent.chmod(0o700)
    assert path.read_bytes() == before


def test_a_file_that_may_not_be_written_is_said_at_once(
    path: Path, connection: Connection, ordinary_rights: None
) -> None:
    connection.close()
    path.chmod(0o400)
    with pytest.raises(FolderNotWritable):
        open_database(path, KEY)
    open_database(path, KEY, read_only=True).close()
    path.chmod(0o000)
    with pytest.raises(FolderNotWritable):
        open_database(path, KEY, read_only=True)


def test_a_folder_that_stops_being_writable_keeps_what_was_saved(
    path: Path, connection: Connection, entries: Entries, ordinary_rights: None
) -> None:
    with transaction(connection):
        entries.put(entry())
    path.parent.chmod(0o500)
    try:
        with pytest.raises(FolderNotWritable) as caught, transaction(connection):
            entries.put(entry())
    finally:
        path.parent.chmod(0o700)

    assert _is_only_its_words(caught.value)
    assert entries.count() == 1
    with transaction(connection):
        entries.put(entry())
    assert entries.count() == 2


@posix_only
def test_a_drive_that_is_gone_is_said_and_works_again_when_it_is_back(
    path: Path, connection: Connection, entries: Entries
) -> None:
    with transaction(connection):
        entries.put(entry())
    away = path.parent.with_name("unplugged")
    shutil.move(path.parent, away)
    with pytest.raises(StorageGone) as caught, transaction(connection):
        entries.put(entry())
    assert _is_only_its_words(caught.value)

    shutil.move(away, path.parent)
    with transaction(connection):
        entries.put(entry())
    assert entries.count() == 2


def test_a_database_that_another_program_holds_does_not_answer(path: Path, connection: Connection) -> None:
    other = open_database(path, KEY)
    other.execute("BEGIN EXCLUSIVE")
    connection.execute("PRAGMA busy_timeout = 0")

    with pytest.raises(StorageGone), transaction(connection):
        pytest.fail("began although it is held")  # pragma: no cover
    with pytest.raises(StorageGone), reading(connection):
        connection.execute("SELECT count(*) FROM entry").fetchone()

    other.execute("ROLLBACK")
    other.close()
    with transaction(connection):
        Entries(connection).put(entry())


def test_interrupted_work_is_told_apart_and_the_connection_stays_good(connection: Connection) -> None:
    connection.set_progress_handler(connection.interrupt, 1000)
    with pytest.raises(Interrupted) as caught, reading(connection):
        connection.execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
        ).fetchone()
    assert _is_only_its_words(caught.value)

    connection.set_progress_handler(None, 0)
    with reading(connection):
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_writer_that_is_killed_leaves_all_or_nothing(path: Path, connection: Connection) -> None:
    """The rollback journal of a process that died is played back at the next opening."""
    with transaction(connection):
        Entries(connection).put(entry("Before.", entry_id="first"))
    connection.close()
    child = """
        import os, sys
        from pathlib import Path
        from journal_app.store.connection import open_database
        connection = open_database(Path(sys.argv[1]), bytes(range(32)))
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE entry SET text = zeroblob(300000)")
        os._exit(9)
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(child), str(path)], check=False)
    assert (path.parent / "journal.db-journal").exists()

    again = open_database(path, KEY)
    kept = Entries(again).get(entry(entry_id="first").id)
    again.close()

    assert kept is not None
    assert kept.text == "Before."


def _is_only_its_words(trouble: Trouble) -> bool:
    """True when nothing of the engine's own text has come along."""
    return trouble.args == () and trouble.__suppress_context__ and str(trouble) == type(trouble).words
