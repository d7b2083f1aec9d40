"""The real program as a screen reader gets it: every page, screen and panel, read from outside by at-spi.

Xvfb, a bus of its own and at-spi's on it; a person with nothing but keys and the names of things. What takes
the focus has a name and a role that says what it is, and what is seen to change is said aloud.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from private_buses import PrivateBus

READER = Path(__file__).with_name("outside_reader.py")
ROOT = Path(__file__).parents[1]
PYTHON = "/usr/bin/python3"
PATIENCE = 60.0
"""Seconds to wait for what takes one on a computer that has nothing else to do."""

PASSPHRASE = "quillfernpass under the weir"


def _can_read() -> bool:
    tools = (
        shutil.which("Xvfb") and shutil.which("xdotool") and Path("/usr/libexec/at-spi-bus-launcher").exists()
    )
    asks = [PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"]
    return bool(tools) and subprocess.run(asks, capture_output=True, check=False).returncode == 0


pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux with X11"),
    pytest.mark.skipif(
        not _can_read(),
        reason="needs: apt install xvfb xdotool dbus at-spi2-core python3-gi gir1.2-atspi-2.0",
    ),
]

VAGUE = {"filler", "unknown", "invalid"}
"""Roles that say nothing: whatever takes the focus is to be more than that."""

CHECKABLE = {"check box", "radio button", "toggle button"}

Element = dict[str, Any]


@dataclass
class Outside:
    """A person at the window who does not see it."""

    env: dict[str, str]
    reader: subprocess.Popen[str]
    app: subprocess.Popen[bytes]
    screens: dict[str, list[Element]] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)

    def ask(self, question: str, **given: str) -> Any:
        """Return the reader's answer; None if what it was reading went away meanwhile."""
        assert self.reader.stdin
        assert self.reader.stdout
        self.reader.stdin.write(json.dumps({"ask": question, **given}) + "\n")
        self.reader.stdin.flush()
        ready, _, _ = select.select([self.reader.stdout], [], [], PATIENCE)
        assert ready, f"the reader does not answer: {question} {given}"
        answer = self.reader.stdout.readline()
        assert answer, "the reader is gone"
        return json.loads(answer)

    def screen(self) -> list[Element]:
        """Read all that is showing."""
        return list(self.ask("screen") or ())

    def see(self, name: str, *expected: str) -> list[Element]:
        """Wait until all of these words are there, then keep what is read under a name."""
        seen: list[Element] = []

        def there() -> bool:
            seen[:] = self.screen()
            words = {word for each in seen for word in (each["name"], each.get("text", ""))}
            return all(any(word.startswith(wanted) for word in words) for wanted in expected)

        wait(there, f"{name}: {expected}", lambda: _spoken(seen))
        self.screens[name] = list(seen)
        return self.screens[name]

    def press(self, name: str, role: str = "") -> None:
        """Do what a screen reader's key for "press" does."""
        wait(
            lambda: self.ask("press", name=name, role=role),
            f"“{name}” to press",
            lambda: _spoken(self.screen()),
        )

    def key(self, *keys: str) -> None:
        self._xdotool("key", "--clearmodifiers", *keys)

    def type(self, words: str) -> None:
        self._xdotool("type", "--delay", "20", words)

    def hear(self, words: str) -> None:
        """Wait until something with these words is announced."""

        def heard() -> bool:
            self.said += [
                each["name"] for each in self.ask("heard") or () if "announcement" in each["kind"].lower()
            ]
            return any(words in each for each in self.said)

        wait(heard, f"“{words}” is said aloud", lambda: str(self.said))

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


def _spoken(seen: list[Element]) -> str:
    return " · ".join(f"{each['role']} “{each['name']}”" for each in seen if each["name"])


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
        "XDG_RUNTIME_DIR": str(tmp_path / "runtime"),
        **{f"XDG_{n.upper()}_HOME": str(tmp_path / n) for n in ("config", "data", "cache", "state")},
        "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={tmp_path / 'no-bus'}",
    }
    before = dict(os.environ)
    os.environ.update(env)  # what the bus starts inherits it
    bus = PrivateBus(tmp_path, "session-bus")
    os.environ.clear()
    os.environ.update(before)
    env["DBUS_SESSION_BUS_ADDRESS"] = bus.address
    yield env
    bus.end()
    server.terminate()
    server.wait(10)


@pytest.fixture
def start(env: dict[str, str], tmp_path: Path) -> Iterator[Callable[..., Outside]]:
    """Return a way to start the program, the reader beside it."""
    running: list[Outside] = []

    def start_now(*arguments: str) -> Outside:
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
        outside._xdotool("search", "--sync", "--onlyvisible", "--name", "^Rosemary$", "windowfocus")
        return outside

    yield start_now
    for each in running:
        each.app.send_signal(signal.SIGKILL)
        each.app.wait(10)
        assert each.reader.stdin
        assert each.reader.stdout
        each.reader.stdin.close()
        each.reader.wait(10)
        each.reader.stdout.close()


Start = Callable[..., Outside]


@pytest.fixture
def judge(holds: Callable[[str, str], None]) -> Callable[[Outside], None]:
    """Return a way to look at all that was read."""

    def judge(outside: Outside) -> None:
        read = [(name, each) for name, screen in outside.screens.items() for each in screen]
        stops = [(name, each) for name, each in read if "focusable" in each["states"]]
        unnamed = [f"{name}: {each}" for name, each in stops if not (each["name"] or each.get("labelled"))]
        vague = [f"{name}: {each}" for name, each in stops if each["role"] in VAGUE]
        choices = [(name, each) for name, each in stops if each["role"] in CHECKABLE]
        mute = [f"{name}: {each}" for name, each in choices if "checkable" not in each["states"]]
        holds(
            "access",
            f"{len(outside.screens)} screens, {len(read)} elements read, {len(stops)} that take the focus:"
            f" {len(unnamed)} without a name, {len(vague)} without a role, {len(mute)} without a state;"
            f" said aloud {len(outside.said)}",
        )
        assert unnamed == []
        assert vague == []
        assert mute == []

    return judge


