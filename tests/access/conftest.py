"""A home, a screen and a bus for the real program, and what all that was read must be like."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from outside import PYTHON, READER, Outside, faults, wait
from private_buses import PrivateBus

ROOT = Path(__file__).parents[2]


@pytest.fixture
def env(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A home, a screen, a bus."""
    for name in ("tmp", "config", "data", "cache", "state", "runtime"):
        (tmp_path / name).mkdir(mode=0o700)
    reading, writing = os.pipe()
    screen = ["-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), *screen], pass_fds=(writing,), stderr=subprocess.DEVNULL
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        display = f":{answer.readline().strip()}"
    env = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ} | {
        "HOME": str(tmp_path),
        "DISPLAY": display,
        "LC_ALL": "C.UTF-8",
        "TMPDIR": str(tmp_path / "tmp"),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONFAULTHANDLER": "1",
        "XDG_RUNTIME_DIR": str(tmp_path / "runtime"),
        **{f"XDG_{n.upper()}_HOME": str(tmp_path / n) for n in ("config", "data", "cache", "state")},
        "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={tmp_path / 'no-bus'}",
    }
    before = dict(os.environ)
    os.environ.update(env)  # what the bus starts inherits it
    try:
        bus = PrivateBus(tmp_path, "session-bus")
    finally:
        os.environ.clear()
        os.environ.update(before)
    env["DBUS_SESSION_BUS_ADDRESS"] = bus.address
    yield env
    bus.end()
    server.terminate()
    server.wait(10)


@pytest.fixture
def start(env: dict[str, str], tmp_path: Path) -> Iterator[Callable[..., Outside]]:
    """Return a way to start the program, the reader beside it; one that runs is ended first."""
    running: list[Outside] = []

    def start_now(*arguments: str) -> Outside:
        for each in running:
            _end(each)
        reader = subprocess.Popen(
            [PYTHON, READER],
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        app = subprocess.Popen([sys.executable, "-m", "journal_app", *arguments], cwd=ROOT, env=env)
        outside = Outside(env, reader, app)
        running.append(outside)
        wait(outside.screen, "the window")
        outside.take_window()
        return outside

    yield start_now
    for each in running:
        _end(each)


def _end(outside: Outside) -> None:
    """End the program and its reader; a second time does no harm."""
    outside.app.send_signal(signal.SIGKILL)
    outside.app.wait(10)
    assert outside.reader.stdin
    assert outside.reader.stdout
    outside.reader.stdin.close()
    outside.reader.wait(10)
    outside.reader.stdout.close()


@pytest.fixture
def judge(holds: Callable[[str, str], None]) -> Callable[[Outside], None]:
    """Return a way to look at all that was read."""

    def judge(outside: Outside) -> None:
        read = [each for screen in outside.screens.values() for each in screen]
        stops = sum("focusable" in each["states"] for each in read)
        found = faults(outside.screens)
        holds(
            "access",
            f"{len(outside.screens)} screens, {len(read)} elements read, {stops} that take the focus:"
            f" {', '.join(f'{len(each)} {fault}' for fault, each in found.items())};"
            f" said aloud {len(outside.said)}",
        )
        assert not any(found.values()), {fault: each for fault, each in found.items() if each}

    return judge
