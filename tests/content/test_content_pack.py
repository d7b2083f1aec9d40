"""What the content files promise among themselves."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from journal_app.content.library import Library
from journal_app.domain.entry import title_of
from journal_app.paths import resources_folder

CONTENT = resources_folder() / "content" / "en"
LIBRARY = Library(CONTENT)


def read(file: str) -> dict[str, Any]:
    return tomllib.loads((CONTENT / file).read_text("utf-8"))


def tables(value: object) -> list[dict[str, Any]]:
    """Every table in a file, the outermost first."""
    if isinstance(value, dict):
        return [value, *(table for item in value.values() for table in tables(item))]
    return [table for item in value for table in tables(item)] if isinstance(value, list) else []


def test_every_card_says_what_it_must_say() -> None:
    for card in read("cards.toml")["card"]:
        for pattern in card.get("must_match", []):
            assert re.search(pattern, card["body"], re.IGNORECASE), (card["id"], pattern)


def test_the_doctor_card_names_the_four_signs() -> None:
    body = LIBRARY.card("call-a-doctor").body.text.lower()
    assert all(sign in body for sign in ("heavy bleeding", "fever", "chills", "severe pain"))
    assert "call even if you are not sure" in body


def test_no_card_calls_its_own_text_verified() -> None:
    for card in LIBRARY.cards():
        assert not (card.verified == "yes" and [source.key for source in card.sources] == ["own"]), card.id


def test_ids_are_unique() -> None:
    for file, key in [("cards.toml", "card"), ("exercises.toml", "exercise"), ("checkin.toml", "question")]:
        ids = [row["id"] for row in read(file)[key]]
        assert len(ids) == len(set(ids))
    codes = [row["code"] for row in read("crisis_lines.toml")["country"]]
    assert len(codes) == len(set(codes))


def test_a_text_with_the_chosen_word_has_a_form_without() -> None:
    for file in ("messages.toml", "cards.toml", "conversations.toml", "journal_prompts.toml", "checkin.toml"):
        for table in tables({key: value for key, value in read(file).items() if key != "careful"}):
            for key, value in table.items():
                if key in ("must_say", "must_not", "facts"):
                    continue
                texts = value if isinstance(value, list) else [value]
                if any(isinstance(text, str) and "{baby}" in text for text in texts):
                    assert "none" in table or f"{key}_none" in table, (file, key)


def test_every_careful_prompt_is_there() -> None:
    careful = set(read("journal_prompts.toml")["careful"]["titles"])
    prompts = [prompt for group in LIBRARY.prompts() for prompt in group.prompts]
    forms = {form for p in prompts if p.careful for form in (p.words.text, p.words.none)}
    assert forms == careful


def test_a_question_about_an_earlier_day_never_says_today() -> None:
    for question in read("checkin.toml")["question"]:
        assert "today" not in question["text_back"].lower()
        assert not any("today" in step.lower() for step in question.get("scale_back", []))


def test_every_country_with_numbers_has_a_name() -> None:
    names = dict(LIBRARY.country_choices())
    assert {country.code for country in LIBRARY.countries()} <= names.keys()
    assert len(names) >= 249
    assert all(re.fullmatch("[A-Z]{2}", code) for code in names)
    assert len(set(names.values())) == len(names)


def test_every_country_with_numbers_has_an_emergency_number_and_a_line() -> None:
    for country in LIBRARY.countries():
        assert country.emergency, country.code
        assert country.lines, country.code


def test_a_country_without_a_line_at_night_says_so() -> None:
    for country in LIBRARY.countries():
        assert country.night or any(line.open == "always" for line in country.lines), country.code


def test_every_number_says_when_it_was_seen() -> None:
    for country in LIBRARY.countries():
        checked = [number.checked for number in country.emergency] + [line.checked for line in country.lines]
        assert all(re.fullmatch(r"\d{4}(-\d\d)?|undated", when) for when in checked)


def test_a_line_that_tells_what_this_journal_is_about_is_not_discreet() -> None:
    telling = re.compile("maternal|pregnan|baby|birth|loss|miscarriage", re.IGNORECASE)
    for country in LIBRARY.countries():
        for line in country.lines:
            assert not (line.discreet and telling.search(line.name)), line.name


def test_held_back_organisations_come_from_memory_only() -> None:
    for row in read("support_orgs.toml")["org"]:
        assert row.get("hold", False) == (row["verified"] == "no"), row["name"]


def test_the_demo_has_eight_weeks_with_gaps() -> None:
    entries = LIBRARY.demo().entries
    days = [entry.days_ago for entry in entries]
    assert 30 <= len(entries) <= 45
    assert days == sorted(days, reverse=True)
    assert max(days) in range(49, 57)
    assert min(days) == 1, "today's page is left empty"
    assert len(days) > len(set(days)), "one day has two entries"
    assert len(set(range(1, 57)) - set(days)) >= 14, "some days have none"


def test_the_demo_is_varied() -> None:
    entries = LIBRARY.demo().entries
    lengths = [len(entry.text.split()) for entry in entries]
    assert min(lengths) < 12
    assert max(lengths) > 120
    assert any(title_of(entry.text) for entry in entries)
    assert any("\n- " in entry.text for entry in entries)
    assert any("\n1. " in entry.text or "\n2. " in entry.text for entry in entries)
    assert any(not entry.tags for entry in entries)
    assert any(entry.time.hour < 4 for entry in entries)
    assert len({tag for entry in entries for tag in entry.tags}) >= 6
    assert {entry.sealed for entry in entries if entry.to_whom} == {True, False}, (
        "letters, one of them sealed"
    )
    prompts = {prompt.words.text for group in LIBRARY.prompts() for prompt in group.prompts}
    answered = {entry.prompt for entry in entries if entry.prompt}
    assert answered
    assert answered <= prompts


def test_the_night_greetings_do_not_say_today() -> None:
    night = max(read("greetings.toml")["time"], key=lambda row: row["from"])
    assert not any("today" in line.lower() for line in night["lines"])


def test_the_limits_are_said_in_full() -> None:
    """Everything that stays out of reach of the lock has a sentence."""
    protects, leaves_open, advice = LIBRARY.safety()
    words = " ".join(leaves_open.lines).lower()
    for limit in ("both lost", "keys", "memory", "cloud", "older copy", "export", "others can see"):
        assert limit in words, limit
    assert protects.lines
    assert advice.lines


def test_no_file_speaks_of_how_it_was_made() -> None:
    for file in CONTENT.glob("*.toml"):
        text = file.read_text("utf-8")
        assert not re.search(r"/work|shared/|check_content|care-rules|tone\.md|SPEC", text), file.name
