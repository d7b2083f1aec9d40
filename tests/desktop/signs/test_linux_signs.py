"""What Linux desktops say of somebody who goes away: real bus daemons, a made-up logind, no real one near."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from private_buses import LOGIND, SAVER, SESSION_PATH, PrivateBus, PrivateLogind, addresses, private_buses

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has these buses"),
    pytest.mark.skipif(
        not (shutil.which("dbus-daemon") and shutil.which("dbus-send")),
        reason="needs dbus-daemon and dbus-send: apt install dbus",
    ),
]

ROOT = Path(__file__).parents[3]
PATIENCE = 15.0
"""Seconds to wait for what takes far less on a computer that has nothing else to do."""

HELD_UP = 200
"""Milliseconds: longer than this takes on a busy computer, far shorter than a wait for an answer."""


TOLD_AGAIN = 2.0
"""Seconds until what was not heard is told again: told at once, the second could be heard after the first."""


def wait(until: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.05)


class Listening:
    """The program that listens."""

    def __init__(self, folder: Path, env: dict[str, str]) -> None:
        self._said = folder / "said"
        with self._said.open("wb") as said:
            self._program = subprocess.Popen(
                [sys.executable, str(Path(__file__).with_name("listening.py"))],
                env=os.environ | {"PYTHONPATH": str(ROOT), "XDG_SESSION_ID": "c4"} | env,
                stdin=subprocess.PIPE,
                stdout=said,
                stderr=subprocess.STDOUT,
            )
        self.tell("begin")

    @property
    def lines(self) -> list[str]:
        return self._said.read_text("utf-8").splitlines()

    @property
    def times_away(self) -> int:
        return self.lines.count("away")

    def tell(self, word: str) -> None:
        assert self._program.stdin
        self._program.stdin.write(word.encode() + b"\n")
        self._program.stdin.flush()

    def hears(self, tell: Callable[[], None]) -> None:
        """Wait until it hears what is told; at first it may not listen yet, so it is told again."""
        before, again_at = self.times_away, 0.0

        def is_heard() -> bool:
            nonlocal again_at
            if time.monotonic() >= again_at and self.times_away == before:
                tell()
                again_at = time.monotonic() + TOLD_AGAIN
            return self.times_away > before

        wait(is_heard, "the sign is heard")
        self.settle()

    def settle(self) -> list[str]:
        """Wait until all that was sent before has been heard; return what was ever said."""
        for _ in range(3):
            before = len(self.lines)
            self.tell("beat")
            wait(lambda b=before: len(self.lines) > b, "the program answers")  # type: ignore[misc]
        return self.lines

    def held_up(self) -> int:
        """Return the longest time in milliseconds in which the window could not have moved."""
        return max(int(line.split()[1]) for line in self.settle() if line.startswith("beat"))

    def end(self) -> int:
        """Let it end by itself and return its exit status."""
        assert self._program.stdin
        if not self._program.stdin.closed:
            self._program.stdin.close()
        try:
            return self._program.wait(10)
        except subprocess.TimeoutExpired:
            self._program.kill()
            return self._program.wait(10)


@pytest.fixture
def buses(tmp_path: Path) -> Iterator[tuple[PrivateBus, PrivateBus]]:
    with private_buses(tmp_path) as both:
        yield both


@pytest.fixture
def logind(buses: tuple[PrivateBus, PrivateBus], tmp_path: Path) -> Iterator[PrivateLogind]:
    logind = PrivateLogind(buses[1], tmp_path)
    yield logind
    logind.end()


@pytest.fixture
def listening(buses: tuple[PrivateBus, PrivateBus], tmp_path: Path) -> Iterator[Listening]:
    program = Listening(tmp_path, addresses(*buses))
    yield program
    assert program.end() == 0


def test_each_desktops_lock_of_the_screen_is_heard(
    buses: tuple[PrivateBus, PrivateBus], listening: Listening
) -> None:
    session, _ = buses

    def tell(desktop: str, is_on: str) -> None:
        session.sends(f"/org/{desktop}/ScreenSaver", f"org.{desktop}.ScreenSaver.ActiveChanged", is_on)

    listening.hears(lambda: tell("gnome", "boolean:true"))
    for number, desktop in enumerate(("freedesktop", "cinnamon", "mate", "xfce", "gnome"), 1):
        before = listening.times_away
        tell(desktop, "boolean:false")
        tell(desktop, "string:true")  # of another shape: not a sign that is known
        tell(desktop, "boolean:true")
        wait(lambda b=before: listening.times_away > b, desktop)  # type: ignore[misc]
        assert listening.settle().count("away") == before + 1, number
    assert listening.held_up() < HELD_UP


def test_sleep_a_lock_and_another_user_are_heard_from_logind(
    logind: PrivateLogind, listening: Listening
) -> None:
    listening.hears(lambda: logind.tell("lock"))
    for nothing, sign in (
        ("awake", "sleep"),
        ("unlocked", "lock"),
        ("active", "inactive"),
        ("unlocked", "locked"),
    ):
        before = listening.times_away
        logind.tell(nothing)
        logind.tell(sign)
        wait(lambda b=before: listening.times_away > b, sign)  # type: ignore[misc]
        assert listening.settle().count("away") == before + 1, sign
    assert listening.held_up() < HELD_UP


def test_what_others_send_in_the_name_of_logind_is_no_sign(
    buses: tuple[PrivateBus, PrivateBus], logind: PrivateLogind, listening: Listening
) -> None:
    _, system = buses
    listening.hears(lambda: logind.tell("lock"))
    before = listening.times_away
    system.sends("/org/freedesktop/login1", f"{LOGIND}.Manager.PrepareForSleep", "boolean:true")
    system.sends(SESSION_PATH, f"{LOGIND}.Session.Lock")
    system.sends(SESSION_PATH.replace("_37", "_38"), f"{LOGIND}.Session.Lock")
    changed = "org.freedesktop.DBus.Properties.PropertiesChanged"  # of a shape that is none
    system.sends(SESSION_PATH, changed, f"string:{LOGIND}.Session", "array:string:Active", "array:int32:0")
    logind.tell("sleep")
    wait(lambda: listening.times_away > before, "logind itself is heard")
    assert listening.settle().count("away") == before + 1


def test_sleep_waits_until_the_listening_is_over(logind: PrivateLogind, listening: Listening) -> None:
    wait(lambda: "delay given" in logind.notes, "the delay is asked for")
    assert "Inhibit sleep Rosemary Lock delay" in logind.notes
    listening.hears(lambda: logind.tell("sleep"))
    assert "delay given back" not in logind.notes
    listening.tell("end")
    wait(lambda: "delay given back" in logind.notes, "the delay is given back")
    before = listening.settle().count("away")
    logind.tell("sleep")
    logind.tell("lock")
    listening.tell("begin")
    wait(lambda: logind.notes.count("delay given") == 2, "the delay is asked for again")
    listening.hears(lambda: logind.tell("lock"))
    assert before >= 1
    assert listening.end() == 0
    wait(lambda: logind.notes.count("delay given back") == 2, "the end of the process gives it back")


def test_a_logind_that_starts_anew_is_heard_and_asked_again(
    buses: tuple[PrivateBus, PrivateBus], logind: PrivateLogind, listening: Listening, tmp_path: Path
) -> None:
    listening.hears(lambda: logind.tell("sleep"))
    logind.end()
    again = PrivateLogind(buses[1], tmp_path)
    try:
        wait(lambda: again.notes.count("delay given") == 2, "the delay is asked for again")
        listening.hears(lambda: again.tell("inactive"))
    finally:
        again.end()


def test_an_older_logind_is_asked_by_the_sessions_name(
    buses: tuple[PrivateBus, PrivateBus], listening: Listening, tmp_path: Path
) -> None:
    logind = PrivateLogind(buses[1], tmp_path, "old")
    try:
        listening.hears(lambda: logind.tell("lock"))
        assert "GetSession c4" in logind.notes
    finally:
        logind.end()


def test_a_logind_that_never_answers_holds_nothing_up(
    buses: tuple[PrivateBus, PrivateBus], listening: Listening, tmp_path: Path
) -> None:
    logind = PrivateLogind(buses[1], tmp_path, "silent")
    try:
        wait(lambda: "GetSession auto" in logind.notes, "it is asked")
        listening.hears(lambda: logind.tell("sleep"))
        assert listening.held_up() < HELD_UP
    finally:
        logind.end()


@pytest.mark.parametrize("missing", ["no-bus", "no-service"])
def test_without_a_bus_or_a_service_nothing_is_heard_and_nothing_goes_wrong(
    buses: tuple[PrivateBus, PrivateBus], tmp_path: Path, missing: str
) -> None:
    nowhere = f"unix:path={tmp_path / 'nowhere'}"
    names = ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS")
    program = Listening(tmp_path, dict.fromkeys(names, nowhere) if missing == "no-bus" else addresses(*buses))
    program.tell("end")
    program.tell("begin")
    assert {line.split()[0] for line in program.settle()} == {"beat"}
    assert program.held_up() < HELD_UP
    assert program.end() == 0


def test_a_bus_that_goes_away_takes_nothing_with_it(
    buses: tuple[PrivateBus, PrivateBus], logind: PrivateLogind, listening: Listening
) -> None:
    session, system = buses
    listening.hears(lambda: session.sends(SAVER, "org.gnome.ScreenSaver.ActiveChanged", "boolean:true"))
    listening.hears(lambda: logind.tell("sleep"))
    session.end()
    system.end()
    listening.tell("end")
    listening.tell("begin")
    assert {line.split()[0] for line in listening.settle()} == {"away", "beat"}
    assert listening.held_up() < HELD_UP
