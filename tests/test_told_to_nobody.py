"""A word in every field there is: what other programs, the system and the files get to know of it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from canary_session import CANARY, CONTROL, NUMBERS
from made_photos import made_photo
from test_real_window import (
    ENCODINGS,
    Desk,
    command_line,
    display,
    files_with,
    in_all_encodings,
    pytestmark,
    wait,
)
from whole_session import PASSPHRASE, PATIENCE

from journal_app.domain.care.ratings import Ratings
from journal_app.domain.check_in import CheckInForm
from journal_app.domain.settings import JournalSettings
from journal_app.domain.support import MarkedDay, Person, PlanPart
from journal_app.domain.words import ChosenWords, LossWord
from journal_app.services import session

__all__ = ["display", "pytestmark"]  # a screen, and what this needs

TESTS = Path(__file__).parent
ROOT = TESTS.parent

FIELDS = {
    *("Page", "Add a tag", "Search the journal", "Note", "What to call it", "Medicines", "Name: person 1"),
    *("Heading of part 1", "The name", "Passphrase", "Passphrase now", "What is on this photo"),
    *("Find on this page", "Replace with", "own words", "Name of template 1"),
}
"""Some of the fields that have to be among those written in; else the robot has lost its way."""


@contextmanager
def program(
    desk: Desk, name: str, *given: str, said: Path, under: tuple[str, ...] = ()
) -> Iterator[subprocess.Popen[bytes]]:
    """Run one of the programs beside this file on the person's screen, `under` one that watches it."""
    with said.open("wb") as out:
        running = subprocess.Popen(
            [*under, sys.executable, str(TESTS / name), *given],
            cwd=ROOT,
            env=desk.env | {"PYTHONPATH": str(ROOT)},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        yield running
    finally:
        running.kill()
        running.wait(10)


def lines(said: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in said.read_text("utf-8").splitlines() if line.startswith("{")]


@pytest.fixture
def desk(tmp_path: Path, display: str) -> Desk:
    """A person's home with a journal that holds the word already, wherever it can."""
    home = tmp_path / "home"
    home.mkdir()
    desk = Desk(home, display)
    opened = session.open_with_passphrase(desk.journal, PASSPHRASE)
    opened.save_settings(JournalSettings(ChosenWords(LossWord.NAME, CANARY), (date(2026, 3, 2),)))
    opened.support.save_plan([PlanPart(CANARY, CANARY)])
    opened.support.save_people([Person(CANARY, CANARY, CANARY)])
    opened.support.save_marked_days([MarkedDay(date.today(), CANARY)])
    now = datetime.now().astimezone()
    opened.check_ins.save(CheckInForm(now.date(), Ratings(sleep=2), CANARY), now)
    opened.close()
    return desk


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    file = tmp_path / "photo.jpg"
    file.write_bytes(made_photo())
    return file


def test_a_word_in_every_field_is_told_to_nobody(desk: Desk, tmp_path: Path, photo: Path) -> None:
    heard, said = tmp_path / "heard", tmp_path / "said"
    with program(desk, "eavesdropper.py", said=heard):
        wait(lambda: lines(heard), "somebody listens")
        with program(desk, "eavesdropper.py", "a careless word", said=tmp_path / "careless"):
            wait(lambda: "a careless word" in heard.read_text("utf-8"), "it would be heard")
        arguments = (str(desk.journal), str(photo), str(heard))
        with program(desk, "canary_session.py", *arguments, said=said) as robot:
            desk.window = robot
            desk.take_keyboard()
            wait(lambda: lines(said) or robot.poll() is not None, "the walk is over", 3 * PATIENCE)
            assert lines(said), said.read_text("utf-8")
            proc = Path(f"/proc/{robot.pid}")
            wait(lambda: "--after-lock=asked" in command_line(proc), "it locks")
            wait(lambda: not of(heard, "Clipboard")[-1]["text"], "the clipboard is empty again")
    (walk,) = lines(said)
    assert set(walk["written"]) >= FIELDS
    assert walk["draggable"] == []
    assert set(walk["learned"]) <= {NUMBERS}

    selected = {each["text"] for each in of(heard, "Selection")} - {"", "a careless word"}
    assert selected == set()
    copied = [each for each in of(heard, "Clipboard") if each["text"]]
    assert len({each["text"] for each in copied}) == 3
    assert {each["hint"] for each in copied} == {"secret"}
    assert not [each for each in copied if "text/html" in each["formats"]]

    assert [title for title in walk["titles"] if CANARY in title] == []
    assert "Rosemary" in walk["titles"]
    (log,) = (desk.home / "state_home").rglob("rosemary.log")
    assert "ValueError" in log.read_text("utf-8")
    assert CANARY in desk.stored(CANARY), "it stands in the journal"
    assert files_with(desk.home, CANARY) == []
    assert files_with(desk.home, PASSPHRASE) == []
    assert not [line for line in said.read_text("utf-8").splitlines() if CANARY in line and line[0] != "{"]
    assert not list(desk.home.rglob("QtProject.conf"))
    assert not list(desk.home.rglob("recently-used.xbel"))


def of(heard: Path, mode: str) -> list[dict[str, Any]]:
    """Return what was got of the clipboard, or of the primary selection, in order."""
    return [line for line in lines(heard) if line.get("of") == mode]


WRITING = "write,writev,pwrite64,pwritev,pwritev2,sendto,sendmsg,sendmmsg,vmsplice,splice,sendfile"
"""Every call by which bytes leave a process. Nothing is written through memory that is mapped to a file."""


def as_shown(words: str) -> list[bytes]:
    """Return the words as strace shows them, every byte by two digits."""
    return [
        "".join(f"\\x{byte:02x}" for byte in encoded).encode("ascii") for encoded in in_all_encodings(words)
    ]


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace: apt install strace")
def test_no_word_of_a_whole_session_is_in_what_it_wrote_or_left_behind_when_it_is_killed(
    desk: Desk, tmp_path: Path, photo: Path, holds: Callable[[str, str], None]
) -> None:
    trace, said = tmp_path / "trace", tmp_path / "said"
    strace = ("strace", "-f", "-qq", "-xx", "-s", str(1 << 24), "-e", "signal=none", "-o", str(trace))
    under = (*strace, "--seccomp-bpf", "-e", f"trace={WRITING}")
    with program(desk, "canary_session.py", str(desk.journal), str(photo), said=said, under=under) as watched:
        desk.window = watched
        wait(lambda: said.read_text("utf-8").strip(), "it has begun")
        pid = int(said.read_text("utf-8").split()[0])
        wait(lambda: has_window(desk, pid), "a window that has the keyboard")
        wait(lambda: lines(said) or watched.poll() is not None, "the walk is over", 6 * PATIENCE)
        assert lines(said), said.read_text("utf-8")
        os.kill(pid, signal.SIGKILL)
        watched.wait(PATIENCE)
    (walk,) = lines(said)
    assert set(walk["written"]) >= FIELDS

    calls = hits = controls = 0
    size = trace.stat().st_size // 4
    words, control = as_shown(CANARY) + as_shown(PASSPHRASE), as_shown(CONTROL)
    with trace.open("rb") as file:
        for line in file:
            calls += 1
            hits += sum(line.count(word) for word in words)
            controls += sum(line.count(word) for word in control)
    trace.unlink()
    assert controls > 0
    (desk.home / "control.txt").write_text(CANARY, "utf-16-le")
    left = [file for file in desk.home.rglob("*") if file.is_file()]
    found = files_with(desk.home, CANARY) + files_with(desk.home, PASSPHRASE)
    holds(
        "canary",
        f"{hits} hits in {calls} writes of {size / 1e6:.0f} MB (control {controls}),"
        f" {len(found) - 1} in {len(left) - 1} files (control 1), {len(walk['written'])} fields,"
        f" {len(ENCODINGS)} encodings",
    )
    assert hits == 0
    assert found == ["control.txt"]
    assert CANARY in desk.stored(CANARY), "it stands in the journal"


def has_window(desk: Desk, pid: int) -> bool:
    """Give the keyboard to the window of a process; say whether it has it."""
    search = ("search", "--onlyvisible", "--pid", str(pid), "--name", "^Rosemary$")
    desk.xdotool(*search, "windowfocus", "%1")
    return desk.focused() in desk.xdotool(*search).splitlines()
