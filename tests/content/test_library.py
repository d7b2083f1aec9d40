"""The library reads what is whole, names what is broken, and keeps back what nobody has checked."""

from __future__ import annotations

import copy
import json
import shutil
import string
import tomllib
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app.content.library import Library
from journal_app.content.loader import Table, load
from journal_app.content.values import Wording
from journal_app.domain.errors import ContentBroken
from journal_app.paths import resources_folder

CONTENT = resources_folder() / "content" / "en"

LIBRARY = Library(CONTENT)

QUESTIONS: dict[str, Callable[[Library], object]] = {
    "crisis_lines.toml": Library.countries,
    "countries.toml": Library.country_choices,
    "messages.toml": Library.help_texts,
    "cards.toml": Library.cards,
    "sources.toml": Library.cards,
    "journal_prompts.toml": Library.prompts,
    "exercises.toml": lambda library: library.exercise("longer-out"),
    "support_orgs.toml": lambda library: library.organisations("US"),
    "conversations.toml": Library.conversations,
    "leave_letter.toml": Library.letter_texts,
    "greetings.toml": lambda library: library.greeting(datetime(2026, 5, 1, 9)),
    "about.toml": Library.about,
    "safety.toml": Library.safety,
    "demo.toml": Library.demo,
}
"""A question for each file that the library reads."""


def lines_of(**fields: object) -> str:
    """A crisis_lines.toml with one country and one line in it."""
    line = {
        "name": "A line", "number": "116 123", "how": "call", "hours": "day and night",
        "open": "always", "verified": "yes", "checked": "2025-01",
    } | fields  # fmt: skip
    row = ", ".join(f"{key} = {json.dumps(value)}" for key, value in line.items())
    return f'[[country]]\ncode = "DE"\nemergency = []\nlines = [ {{ {row} }} ]\n'


def library_with(folder: Path, **files: str) -> Library:
    """A library in `folder` that holds only these files."""
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    return Library(folder)


@pytest.mark.parametrize("file", QUESTIONS)
def test_every_file_that_came_along_can_be_read(file: str) -> None:
    assert QUESTIONS[file](Library(CONTENT))


