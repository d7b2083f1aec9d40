"""Makes the journals, measures one thing after the other, prints a table. A slow machine is no failure."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench.made_journal import PASSPHRASE, ROOT, STORE, made_journal
from journal_app.domain.locked_settings import LockedSettings
from journal_app.services import session
from journal_app.services.locked_settings import write_locked_settings

Row = tuple[str, str, str]
LONGEST = 300
"""Seconds one measurement may take."""


def main() -> int:
    """Measure everything and return 0."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000, metavar="N")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions")
    given = parser.parse_args()
    empty, small, large = (made_journal(count) for count in (0, 1000, given.entries))
    quick = ["--quick"] if given.quick else []
    rows: list[Row] = []
    with screen() as environment:
        for measure in (
            lambda: start(environment, empty, 3 if given.quick else 25),
            lambda: unlock(environment, empty, large, quick),
            lambda: times(environment, "search", large, quick, "key to results painted", "p95 <= 16 ms"),
            lambda: times(
                environment, "autosave", large, quick, "pause of the window at a save", "p99 <= 16 ms"
            ),
            lambda: times(
                environment, "typing", small, quick, "key to page painted, 20,000 words", "p99 <= 16 ms"
            ),
            lambda: times(
                environment, "typing_in_one", small, quick, "the same in one paragraph", "p95 <= 50 ms"
            ),
            lambda: times(environment, "scroll", large, quick, "one step of scrolling", "p99 <= 16 ms"),
            lambda: photos(environment, small),
            lambda: book(environment, small),
            lambda: lock(environment, small, 3 if given.quick else 7),
            lambda: care(environment),
            lambda: memory(environment, small, large),
            lambda: size(large),
        ):
            rows += measured(measure)
        where = environment["QT_QPA_PLATFORM"]
    print_table([("what", "measured", "goal"), *rows])
    print(f"\n{given.entries:,} entries; {os.cpu_count()} cores; {sys.platform}, {where}; one run.")
    return 0


def measured(measure: Callable[[], list[Row]]) -> list[Row]:
    """Return the rows, or one that says that it did not work."""
    try:
        return measure()
    except (subprocess.SubprocessError, OSError, ValueError, LookupError, RuntimeError) as trouble:
        words = (getattr(trouble, "stderr", None) or str(trouble)).strip().splitlines()
        return [("(not measured)", type(trouble).__name__, words[-1][:70] if words else "")]


def start(environment: dict[str, str], folder: Path, runs: int) -> list[Row]:
    """Start the app and a bare window in turns; time from the start of the process to the first picture."""
    home = {**environment, "XDG_DATA_HOME": str(folder.parent.parent)}
    # What is read while locked is there, as for everybody who has been through the first start.
    write_locked_settings(Path(environment["XDG_CONFIG_HOME"]) / "rosemary", LockedSettings(country="IE"))
    everyday = sys.platform == "linux"  # elsewhere the folder has to be named
    app = ["app"] if everyday else ["app", "--journal", str(folder)]
    taken: dict[str, list[float]] = {"app": [], "bare": []}
    for run in range(runs + 1):
        for arguments in (app, ["bare"]):
            started = time.monotonic_ns()
            painted = int(child(home, "bench/start_probe.py", *arguments))
            if run:  # the first fills the caches
                taken[arguments[0]].append((painted - started) / 1e6)
    ours, bare = statistics.median(taken["app"]), statistics.median(taken["bare"])
    words = f"{ours:.0f} ms; bare window {bare:.0f} ms; {ours / bare:.2f} x"
    return [("start to lock screen painted (median)", words, "<= 1.25 x bare")]


def unlock(environment: dict[str, str], empty: Path, large: Path, quick: list[str]) -> list[Row]:
    """Open both journals with the key known."""
    ours, other = (probe(environment, "unlock", folder, quick)["median"] for folder in (large, empty))
    words = f"{ours:.0f} ms; empty journal {other:.0f} ms; {ours / other:.2f} x"
    return [("unlock to Today painted, without Argon2", words, "<= 60 ms, <= 1.1 x")]


def times(
    environment: dict[str, str], what: str, folder: Path, quick: list[str], name: str, goal: str
) -> list[Row]:
    """Measure something that happens many times."""
    found = probe(environment, what, folder, quick)
    words = ", ".join(f"{key} {found[key]:.1f}" for key in ("median", "p95", "p99", "max"))
    return [(name, f"{words} ms of {found['count']:.0f}", goal)]


def lock(environment: dict[str, str], folder: Path, runs: int) -> list[Row]:
    """Lock with words that are not stored yet, in the app as a whole."""
    found = [json.loads(child(environment, "-m", "bench.lock_probe", str(folder))) for _ in range(runs)]
    covered, again = (statistics.median(times[name] for times in found) for name in ("covered", "again"))
    return [
        ("lock: until covered (median)", f"{covered:.0f} ms", "<= 50 ms"),
        ("lock: until a new lock screen stands (median)", f"{again:.0f} ms", "<= 1 s"),
    ]


