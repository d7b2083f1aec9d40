"""Killed at any moment: a backup is whole or not there, a restored journal is the old one or the backup's."""

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
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from kill_moments import KillMoments
from made_journals import new_journal

from journal_app.domain.errors import WrongPassphrase
from journal_app.services import session
from journal_app.services.backups import make_backup, source_of
from journal_app.services.reading_backups import Secret, verify_backup
from journal_app.store.backups import list_backups
from journal_app.vault.kdf import Cost

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(sys.platform == "win32", reason="needs signals"),
]

THEN, NOW = "a lamp by the window", "rain on a tin roof"
CHEAP = Cost(64 * 1024, 2, 1)
MOMENTS = 50

BACKING_UP = """
import sys
from datetime import datetime
from pathlib import Path
from journal_app.services import session
from journal_app.services.backups import make_backup, source_of
opened = session.open_for_reading(Path(sys.argv[1]), "rain on a tin roof")
print("begun", flush=True)
make_backup(source_of(opened), datetime.now().astimezone())
print("done", flush=True)
"""

RESTORING = """
import sys
from datetime import datetime
from pathlib import Path
from journal_app.services import restoring
from journal_app.services.reading_backups import Secret
secret = Secret("a lamp by the window")
unlock = restoring.unlock_backup
def unlocked(*given):
    found = unlock(*given)
    print("begun", flush=True)
    return found
restoring.unlock_backup = unlocked
now = datetime.now().astimezone()
restoring.restore_backup(Path(sys.argv[2]), Path(sys.argv[1]), secret, now, replace=True)
print("done", flush=True)
"""


@pytest.fixture
def model(tmp_path: Path, now: datetime) -> Path:
    """A journal of some megabytes: page "two", a passphrase, and a backup from before with "one" only."""
    folder = tmp_path / "model"
    opened = new_journal(folder, THEN).open_journal
    words = random.Random(5)
    opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text="one"))
    for _ in range(40):
        text = " ".join(f"{words.random()}" for _ in range(2000))
        opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text=text))
    make_backup(source_of(opened), now)
    opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text="two"))
    opened.close()
    session.change_passphrase(folder, THEN, NOW, CHEAP)
    return folder


def killed(script: str, *arguments: Path | str, after: float | None) -> float:
    """Run a script; kill it so many seconds after it has begun. Return how long it ran from there."""
    running = subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
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


def number_of_pages(folder: Path) -> dict[str, int]:
    """What each passphrase opens."""
    found = {}
    for passphrase in (THEN, NOW):
        try:
            opened = session.open_with_passphrase(folder, passphrase)
        except WrongPassphrase:
            continue
        found[passphrase] = len(opened.journal.rows(None, 100))
        opened.close()
    return found


def test_a_backup_killed_at_fifty_moments_is_whole_or_not_there(
    model: Path, holds: Callable[[str, str], None]
) -> None:
    whole = killed(BACKING_UP, model, after=None)
    moments = random.Random(11)
    made = len(list_backups(model / "backups")[0])
    for _ in range(MOMENTS):
        killed(BACKING_UP, model, after=moments.uniform(0, whole * 1.1))
        found, damaged = list_backups(model / "backups")
        assert damaged == []
        assert len(found) >= min(made, 3)
        assert verify_backup(found[0].file, Secret(NOW)).whole
    killed(BACKING_UP, model, after=None)
    assert [path.name for path in (model / "backups").glob(".*rosemary*")] == []
    assert number_of_pages(model) == {NOW: 42}
    holds("kills", f"backup: {MOMENTS} moments of {whole:.2f} s, no half ones")


def test_a_restore_killed_at_fifty_moments_is_the_old_journal_or_the_backups(
    model: Path, tmp_path: Path, holds: Callable[[str, str], None]
) -> None:
    first = Path(shutil.copytree(model, tmp_path / "first"))
    backup = list_backups(first / "backups")[0][0].file
    whole = killed(RESTORING, first, backup, after=None)
    moments = KillMoments(13, whole)
    outcomes: Counter[tuple[str, ...]] = Counter()
    for number in range(MOMENTS):
        folder = Path(shutil.copytree(model, tmp_path / f"{number}"))
        file = folder / "backups" / backup.name
        killed(RESTORING, folder, file, after=moments.next())
        found = number_of_pages(folder)
        assert found in ({NOW: 42}, {THEN: 41}, {NOW: 41, THEN: 41}), number
        if NOW not in found:
            kept, _ = list_backups(folder / "backups")
            assert any(verify_backup(each.file, Secret(NOW)).entries == 42 for each in kept[:1])
        assert len(list(folder.glob("*.db"))) == 1
        outcomes[tuple(found)] += 1
        moments.heard(done=NOW not in found)
        shutil.rmtree(folder)
    after = outcomes[(THEN,)]
    holds(
        "kills",
        f"restore: {MOMENTS} moments of {whole:.2f} s, {MOMENTS - after} before and {after} after,"
        " none damaged",
    )
    assert len(outcomes) > 1, "some were killed before, some after"
