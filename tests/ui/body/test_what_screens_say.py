"""The words of the screens about body signs: from the files, from the log, and when a file is broken."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from journal_app.content.library import Library
from journal_app.domain.care.assess import assess
from journal_app.domain.care.body_call import CallFacts, call_facts
from journal_app.domain.care.body_signs import Flag
from journal_app.domain.care.events import Body, CareSettings, Event, Pad, Pain
from journal_app.paths import resources_folder
from journal_app.ui.body import built_in
from journal_app.ui.body.said import PHONE_CARD, Offer, in_words, phone_sentences, said_for

NOW = datetime(2026, 11, 22, 21, 40, tzinfo=timezone(timedelta(hours=1)))
ENGLISH = QLocale("en_GB")
LOSS = CareSettings((date(2026, 11, 2),))


@pytest.fixture
def library() -> Library:
    return Library(resources_folder() / "content" / "en")


@pytest.fixture
def broken(tmp_path: Path) -> Library:
    """A library without a single file."""
    return Library(tmp_path)


def test_the_built_in_words_are_those_of_the_files(library: Library) -> None:
    for shown, message in built_in.SCREENS.items():
        assert library.message(shown) == message
    for flag in Flag:
        assert library.flag_name(flag) == built_in.FLAGS[flag]
    assert library.card(PHONE_CARD).body.none == built_in.PHONE


def test_every_answer_in_the_file_is_one_the_screens_know(library: Library) -> None:
    for shown in built_in.SCREENS:
        assert all(words in tuple(Offer) for words in library.message(shown).actions)


def said(library: Library, shown: str, *events: Event) -> str:
    return said_for(shown, assess(events, NOW, LOSS), library, ENGLISH).body


def test_a_screen_names_what_was_noted(library: Library, broken: Library) -> None:
    events = Body(at=NOW, fever=True, chills=True, pain=Pain.SEVERE)
    for source in (library, broken):
        assert "You noted: chills, fever and severe pain." in said(source, "BODY_CALL_NOW", events)


def test_the_question_names_the_day(library: Library) -> None:
    events = Body(at=NOW - timedelta(days=2), chills=True)
    assert "On 20\u00a0November you noted chills." in said(library, "BODY_ASK", events)


def test_the_phone_words_are_filled_from_the_log(library: Library, broken: Library) -> None:
    events = [Pad(at=NOW - timedelta(minutes=5)), Body(at=NOW - timedelta(minutes=30), temp_c=38.2)]
    for source in (library, broken):
        assert phone_sentences(call_facts(events, NOW, LOSS), source, ENGLISH) == (
            "I had a miscarriage on 2 November.",
            "Now I have fever.",
            "It started at 21:10, 22 November.",
            "I have soaked 1 pad in the last two hours.",
            "What should I do now, and where should I go?",
        )


def test_what_is_not_known_is_left_out(library: Library) -> None:
    assert phone_sentences(CallFacts(None, (), None, None), library, ENGLISH) == (
        "I had a miscarriage.",
        "What should I do now, and where should I go?",
    )


def test_signs_are_joined_as_one_says_them(library: Library) -> None:
    assert in_words((), library) == ""
    assert in_words((Flag.FEVER,), library) == "fever"
    assert in_words((Flag.CHILLS, Flag.FEVER), library) == "chills and fever"