def photos(environment: dict[str, str], folder: Path) -> list[Row]:
    """Read a photo, open a page with twenty, see one large, scroll past many."""
    found = json.loads(child(environment, "-m", "bench.photo_probe", str(folder)))
    strip = f"{found['strip']:.0f} ms, {found['strip_megabytes']:+.0f} MB"
    large = f"{found['large']:.0f} ms, {found['large_megabytes']:+.0f} MB"
    return [
        (
            "photo of 12 million pixels read",
            f"{found['import']:.0f} ms, {found['bytes'] / 1e6:.1f} MB kept",
            "",
        ),
        ("pause of the window while photos come in", f"p99 {found['pause']:.1f} ms", "<= 16 ms"),
        ("page with 20 photos opened (median)", strip, "no full picture"),
        ("one photo shown large (median)", large, ""),
        ("one step of scrolling past photos", f"p99 {found['scroll']:.1f} ms", "p99 <= 16 ms"),
    ]


def book(environment: dict[str, str], folder: Path) -> list[Row]:
    """Write 1,000 entries as one PDF."""
    found = json.loads(child(environment, "-m", "bench.book_probe", str(folder)))
    made = f"{found['seconds']:.1f} s, {found['pages']} pages, {found['megabytes']:+.0f} MB"
    return [
        ("PDF of 1,000 entries", made, "seconds"),
        (
            "turn of the window meanwhile",
            f"p99 {found['pause']:.1f} ms, max {found['longest']:.1f} ms",
            "not frozen",
        ),
    ]


def care(environment: dict[str, str]) -> list[Row]:
    """Ask the care rules with a check-in a day."""
    found = json.loads(child(environment, "-m", "bench.care_probe"))
    words = f"{found['one']:.1f} ms after a year; {found['ten']:.1f} ms after ten"
    return [("care rules with a check-in a day (median)", words, "<= 5 ms after ten")]


def memory(environment: dict[str, str], small: Path, large: Path) -> list[Row]:
    """Compare the memory of the Journal page with few and many entries, and of a bare window."""
    ours, few = (probe(environment, "memory", folder, [])["megabytes"] for folder in (large, small))
    bare = json.loads(child(environment, "-m", "bench.bare_memory"))["megabytes"]
    words = f"{ours:.0f} MB; 1,000 entries {few:.0f} MB, {ours / few:.2f} x; "
    words += f"bare window {bare:.0f} MB, {ours / bare:.2f} x"
    return [("memory with the Journal page open", words, "<= 1.1 x, <= 1.6 x bare")]


def size(folder: Path) -> list[Row]:
    """Compare the database with a plain SQLite copy of it, which is packed and so as small as it can be."""
    plain = STORE / "plain.db"
    plain.unlink(missing_ok=True)
    opened = session.open_with_passphrase(folder, PASSPHRASE)
    try:
        opened.connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
        opened.connection.execute("SELECT sqlcipher_export('plain')").fetchall()
        opened.connection.execute("DETACH DATABASE plain")
        ours, theirs = (folder / "journal.db").stat().st_size, plain.stat().st_size
    finally:
        opened.close()
        plain.unlink(missing_ok=True)
    words = f"{ours / 1e6:.1f} MB; plain SQLite, packed {theirs / 1e6:.1f} MB; {ours / theirs:.2f} x"
    return [("size of the database", words, "<= 1.2 x")]


def probe(environment: dict[str, str], what: str, folder: Path, quick: list[str]) -> dict[str, Any]:
    """Run one measurement in a process of its own."""
    found: dict[str, Any] = json.loads(
        child(environment, "-m", "bench.page_probe", what, str(folder), *quick)
    )
    return found


def child(environment: dict[str, str], *arguments: str) -> str:
    """Run Python in the project's root and return what it printed."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        timeout=LONGEST,
    )
    return done.stdout.strip().splitlines()[-1]


@contextlib.contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Yield an environment with a screen of its own (Xvfb), or Qt's offscreen one."""
    environment = {**os.environ, "XDG_CONFIG_HOME": str(STORE / "config"), "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a person's second start finds everything compiled
    xvfb = shutil.which("Xvfb")
    if not xvfb:
        yield {**environment, "QT_QPA_PLATFORM": "offscreen"}
        return
    reads, writes = os.pipe()
    command = [
        xvfb,
        "-displayfd",
        str(writes),
        "-screen",
        "0",
        "1400x1000x24",
        "-nolisten",
        "tcp",
        "-noreset",
    ]
    server = subprocess.Popen(command, pass_fds=(writes,), stderr=subprocess.DEVNULL)
    os.close(writes)
    try:
        with os.fdopen(reads) as answer:
            display = answer.readline().strip()
        with session_bus(environment) as bus:
            yield {**environment, **bus, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()


@contextlib.contextmanager
def session_bus(environment: dict[str, str]) -> Iterator[dict[str, str]]:
    """Yield where a session bus is, as every desktop has one: without it, Qt looks for one at each start."""
    daemon = shutil.which("dbus-daemon")
    if "DBUS_SESSION_BUS_ADDRESS" in environment or not daemon:
        yield {}
        return
    command = [daemon, "--session", "--nofork", "--print-address"]
    bus = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert bus.stdout
    try:
        with bus.stdout:
            yield {"DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip()}
    finally:
        bus.terminate()
        bus.wait()


def print_table(rows: list[Row]) -> None:
    """Print the rows with their columns under each other."""
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for number, row in enumerate(rows):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
        if number == 0:
            print("  ".join("-" * width for width in widths))


if __name__ == "__main__":
    sys.exit(main())
