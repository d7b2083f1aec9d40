"""Wherever a byte is changed and whenever the process is killed: told, kept, and never a mixture."""

from __future__ import annotations

import random
import shutil
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from test_backups_survive import CHEAP, NOW, THEN, killed

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
salvaging.salvage(Path(sys.argv[1]), Secret("rain on a tin roof"), datetime.now().astimezone())
print("done", flush=True)
"""


@pytest.fixture
def model(tmp_path: Path, now: datetime) -> Path:
    """A journal of some megabytes with forty pages."""
    folder = tmp_path / "model"
    opened = session.create_journal(folder, NOW, CHEAP).open_journal
    words = random.Random(5)
    for number in range(40):
        text = f"{number} " + " ".join(f"{words.random()}" for _ in range(2000))
        opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text=text))
    opened.close()
    assert THEN != NOW
    return folder


def numbers(folder: Path) -> set[str]:
    """The first word of every page, of a journal that opens; the journal is whole or says that it is not."""
    opened = session.open_with_passphrase(folder, NOW)
    try:
        return {row.opening.split()[0] for row in opened.journal.rows(None, 100)}
    finally:
        opened.close()


def test_one_changed_byte_is_told_at_each_of_two_hundred_places_and_the_rest_comes_out(
    model: Path, tmp_path: Path, now: datetime
) -> None:
    whole = (model / "journal.db").read_bytes()
    chance = random.Random(17)
    told = kept = read = 0
    worst = 40
    for number in range(PLACES):
        folder = Path(shutil.copytree(model, tmp_path / f"{number}"))
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        (folder / "journal.db").write_bytes(data)
        try:
            opened = session.open_with_passphrase(folder, NOW)
        except JournalDamaged:
            told += 1
        else:
            told += not opened.is_whole()
            opened.close()
        kept += (folder / "journal.db").read_bytes() == data
        said = salvage(folder, Secret(NOW), now)
        kept += said.kept.read_bytes() == data
        worst = min(worst, said.contents.entries)
        read += len(numbers(folder)) == said.contents.entries
        shutil.rmtree(folder)
    print(  # noqa: T201
        f"{PLACES} places: {told} told, {kept} of {2 * PLACES} times the file was kept as it was;"
        f" at least {worst} of 40 pages came out"
    )
    assert (told, kept, read) == (PLACES, 2 * PLACES, PLACES)
    assert worst >= 39


def test_reading_out_killed_at_fifty_moments_leaves_the_old_journal_or_the_new_one(
    model: Path, tmp_path: Path
) -> None:
    data = bytearray((model / "journal.db").read_bytes())
    data[len(data) // 2] ^= 1
    (model / "journal.db").write_bytes(data)
    first = Path(shutil.copytree(model, tmp_path / "first"))
    length = killed(SALVAGING, first, after=None)
    left = numbers(first)
    moments = random.Random(19)
    outcomes = {False: 0, True: 0}
    for number in range(MOMENTS):
        folder = Path(shutil.copytree(model, tmp_path / f"{number}"))
        killed(SALVAGING, folder, after=moments.uniform(0, length * 1.1))
        opened = session.open_with_passphrase(folder, NOW)
        is_new = opened.is_whole()
        opened.close()
        (database,) = folder.glob("*.db")
        kept = next((folder / "damaged").iterdir()) if is_new else database
        assert kept.read_bytes() == data
        if is_new:
            assert numbers(folder) == left
        else:
            assert salvage(folder, Secret(NOW), datetime.now().astimezone()).contents.entries == len(left)
        outcomes[is_new] += 1
        shutil.rmtree(folder)
    print(f"killed at {MOMENTS} moments: {outcomes[False]} old, {outcomes[True]} new, none mixed")  # noqa: T201
    assert all(outcomes.values()), "some were killed before, some after"
