"""The document a clinician reviews must say the numbers the program uses, and print what it prints."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import fields
from datetime import timedelta
from pathlib import Path

from care_cases import CASES

from journal_app.care_audit import answer_cases
from journal_app.domain.care.constants import RULES_V1 as R
from journal_app.domain.care.patterns import TABLE

ROOT = Path(__file__).parents[1]
DOCUMENT = (ROOT / "docs/care-rules.md").read_text(encoding="utf-8")
SECTIONS = {int(part.split(".", 1)[0]): part for part in DOCUMENT.split("\n## ")[1:]}
NAMES = [field.name for field in fields(R)]
ROW = re.compile(r"^\| `(\w+)` \| ([^|]+) \|", re.MULTILINE)


NAMED = re.compile(r"`[^`]*`|\bL[123][a-es]?\b|\b[Ss]ections? \d( to \d)?|\blevel [123]\b|\| [123] \|")
"""What has a digit and is a name: code, a rule, a section, a level."""


def written(value: object) -> str:
    """Return a number as the document writes it: 7, "48 h", "15 min", "7, 7, 3"."""
    if isinstance(value, timedelta):
        minutes = value // timedelta(minutes=1)
        return f"{minutes} min" if minutes % 60 else f"{minutes // 60} h"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def hours(value: timedelta) -> int:
    return value // timedelta(hours=1)


def three(days: tuple[int, int, int]) -> str:
    return " | ".join(f"{count} days" for count in days)


NEARLY = f"at least {R.nearly_hits} of every {R.nearly_of} of them"
ANSWERED = f"answered on {R.nearly_answered} or more days"
SENTENCES = {
    1: [
        f"*not today* (0), *a little* ({R.some}), *a lot of the day* ({R.high}) or",
        f"*almost all day* ({R.top});",
        f"The step from {R.some} to {R.high} must mean",
        f"{R.top} is there so that a person can be believed.",
        f"*some* is {R.some} or more, *heavy* is {R.high} or more, *top* is {R.top}.",
        f"no (0); thoughts of being dead or not wanting to be here ({R.suicidal_from});"
        f" thoughts of ending my life ({R.urgent_from});",
        f"already done or started ({R.emergency}).",
        f"A whole number from 0 up is itself, and above {R.top} it reads as {R.top}.",
        f"for the suicidal question as {R.suicidal_from},",
        f"written more than {hours(R.ahead_after)} hours after it is *ahead*",
        "has the age 0.",
        f"before hour {R.night_ends_at} of the night",
        "the level, 1 to 3",
        "pads (0 or more) soaked in the hours (above 0, up to 24)",
        "a count (1 unless given)",
    ],
    2: [
        f"no more than {R.timely_days} days after that date",
        f"more than {R.stale_after} days ago (*stale*)",
    ],
    3: [
        f"*week* ({R.week} dates), the *fortnight* ({R.fortnight}) and the *four weeks* ({R.month})",
        f"one of its first {R.span_dates} dates is a check-in day",
        f"heavy on {R.more_than_half} or more days of the fortnight",
        f"{ANSWERED} of the fortnight, and heavy on {NEARLY}",
        f"{R.l3a_symptoms} or more symptoms are heavy more than half",
        f"top on {R.l3b_top} or more days",
        f"{R.l2c_symptoms} or more symptoms are heavy more than half",
        f"one of the first {R.month_span_dates} of the four weeks' dates",
        f"answered on {R.l2d_answered} or more days and heavy on all of them",
        f"{R.l2e_check_ins} or more check-in days in the week, and {R.l2e_symptoms} or more symptoms heavy on"
        f" {R.l2e_high} or more of them",
        f"heavy on {R.l1a_high} or more days of the week",
        f"{R.l1b_symptoms} or more symptoms were {ANSWERED} and there, a little or more, on {NEARLY}",
        f"only {R.l1c_check_ins_least} to {R.l1c_check_ins_most} check-in days in the fortnight",
        f"answered on {R.l1c_answered} or more days and heavy on {NEARLY}",
        "the highest level that holds, or 0.",
        f"the base is {R.heavy_level} or more, and was {R.heavy_level} or more on the date"
        f" {R.heavy_before_days} days before the anchor, the level is {R.heavy_twice_level}.",
        f"it has {R.easing_check_ins} or more check-in days",
        f"each of the six was heavy on {R.easing_high_most} day",
        f'answered "no" on {R.easing_calm_dates} or more of its dates',
        f"more than {R.easing_crisis_days} days ago. Then the level is 1 if L1b holds, and else 0.",
        f"the level had been {R.heavy_level} or more, or the base was {R.heavy_level} or more on the date"
        f" {R.easing_before_days} days before",
        f"one of the {R.suicidal_days} dates that end today",
        f"the level is at least {R.floor_level}.",
        f"with day {R.early_days} after the loss the words of levels 1 and 2 are softer",
    ],
    4: [
        f"a suicidal answer of {R.suicidal_from} or more",
        f"stands at {R.suicidal_from} to {R.top}; both",
        f"Choosing {R.suicidal_from} to {R.top} opens",
        f"1 or `help_now` *talk*, {R.urgent_from} *urgent*, {R.emergency} *emergency*",
        f"answers 1 and {R.urgent_from} for {hours(R.thought_for)} hours, `help_now` for"
        f" {hours(R.help_now_for)} hour, answer {R.emergency} without end",
        f"After an answer of {R.emergency} was closed",
        f"from {hours(R.again_after)} to {hours(R.again_until)} hours after",
        f"at least {hours(R.again_after)} hour after it",
        f"Easing waits for {R.easing_crisis_days} days",
        f"due on days {written(R.followup_days[:-1])} and {R.followup_days[-1]} after the crisis date",
        f"until day {R.followup_last_day}.",
        f"in the {R.followup_back_days} days before the crisis date or on it",
        f"none *help*, {R.suicidal_from} *talk*, {R.urgent_from} or {R.emergency} *urgent*",
        f"After none or 1 the questions end when {R.followup_calm_dates} dates",
        f"After {R.urgent_from} or {R.emergency} nothing ends them",
    ],
    5: [
        f"was 1 to {R.appointment_asked_days} days ago, and it was asked about less than"
        f" {R.appointment_asked_times} times",
        "if it is 1 or more and no longer quiet",
        f"the level is 0 and easing holds (section 3), a prompt of level {R.heavy_level} or 3 was shown"
        f" in the last {R.easing_after_prompt_days} days,",
        f"and easing was not shown in the last {R.easing_again_days}.",
        "of levels 1, 2 and 3",
        "| Level 1 | Level 2 | Level 3 |",
        f"its level and those below | {three(R.shown_days)} |",
        "was shown | " + " | ".join([f"{R.shown_above_days} day"] * 3) + " |",
        f"the level answered and those below | {three(R.ack_days)} |",
        f"as asked, from 1 day up to | {three(R.snooze_most_days)} |",
        f"went to the appointment | {three(R.in_care_days)} |",
        f"if that is within | {three(R.appointment_most_days)}, and only if level 3 was answered |",
        f"({R.rescheduled_level} if no appointment is open)",
    ],
    6: ["levels 1 and 2 have an early text"],
    7: [
        f"{R.fever_c[0]} to {R.fever_c[1]} C, or {R.fever_f[0]} to {R.fever_f[1]} F",
        f"{R.red_pads} or more soaked pads within {hours(R.two_hours)} hours;"
        f" or more than {R.run_rate} an hour for more than {hours(R.run_length)} hours in a row",
        f"{R.hour_pads} or more soaked pads within {hours(R.hour)} hour;"
        f" or {R.hour_rate} or more an hour in an entry of up to {R.hour_rate_hours_most} hours",
        f"{R.early_pads} or more soaked pads within {hours(R.two_hours)} hours;"
        f" or at least {R.run_rate} an hour for at least {hours(R.run_length)} hours in a row",
        f"over exactly {R.counted_hours[0]} or {R.counted_hours[1]} hours",
        f"Entries over {R.counted_hours[0]} or {R.counted_hours[1]} hours",
        f"no later than {written(R.run_gap).removesuffix(' min')} minutes after",
        f"*live* up to {hours(R.live_for)} hours after its end, then *past* up to {hours(R.past_for)} hours",
        f"ended up to {hours(R.past_for)} hours before",
    ],
    8: [
        f"was up to {R.still_bleeding_days} days ago",
        f"from day {R.contraception_from_day} after the loss",
    ],
}
"""What the document says in sentences, with the program's numbers put in."""


