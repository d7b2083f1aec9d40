"""Wherever a byte is changed and whenever the process is killed: told, kept, and never a mixture."""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from kill_moments import KillMoments
from made_journals import new_journal
from test_backups_survive import NOW, killed

from journal_app.domain.errors import JournalDamaged
from journal_app.services import session
from journal_app.services.reading_backups import Secret
from journal_app.services.salvaging import salvage

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(sys.platform == "win32", reason="needs signals"),
]

PLACES, MOMENTS = 200, 50

SALVAGING = """
import sys
from datetime import datetime
from pathlib import Path
from journal_app.services import salvaging
from journal_app.services.reading_backups import Secret
unlocked = salvaging._unlocked
def begun(*given):
    found = unlocked(*given)
    print("begun", flush=True)
    return found
salvaging._unlocked = begun
secret = Secret(sys.argv[2], is_code=True)
salvaging.salvage(Path(sys.argv[1]), secret, datetime.now().astimezone())
print("done", flush=True)
"""


@pytest.fixture
def code(tmp_path: Path, now: datetime) -> str:
    """The recovery code (opening by it takes no time) of a journal of some megabytes with forty pages."""
    made = new_journal(tmp_path / "model", NOW)
    opened = made.open_journal
    words = random.Random(5)
    for number in range(40):
        text = f"{number} " + " ".join(f"{words.random()}" for _ in range(2000))
        opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text=text))
    opened.close()
    return made.code


def numbers(folder: Path, code: str) -> set[str]:
    """The first word of every page."""
    opened = session.open_with_code(folder, code)
    try:
        return {row.opening.split()[0] for row in opened.journal.rows(None, 100)}
    finally:
        opened.close()


def test_one_changed_byte_is_told_at_each_of_two_hundred_places_and_the_rest_comes_out(
    code: str, tmp_path: Path, now: datetime, holds: Callable[[str, str], None]
) -> None:
    whole = (tmp_path / "model" / "journal.db").read_bytes()
    chance = random.Random(17)
    told = kept = read = 0
    worst = 40
    for number in range(PLACES):
        folder = Path(shutil.copytree(tmp_path / "model", tmp_path / f"{number}"))
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        (folder / "journal.db").write_bytes(data)
        try:
            opened = session.open_with_code(folder, code)
        except JournalDamaged:
            told += 1
        else:
            told += not opened.is_whole()
            opened.close()
        kept += (folder / "journal.db").read_bytes() == data
        said = salvage(folder, Secret(code, is_code=True), now)
        kept += said.kept.read_bytes() == data
        worst = min(worst, said.contents.entries)
        read += len(numbers(folder, code)) == said.contents.entries
        shutil.rmtree(folder)
    holds(
        "flips",
        f"journal: {PLACES} places, {told} told, kept as it was {kept} of {2 * PLACES} times;"
        f" {worst} of 40 pages or more came out",
    )
    assert (told, kept, read) == (PLACES, 2 * PLACES, PLACES)
    assert worst >= 39


def test_reading_out_killed_at_fifty_moments_leaves_the_old_journal_or_the_new_one(
    code: str, tmp_path: Path, holds: Callable[[str, str], None]
) -> None:
    data = bytearray((tmp_path / "model" / "journal.db").read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / "model" / "journal.db").write_bytes(data)
    first = Path(shutil.copytree(tmp_path / "model", tmp_path / "first"))
    length = killed(SALVAGING, first, code, after=None)
    left = numbers(first, code)
    moments = KillMoments(19, length)
    outcomes = {False: 0, True: 0}
    for number in range(MOMENTS):
        folder = Path(shutil.copytree(tmp_path / "model", tmp_path / f"{number}"))
        killed(SALVAGING, folder, code, after=moments.next())
        opened = session.open_with_passphrase(folder, NOW)
        is_new = opened.is_whole()
        opened.close()
        (database,) = folder.glob("*.db")
        kept = next((folder / "damaged").iterdir()) if is_new else database
        assert kept.read_bytes() == data
        if is_new:
            assert numbers(folder, code) == left
        else:
            assert salvage(
                folder, Secret(code, is_code=True), datetime.now().astimezone()
            ).contents.entries == len(left)
        outcomes[is_new] += 1
        moments.heard(done=is_new)
        shutil.rmtree(folder)
    counted = f"{outcomes[False]} old and {outcomes[True]} new, none mixed"
    holds("kills", f"reading out a damaged journal: {MOMENTS} moments of {length:.2f} s, {counted}")
    assert all(outcomes.values()), "some were killed before, some after"
