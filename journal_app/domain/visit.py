"""The visit page: what can stand on it, what the person put on it, and what the records say for it.

Nothing gets on the page by itself that the person did not see as an item of its own first. Words are
chosen elsewhere: here are counts, dates and the shape of the page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from journal_app.domain.care.constants import RULES_V1 as R
from journal_app.domain.care.events import Body, Event, Flow, FlowLevel, Pad, Rate
from journal_app.domain.check_in import Period
from journal_app.domain.errors import Trouble
from journal_app.domain.look_back import Answered, LookBack, look_back
from journal_app.domain.support import VisitNotes
from journal_app.domain.translation import marked

PERIODS = (Period.TWO_WEEKS, Period.SIX_WEEKS, Period.SEASON)
"""How far back a page for a doctor can look."""


class PageTooFull(Trouble):
    """What was chosen needs more than one page. Nothing was written."""

    words = marked(
        "This does not fit on one page, so nothing was written. Please take something off the page first."
    )


class PaperSize(StrEnum):
    """What the page is printed on."""

    A4 = "a4"
    LETTER = "letter"


class ItemKind(StrEnum):
    """What can stand on the page, in the order in which it stands there."""

    LOSS = "loss"
    APPOINTMENT = "appointment"
    COUNTS = "counts"
    PICTURE = "picture"
    SUICIDAL = "suicidal"
    BODY = "body"
    MEDICINES = "medicines"
    QUESTIONS = "questions"
    PIECE = "piece"


OFF_AT_FIRST = frozenset({ItemKind.LOSS, ItemKind.SUICIDAL, ItemKind.BODY})
"""What stands on the page only if the person adds it. Pieces of the journal are added one by one anyway."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An entry of the journal, or a marked part of one. `number` tells two equal pieces apart."""

    number: int
    day: date
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PictureLine:
    """A symptom, an answer (0 to 3, None for none) for each date, and the words of the four answers."""

    name: str
    ratings: tuple[int | None, ...] = field(repr=False)
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The answers by day.

    `legend` says what a cell is that is empty, a third full, two thirds full, full, dashed. `by_week` is said
    where there is too little room for days.
    """

    dates: tuple[date, ...]
    lines: tuple[PictureLine, ...]
    legend: tuple[str, str, str, str, str]
    by_week: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it: lines, rows of a name and words, or the picture."""

    heading: str
    lines: tuple[str, ...] = field(default=(), repr=False)
    rows: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    picture: Picture | None = field(default=None, repr=False)
    small: str = ""
    own_words: bool = False

    @property
    def is_short(self) -> bool:
        """Whether it is one line of facts, for which the heading can stand beside it."""
        return len(self.lines) == 1 and not (self.rows or self.picture or self.small or self.own_words)

    @property
    def in_words(self) -> tuple[str, ...]:
        """Everything that stands there in words, line by line, but for the heading."""
        rows = (f"{name}: {words}" for name, words in self.rows)
        return tuple(filter(None, (*self.lines, *rows, self.small)))


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can stand on the page, exactly as it would stand there."""

    key: str
    kind: ItemKind
    section: Section = field(repr=False)

    @property
    def on_at_first(self) -> bool:
        """Whether it stands on the page as long as the person says nothing about it."""
        return self.kind not in OFF_AT_FIRST


@dataclass(frozen=True, slots=True)
class VisitPage:
    """The page as it is printed."""

    title: str
    period: str
    made_with: str
    caution: str
    sections: tuple[Section, ...] = field(default=(), repr=False)
    name: str = field(default="", repr=False)
    size: PaperSize = PaperSize.A4
    smaller: bool = False


@dataclass(frozen=True, slots=True)
class VisitRecords:
    """What the diary holds for a visit. Not a word of the journal is in it."""

    answered: Answered
    body: tuple[Event, ...] = field(repr=False)
    appointment: date | None
    notes: VisitNotes
    taken: tuple[tuple[date, str], ...] = field(default=(), repr=False)
    """Medicines noted on Body, by day."""


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """Body signs of a period, each as it was noted."""

    bleeding: Mapping[FlowLevel, tuple[date, ...]]  # heaviest first; "none" only where it was noted
    pads: Mapping[date, int]  # soaked pads noted one by one
    rates: tuple[Rate, ...]
    signs: tuple[Body, ...]
    taken: tuple[tuple[date, str], ...] = field(default=(), repr=False)
    """Medicines of a day, in the person's own words."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was noted."""
        return not (self.bleeding or self.pads or self.rates or self.signs or self.taken)


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """What a period says. `suicidal` are the dates of each answer, the heaviest answer first."""

    look: LookBack
    suicidal: Mapping[int, tuple[date, ...]] = field(repr=False)
    body: BodyFacts

    @property
    def dates(self) -> tuple[date, ...]:
        """The dates of the period, oldest first."""
        return self.look.dates


def facts_of(records: VisitRecords, period: Period, last: date) -> VisitFacts:
    """Return what the period that ends on `last` says."""
    look = look_back(records.answered, period, last)
    by_answer: dict[int, list[date]] = {}
    for day in look.dates:
        ratings = records.answered.days.get(day)
        if ratings is not None and ratings.suicidal is not None:
            by_answer.setdefault(ratings.suicidal, []).append(day)
    suicidal = {answer: tuple(by_answer[answer]) for answer in sorted(by_answer, reverse=True)}
    return VisitFacts(look, suicidal, _body_facts(records, look.dates[0], last))


def put_on_page(head: VisitPage, items: Iterable[Item], on: Collection[str]) -> VisitPage:
    """Return the page with the items whose keys are in `on`, and with nothing else."""
    return replace(head, sections=tuple(item.section for item in items if item.key in on))


def runs_of(days: Sequence[date]) -> list[tuple[date, date]]:
    """Return days that follow each other as first and last. `days` come oldest first."""
    runs: list[tuple[date, date]] = []
    for day in days:
        if runs and (day - runs[-1][1]).days == 1:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def counts_as_thoughts(answer: int) -> bool:
    """Whether an answer to the last question is more than "no"."""
    return answer >= R.suicidal_from


def _body_facts(records: VisitRecords, first: date, last: date) -> BodyFacts:
    flow: dict[date, FlowLevel] = {}
    pads: dict[date, int] = {}
    rates: list[Rate] = []
    signs: list[Body] = []
    for event in records.body:
        day = event.day if isinstance(event, Flow) else event.at.date()
        if not first <= day <= last:
            continue
        match event:
            case Flow(level=level):
                flow[day] = level  # the last one that was stored
            case Pad(count=count, soaked=True):
                pads[day] = pads.get(day, 0) + count
            case Rate():
                rates.append(event)
            case Body():
                signs.append(event)
    bleeding = {
        level: tuple(sorted(day for day, noted in flow.items() if noted is level))
        for level in reversed(FlowLevel)
        if level in flow.values()
    }
    return BodyFacts(
        bleeding,
        dict(sorted(pads.items())),
        tuple(sorted(rates, key=lambda rate: rate.at)),
        tuple(sorted(signs, key=lambda sign: sign.at)),
        tuple((day, words) for day, words in records.taken if first <= day <= last),
    )