def test_from_the_first_start_to_the_lock_everything_is_named_and_says_what_it_is(
    start: Start, judge: Callable[[Outside], None], tmp_path: Path
) -> None:
    outside = start("--journal", str(tmp_path / "journal"))
    outside.see("first start: what it is", "Continue")
    outside.press("Continue")
    outside.see("first start: passphrase", "Passphrase")
    outside.type(PASSPHRASE)
    outside.key("Tab", "Tab")
    outside.type(PASSPHRASE)
    outside.key("Return")
    outside.see("first start: recovery code", "I wrote it down")
    outside.press("Not now")
    outside.see("first start: your words", "Skip")
    outside.press("Skip")
    outside.see("first start: done", "Open today's page")
    outside.press("Open today's page")
    outside.see("Today, empty", "Page", "Get help now")
    outside.type("Hello there.")
    outside.hear("Saved on this computer only")
    outside.press("Lock")
    locked = outside.see("locked", "Passphrase", "Open")
    (field,) = [each for each in locked if each["name"] == "Passphrase" and "focusable" in each["states"]]
    assert field["description"] == "This journal is locked."
    outside.press("Use the recovery code")
    outside.see("recovery code", "Recovery code")
    outside.press("Back to the lock screen")
    outside.see("locked again", "Passphrase")
    outside.press("Backups")
    outside.see("restore", "Back to the lock screen")
    outside.press("Back to the lock screen")
    outside.see("locked once more", "Passphrase")
    outside.press("Get help now")
    outside.see("help while locked", "Read more in the guidance")
    outside.press("Read more in the guidance")
    outside.see("guidance while locked", "Search the guidance")
    judge(outside)


def test_every_page_of_the_demo_is_named_says_what_it_is_and_tells_what_changes(
    start: Start, judge: Callable[[Outside], None]
) -> None:
    outside = start("--demo")
    outside.hear("Something I noticed")  # the note of care, without taking the focus
    outside.see("Today", "Tonight’s page")
    outside.press("Why am I seeing this?")
    outside.see("why", "Answers by day")
    outside.key("Escape")
    walk_journal(outside)
    walk_rooms(outside)
    walk_check_ins(outside)
    judge(outside)


def walk_journal(outside: Outside) -> None:
    outside.press("Journal")
    outside.see("Journal", "Search the journal", "Entries")
    outside.key("Return")
    outside.key("ctrl+f")
    outside.type("garden")
    outside.hear("2 pages")
    outside.see("search", "Clear search")
    outside.press("Clear search")
    outside.press("Filters")
    outside.see("filters", "With a photo")
    outside.press("Filters")
    outside.press("Calendar")
    outside.see("calendar", "Month before")
    outside.press("Whole year")
    outside.see("year", "As a list")
    outside.press("Back to the journal")
    outside.press("Open the bin")
    outside.see("bin", "Back to the journal")
    outside.press("Back to the journal")
    outside.press("Make a small book")
    outside.see("book", "Which pages")
    outside.press("Back to the journal")


def walk_rooms(outside: Outside) -> None:
    outside.press("Coping")
    outside.see("Coping", "Begin: Box breathing")
    outside.press("Begin: Box breathing")
    outside.see("exercise: before", "If you like: how heavy is it right now?")
    outside.press("Begin")
    outside.see("exercise", "Pause")
    outside.press("Stop")
    outside.press("Time off work")
    outside.see("letter to an employer", "Copy the letter")
    outside.press("Remember")
    outside.see("the closed box", "Open the box")
    outside.press("Open the box")
    outside.see("the open box", "Close the box", "Days it was lit")
    outside.press("Body")
    outside.see("Body", "Very heavy bleeding")
    outside.press("Open Closeness")
    outside.see("Closeness", "Where I am with closeness")
    outside.press("Body")
    outside.see("Body again", "Very heavy bleeding")
    outside.press("Very heavy bleeding", "check box")
    outside.press("Note it", "push button")
    outside.hear("Call a doctor right away")
    outside.see("signs to call for", "Close for now")
    outside.press("Close for now")
    outside.press("Guidance")
    outside.see("Guidance", "Search the guidance")
    outside.press("Settings")
    outside.see("Settings", "More contrast", "Delete everything…")
    outside.press("Help and keys")
    outside.see("help and keys", "Back")
    outside.press("Back")


def walk_check_ins(outside: Outside) -> None:
    outside.press("Check-ins")
    outside.see("Check-ins", "The last two weeks")
    outside.press("See all patterns")
    outside.see("patterns", "How far back")
    outside.press("Back")
    outside.press("Open my plan")
    outside.see("plan", "Add a part")
    outside.press("Back")
    outside.press("Make the page")
    outside.see("page for a doctor", "Copy the short version")
    outside.press("Close")
    outside.press("Thoughts of ending my life", "radio button")
    outside.hear("Thoughts of ending my life")  # the chosen segment
    outside.hear("People you can reach right now")
    answered = outside.see("help beside the form", "People you can reach right now")
    chosen = [each["name"] for each in answered if "checked" in each["states"]]
    assert "Thoughts of ending my life" in chosen
    outside.press("Save")
    outside.hear("Please reach a person now")
    outside.see("crisis", "Call or text")
    outside.press("I'm closing this for now")
    outside.press("Get help now")
    outside.see("help", "Read more in the guidance")
