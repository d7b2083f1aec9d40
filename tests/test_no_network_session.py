"""A whole session, watched from outside: nothing in it asks for a socket that leaves the computer."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from test_no_network_imports import REACH_A_NETWORK
from whole_session import PASSPHRASE, PATIENCE

from journal_app import guard

ROOT = Path(__file__).parents[1]
TOOLS = ("strace", "Xvfb", "dbus-run-session")

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        not all(map(shutil.which, TOOLS)),
        reason="needs strace, Xvfb and dbus-run-session: apt install strace xvfb dbus",
    ),
]


@contextmanager
def screen(*options: str) -> Iterator[str]:
    """A screen of its own; yields its number."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x900x24", "-noreset", *options]
    server = subprocess.Popen(command, pass_fds=(writer,), stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader) as said:
            yield said.readline().strip()
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a journal in it."""
    command = [sys.executable, "-m", "journal_app", "create", "--journal", str(tmp_path / "journal")]
    subprocess.run(
        [*command, "--passphrase-stdin"],
        input=PASSPHRASE.encode() + b"\n",
        stdout=subprocess.DEVNULL,
        cwd=ROOT,
        check=True,
    )
    return tmp_path


@dataclass
class Seen:
    """What a session did, until the lock screen stood again."""

    report: dict[str, Any] = field(default_factory=dict)
    errors: str = ""
    calls: tuple[str, ...] = ()
    """Every call that makes a socket, a ring or a filter, or replaces the process, in order."""

    def asked(self) -> list[tuple[str, str]]:
        """Return (family, answer) of each socket that was asked for."""
        rows = [re.search(r"\bsocket(?:pair)?\((\w+),.*= (.+)$", call) for call in self.calls]
        return [(row[1], row[2]) for row in rows if row]


def watched(home: Path, display: str, *wishes: str) -> Seen:
    """Play the whole session under strace, on a bus of its own."""
    trace, errors = home / "trace", home / "errors"
    env = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": str(home)}
    env |= {f"XDG_{name}": str(home / name) for name in ("CONFIG_HOME", "CACHE_HOME", "RUNTIME_DIR")}
    (home / "RUNTIME_DIR").mkdir(mode=0o700)
    calls = "socket,socketpair,connect,io_uring_setup,seccomp,execve"
    strace = ["strace", "-f", "-qq", "-o", str(trace), "-e", f"trace={calls}", "-e", "signal=none"]
    robot = ["tests/whole_session.py", str(home / "journal"), str(home / "page.pdf"), *wishes]
    with errors.open("wb") as said:
        started = subprocess.Popen(
            ["dbus-run-session", "--", *strace, sys.executable, *robot],
            cwd=ROOT,
            env=env | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
        )
    assert started.stdout
    pid = int(started.stdout.readline())
    line = started.stdout.readline()
    try:
        assert line, errors.read_text("utf-8")
        wait(lambda: connects_again(trace.read_text("utf-8")))
    finally:
        if started.poll() is None:
            os.kill(pid, 9)
        started.wait(PATIENCE)
        started.stdout.close()
    rows = trace.read_text("utf-8").splitlines()
    return Seen(json.loads(line), errors.read_text("utf-8"), tuple(rows))


def connects_again(trace: str) -> bool:
    """Say whether the program that follows after the lock has reached the screen."""
    _, lock, after = trace.partition("--after-lock")
    return bool(lock) and "connect(" in after


def wait(until: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def test_a_session_with_help_and_a_pdf_asks_for_no_socket_that_leaves_the_computer(
    home: Path, holds: Callable[[str, str], None]
) -> None:
    with screen("-nolisten", "tcp") as number:
        seen = watched(home, f":{number}")
    families = {family for family, _ in seen.asked()}
    assert families == {"AF_UNIX"}
    holds("sockets", f"{len(seen.asked())} asked for, all AF_UNIX; io_uring 0")
    assert not [call for call in seen.calls if "io_uring_setup" in call]
    set_up = [call for call in seen.calls if "seccomp(" in call]
    assert len(set_up) == 1, "once, and not again after the lock"
    assert set_up[0].endswith("= 0")
    assert seen.report["network"] == "blocked"
    # `socket` comes along with the standard library's own look at the versions of packages.
    loaded = {name for name in seen.report["modules"] if name.startswith(REACH_A_NETWORK)}
    assert loaded <= {"socket", "_socket"}
    assert not [name for name in seen.report["libraries"] if re.search("Qt6Network|WebEngine|_ssl", name)]


def test_asking_for_a_printer_reaches_no_network_either(
    home: Path, holds: Callable[[str, str], None]
) -> None:
    """The library of the print service tries one, where there is no service on this computer."""
    with screen("-nolisten", "tcp") as number:
        seen = watched(home, f":{number}", "print")
    outward = [answer for family, answer in seen.asked() if family != "AF_UNIX"]
    assert all("EAFNOSUPPORT" in answer for answer in outward)
    holds("sockets", f"asking for a printer: {len(outward)} tried by the system's library, 0 given")
    assert seen.report["network"] == "blocked"


def test_on_a_screen_across_a_network_it_goes_on_and_says_once_that_nothing_is_blocked(home: Path) -> None:
    with screen("-listen", "tcp", "-ac") as number:
        display = f"127.0.0.1:{number}"
        seen = watched(home, display)
        opens_one = "from PySide6.QtWidgets import QApplication; QApplication([])"
        blocked = f"from journal_app import guard; guard.refuse_network(); {opens_one}"
        ended = [
            subprocess.run(
                [sys.executable, "-c", lines],
                cwd=ROOT,
                env=os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
                capture_output=True,
                check=False,
                timeout=PATIENCE,
            ).returncode
            for lines in (opens_one, blocked)
        ]
    assert seen.report["network"] == "screen"
    assert seen.errors.count(guard.NOTICE) == 1
    outward = {family for family, _ in seen.asked()} - {"AF_UNIX"}
    assert outward == {"AF_INET"}
    assert not [call for call in seen.calls if "seccomp(" in call]
    assert ended[0] == 0
    assert ended[1] != 0, "Qt ends behind the block, so there is a reason for all this"
