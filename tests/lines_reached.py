"""How many lines of the rooms without a window the everyday tests reach: `python3 dev.py coverage`."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOMS = ("domain", "vault", "store", "services")
LEAST = 90
"""Percent of the lines of each room."""

_TESTS = (*ROOMS, "exchange", "content", "render")
_WITHOUT_WINDOW = ("test_*commands.py", "test_care_*.py", "test_old_journals.py")
_WHAT_IS_LOADED = "reading_photos_loads_nothing"  # counting brings modules of its own into programs
_KEPT = Path(".coverage")
_PYTEST = (
    "-m",
    "pytest",
    "-q",
    "-m",
    "not long",
    "-k",
    f"not {_WHAT_IS_LOADED}",
    "-n",
    "auto",
    "--dist",
    "worksteal",
)


def main() -> int:
    """Run the tests and print the table; 1 if a test failed or a room is not reached enough."""
    shutil.rmtree(_KEPT, ignore_errors=True)
    _KEPT.mkdir()
    tests = [Path("tests", name) for name in _TESTS]
    tests += [path for pattern in _WITHOUT_WINDOW for path in Path("tests").glob(pattern)]
    failed = _coverage("run", *_PYTEST, *map(str, tests))
    _coverage("combine", "--quiet")
    _coverage("json", "--quiet", "-o", str(_KEPT / "lines.json"))
    files = json.loads((_KEPT / "lines.json").read_text("utf-8"))["files"]
    low = _table({name: file["summary"] for name, file in files.items()})
    return 1 if failed or low else 0


def _coverage(*arguments: str) -> int:
    return subprocess.run([sys.executable, "-m", "coverage", *arguments], check=False).returncode


def _table(files: dict[str, dict[str, int]]) -> list[str]:
    """Print the rooms, and the files that are reached least; return the rooms below what is asked."""
    lines, reached = Counter[str](), Counter[str]()
    for name, counted in files.items():
        room = Path(name).parts[1]
        lines[room] += counted["num_statements"]
        reached[room] += counted["covered_lines"]
    share = {room: 100 * reached[room] / lines[room] for room in ROOMS}
    print("\nroom        lines  reached")
    for room in ROOMS:
        print(f"{room:<10} {lines[room]:>6} {share[room]:>7.1f} %")
    for name, counted in sorted(files.items()):
        if counted["percent_covered"] < LEAST:
            print(f"  {name}: {counted['percent_covered']:.0f} %")
    low = [room for room in ROOMS if share[room] < LEAST]
    if low:
        print(f"Below {LEAST} %: {', '.join(low)}.")
    return low


if __name__ == "__main__":
    sys.exit(main())
