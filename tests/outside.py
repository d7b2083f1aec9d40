"""A person at the window of the real program who does not see it: keys, and what at-spi tells of it.

Xvfb, a bus of its own and at-spi's on it. What is showing is read by `outside_reader.py`, a program for the
system's Python, since at-spi comes with that one.
"""

from __future__ import annotations

import json
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest

READER = Path(__file__).with_name("outside_reader.py")
PYTHON = "/usr/bin/python3"
PATIENCE = 60.0
"""Seconds to wait for what takes one on a computer that has nothing else to do."""

VAGUE = {"filler", "unknown", "invalid"}
"""Roles that say nothing: whatever takes the focus is to be more than that."""

CHECKABLE = {"check box", "radio button", "toggle button"}
LONGEST = 30
"""Lines that are looked through in a menu."""

VALUED = {"spin button", "slider"}

Element = dict[str, Any]


def can_read() -> bool:
    """Say whether all is here that reading from outside needs."""
    tools = (
        shutil.which("Xvfb") and shutil.which("xdotool") and Path("/usr/libexec/at-spi-bus-launcher").exists()
    )
    asks = [PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"]
    return bool(tools) and subprocess.run(asks, capture_output=True, check=False).returncode == 0


MARKS = [
    pytest.mark.long,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux with X11"),
    pytest.mark.skipif(
        not can_read(),
        reason="needs: apt install xvfb xdotool dbus at-spi2-core python3-gi gir1.2-atspi-2.0",
    ),
]
"""Of every test that reads from outside."""


@dataclass
class Outside:
    """What the person can do, what was read so far under a name, and what was said aloud."""

    env: dict[str, str]
    reader: subprocess.Popen[str]
    app: subprocess.Popen[bytes]
    screens: dict[str, list[Element]] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    trouble: str = ""
    """Why the last question had no answer."""
    _met: list[str] = field(default_factory=list)

    def ask(self, question: str, **given: str) -> Any:
        """Return the reader's answer; None if what it was reading went away meanwhile."""
        assert self.app.poll() is None, f"the program has ended: {self.app.returncode}"
        assert self.reader.stdin
        assert self.reader.stdout
        self.reader.stdin.write(json.dumps({"ask": question, **given}) + "\n")
        self.reader.stdin.flush()
        ready, _, _ = select.select([self.reader.stdout], [], [], PATIENCE)
        assert ready, f"the reader does not answer: {question} {given}"
        line = self.reader.stdout.readline()
        assert line, "the reader is gone"
        told = json.loads(line)
        self.trouble = told.get("trouble", "")
        return told["answer"]

    def screen(self) -> list[Element]:
        """Read all that is showing."""
        return list(self.ask("screen") or ())

    def see(self, name: str, *expected: str, without: str = "") -> list[Element]:
        """Wait until all of these words are there, then keep what is read under a name.

        `without`: the name of something that is covered then, and must not be read.
        """
        seen: list[Element] = []

        def there() -> bool:
            seen[:] = self.screen()
            words = {word for each in seen for word in (each["name"], each.get("text", ""))}
            return (not without or without not in words) and all(
                any(word.startswith(wanted) for word in words) for wanted in expected
            )

        but = f", without “{without}”" if without else ""
        wait(there, f"{name}: {expected}{but}", lambda: _spoken(seen) or self.trouble)
        self.screens[name] = list(seen)
        return self.screens[name]

    def press(self, name: str, role: str = "") -> None:
        """Do what a screen reader's key for "press" does, to what is called or begins like this."""
        wait(
            lambda: self.ask("press", name=name, role=role),
            f"“{name}” to press",
            lambda: _spoken(self.screen()),
        )

    def go_to(self, name: str, role: str = "") -> None:
        """Take the focus to what is called or begins like this, as a screen reader can."""

        def is_there() -> bool:
            self.ask("focus", name=name, role=role)
            return any(
                each["name"].startswith(name) and "focused" in each["states"] for each in self.screen()
            )

        wait(is_there, f"the focus on “{name}”", lambda: _spoken(self.screen()))

    def key(self, *keys: str) -> None:
        """Press keys, by their names in X11."""
        self._xdotool("key", "--clearmodifiers", *keys)

    def type(self, words: str) -> None:
        """Type where the focus is."""
        self._xdotool("type", "--delay", "20", words)

    def take_window(self) -> None:
        """Have the keys go to the window."""
        self._xdotool("search", "--sync", "--onlyvisible", "--name", "^Rosemary$", "windowfocus")

    def hear(self, words: str, *, whole: bool = False) -> None:
        """Wait until something with these words is announced, or, as a whole, nothing but them."""

        def heard() -> bool:
            self._listen()
            return words in self.said if whole else any(words in each for each in self.said)

        wait(heard, f"“{words}” is said aloud", lambda: str(self.said))

    def choose(self, button: str, line: str) -> None:
        """Open the menu of a button and choose a line: Qt tells of a menu only which line has the focus."""
        self._listen()
        self._met.clear()
        self.press(button)
        wait(self._listen, f"the menu of “{button}”")
        while self._met[-1] != line:
            assert len(self._met) < LONGEST, f"“{line}” is not among {self._met}"
            self.key("Down")
            wait(partial(self._has_more_than, len(self._met)), f"a line after {self._met}")
        self.key("Return")

    def _has_more_than(self, known: int) -> bool:
        return self._listen() > known

    def _listen(self) -> int:
        """Keep what was said aloud, and what the focus came to; return how many that were."""
        for each in self.ask("heard") or ():
            if "announcement" in each["kind"].lower():
                self.said.append(each["name"])
            elif "focused" in each["kind"] and each["on"]:
                self._met.append(each["name"])
        return len(self._met)

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self.env, check=True, capture_output=True, timeout=PATIENCE)


def wait(
    until: Callable[[], object], what: str, shown: Callable[[], str] = str, seconds: float = PATIENCE
) -> None:
    """Look again and again; fail if it does not come."""
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end, f"waited in vain for {what}; there is: {shown()}"
        time.sleep(0.1)


def faults(screens: dict[str, list[Element]]) -> dict[str, list[str]]:
    """Return what is wrong with what was read, by the kind of fault."""
    found: dict[str, list[str]] = {
        "without a name": [],
        "without a role": [],
        "without a state": [],
        "without a value": [],
        "without a group": [],
        "with the question twice": [],
    }
    for name, screen in screens.items():
        above: list[Element] = []
        for each in screen:
            del above[each["depth"] :]
            question = above[-1]["name"] if above else ""
            above.append(each)
            if "focusable" not in each["states"]:
                continue
            role = each["role"]
            is_choice = role == "radio button"
            for fault, is_so in (
                ("without a name", not (each["name"] or each.get("labelled"))),
                ("without a role", role in VAGUE),
                ("without a state", role in CHECKABLE and "checkable" not in each["states"]),
                ("without a value", role in VALUED and "value" not in each),
                ("without a group", is_choice and not question),
                ("with the question twice", is_choice and _repeats(each, question)),
            ):
                if is_so:
                    found[fault].append(f"{name}: {each}")
    return found


def _repeats(each: Element, question: str) -> bool:
    return bool(question) and question in each["description"]


def _spoken(seen: list[Element]) -> str:
    return " · ".join(f"{each['role']} “{each['name']}”" for each in seen if each["name"])
