"""The library: everything that comes with Rosemary in words and numbers, read when first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path

from journal_app.content import care_texts, coping_texts
from journal_app.content.demo_weeks import demo
from journal_app.content.helplines import country_names, help_by_country
from journal_app.content.loader import Table, load
from journal_app.content.values import (
    Card,
    CheckInTexts,
    Conversation,
    Demo,
    Exercise,
    Greeting,
    HelpTexts,
    HowTo,
    KeyGroup,
    Keys,
    Message,
    Organisation,
    PlanTexts,
    Prompt,
    PromptGroup,
    Section,
    Source,
    Topic,
    Wording,
)
from journal_app.domain.errors import ContentBroken
from journal_app.domain.helplines import CountryHelp
from journal_app.domain.leave_letter import LetterTexts

_VERIFIED = "yes|part|no"


class Library:
    """The content files of one language.

    Each file is read once, when first asked for. Whatever is wrong with a file (missing, not
    TOML, a field of the wrong kind) comes out as ContentBroken at the question that needed it;
    the other files go on answering. What was written from memory, or is held back, never appears.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def countries(self) -> tuple[CountryHelp, ...]:
        """Return the countries that have numbers, by name."""
        return self._countries

    def country_choices(self) -> tuple[tuple[str, str], ...]:
        """Return (ISO code, name) of every country a person can choose, by name."""
        return tuple(self._names.items())

    def country(self, code: str) -> CountryHelp | None:
        """Return what is known for a country: possibly no number at all. None: no such country."""
        listed = next((country for country in self._countries if country.code == code), None)
        if listed is None and code in self._names:
            return CountryHelp(code=code, name=self._names[code], emergency=(), lines=())
        return listed

    def help_texts(self) -> HelpTexts:
        """Return what the help page says around the numbers."""
        file = self._messages
        return HelpTexts(
            no_line=file.table("CRISIS_no_line").text("body"),
            no_country=file.table("CRISIS_no_country").text("body"),
            line_closed=file.table("CRISIS_line_closed").text("body"),
        )

    def organisations(self, code: str) -> tuple[Organisation, ...]:
        """Return the pregnancy-loss organisations of a country."""
        return tuple(each for each in self._organisations if each.country == code)

    def cards(self) -> tuple[Card, ...]:
        """Return the guidance cards, in the order of the file."""
        return tuple(self._cards.values())

    def card(self, id: str) -> Card:
        """Return one guidance card. Raises ContentBroken if there is none with this id."""
        if id not in self._cards:
            raise ContentBroken("cards.toml", id)
        return self._cards[id]

    def topics(self) -> tuple[Topic, ...]:
        """Return what the guidance cards stand below, in the order of the file."""
        rows = load(self._folder, "cards.toml").tables("topic")
        return tuple(Topic(row.text("id"), row.text("title"), row.text("line")) for row in rows)

    def prompts(self) -> tuple[PromptGroup, ...]:
        """Return the writing prompts, by group."""
        return self._prompts

    def exercise(self, id: str) -> Exercise:
        """Return one exercise. Raises ContentBroken if there is none with this id."""
        if id not in self._exercises:
            raise ContentBroken("exercises.toml", id)
        return self._exercises[id]

    def exercises(self) -> tuple[Exercise, ...]:
        """Return the exercises, in the order of the file."""
        return tuple(self._exercises.values())

    def no_organisation(self) -> str:
        """Return what is said where no organisation of a country is known."""
        return coping_texts.no_organisation(load(self._folder, "support_orgs.toml"))

    def conversations(self) -> tuple[Conversation, ...]:
        """Return ways to begin a talk, by with whom, in the order of the file."""
        return coping_texts.conversations(load(self._folder, "conversations.toml"))

    def letter_texts(self) -> LetterTexts:
        """Return the sentences of a letter about time off."""
        return coping_texts.letter_texts(load(self._folder, "leave_letter.toml"))

    def greeting(self, now: datetime) -> Greeting:
        """Return the first words on Today: the same all through a morning, an evening, a night."""
        times = self._greetings
        by_hour = [each for each in times if each[0] <= now.hour]
        night = not by_hour  # after midnight the last time of day goes on
        _, hello, lines = times[-1] if night else by_hour[-1]
        day: date = now.date() - timedelta(days=1) if night else now.date()
        return Greeting(hello, lines[day.toordinal() % len(lines)])

    def check_in_texts(self) -> CheckInTexts:
        """Return the seven questions and what is said around them."""
        return self._check_in_texts

    def message(self, id: str) -> Message:
        """Return what a screen of care says ("L2a", "CRISIS_talk", "WHY"). Raises ContentBroken."""
        return care_texts.message(self._messages, id)

    def action(self, words: str) -> str:
        """Return what an answer to a care note does ("appointment", "why"). Raises ContentBroken."""
        return self._messages.table("ACTIONS").text(words)

    def why_rule(self, rule: str) -> str:
        """Return a rule of the care notes in plain words. Raises ContentBroken."""
        return self._messages.table("WHY_rules").text(rule)

    def why_days(self) -> str:
        """Return the line above the counts, which tells the days they are of."""
        return self._messages.table("WHY").text("days")

    def why_row(self) -> str:
        """Return the line that tells one symptom's count."""
        return self._messages.table("WHY").text("row")

    def flag_name(self, flag: str) -> str:
        """Return what a body sign is called in a sentence. Raises ContentBroken."""
        return self._messages.table("flag_names").text(flag)

    def plan_texts(self) -> PlanTexts:
        """Return the headings a plan can start from."""
        return care_texts.plan_texts(load(self._folder, "plan.toml"))

    def about(self) -> tuple[Section, ...]:
        """Return what Rosemary is and is not."""
        return _sections(load(self._folder, "about.toml").tables("section"))

    def safety(self) -> tuple[Section, ...]:
        """Return what protects what the person writes, and what does not."""
        return _sections(load(self._folder, "safety.toml").tables("section"))

    def safety_here(self, names: Sequence[str]) -> Section:
        """Return what the system adds to that on this computer: the lines with these names."""
        here = load(self._folder, "safety.toml").table("here")
        return Section(here.text("title"), tuple(here.text(name) for name in names))

    def how_to(self) -> HowTo:
        """Return short answers for the first hour, and the keys."""
        file = load(self._folder, "how_to.toml")
        groups = (KeyGroup(row.text("title"), _keys(row)) for row in file.tables("group"))
        return HowTo(_sections(file.tables("answer")), tuple(groups))

    def demo(self) -> Demo:
        """Return the made-up weeks."""
        return demo(load(self._folder, "demo.toml"))

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return country_names(load(self._folder, "countries.toml"))

    @cached_property
    def _countries(self) -> tuple[CountryHelp, ...]:
        try:
            names = self._names
        except ContentBroken:
            names = {}  # a broken table of names must not take the numbers away
        return help_by_country(load(self._folder, "crisis_lines.toml"), names)

    @cached_property
    def _messages(self) -> Table:
        return load(self._folder, "messages.toml")

    @cached_property
    def _check_in_texts(self) -> CheckInTexts:
        return care_texts.check_in_texts(load(self._folder, "checkin.toml"))

    @cached_property
    def _sources(self) -> Mapping[str, Source]:
        file = load(self._folder, "sources.toml")
        rows = {key: file.table(key) for key in file.names()}
        return {
            key: Source(key, row.text("title"), row.text("where", ".*"), row.text("verified", _VERIFIED))
            for key, row in rows.items()
        }

    @cached_property
    def _cards(self) -> Mapping[str, Card]:
        cards = [self._card(row) for row in load(self._folder, "cards.toml").tables("card")]
        return {card.id: card for card in cards}

    def _card(self, row: Table) -> Card:
        return Card(
            id=row.text("id"),
            title=_wording(row, "title", "title_none"),
            body=_wording(row, "body", "body_none"),
            sources=tuple(self._source(key) for key in row.texts("sources")),
            verified=row.text("verified", _VERIFIED),
            topic=row.text("topic"),
            also=row.texts("also") if row.has("also") else (),
            tool=row.text("tool") if row.has("tool") else "",
            with_tool=row.text("with_tool") if row.has("with_tool") else "",
        )

    def _source(self, key: str) -> Source:
        if key not in self._sources:
            raise ContentBroken("sources.toml", key)
        return self._sources[key]

    @cached_property
    def _prompts(self) -> tuple[PromptGroup, ...]:
        file = load(self._folder, "journal_prompts.toml")
        titles, groups, careful = file.table("titles"), file.table("groups"), file.table("careful")
        line, named = careful.text("line"), careful.texts("titles")
        return tuple(
            PromptGroup(
                id=key,
                title=titles.text(key),
                prompts=tuple(
                    Prompt(words, line if words.text in named else "") for words in _wordings(groups, key)
                ),
            )
            for key in groups.names()
        )

    @cached_property
    def _exercises(self) -> Mapping[str, Exercise]:
        exercises = coping_texts.exercises(load(self._folder, "exercises.toml"), _VERIFIED)
        return {exercise.id: exercise for exercise in exercises}

    @cached_property
    def _organisations(self) -> tuple[Organisation, ...]:
        return coping_texts.organisations(load(self._folder, "support_orgs.toml"), _VERIFIED)

    @cached_property
    def _greetings(self) -> tuple[tuple[int, str, tuple[str, ...]], ...]:
        """First hour, hello and lines of each time of day, by hour."""
        rows = load(self._folder, "greetings.toml").tables("time")
        times = [(row.whole_number("from"), row.text("hello"), row.texts("lines")) for row in rows]
        if not times or not all(lines for _, _, lines in times):
            raise ContentBroken("greetings.toml", "time")
        return tuple(sorted(times))


def _wording(row: Table, key: str, none_key: str) -> Wording:
    """Return a text and its form without a word. A text that holds {baby} must have one."""
    text = row.text(key)
    if row.has(none_key):
        return Wording(text, row.text(none_key))
    if "{baby}" in text:
        raise row.broken(none_key)
    return Wording(text, text)


def _wordings(table: Table, key: str) -> list[Wording]:
    items = table.texts_or_tables(key)
    return [Wording(i, i) if isinstance(i, str) else _wording(i, "text", "none") for i in items]


def _sections(rows: Iterable[Table]) -> tuple[Section, ...]:
    return tuple(Section(row.text("title"), row.texts("lines")) for row in rows)


def _keys(group: Table) -> tuple[Keys, ...]:
    """Return the keys of a group. A row without keys of the window must say what is shown."""
    return tuple(
        Keys(
            keys=row.texts("keys") if row.has("keys") else (),
            does=row.text("does"),
            shown=row.text("shown") if row.has("shown") or not row.has("keys") else "",
        )
        for row in group.tables("key")
    )