def prose(number: int) -> str:
    """Return a section on one line, without its heading, its tables of numbers and the marks of lists."""
    lines = SECTIONS[number].splitlines()[1:]
    return " ".join(re.sub(r"^\d\. ", "", line.strip()) for line in lines if not is_row(line))


def is_row(line: str) -> bool:
    """Tell whether a line is a row in a table of numbers."""
    found = ROW.match(line)
    return found is not None and found[1] in NAMES


def test_every_number_of_the_rules_stands_in_a_table_and_is_the_one_in_use() -> None:
    rows = [(name, value.strip()) for name, value in ROW.findall(DOCUMENT) if name in NAMES]
    assert len(rows) == len(dict(rows))
    assert dict(rows) == {name: written(getattr(R, name)) for name in NAMES}


def test_every_sentence_with_a_number_says_the_one_in_use() -> None:
    for number, sentences in SENTENCES.items():
        text = prose(number)
        assert [sentence for sentence in sentences if sentence not in text] == []


def test_no_number_in_the_rules_stands_outside_what_is_checked() -> None:
    for number, sentences in SENTENCES.items():
        text = prose(number)
        for sentence in sorted(sentences, key=len, reverse=True):
            text = text.replace(sentence, "")
        text = NAMED.sub("", text)
        assert [found.group() for found in re.finditer(r".{0,40}\d.{0,40}", text)] == []


def test_the_table_of_rules_has_each_rule_with_its_level() -> None:
    rows = re.findall(r"^\| (L\w\w) \| (\d) \|", SECTIONS[3], re.MULTILINE)
    assert rows == [(rule.id, str(rule.level)) for rule in TABLE]


def test_the_questions_are_those_that_are_asked() -> None:
    asked = tomllib.loads((ROOT / "resources/content/en/checkin.toml").read_text(encoding="utf-8"))[
        "question"
    ]
    rows = re.findall(r"^\| `(\w+)`(?: \(core\))? \| (.+\?) \|$", SECTIONS[1], re.MULTILINE)
    assert rows == [(question["id"], question["text"]) for question in asked]


def test_the_example_prints_what_the_document_says() -> None:
    form, printed = re.findall(r"```json\n(.*?)```", DOCUMENT, re.DOTALL)
    answers = answer_cases(form.encode())
    assert answers.complete
    assert json.loads(answers.text) == json.loads(printed)
    assert list(json.loads(answers.text)["results"][0]) == list(json.loads(printed)["results"][0])


def test_the_cases_are_numbered_like_the_document() -> None:
    assert {int(case.id.split(".")[0]) for case in CASES} <= set(SECTIONS)
    assert sorted(SECTIONS) == list(range(15))


def test_the_document_says_that_no_clinician_has_reviewed_it() -> None:
    assert DOCUMENT.startswith("# The care rules\n\n**Not yet reviewed by a clinician.**")
