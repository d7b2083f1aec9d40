"""The promises that only a real window keeps or breaks: a crash, a lock, and what is left behind.

A virtual screen, the real program in a process of its own, real keys, a home folder of its own.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from journal_app.services import session
from journal_app.services.event_log import EventLog
from journal_app.vault import key_file, keys, recovery_code

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux with X11"),
    pytest.mark.skipif(
        not (shutil.which("Xvfb") and shutil.which("xdotool")),
        reason="needs Xvfb and xdotool: apt install xvfb xdotool",
    ),
]

PASSPHRASE = "quillfernpass under the weir"
CANARY = "zanzibarquill"
ROOT = Path(__file__).parents[1]
ENCODINGS = ("utf-8", "latin-1", "utf-16-le", "utf-32-le")
PATIENCE = 30.0
"""Seconds to wait for what takes one on a computer that has nothing else to do."""

AT_MOST_LOST = 2.0
"""Seconds of typing that a crash may cost."""

PER_KEY = 0.02
"""Seconds between the keys a person types here."""


def wait(until: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
    """Look again and again; fail if it does not come."""
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.05)


def in_all_encodings(words: str) -> tuple[bytes, ...]:
    return tuple(dict.fromkeys(words.encode(encoding) for encoding in ENCODINGS))


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of its own. It stays when a program lets go of it: else the next one may come too early."""
    reader, writer = os.pipe()
    screen = ["-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), *screen], pass_fds=(writer,), stderr=subprocess.DEVNULL
    )
    os.close(writer)
    with os.fdopen(reader) as answer:
        number = answer.readline().strip()
    assert number, "Xvfb did not start"
    yield f":{number}"
    server.terminate()
    server.wait(10)


class Desk:
    """A person's home, the screen, and the keyboard."""

    def __init__(self, home: Path, display: str) -> None:
        self.home = home
        self.journal = home / "data" / "journal"
        self.env = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ} | {
            "HOME": str(home),
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "LC_ALL": "C.UTF-8",
            "TMPDIR": str(home / "tmp"),
            **{
                f"XDG_{name}": str(home / name.lower())
                for name in ("CONFIG_HOME", "DATA_HOME", "CACHE_HOME", "STATE_HOME", "RUNTIME_DIR")
            },
        }
        for folder in ("tmp", "config_home", "data_home", "cache_home", "state_home", "runtime_dir"):
            (home / folder).mkdir(mode=0o700)
        self.window: subprocess.Popen[bytes] | None = None
        made = self.run("create", given=PASSPHRASE)
        assert made.returncode == 0, made.stderr

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "journal_app", *arguments, "--journal", str(self.journal)]

    def run(self, *arguments: str, given: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            self.command(*arguments, "--passphrase-stdin"),
            input=given.encode() + b"\n",
            capture_output=True,
            cwd=ROOT,
            env=self.env,
            check=False,
            timeout=60,
        )

    def xdotool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], capture_output=True, text=True, env=self.env, check=False
        )
        return done.stdout.strip()

    def start(self) -> None:
        """Start the window and wait until it has the keyboard."""
        self.window = subprocess.Popen(self.command(), cwd=ROOT, env=self.env)
        self.take_keyboard()

    def take_keyboard(self) -> str:
        """Give the window the keyboard and return its id. Without a window manager nobody else does."""
        assert self.window
        search = ("search", "--onlyvisible", "--pid", str(self.window.pid), "--name", "^Rosemary$")
        taken: list[str] = []

        def take() -> bool:
            self.xdotool(*search, "windowfocus", "%1")
            focused = self.focused()
            taken.append(focused)
            return focused in self.xdotool(*search).splitlines()

        wait(take, "a window that has the keyboard")
        return taken[-1]

    def focused(self) -> str:
        """Return the id of what has the keyboard. A window that goes away loses it for good."""
        return self.xdotool("getwindowfocus")

    def open(self) -> None:
        """Give the passphrase, and wait until the database is open.

        Only a window that went away while it was typed in is a reason to type again: for a moment
        after a lock, the screen still shows the window of the program that is gone.
        """
        while True:
            window = self.take_keyboard()
            self.press("ctrl+a")
            self.type(PASSPHRASE)
            if self.focused() != window:
                continue
            self.press("Return")
            wait(lambda w=window: self.has_database_open() or self.focused() != w, "the journal is open")  # type: ignore[misc]
            if self.has_database_open():
                return

    def lock(self) -> None:
        """Press the keys for it, and wait until a new program in the same process has reached the screen."""
        assert self.window
        proc = Path(f"/proc/{self.window.pid}")
        self.press("ctrl+l")
        wait(lambda: "--after-lock=asked" in command_line(proc), "a new program in the same process")
        wait(lambda: "libqxcb" in (proc / "maps").read_text("utf-8"), "the new program uses the screen")

    def has_database_open(self) -> bool:
        assert self.window
        try:
            files = [str(file.readlink()) for file in Path(f"/proc/{self.window.pid}/fd").iterdir()]
        except OSError:
            return False
        return sum(file.endswith("journal.db") for file in files) >= 2  # the second one is the search's

    def type(self, words: str) -> None:
        self.xdotool("type", "--delay", str(int(PER_KEY * 1000)), words)

    def press(self, key: str) -> None:
        self.xdotool("key", key)

    def press_all(self, *keys: str, pause: float) -> None:
        """Press one key after the other, so many seconds between them."""
        self.xdotool("key", "--delay", str(round(pause * 1000)), *keys)

    def stored(self, word: str) -> str:
        """Return the text of the newest entry with this word."""
        done = self.run("search", word, "--json", given=PASSPHRASE)
        if done.returncode != 0:
            return ""
        results = json.loads(done.stdout)["results"]
        return str(results[0]["text"]) if results else ""

    def kill(self) -> None:
        """End the window as a crash does."""
        if self.window and self.window.poll() is None:
            self.window.send_signal(signal.SIGKILL)
            self.window.wait(10)


