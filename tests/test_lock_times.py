"""How long a lock takes, shown with what must hold. `python3 dev.py bench` measures it with care."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.made_journal import PASSPHRASE

ROOT = Path(__file__).parents[1]
ROUNDS = 5

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(sys.platform == "win32", reason="no process is replaced there"),
]


def test_a_lock_covers_and_a_new_lock_screen_stands(
    tmp_path: Path, holds: Callable[[str, str], None]
) -> None:
    folder = tmp_path / "journal"
    rosemary = [sys.executable, "-m", "journal_app", "create", "--journal", str(folder), "--passphrase-stdin"]
    said = PASSPHRASE.encode() + b"\n"
    subprocess.run(rosemary, input=said, stdout=subprocess.DEVNULL, cwd=ROOT, check=True)
    found = [
        json.loads(
            subprocess.run(
                [sys.executable, "-m", "bench.lock_probe", str(folder)],
                cwd=ROOT,
                env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
                stdout=subprocess.PIPE,
                check=True,
            ).stdout
        )
        for _ in range(ROUNDS)
    ]
    covered, again = (statistics.median(each[name] for each in found) for name in ("covered", "again"))
    holds(
        "lock",
        f"{covered:.0f} ms until covered, {again:.0f} ms until a lock screen stands (medians of {ROUNDS})",
    )
    assert all(0 < each["covered"] < each["again"] for each in found)
