"""Killed at any moment of a new key, of an update and of deleting: old or new, never mixed, never damaged."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from kill_moments import KillMoments
from made_journals import new_journal

from journal_app.domain.errors import KeyFileDamaged, WrongPassphrase
from journal_app.services import session
from journal_app.services.backups import make_backup, source_of
from journal_app.services.deleting import Elsewhere, finish_deleting, is_left_whole
from journal_app.services.journal_folder import FolderState, folder_state, is_being_deleted
from journal_app.services.verify import verify_journal
from journal_app.store.backups import list_backups
from journal_app.store.connection import open_database
from journal_app.store.migrate import LATEST, schema_version
from journal_app.vault import key_file, keys
from journal_app.vault.kdf import Cost

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(sys.platform == "win32", reason="needs signals"),
]

OLD, NEW = "a lamp by the window", "rain on a tin roof"
CHEAP = Cost(64 * 1024, 2, 1)
MOMENTS = 50
PAGES = 41
OLD_JOURNAL = Path(__file__).parents[1] / "old_journals" / "schema_1"
ITS_PASSPHRASE = "a quiet garden in the rain"

RENEWING = """
import sys
from pathlib import Path
from journal_app.services import new_key
from journal_app.vault.kdf import Cost
opened = new_key.session.open_with_passphrase
def open_now(*given):
    found = opened(*given)
    print("begun", flush=True)
    return found
new_key.session.open_with_passphrase = open_now
new_key.renew_key(Path(sys.argv[1]), "a lamp by the window", "rain on a tin roof", cost=Cost(65536, 2, 1))
"""

UPDATING = """
import sys
from pathlib import Path
from journal_app.services import session
migrate = session.migrate
def migrate_now(*given):
    print("begun", flush=True)
    migrate(*given)