@pytest.fixture
def desk(tmp_path: Path, display: str) -> Iterator[Desk]:
    desk = Desk(tmp_path, display)
    yield desk
    desk.kill()


def files_with(folder: Path, words: str) -> list[str]:
    """Return the names of the files that hold `words` in any encoding."""
    needles = in_all_encodings(words)
    return [
        str(file.relative_to(folder))
        for file in folder.rglob("*")
        if file.is_file() and any(needle in file.read_bytes() for needle in needles)
    ]


def in_memory(pid: int, *all_words: str) -> int:
    """Return how often any of the words stands in the readable memory of a process."""
    (found,) = count_in_memory(
        pid, {"": [each for words in all_words for each in in_all_encodings(words)]}
    ).values()
    return found


def count_in_memory(pid: int, needles: dict[str, list[bytes]]) -> dict[str, int]:
    """Return how often the needles of each name stand in the readable memory of a process."""
    found = dict.fromkeys(needles, 0)
    maps = Path(f"/proc/{pid}/maps").read_text("utf-8").splitlines()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            place, rights, *_ = line.split()
            if rights[0] != "r" or line.endswith(("[vvar]", "[vsyscall]", "[vvar_vclock]")):
                continue
            first, last = (int(number, 16) for number in place.split("-"))
            try:
                memory.seek(first)
                held = memory.read(last - first)
            except (OSError, OverflowError, ValueError):
                continue
            for name, sought in needles.items():
                found[name] += sum(held.count(needle) for needle in sought)
    return found


def secrets_of(journal: Path) -> dict[str, list[bytes]]:
    """Return what opens a journal, as bytes, and written in every way."""
    seed = key_file.unlock(journal, PASSPHRASE).seed
    key, code = keys.database_key(seed), recovery_code.format_code(seed)
    written = {
        "passphrase": (PASSPHRASE,),
        "seed": (seed.hex(), seed.hex().upper(), code, code.replace("-", "")),
        "key": (key.hex(), key.hex().upper()),
    }
    found = {
        name: [each for words in ways for each in in_all_encodings(words)] for name, ways in written.items()
    }
    found["seed"].append(seed)
    found["key"].append(key)
    return found


