"""The log helps to find a fault, and tells nothing of what was written."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import pytest

from journal_app.log import LARGEST, Log

WORDS = "The kettle sang."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "rosemary.log"


def bug(log: Log, now: datetime) -> None:
    """Note a fault whose message, cause and variables hold what a person wrote."""
    kettle = WORDS
    try:
        try:
            raise KeyError(kettle)
        except KeyError as cause:
            raise ValueError(kettle) from cause
    except ValueError as fault:
        log.bug(type(fault), fault.__traceback__, now)


def test_a_fault_is_told_by_type_and_line_and_without_a_word(file: Path, now: datetime) -> None:
    bug(Log(file), now)
    told = file.read_text("utf-8")
    assert "2026-05-08T20:30:00+02:00 bug ValueError test_log.py:" in told
    assert "kettle" not in told
    assert str(Path(__file__).parent) not in told
    assert told.count("\n") == 1


def test_a_fault_without_a_trace_is_told_too(file: Path, now: datetime) -> None:
    Log(file).bug(ValueError, None, now)
    assert "bug ValueError" in file.read_text("utf-8")


def test_lines_are_added_in_order(file: Path, now: datetime) -> None:
    log = Log(file)
    log.event("opened", now)
    Log(file).event("closed", now)
    assert [line.split(" ", 1)[1] for line in file.read_text("utf-8").splitlines()] == ["opened", "closed"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_only_this_person_can_read_it(file: Path, now: datetime) -> None:
    Log(file).event("opened", now)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_a_log_that_has_grown_large_starts_anew(file: Path, now: datetime) -> None:
    log = Log(file)
    log.event("x" * (LARGEST + 1), now)
    log.event("anew", now)
    assert file.stat().st_size < 100


def test_a_log_that_can_not_be_written_is_silent(tmp_path: Path, now: datetime) -> None:
    (tmp_path / "state").write_text("in the way", "utf-8")
    log = Log(tmp_path / "state" / "rosemary.log")
    log.event("opened", now)
    bug(log, now)
    assert (tmp_path / "state").read_text("utf-8") == "in the way"