session.migrate = migrate_now
session.open_with_passphrase(Path(sys.argv[1]), "a quiet garden in the rain")
"""

DELETING = """
import sys
from pathlib import Path
from journal_app.services import deleting
folder = Path(sys.argv[1])
extent = deleting.look_before_deleting(folder, "a lamp by the window")
print("begun", flush=True)
deleting.delete_everything(folder, extent, deleting.Elsewhere(None, folder.parent / "rosemary.log"))
"""


@pytest.fixture
def model(tmp_path: Path, now: datetime) -> Path:
    """A closed journal of some megabytes, with a backup."""
    folder = tmp_path / "model"
    opened = new_journal(folder, OLD).open_journal
    words = random.Random(5)
    for _ in range(PAGES):
        text = " ".join(f"{words.random()}" for _ in range(2000))
        opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text=text))
    make_backup(source_of(opened), now)
    opened.close()
    return folder


def killed(script: str, folder: Path, after: float | None) -> float:
    """Run a script; kill it so many seconds after it has begun. Return how long it ran from there."""
    running = subprocess.Popen(
        [sys.executable, "-c", script, str(folder)], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    assert running.stdout is not None
    assert running.stdout.readline() == b"begun\n"
    begun = time.monotonic()
    if after is not None:
        try:
            running.wait(after)
        except subprocess.TimeoutExpired:
            os.kill(running.pid, signal.SIGKILL)
    running.wait()
    running.stdout.close()
    return time.monotonic() - begun


def opens_whole(folder: Path, passphrase: str) -> bool:
    """Open as the window does, and look at every page."""
    try:
        opened = session.open_with_passphrase(folder, passphrase)
    except WrongPassphrase:
        return False
    figures = verify_journal(opened)
    opened.close()
    assert (figures.whole, figures.entries) == (True, PAGES)
    return True


def test_a_new_key_killed_at_fifty_moments_is_there_or_not_and_never_half(
    model: Path, tmp_path: Path, holds: Callable[[str, str], None]
) -> None:
    whole = killed(RENEWING, Path(shutil.copytree(model, tmp_path / "first")), after=None)
    moments = KillMoments(17, whole)
    outcomes: Counter[str] = Counter()
    for number in range(MOMENTS):
        folder = Path(shutil.copytree(model, tmp_path / f"{number}"))
        killed(RENEWING, folder, after=moments.next())
        # Whoever opens it first settles it; half of the times that is who has the old passphrase.
        first, then = (OLD, NEW) if number % 2 else (NEW, OLD)
        opened = first if opens_whole(folder, first) else then
        assert opens_whole(folder, opened), number
        assert opens_whole(folder, OLD) + opens_whole(folder, NEW) == 1, number
        left = sorted(path.name for path in folder.iterdir())
        database = next(name for name in left if name.endswith(".db"))
        assert left == sorted([database, "backups", *key_file.COPIES, "journal.lock"]), number
        outcomes["old" if opened == OLD else "new"] += 1
        moments.heard(done=opened == NEW)
        shutil.rmtree(folder)
    holds(
        "kills",
        f"new key: {MOMENTS} moments of {whole:.2f} s, {outcomes['old']} old and {outcomes['new']} new,"
        " none mixed or damaged",
    )
    assert set(outcomes) == {"old", "new"}


def test_an_update_killed_at_fifty_moments_is_the_old_schema_or_a_newer_one_with_everything(
    tmp_path: Path, holds: Callable[[str, str], None]
) -> None:
    whole = killed(UPDATING, Path(shutil.copytree(OLD_JOURNAL, tmp_path / "first")), after=None)
    moments = KillMoments(19, whole)
    outcomes: Counter[int] = Counter()
    for number in range(MOMENTS):
        folder = Path(shutil.copytree(OLD_JOURNAL, tmp_path / f"{number}"))
        killed(UPDATING, folder, after=moments.next())
        unlocked = key_file.unlock(folder, ITS_PASSPHRASE)
        connection = open_database(folder / unlocked.key_file.database, keys.database_key(unlocked.seed))
        version = schema_version(connection)
        connection.close()
        outcomes[version] += 1
        moments.heard(done=version == LATEST)
        _, damaged = list_backups(folder / "backups")
        assert damaged == []
        opened = session.open_with_passphrase(folder, ITS_PASSPHRASE)
        assert len(opened.journal.rows(None, 10)) == 2
        assert len(opened.journal.binned()) == 1
        figures = verify_journal(opened)
        assert (figures.whole, figures.schema) == (True, LATEST), number
        opened.close()
        if version < LATEST:
            assert any("before-update" in each.file.name for each in list_backups(folder / "backups")[0])
        shutil.rmtree(folder)
    schemas = ", ".join(f"{count} at schema {schema}" for schema, count in sorted(outcomes.items()))
    holds("kills", f"update: {MOMENTS} moments of {whole:.2f} s, {schemas}, none damaged")
    assert set(outcomes) <= set(range(1, LATEST + 1))
    assert len(outcomes) > 1


def test_deleting_killed_at_fifty_moments_leaves_nothing_a_passphrase_half_opens(
    model: Path, tmp_path: Path, holds: Callable[[str, str], None]
) -> None:
    whole = killed(DELETING, Path(shutil.copytree(model, tmp_path / "first")), after=None)
    moments = KillMoments(23, whole)
    outcomes: Counter[str] = Counter()
    for number in range(MOMENTS):
        folder = Path(shutil.copytree(model, tmp_path / f"{number}"))
        killed(DELETING, folder, after=moments.next())
        if not is_being_deleted(folder):
            not_begun = folder.exists() and folder_state(folder) is FolderState.JOURNAL
            outcomes["untouched" if not_begun else "deleted"] += 1
            moments.heard(done=not not_begun)
            assert opens_whole(folder, OLD) if not_begun else not list(folder.rglob("*.db*"))
            continue
        if is_left_whole(folder):
            outcomes["cut, and the code opens it"] += 1
            with suppress(KeyFileDamaged):
                assert opens_whole(folder, OLD)  # the second key file was still there
        else:
            outcomes["cut, and nothing opens it"] += 1
            assert folder_state(folder) is FolderState.EMPTY
        assert finish_deleting(folder, Elsewhere(None, tmp_path / "rosemary.log")) == []
        assert not folder.exists()
    ways = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
    holds("kills", f"deleting: {MOMENTS} moments of {whole * 1000:.0f} ms, {ways}")
    assert len(outcomes) > 1
