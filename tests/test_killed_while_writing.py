"""Killed at a hundred moments of typing and saving: no save is lost, two seconds of typing at most."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from whole_session import PASSPHRASE, PATIENCE

from journal_app.domain.entry import Entry, diary_day
from journal_app.services import session
from journal_app.services.verify import verify_journal
from journal_app.vault.kdf import Cost

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(sys.platform == "win32", reason="needs signals"),
]

TESTS = Path(__file__).parent
MOMENTS = 100
JOURNALS = 4
AT_MOST_LOST = 2.0
"""Seconds of typing that a crash may cost."""
LETTERS = len(" r00n000")
LONGEST = 3.2
"""Seconds of typing in one round: some rounds end before the first save, some after the second."""


def typed_until_killed(folder: Path, marker: str, after: float) -> tuple[float, list[list[str]]]:
    """Type for so many seconds, then kill. Return the moment, and the lines that were told until then."""
    running = subprocess.Popen(
        [sys.executable, str(TESTS / "typing_session.py"), str(folder), marker],
        cwd=TESTS.parent,
        env=os.environ | {"PYTHONPATH": str(TESTS.parent), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert running.stdout
    first = running.stdout.readline()
    assert first, "it begins to type"
    begun = float(first.split()[1])
    with pytest.raises(subprocess.TimeoutExpired):
        running.wait(max(0.01, begun + after - time.time()))
    killed = time.time()
    running.send_signal(signal.SIGKILL)
    running.wait(PATIENCE)
    told = [first.split(), *(line.split() for line in running.stdout if line.endswith("\n"))]
    running.stdout.close()
    return killed, told


def newest(folder: Path) -> Entry:
    """Open as the window does, look at every page of the file, and return the entry."""
    opened = session.open_with_passphrase(folder, PASSPHRASE)
    try:
        assert verify_journal(opened).whole
        (row,) = opened.journal.rows(None, 5) or [None]
        entry = opened.journal.entry(row.id) if row else None
    finally:
        opened.close()
    assert entry
    return entry


@dataclass
class Counts:
    """What some rounds came to."""

    kills: int = 0
    words: int = 0
    saves: int = 0
    worst: float = 0.0
    """Seconds of typing that were lost, at most."""


def rounds(folder: Path, seed: int) -> Counts:
    """Type and be killed again and again in one journal, each time behind what was kept before."""
    opened = session.create_journal(folder, PASSPHRASE, Cost(64 * 1024, 2, 1)).open_journal
    now = datetime.now().astimezone()
    opened.journal.save(opened.journal.new_entry(diary_day(now), now))
    opened.close()
    chance = random.Random(seed)
    counts, kept = Counts(), ""
    for number in range(MOMENTS // JOURNALS):
        killed, told = typed_until_killed(folder, f"r{number:02}", chance.uniform(0.05, LONGEST))
        entry = newest(folder)
        moments = [float(moment) for sign, moment, *_ in told if sign == "t"]
        typed = "".join(f" {line[2]}" for line in told if line[0] == "t")
        saved = [int(length) for sign, length, *_ in told if sign == "s"]
        assert entry.text.startswith(kept), "nothing of before is gone"
        came = entry.text[len(kept) :]
        assert typed.startswith(came) or came.startswith(typed), "letter by letter what was typed"
        assert len(entry.text) >= max(saved, default=0), "what was acknowledged is there"
        whole = len(came) // LETTERS  # words that came whole
        lost = killed - moments[whole - 1 if whole else 0] if whole < len(moments) else 0.0
        assert lost <= AT_MOST_LOST
        kept = entry.text
        counts.kills += 1
        counts.words += len(moments)
        counts.saves += len(saved)
        counts.worst = max(counts.worst, lost)
    return counts


def test_a_hundred_kills_lose_no_save_and_at_most_two_seconds_of_typing(
    tmp_path: Path, holds: Callable[[str, str], None]
) -> None:
    with ThreadPoolExecutor(JOURNALS) as side_by_side:  # most of the time they wait for keys
        folders = [tmp_path / f"journal{number}" for number in range(JOURNALS)]
        counts = list(side_by_side.map(rounds, folders, range(JOURNALS)))
    kills = sum(each.kills for each in counts)
    words = sum(each.words for each in counts)
    saves = sum(each.saves for each in counts)
    worst = max(each.worst for each in counts)
    holds(
        "typing",
        f"{kills} kills, {words} words, {saves} saves acknowledged: 0 of them lost, at most"
        f" {worst:.2f} s of typing lost, opened and whole each time",
    )
    assert kills == MOMENTS
    assert saves > MOMENTS // 2
