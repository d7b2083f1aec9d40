"""Every line of what must hold is tried by a test that says its figures, and they are shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import what_must_hold
from what_must_hold import LINES, property_name, summary

TESTS = Path(__file__).parent


def test_each_line_is_tried_somewhere() -> None:
    said: set[str] = set()
    for file in [*TESTS.rglob("test_*.py"), *TESTS.rglob("conftest.py")]:
        said |= set(re.findall(r'holds\(\s*"(\w+)"', file.read_text("utf-8")))
    assert said == set(LINES)


def test_figures_are_shown_below_their_line_in_its_order() -> None:
    shown = summary(
        [
            ("passed", [(property_name("sockets"), "214 asked for"), ("something else", 1)]),
            ("failed", [(property_name("memory"), "3 found")]),
            ("passed", [(property_name("sockets"), "214 asked for")]),
        ]
    )
    assert shown == [
        LINES["memory"],
        "    3 found  (failed)",
        LINES["sockets"],
        "    214 asked for  (in 2 tests)",
        "Not tried in this run: 9 of 11 lines",
    ]


def test_a_run_without_figures_shows_nothing() -> None:
    assert summary([("passed", [])]) == []


def test_a_line_that_is_not_there_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        what_must_hold.property_name("unheard of")
