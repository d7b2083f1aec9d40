"""In a real window: the system locks the journal, and the person makes it vanish."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from private_buses import PrivateLogind, addresses, private_buses
from test_real_window import CANARY, PATIENCE, ROOT, Desk, command_line, desk, display, pytestmark, wait

__all__ = ["desk", "display", "pytestmark"]  # a person's home, a screen, and what they need


def seen(desk: Desk) -> str:
    """Return the windows of the app that are on the screen."""
    assert desk.window
    return desk.xdotool("search", "--onlyvisible", "--pid", str(desk.window.pid), "--name", "^Rosemary$")


def arguments(desk: Desk) -> list[str]:
    assert desk.window
    return command_line(Path(f"/proc/{desk.window.pid}"))


def write(desk: Desk) -> None:
    wait(lambda: desk.type(f"{CANARY} ") or desk.stored(CANARY), "the page takes keys")


def test_hidden_quickly_it_is_gone_locked_and_brought_back_by_a_second_start(desk: Desk) -> None:
    desk.start()
    desk.open()
    write(desk)
    assert seen(desk)
    desk.type("and more")
    desk.press("ctrl+shift+h")
    wait(lambda: not seen(desk), "the window is gone")
    wait(lambda: "--window-state=hidden" in arguments(desk), "it is locked")
    wait(lambda: has_folder(desk), "it stands ready to be asked for")
    wait(lambda: not desk.has_database_open(), "the journal is closed")
    assert desk.stored(CANARY).endswith("and more")
    assert not seen(desk)
    assert desk.window
    start_again(desk)
    wait(lambda: seen(desk), "it is back")
    desk.open()
    desk.press("ctrl+l")
    wait(lambda: "--window-state=hidden" not in arguments(desk) and has_folder(desk), "it is locked")
    desk.take_keyboard()
    desk.type("half a pass")
    wait(lambda: hidden_by_keys(desk) and "--window-state=hidden" in arguments(desk), "gone from there too")
    wait(lambda: has_folder(desk), "it stands ready again")
    start_again(desk)
    wait(lambda: seen(desk), "and back")


def hidden_by_keys(desk: Desk) -> bool:
    """Press the keys if the window is there. For a moment after a lock, that of the program before is."""
    windows = seen(desk).split()
    if windows:
        desk.xdotool("windowfocus", windows[0])
        desk.press("ctrl+shift+h")
    return not windows


def has_folder(desk: Desk) -> bool:
    """Say whether the process holds the lock by which a second start knows of it."""
    assert desk.window
    files = Path(f"/proc/{desk.window.pid}/fd")
    try:
        return any(str(file.readlink()).endswith("window.lock") for file in files.iterdir())
    except OSError:  # it was let go of just now
        return False


def start_again(desk: Desk) -> None:
    """Start it once more, as a person would."""
    second = subprocess.run(desk.command(), cwd=ROOT, env=desk.env, check=False, timeout=PATIENCE)
    assert second.returncode == 0


@pytest.fixture
def logind(desk: Desk, tmp_path: Path) -> Iterator[PrivateLogind]:
    """A system that says what the test says, and nobody else does."""
    if not shutil.which("dbus-daemon"):
        pytest.skip("needs dbus-daemon: apt install dbus")
    with private_buses(tmp_path) as buses:
        desk.env |= addresses(*buses)
        logind = PrivateLogind(buses[1], tmp_path)
        yield logind
        logind.end()
        desk.kill()


def test_the_computer_sleeps_only_when_the_journal_is_locked(desk: Desk, logind: PrivateLogind) -> None:
    desk.start()
    desk.open()
    write(desk)
    desk.type("and more")
    wait(lambda: "delay given" in logind.notes, "sleep waits for the journal")
    assert "delay given back" not in logind.notes
    logind.tell("sleep")
    wait(lambda: "delay given back" in logind.notes, "the computer may sleep")
    assert "--after-lock=unasked" in arguments(desk)
    assert not desk.has_database_open()
    assert desk.stored(CANARY).endswith("and more")
    desk.open()
    wait(lambda: logind.notes.count("delay given") == 2, "sleep waits again")
    logind.tell("inactive")
    wait(lambda: not desk.has_database_open(), "another user locks it")
