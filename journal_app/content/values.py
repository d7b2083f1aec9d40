"""What the content files hold, as frozen values. Helplines are in `domain.helplines`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import time

from journal_app.domain.words import fill


@dataclass(frozen=True, slots=True)
class Wording:
    """A text that may hold `{baby}`, and its form for people who want no word (often the same)."""

    text: str
    none: str

    def filled(self, word: str | None) -> str:
        """Return the text with the person's word, or the form without one."""
        return fill(self.text, self.none, word)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from. `verified` is "yes", "part" or "no": was it seen, and how much of it."""

    key: str
    title: str
    where: str
    verified: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A title that guidance cards stand below, and a line that says what is inside."""

    id: str
    title: str
    line: str


@dataclass(frozen=True, slots=True)
class Card:
    """One guidance card.

    `verified`: were its facts seen in a source, "yes", "part" or "no". `also` names cards that belong to it,
    `tool` a page where something can be done (empty: none), `with_tool` what is said of that page.
    """

    id: str
    title: Wording
    body: Wording
    sources: tuple[Source, ...]
    verified: str
    topic: str = ""
    also: tuple[str, ...] = ()
    tool: str = ""
    with_tool: str = ""

    def words(self, word: str | None, pages: Collection[str]) -> str:
        """Return the text with the person's word. Of its tool only if that is among the `pages` there are."""
        said = self.body.filled(word)
        return f"{said} {self.with_tool}" if self.with_tool and self.tool in pages else said


@dataclass(frozen=True, slots=True)
class Prompt:
    """A place to start writing. `careful` is a line to show with it; mostly empty."""

    words: Wording
    careful: str = ""


@dataclass(frozen=True, slots=True)
class PromptGroup:
    """Prompts on one subject, behind its title."""

    id: str
    title: str
    prompts: tuple[Prompt, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an exercise and its length in seconds."""

    do: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Exercise:
    """A breathing or grounding exercise: its steps, `rounds` times over.

    `by_hand`: the person goes on to the next step by a key; its seconds are only the longest wait.
    """

    id: str
    title: str
    before: str
    steps: tuple[Step, ...]
    rounds: int
    by_hand: bool = False
    verified: str = "no"
    sources: tuple[str, ...] = ()

    @property
    def seconds(self) -> int:
        """How long it takes at most."""
        return self.rounds * sum(step.seconds for step in self.steps)


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the check-in. The forms ending in `_back` are for an earlier day.

    `name` is used in sentences, `high_words` and `top_words` are the answers counted as "a lot" and "most".
    """

    id: str
    text: str
    text_back: str
    name: str
    help: str
    scale: tuple[str, ...]
    scale_back: tuple[str, ...]
    skip_label: str
    high_words: str
    top_words: str
    after_skip: str = ""
    before_leaving: str = ""


@dataclass(frozen=True, slots=True)
class CheckInTexts:
    """The questions and what is said around them. `{date}` stands in `back_dated_intro`."""

    intro: str
    back_dated_intro: str
    scale_help: str
    done: str
    questions: tuple[Question, ...]

    def question(self, id: str) -> Question:
        """Return the question of a symptom."""
        return next(question for question in self.questions if question.id == id)


@dataclass(frozen=True, slots=True)
class Message:
    """What a screen of care says, and what can be answered. Texts hold placeholders in braces."""

    title: str
    body: str
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanTexts:
    """Headings a plan can start from, and one line each about the plan and about people."""

    intro: str
    people_intro: str
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HelpTexts:
    """What the help page says around the numbers. `{emergency}` stands in some of them."""

    no_line: str
    no_country: str
    line_closed: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """A pregnancy-loss organisation. `checked` as in `domain.helplines`; `number` to show large, or ""."""

    country: str
    name: str
    contact: str
    verified: str
    checked: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Conversation:
    """Ways to begin a talk with somebody. A person copies or changes them; nothing is sent."""

    id: str
    title: str
    lines: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Greeting:
    """The first words on Today."""

    hello: str
    line: str


@dataclass(frozen=True, slots=True)
class Section:
    """A title with sentences below it."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys that belong together, and what they do. `keys` are as Qt writes them ("Ctrl+N")."""

    keys: tuple[str, ...]
    does: str
    shown: str = ""
    """What a person reads instead, if not each of `keys`."""


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys of one place."""

    title: str
    keys: tuple[Keys, ...]


@dataclass(frozen=True, slots=True)
class HowTo:
    """Short answers for the first hour, and every key."""

    answers: tuple[Section, ...]
    groups: tuple[KeyGroup, ...]


@dataclass(frozen=True, slots=True)
class DemoEntry:
    """A made-up entry, `days_ago` diary days before today.

    A time before four in the morning is in the night after that day. A letter says `to_whom`; an answer,
    which `prompt` it answers. `earlier` is what it said some hours before; `photo` names a drawn one.
    """

    days_ago: int
    time: time
    text: str
    tags: tuple[str, ...]
    to_whom: str = ""
    sealed: bool = False
    prompt: str = ""
    star: bool = False
    binned: bool = False
    earlier: str = ""
    photo: str = ""
    photo_words: str = ""


@dataclass(frozen=True, slots=True)
class DemoCheckIn:
    """A made-up check-in. `answers` in the order of the questions; None is a skipped one."""

    days_ago: int
    time: time
    answers: tuple[int | None, ...]
    note: str


@dataclass(frozen=True, slots=True)
class DemoBody:
    """What was noted about the body on a made-up day; `flow` is how much bleeding."""

    days_ago: int
    flow: str = ""
    temp_c: float | None = None
    pain: str = ""
    medicines: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class DemoLoss:
    """A made-up page of the Remember room: `who` said `words`; a candle was lit so many days ago.

    A date that matters, `date_words`, comes in so many days.
    """

    name: str
    days_ago: int
    letter: str
    who: str
    words: str
    lit_days_ago: tuple[int, ...]
    photo: str
    date_words: str
    date_in: int
    date_plan: str


@dataclass(frozen=True, slots=True)
class DemoCloseness:
    """A made-up note on closeness. `where` is its answer."""

    days_ago: int
    time: time
    where: str
    words: str


@dataclass(frozen=True, slots=True)
class DemoTurn:
    """A made-up turn of an exercise, and how heavy it was before and after."""

    exercise: str
    days_ago: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Demo:
    """Made-up weeks, oldest first: pages, check-ins, a plan (heading, words), and what else a room holds.

    `marked`: days ago (below zero: to come) and words of dates beside the check-ins. `visit`: medicines and
    questions for a doctor.
    """

    entries: tuple[DemoEntry, ...]
    check_ins: tuple[DemoCheckIn, ...]
    plan: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str, str], ...]
    tellings: tuple[tuple[str, str, str], ...] = ()
    body: tuple[DemoBody, ...] = ()
    losses: tuple[DemoLoss, ...] = ()
    closeness: tuple[DemoCloseness, ...] = ()
    templates: tuple[tuple[str, str], ...] = ()
    turns: tuple[DemoTurn, ...] = ()
    marked: tuple[tuple[int, str], ...] = ()
    visit: tuple[str, str] = ("", "")