def family_of(pid: int) -> list[int]:
    """Return a process and all that it, or one of those, has started and that still run."""
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parents[int(stat.parent.name)] = int(stat.read_text("utf-8").rpartition(")")[2].split()[1])
    found = [pid]
    for each in found:
        found += [child for child, parent in parents.items() if parent == each]
    return found


def command_line(proc: Path) -> list[str]:
    return (proc / "cmdline").read_text("utf-8").split("\0")


def test_words_survive_a_crash_and_stand_nowhere_in_the_clear(
    desk: Desk, holds: Callable[[str, str], None]
) -> None:
    desk.start()
    desk.open()
    wait(lambda: desk.type(f"{CANARY} one ") or desk.stored(CANARY), "the words are stored")
    desk.kill()
    (desk.home / "control.txt").write_text(CANARY, "utf-16-le")
    assert files_with(desk.home, CANARY) == ["control.txt"]
    assert files_with(desk.home, PASSPHRASE) == []
    assert CANARY in desk.stored(CANARY)
    desk.start()
    desk.open()
    (desk.home / "control.txt").unlink()
    assert CANARY in desk.stored(CANARY)
    assert files_with(desk.home, CANARY) == []
    holds("canary", "with real keys, killed and opened again: 0 files (control 1)")


@pytest.mark.skipif(
    sys.platform.startswith("linux") and os.geteuid() != 0, reason="only root may look into the memory"
)
def test_after_a_lock_neither_words_nor_passphrase_nor_keys_are_in_memory(
    desk: Desk, holds: Callable[[str, str], None]
) -> None:
    sought = {"text": list(in_all_encodings(CANARY))} | secrets_of(desk.journal)
    desk.start()
    desk.open()
    assert desk.window
    pid = desk.window.pid
    wait(lambda: desk.type(f"{CANARY} one ") or desk.stored(CANARY), "the words are stored")
    before = count_in_memory(pid, sought)
    assert before["text"] > 0
    assert before["key"] > 0
    desk.lock()
    desk.take_keyboard()
    assert desk.window.poll() is None
    family = family_of(pid)
    after = [count_in_memory(each, sought) for each in family]
    counted = {name: sum(each[name] for each in after) for name in sought}
    figures = ", ".join(f"{name} {counted[name]} ({before[name]} before)" for name in sought)
    holds("memory", f"{figures}; {len(family)} process, {len(ENCODINGS)} encodings and plain bytes")
    assert set(counted.values()) == {0}
    assert files_with(desk.home, CANARY) == []
    desk.open()  # and it goes on from here
    wait(lambda: in_memory(pid, CANARY), "the words are on the screen again")


def test_killed_while_typing_at_most_two_seconds_are_lost(desk: Desk) -> None:
    chance = random.Random(20261123)
    kept = ""
    for round_number in range(5):
        desk.start()
        desk.open()
        marker = f"round{round_number}x"
        wait(lambda m=marker: desk.type(f" {m}") or desk.stored(m), "the page takes keys")  # type: ignore[misc]
        before = desk.stored("round0x")
        assert before.startswith(kept)
        typed: list[tuple[float, str]] = []
        end = time.monotonic() + chance.uniform(2.5, 6.0)
        while time.monotonic() < end:
            word = f" w{round_number}n{len(typed):03}"
            desk.type(word)
            typed.append((time.monotonic(), word))
        desk.kill()
        crashed = time.monotonic()
        kept = desk.stored("round0x")
        assert kept.startswith(before)
        certain = [word for moment, word in typed if moment < crashed - AT_MOST_LOST]
        assert certain
        assert "".join(certain) in kept
        assert "".join(word for _, word in typed).startswith(kept[kept.index(f" w{round_number}n000") :])
        checked = desk.run("verify", "--json", given=PASSPHRASE)
        assert json.loads(checked.stdout)["whole"] is True


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_end_while_typing_not_a_word_is_lost(desk: Desk, sign: signal.Signals) -> None:
    desk.start()
    desk.open()
    assert desk.window
    wait(lambda: desk.type(" first") or desk.stored("first"), "the page takes keys")
    desk.type(" and a last word")
    wait(lambda: in_memory(desk.window.pid, "and a last word"), "the words are on the screen")  # type: ignore[union-attr]
    desk.window.send_signal(sign)
    assert desk.window.wait(PATIENCE) == 0
    assert desk.stored("first").endswith(" and a last word")


