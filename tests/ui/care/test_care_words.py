"""What a care note says: the person's own counts, the words of their own answers, nothing more."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QLocale

from journal_app.content.library import Library
from journal_app.domain.care.assess import Assessment, assess
from journal_app.domain.care.events import Answer, CareSettings, CheckIn, CheckInId, Response
from journal_app.domain.care.patterns import Why
from journal_app.domain.care.ratings import Ratings, Symptom
from journal_app.ui.care.care_words import count_rows, note_for, why_words

DAY = timedelta(days=1)
C = QLocale(QLocale.Language.English, QLocale.Country.Ireland)
RULES = ["L1a", "L1b", "L1c", "L2a", "L2b", "L2c", "L2d", "L2e", "L2s", "L3a", "L3b", "L3c", "L3d"]


@pytest.fixture
def found(now: datetime) -> Assessment:
    log = [
        CheckIn(
            at=at, id=CheckInId(str(back)), rev=1, for_date=at.date(), ratings=Ratings(2, 0, 0, 1, 1, 3, 0)
        )
        for back in reversed(range(14))
        for at in [now - back * DAY]
    ]
    return assess(log, now, CareSettings())


def test_a_note_claims_what_was_counted(found: Assessment, library: Library) -> None:
    note = note_for("L2", found, library, C)
    assert note is not None
    assert "On 14 of the 14 days you answered between" in note.body
    assert "you marked sadness or anxiety as “a lot of the day”" in note.body.replace(
        '"a lot', "“a lot"
    ).replace('day" or', "day” or")
    assert [action for action, _ in note.actions][:4] == ["appointment", "in_care", "later", "noted"]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("early", [False, True])
def test_no_text_is_left_with_a_gap_in_it(
    rule: str, early: bool, found: Assessment, library: Library
) -> None:
    symptom = None if rule == "L2s" else Symptom.SLEEP
    count = None if rule == "L2s" else 3
    why = Why(rule, symptom, count, count, found.today - 13 * DAY, found.today)
    case = replace(found, why=why, early=early)
    note = note_for(f"L{rule[1]}", case, library, C)
    assert note is not None
    for text in (note.body, *why_words(case, library, C), *count_rows(case, library, C)):
        assert not re.search(r"[{}]|None", text), text


def test_sleep_is_spoken_of_in_its_own_words(found: Assessment, library: Library) -> None:
    why = Why("L1a", Symptom.SLEEP, 5, 6, found.today - 6 * DAY, found.today)
    note = note_for("L1", replace(found, why=why), library, C)
    assert note is not None
    assert "trouble with sleep" in note.body
    assert "almost no rest" in note.body
    assert "a lot of the day" not in note.body


@pytest.mark.parametrize(
    ("rule", "title"),
    [("L1a", "These are hard days"), ("L2c", "A lot at once"), ("L2s", "You don't have to hold this alone")],
)
def test_early_days_soften_the_words_of_levels_one_and_two_only(
    rule: str, title: str, found: Assessment, library: Library
) -> None:
    why = replace(found.why, rule=rule) if found.why else None
    note = note_for(f"L{rule[1]}", replace(found, why=why, early=True), library, C)
    assert note is not None
    assert note.title == title


def test_an_appointment_is_asked_about_with_its_date(
    found: Assessment, library: Library, now: datetime
) -> None:
    log = [Response(at=now - 3 * DAY, response=Answer.APPOINTMENT, level=2, day=(now - DAY).date())]
    asked = assess(log, now, CareSettings())
    assert asked.show == ("APPT_FOLLOWUP",)
    note = note_for("APPT_FOLLOWUP", asked, library, C)
    assert note is not None
    assert note.body.startswith("You noted an appointment for 7\N{NO-BREAK SPACE}May.")


def test_why_names_the_rule_the_counts_and_what_is_not_counted(found: Assessment, library: Library) -> None:
    words = " ".join(why_words(found, library, C))
    assert "Days without an answer are not counted." in words
    days, *rows = count_rows(found, library, C)
    assert days == "Between 25\u00a0April and 8\u00a0May:"
    assert rows[0].startswith(
        'Sadness or anxiety: "a lot of the day" or "almost all day" on 14 of the 14 days'
    )
    assert '"almost all day" on 0 of the 14' in rows[1]
    assert rows[5].startswith('Trouble with sleep: "a lot" or "almost no rest')


def test_every_answer_in_the_content_leads_somewhere(library: Library) -> None:
    known = {"cope", "find_care", "why", "close", "appointment", "in_care", "later", "noted", "visit", "call"}
    known |= {"lines", "went", "moved", "missed"}
    for name in [*RULES, "L1_early", "L2_early", "EASING", "APPT_FOLLOWUP"]:
        assert {library.action(words) for words in library.message(name).actions} <= known
