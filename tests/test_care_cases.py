"""The made-up lives of care_cases, each answered by the audit form as a reviewer would ask it."""

from __future__ import annotations

import json
import runpy
from collections.abc import Iterator
from dataclasses import fields
from datetime import timedelta
from typing import Any

import pytest
from care_cases import CASES
from care_cases.notation import Case

from journal_app.care_audit import answer_cases
from journal_app.domain.care.constants import RULES_V1
from journal_app.domain.care.stored import _KINDS


def answer(case: Case) -> dict[str, Any]:
    (result,) = json.loads(answer_cases(json.dumps({"cases": [case.form]}).encode()).text)["results"]
    return dict(result)


def part(result: object, expected: object) -> object:
    """Return of a result what is expected of it, so that a difference can be read."""
    if isinstance(result, dict) and isinstance(expected, dict):
        return {name: part(result.get(name), value) for name, value in expected.items()}
    return result


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_rules_answer_as_was_worked_out_by_hand(case: Case) -> None:
    result = answer(case)
    assert "error" not in result, result
    assert part(result, case.expect) == case.expect, case.because


def test_each_case_has_its_own_name_and_a_reason() -> None:
    assert len({case.id for case in CASES}) == len(CASES)
    assert all(case.because.endswith(".") and case.expect for case in CASES)


def test_the_cases_speak_of_every_kind_of_event_and_every_part_of_a_result() -> None:
    assert {event["kind"] for case in CASES for event in case.log} == set(_KINDS)
    assert {name for case in CASES for name in case.expect} == set(answer(CASES[0])) - {"id"}


def test_every_rule_has_a_case_in_which_it_holds_and_one_in_which_it_does_not() -> None:
    told = [set(case.expect["rules"]) for case in CASES if "rules" in case.expect]
    for rule in sorted(set().union(*told)):
        assert any(rule in rules for rules in told) and any(rule not in rules for rules in told)
    assert set().union(*told) == {
        *("L1a", "L1b", "L1c", "L2a", "L2b", "L2c", "L2d", "L2e", "L2s"),
        *("L3a", "L3b", "L3c", "L3d", "EASING"),
    }


def test_the_cases_can_be_printed_as_one_audit_form(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_module("care_cases", run_name="__main__")
    answers = answer_cases(capsys.readouterr().out.encode())
    assert answers.complete
    assert [result["id"] for result in json.loads(answers.text)["results"]] == [case.id for case in CASES]


IMPLIED = [
    ("l2e_check_ins", 4),  # five heavy days are five check-in days
    ("l1c_check_ins_least", 2),  # three answered days are three check-in days
    ("followup_days", (0, 2, 3, 7, 14)),  # never on the crisis date itself, whatever the days
    ("shown_above_days", 0),  # no second note on one date, whatever the quiet times
]
"""Changes of a number that change nothing, because another rule says as much."""


def nudged(value: Any) -> Iterator[Any]:
    """Yield what a number could be if it were slightly wrong."""
    if isinstance(value, tuple):
        for place, one in enumerate(value):
            yield from ((*value[:place], other, *value[place + 1 :]) for other in nudged(one))
    else:
        step = {int: 1, float: 0.15, timedelta: timedelta(minutes=1)}[type(value)]
        yield from (value + step, value - step)


def is_noticed_by(case: Case) -> bool:
    try:
        return part(answer(case), case.expect) != case.expect
    except (KeyError, StopIteration):  # a level that does not exist
        return True


@pytest.mark.long
@pytest.mark.parametrize("name", [field.name for field in fields(RULES_V1)])
def test_every_number_of_the_rules_is_held_from_both_sides(name: str) -> None:
    value = getattr(RULES_V1, name)
    try:
        for wrong in nudged(value):
            object.__setattr__(RULES_V1, name, wrong)
            noticed = any(map(is_noticed_by, CASES))
            assert noticed is ((name, wrong) not in IMPLIED), wrong
    finally:
        object.__setattr__(RULES_V1, name, value)
