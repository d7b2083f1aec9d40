"""The built-in texts are those of the content files, whose words and reading level are tested one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal_app.content.library import Library
from journal_app.ui.crisis import built_in
from journal_app.ui.crisis.offers import Offer, crisis_said


@pytest.fixture
def library(content: Path) -> Library:
    return Library(content)


def test_the_texts_are_those_of_the_file(library: Library) -> None:
    for variant, message in built_in.CRISIS.items():
        assert library.message(f"CRISIS_{variant}") == message
    for variant, body in built_in.NO_LINE.items():
        assert library.message(f"CRISIS_{variant}_no_line").body == body
    for variant, message in built_in.FOLLOWUP.items():
        assert library.message(f"CRISIS_FOLLOWUP_{variant}") == message


def test_the_breathing_is_that_of_the_file(library: Library) -> None:
    assert library.exercise("longer-out") == built_in.BREATHING


def test_every_action_of_the_file_is_known_here() -> None:
    for message in (*built_in.CRISIS.values(), *built_in.FOLLOWUP.values()):
        assert set(message.actions) <= set(Offer)


def test_an_action_that_the_file_lost_or_renamed_is_offered_all_the_same(own_content: Path) -> None:
    file = own_content / "messages.toml"
    file.write_text(file.read_text("utf-8").replace('"My plan"', '"Something new"'), "utf-8")
    offers = crisis_said(Library(own_content), "talk").offers
    assert set(offers) == {Offer(words) for words in built_in.CRISIS["talk"].actions}


def test_only_variants_that_speak_of_a_line_have_a_text_without_one() -> None:
    speaking = {variant for variant, message in built_in.CRISIS.items() if "line below" in message.body}
    assert speaking == set(built_in.NO_LINE)
    assert not any("line" in body for body in built_in.NO_LINE.values())
