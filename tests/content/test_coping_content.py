"""What the Coping room says is data: one more of each is an edit of a file."""

from __future__ import annotations

import shutil
from itertools import product
from pathlib import Path

import pytest

from journal_app.content.library import Library
from journal_app.domain.coping import LeaveLetter
from journal_app.domain.leave_letter import written
from journal_app.paths import resources_folder

CONTENT = resources_folder() / "content" / "en"
LIBRARY = Library(CONTENT)


def add(folder: Path, file: str, more: str) -> Library:
    """Return a library of all there is, with something added at the end of a file."""
    pack = Path(shutil.copytree(CONTENT, folder / "content"))
    path = pack / file
    path.write_text(f"{path.read_text('utf-8')}\n{more}\n", "utf-8")
    return Library(pack)


def test_one_more_exercise_is_an_edit_of_the_file(tmp_path: Path) -> None:
    more = '[[exercise]]\nid = "new"\ntitle = "New"\nbefore = "Sit."\nverified = "no"\n'
    more += 'steps = [ {do = "look out", s = 9} ]'
    exercise = add(tmp_path, "exercises.toml", more).exercises()[-1]
    assert (exercise.id, exercise.by_hand, exercise.seconds) == ("new", True, 9)


def test_one_more_organisation_is_an_edit_of_the_file(tmp_path: Path) -> None:
    more = '[[org]]\ncountry = "CH"\nname = "New"\ncontact = "new.example"\nverified = "part"\n'
    more += 'checked = "2026-11"'
    assert [each.name for each in add(tmp_path, "support_orgs.toml", more).organisations("CH")] == ["New"]


def test_one_more_talk_is_an_edit_of_the_file(tmp_path: Path) -> None:
    talk = add(
        tmp_path, "conversations.toml", '[neighbour]\ntitle = "Next door"\nlines = ["Hello."]'
    ).conversations()[-1]
    assert (talk.id, talk.title, talk.lines[0].text) == ("neighbour", "Next door", "Hello.")


def test_one_more_wish_is_an_edit_of_the_file(tmp_path: Path) -> None:
    texts = add(
        tmp_path,
        "leave_letter.toml",
        '[[wish]]\nid = "desk"\ntitle = "Plant"\nwords = "Please water my plant."',
    ).letter_texts()
    assert "Please water my plant." in written(texts, LeaveLetter(wishes=("desk",)))


def test_a_number_that_is_shown_large_stands_in_what_is_said_of_the_organisation() -> None:
    for code, _ in LIBRARY.country_choices():
        for each in LIBRARY.organisations(code):
            assert each.number in each.contact
            assert "memory" not in each.contact


def test_a_talk_has_a_form_for_people_who_want_no_word() -> None:
    for talk in LIBRARY.conversations():
        for line in talk.lines:
            assert "{baby}" not in line.none


@pytest.mark.parametrize("level", LIBRARY.letter_texts().levels, ids=lambda level: level.id)
def test_no_letter_has_gaps_and_one_for_health_reasons_tells_no_more(level: object) -> None:
    texts = LIBRARY.letter_texts()
    wishes = tuple(wish.id for wish in texts.wishes)
    for to_whom, first, last in product(("", "Kim"), ("", "Monday"), ("", "Friday")):
        said = written(texts, LeaveLetter(level.id, to_whom, first, last, wishes=wishes))  # type: ignore[attr-defined]
        assert "{" not in said
        assert "  " not in said
        if level.is_discreet:  # type: ignore[attr-defined]
            assert not any(word in said.lower() for word in ("loss", "pregnan", "miscarriage", "baby"))
