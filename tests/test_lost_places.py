"""A drive that has lost some places of the journal: it is found, and all the rest comes out.

With the system's own error, put before a whole process: SQLCipher and Python meet it where they read.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from made_journals import new_journal

from journal_app.domain.backup import BackupKind
from journal_app.services import session
from journal_app.services.backups import make_backup, source_of
from journal_app.store.backup_file import DATABASE, read_backup
from journal_app.store.backups import list_backups

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="puts a library before a program"),
    pytest.mark.skipif(not shutil.which("cc"), reason="needs a C compiler: apt install gcc libc6-dev"),
]

PASSPHRASE = "a lamp by the window"
PAGE = 4096
READ_OUT = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from journal_app.services.reading_backups import Secret
from journal_app.services.salvaging import salvage
said = salvage(Path(sys.argv[1]), Secret(sys.argv[2]), datetime.now(UTC))
print(said.contents.entries, said.read.damaged_pages, said.read.cut, said.read.lost)
"""
RESTORE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from journal_app.services.reading_backups import Secret
from journal_app.services.restoring import restore_backup
restore_backup(
    Path(sys.argv[3]), Path(sys.argv[1]), Secret(sys.argv[2]), datetime.now(UTC), replace=True
)
"""


@pytest.fixture(scope="module")
def lost_places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library, made from its source beside this file."""
    library = tmp_path_factory.mktemp("library") / "lost_places.so"
    source = Path(__file__).with_name("lost_places.c")
    subprocess.run(["cc", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True, timeout=60)
    return library


@pytest.fixture
def folder(journal_folder: Path, now: datetime) -> Path:
    """A journal of thirty pages, the words of each long enough to stand on pages of the file of their own."""
    opened = new_journal(journal_folder, PASSPHRASE).open_journal
    for number in range(30):
        page = opened.journal.new_entry(now.date(), now)
        opened.journal.save(replace(page, text=f"page {number} " + "x" * 6000))
    opened.close()
    return journal_folder


def on_such_a_drive(
    library: Path, folder: Path, lost: range, *arguments: str
) -> subprocess.CompletedProcess[str]:
    """Run Python where these pages of the database can't be read."""
    return subprocess.run(
        [sys.executable, *arguments],
        input=PASSPHRASE + "\n",
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[1],
        env=os.environ
        | {
            "LD_PRELOAD": str(library),
            "LOST_FILE": str(folder / "journal.db"),
            "LOST_FROM": str((lost.start - 1) * PAGE),
            "LOST_TO": str((lost.stop - 1) * PAGE),
        },
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("lost", [range(2, 3), range(11, 12), range(40, 44)])
def test_places_that_are_lost_are_found_and_all_else_comes_out(
    lost_places: Path, folder: Path, lost: range
) -> None:
    verify = ("-m", "journal_app", "verify", "--passphrase-stdin", "--journal", str(folder))
    checked = on_such_a_drive(lost_places, folder, lost, *verify)
    assert checked.returncode == 1, "damaged"
    assert "Part of the journal file is damaged" in checked.stderr
    before = (folder / "journal.db").read_bytes()
    done = on_such_a_drive(lost_places, folder, lost, "-c", READ_OUT, str(folder), PASSPHRASE)
    assert done.returncode == 0, done.stderr
    entries, damaged, cut, missing = done.stdout.split()
    assert int(damaged) == len(lost)
    assert int(entries) + (0 if missing == "None" else int(missing)) == 30
    (kept,) = (folder / "damaged").glob("*.db")
    assert kept.read_bytes() == before
    opened = session.open_with_passphrase(folder, PASSPHRASE)
    whole = [opened.journal.entry(row.id).text for row in opened.journal.rows(None, 50)]
    assert opened.is_whole()
    opened.close()
    assert len(whole) == int(entries)
    assert sum(text.endswith("x" * 6000) for text in whole) == int(entries) - int(cut)


def test_a_drive_that_gives_back_nothing_is_no_damage(lost_places: Path, folder: Path) -> None:
    before = (folder / "journal.db").read_bytes()
    lost = range(1, len(before) // PAGE + 1)
    done = on_such_a_drive(lost_places, folder, lost, "-c", READ_OUT, str(folder), PASSPHRASE)
    assert "BackupPlaceGone" in done.stderr
    assert (folder / "journal.db").read_bytes() == before
    assert sorted(path.name for path in folder.glob("*.db")) == ["journal.db"]


@pytest.mark.parametrize("lost", [range(1, 2), range(40, 44)])
def test_a_backup_takes_the_place_of_a_journal_with_lost_places_and_the_rest_of_it_is_kept(
    lost_places: Path, folder: Path, now: datetime, lost: range
) -> None:
    opened = session.open_with_passphrase(folder, PASSPHRASE)
    backup = make_backup(source_of(opened), now)
    opened.close()
    before = (folder / "journal.db").read_bytes()
    done = on_such_a_drive(
        lost_places, folder, lost, "-c", RESTORE, str(folder), PASSPHRASE, str(backup.file)
    )
    assert done.returncode == 0, done.stderr
    opened = session.open_with_passphrase(folder, PASSPHRASE)
    assert len(opened.journal.rows(None, 50)) == 30
    assert opened.is_whole()
    opened.close()
    (kept,) = (each for each in list_backups(folder / "backups")[0] if each.kind is BackupKind.RESTORE)
    file = read_backup(kept.file)
    place, length = file.parts[DATABASE]
    expected = bytearray(before)
    first, behind = (lost.start - 1) * PAGE, (lost.stop - 1) * PAGE
    expected[first:behind] = bytes(behind - first)
    assert b"".join(file.chunks(place, length)) == expected