def test_a_demo_that_is_asked_to_end_leaves_nothing_behind(desk: Desk) -> None:
    desk.window = subprocess.Popen([sys.executable, "-m", "journal_app", "--demo"], cwd=ROOT, env=desk.env)
    wait(desk.has_database_open, "the demo is open")
    assert any((desk.home / "tmp").iterdir())
    desk.window.send_signal(signal.SIGTERM)
    assert desk.window.wait(PATIENCE) == 0
    assert not any((desk.home / "tmp").iterdir())


def test_a_second_start_ends_and_the_first_stays(desk: Desk, holds: Callable[[str, str], None]) -> None:
    desk.start()
    second = subprocess.run(desk.command(), cwd=ROOT, env=desk.env, check=False, timeout=PATIENCE)
    assert second.returncode == 0
    assert desk.window
    assert desk.window.poll() is None
    desk.open()
    holds("refusals", "second instance: it ends, the first window stays and opens")


def care_log(desk: Desk) -> list[str]:
    """Return what the care log holds now."""
    opened = session.open_for_reading(desk.journal, PASSPHRASE)
    try:
        return [event.kind for event in EventLog(opened.connection).events()]
    finally:
        opened.close()


def answer_about_suicide(desk: Desk, key: str) -> None:
    """Open the check-in, go past six questions with Enter, answer the last."""
    wait(lambda: desk.type(f"{CANARY} ") or desk.stored(CANARY), "the page takes keys")
    desk.press("alt+3")
    wait(lambda: desk.press("2") or has_draft(desk), "a question takes an answer")
    for _ in range(7):  # to the last one, from wherever the answers led
        desk.press("Return")
    desk.press("shift+Tab")
    desk.press(key)


def choose_country(desk: Desk) -> None:
    """Have a country chosen, as after the first start: else the help screen has the numbers of them all."""
    settings = desk.home / "config_home" / "rosemary" / "locked.toml"
    settings.parent.mkdir(mode=0o700)
    settings.write_text('country = "IE"\n', "utf-8")


def press_next_button(desk: Desk) -> None:
    """Go on by one and press. What stands before the last button leads on to it, never back.

    Not Shift+Tab from the first: the screen comes when the rules have answered, perhaps between two keys.
    """
    desk.press("Tab")
    desk.press("Return")
    desk.press("Escape")  # out of a number that is shown large


def has_draft(desk: Desk) -> bool:
    opened = session.open_for_reading(desk.journal, PASSPHRASE)
    try:
        return opened.check_ins.draft() is not None
    finally:
        opened.close()


def test_an_answer_leads_to_the_help_screen_and_only_its_button_away_from_it(desk: Desk) -> None:
    choose_country(desk)
    desk.start()
    desk.open()
    answer_about_suicide(desk, "3")
    desk.press("ctrl+Return")
    wait(lambda: care_log(desk) == ["opened", "checkin"], "the check-in is saved")
    desk.press("Escape")
    desk.press("Escape")
    desk.press("ctrl+l")  # locks out of the help screen: it is there again, until it is closed
    proc = Path(f"/proc/{desk.window.pid}") if desk.window else Path()
    wait(lambda: "--show-help" in command_line(proc), "the lock screen opens at help")
    assert care_log(desk) == ["opened", "checkin"]
    desk.take_keyboard()  # perhaps the window of the program that is gone
    desk.take_keyboard()
    desk.press("Escape")
    desk.open()
    wait(lambda: care_log(desk).count("opened") == 2, "the rules are asked again")
    wait(lambda: press_next_button(desk) or "crisis_closed" in care_log(desk), "its own button closes it")
    assert care_log(desk).count("checkin") == 1