@pytest.mark.parametrize("file", QUESTIONS)
@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe\x00garbage", b"country = [[[", b"[" * 100_000])
def test_a_file_that_is_missing_or_garbage_is_named(tmp_path: Path, file: str, content: bytes | None) -> None:
    shutil.copytree(CONTENT, tmp_path, dirs_exist_ok=True)
    (tmp_path / file).unlink()
    if content is not None:
        (tmp_path / file).write_bytes(content)
    with pytest.raises(ContentBroken) as trouble:
        QUESTIONS[file](Library(tmp_path))
    assert file in trouble.value.words


def test_one_broken_file_leaves_the_others_readable(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path, dirs_exist_ok=True)
    (tmp_path / "cards.toml").write_text("broken", "utf-8")
    library = Library(tmp_path)
    with pytest.raises(ContentBroken):
        library.cards()
    assert library.countries() == Library(CONTENT).countries()
    assert library.prompts()


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    Library(tmp_path / "nowhere")


def test_an_answer_is_read_once(tmp_path: Path) -> None:
    library = library_with(tmp_path, crisis_lines=lines_of())
    first = library.countries()
    (tmp_path / "crisis_lines.toml").unlink()
    assert library.countries() is first


def test_a_file_that_was_mended_is_read_at_the_next_question(tmp_path: Path) -> None:
    library = library_with(tmp_path, crisis_lines="broken")
    with pytest.raises(ContentBroken):
        library.countries()
    library_with(tmp_path, crisis_lines=lines_of())
    assert library.countries()[0].code == "DE"


def test_values_can_not_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Library(CONTENT).countries()[0].lines[0].number = "1"  # type: ignore[misc]


def test_a_number_from_memory_is_never_shown(tmp_path: Path) -> None:
    library = library_with(tmp_path, crisis_lines=lines_of(verified="no"))
    assert library.countries()[0].lines == ()


def test_an_organisation_that_is_held_back_is_never_shown() -> None:
    library = Library(CONTENT)
    assert library.organisations("FR") == ()
    assert [each.name for each in library.organisations("DE")] == [
        "Sternenkinder NRW (University of Cologne, information)"
    ]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", "call us"),
        ("number", ""),
        ("number", 116123),
        ("name", " "),
        ("hours", ["day", "night"]),
        ("open", "mostly"),
        ("open", "9:00-17:00"),
        ("open", "22:00-04:00"),
        ("verified", "maybe"),
        ("checked", "last year"),
        ("discreet", "no"),
    ],
)
def test_a_broken_line_names_file_and_field(tmp_path: Path, field: str, value: object) -> None:
    library = library_with(tmp_path, crisis_lines=lines_of(**{field: value}))
    with pytest.raises(ContentBroken) as trouble:
        library.countries()
    assert f"crisis_lines.toml, at country.1.lines.1.{field}" in trouble.value.words


def test_countries_stand_in_the_order_of_their_names() -> None:
    library = Library(CONTENT)
    names = [country.name for country in library.countries()]
    assert names == sorted(names)
    choices = [name for _, name in library.country_choices()]
    assert choices.index("Albania") - choices.index("Åland Islands") == 1
    assert choices.index("Türkiye") < choices.index("Tuvalu")


def test_a_country_without_numbers_can_be_chosen() -> None:
    poland = Library(CONTENT).country("PL")
    assert poland is not None
    assert (poland.name, poland.emergency, poland.lines) == ("Poland", (), ())


@pytest.mark.parametrize("code", ["", "XX", "us", "United States", "\x00"])
def test_an_unknown_country_is_none(code: str) -> None:
    assert Library(CONTENT).country(code) is None


def test_numbers_stay_when_the_names_of_countries_are_lost(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path, dirs_exist_ok=True)
    (tmp_path / "countries.toml").unlink()
    library = Library(tmp_path)
    germany = library.country("DE")
    assert germany is not None
    assert germany.name == "DE"
    assert germany.lines


def test_a_line_is_closed_outside_its_hours() -> None:
    italy = Library(CONTENT).country("IT")
    assert italy is not None
    (line,) = italy.lines
    at = datetime(2026, 5, 1)
    assert line.is_closed_at(at.replace(hour=8, minute=59).time())
    assert not line.is_closed_at(at.replace(hour=9).time())
    assert not line.is_closed_at(at.replace(hour=23, minute=59).time())
    assert line.is_closed_at(at.replace(hour=0).time())


def test_a_text_that_needs_a_form_without_a_word_must_have_it(tmp_path: Path) -> None:
    library = library_with(
        tmp_path,
        sources='[own]\ntitle = "t"\nwhere = ""\nverified = "no"\n',
        cards='[[card]]\nid = "a"\ntitle = "For {baby}"\nbody = "b"\nsources = ["own"]\nverified = "no"\n',
    )
    with pytest.raises(ContentBroken) as trouble:
        library.cards()
    assert "card.1.title_none" in trouble.value.words


def test_a_card_whose_source_is_unknown_is_broken(tmp_path: Path) -> None:
    library = library_with(
        tmp_path,
        sources="",
        cards='[[card]]\nid = "a"\ntitle = "t"\nbody = "b"\nsources = ["gone"]\nverified = "no"\n',
    )
    with pytest.raises(ContentBroken) as trouble:
        library.card("a")
    assert "sources.toml, at gone" in trouble.value.words


def test_a_card_or_exercise_that_is_not_there_is_a_trouble() -> None:
    with pytest.raises(ContentBroken):
        Library(CONTENT).card("none such")
    with pytest.raises(ContentBroken):
        Library(CONTENT).exercise("none such")


@given(word=st.text(string.ascii_letters, min_size=1))
def test_texts_are_filled_with_the_persons_word(word: str) -> None:
    wording = Wording("A letter to {baby}", "A letter")
    assert wording.filled(word) == f"A letter to {word}"
    assert wording.filled(None) == "A letter"


@given(st.datetimes(timezones=st.just(timezone(timedelta(hours=5, minutes=30)))))
def test_there_is_a_greeting_for_every_hour(now: datetime) -> None:
    greeting = LIBRARY.greeting(now)
    assert greeting.hello
    assert greeting.line


@pytest.mark.parametrize(
    ("hour", "hello"),
    [
        (0, "Hello"),
        (3, "Hello"),
        (4, "Good morning"),
        (12, "Good afternoon"),
        (18, "Good evening"),
        (22, "Hello"),
    ],
)
def test_the_greeting_follows_the_time_of_day(hour: int, hello: str) -> None:
    assert LIBRARY.greeting(datetime(2026, 5, 1, hour)).hello == hello


def test_the_greeting_stays_through_a_night_and_changes_with_the_day() -> None:
    late, early = datetime(2026, 5, 1, 23, 50), datetime(2026, 5, 2, 3, 10)
    assert LIBRARY.greeting(late) == LIBRARY.greeting(early)
    week = {LIBRARY.greeting(datetime(2026, 5, day, 19)).line for day in range(1, 8)}
    assert len(week) == 7


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where every value inside `value` stands."""
    if isinstance(value, dict):
        items = list(value.items())
    else:
        items = list(enumerate(value)) if isinstance(value, list) else []
    return [place for key, item in items for place in ((*path, key), *places(item, (*path, key)))]


PARSED = {file: tomllib.loads((CONTENT / file).read_text("utf-8")) for file in QUESTIONS}
PLACES = {file: places(data) for file, data in PARSED.items()}
LOST = object()
WRONG: tuple[Any, ...] = (LOST, "", 0, -1, True, 1.5, [], {}, ["x"], {"x": 1}, "24:61", datetime(2026, 1, 1))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None)
@given(data=st.data())
def test_any_field_lost_or_changed_is_read_or_named_but_never_a_crash(
    data: st.DataObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = data.draw(st.sampled_from(sorted(QUESTIONS)))
    *way, last = data.draw(st.sampled_from(PLACES[file]))
    wrong = data.draw(st.sampled_from(WRONG))
    changed = copy.deepcopy(PARSED[file])
    place: Any = changed
    for key in way:
        place = place[key]
    if wrong is LOST:
        del place[last]
    else:
        place[last] = wrong

    def load_changed(folder: Path, name: str) -> Table:
        return Table(name, "", changed) if name == file else load(folder, name)

    with monkeypatch.context() as patch:
        patch.setattr("journal_app.content.library.load", load_changed)
        try:
            QUESTIONS[file](Library(CONTENT))
        except ContentBroken as trouble:
            assert trouble.words


def test_one_more_prompt_in_the_file_is_offered(tmp_path: Path) -> None:
    content = Path(shutil.copytree(CONTENT, tmp_path / "en"))
    file = content / "journal_prompts.toml"
    said = file.read_text("utf-8").replace("anger = [\n", 'anger = [\n "A new prompt",\n', 1)
    file.write_text(said, "utf-8")
    (anger,) = [group for group in Library(content).prompts() if group.id == "anger"]
    assert anger.prompts[0].words.text == "A new prompt"
