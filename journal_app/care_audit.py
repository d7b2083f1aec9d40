"""The audit form: anyone can give the care rules a made-up log and read what they answer.

Needs no journal and no window. Cases go in as JSON, {"cases": [{"id", "settings", "now", "events"}]},
and one result a case comes out, in their order. A case that breaks the table of events is answered
with one sentence that names the event and the field, and the others are still answered.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import BinaryIO, TextIO

from journal_app.domain.care.assess import Assessment, assess
from journal_app.domain.care.stored import FormError, read_clock, read_event, read_settings
from journal_app.domain.errors import Trouble

_LONGEST_WHOLE = 300
"""Digits up to which a whole number is read exactly. Longer ones count as larger than every limit."""


class NotAnAuditForm(Trouble):
    """What came in is no audit form at all."""

    words = 'This is not an audit form. It must be JSON of the form {"cases": [...]}.'


class FormNotReadable(Trouble):
    """The file with the form is missing, or may not be read."""

    words = "That file can't be read. Please check its name and that you may open it."


@dataclass(frozen=True, slots=True)
class Answers:
    """The answer as JSON text, and whether every case could be answered."""

    text: str
    complete: bool


def audit_care(source: str, stdin: BinaryIO, stdout: TextIO, stderr: TextIO) -> int:
    """Answer the form in the file `source`, or on standard input for "-", and return the exit code.

    0: every case is answered. 1: a case is in error. 2: no form at all, said in one sentence.
    """
    try:
        answers = answer_cases(_read(source, stdin))
    except Trouble as trouble:
        stderr.write(f"{trouble}\n")
        return 2
    stdout.write(f"{answers.text}\n")
    if not answers.complete:
        stderr.write("A case breaks the form; its place in the answer says how.\n")
        return 1
    return 0


def answer_cases(form: bytes) -> Answers:
    """Answer an audit form (UTF-8 JSON). Raises NotAnAuditForm."""
    try:
        document = json.loads(form.decode("utf-8-sig"), parse_int=_whole, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise NotAnAuditForm from None
    cases = document.get("cases") if isinstance(document, dict) else None
    if not isinstance(cases, list):
        raise NotAnAuditForm
    results = [_answer(number, case) for number, case in enumerate(cases)]
    return Answers(
        json.dumps({"results": results}, allow_nan=False),
        complete=all("error" not in result for result in results),
    )


def _read(source: str, stdin: BinaryIO) -> bytes:
    if source == "-":
        return stdin.read()
    try:
        return Path(source).read_bytes()
    except (OSError, ValueError):  # a name with a NUL in it is a ValueError
        raise FormNotReadable from None


def _answer(number: int, case: object) -> dict[str, object]:
    if not isinstance(case, dict):
        return {"id": None, "error": f"Case {number} must be an object."}
    name = _printable(case.get("id"))
    try:
        settings = read_settings(case.get("settings", {}))
        clock = read_clock(case.get("now"))
        events = case.get("events")
        if not isinstance(events, list):
            raise FormError("The field events must be a list.")
        log = [read_event(place, fields) for place, fields in enumerate(events)]
    except FormError as broken:
        return {"id": name, "error": str(broken)}
    return {"id": name, **_result(assess(log, clock, settings))}


def _result(found: Assessment) -> dict[str, object]:
    why = found.why
    return {
        "today": found.today.isoformat(),
        "anchor": None if found.anchor is None else found.anchor.isoformat(),
        "data": found.data,
        "base": found.base,
        "raw": found.raw,
        "rules": found.rules,
        "easing": found.easing,
        "variant": found.variant,
        "evidence": {
            symptom: {"answered": count.answered, "some": count.some, "high": count.high, "top": count.top}
            for symptom, count in found.evidence.items()
        },
        "why": None
        if why is None
        else {
            "rule": why.rule,
            "symptom": why.symptom,
            "n": why.n,
            "of": why.of,
            "from": why.first.isoformat(),
            "to": why.last.isoformat(),
        },
        "show": found.show,
        "flags": found.flags,
        "past": found.past,
        "ready": found.ready,
        "contraception_info": found.contraception_info,
        "quiet_mode": found.quiet_mode,
        "default_for_date": found.default_for_date.isoformat(),
    }


def _printable(name: object) -> object:
    """Return a case's id as it was given, if it is a word or a number, else nothing."""
    if isinstance(name, float) and not isfinite(name):
        return None
    return name if isinstance(name, str | int | float) else None


def _whole(digits: str) -> int | float:
    """Read a whole number. Python refuses very long ones, and no rule needs them."""
    return int(digits) if len(digits) <= _LONGEST_WHOLE else float(digits)


def _refuse(constant: str) -> object:
    """Refuse NaN and Infinity, which Python reads but JSON does not have."""
    raise ValueError(constant)
