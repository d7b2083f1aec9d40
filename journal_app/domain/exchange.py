"""What leaves a journal or comes into one: entries with all that belongs to them, and what stands beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from journal_app.domain.body import BodyNote
from journal_app.domain.closeness import NOTHING_KEPT as NO_CLOSENESS
from journal_app.domain.closeness import ClosenessRecords
from journal_app.domain.coping import NOTHING_KEPT, CopingRecords
from journal_app.domain.entry import Entry
from journal_app.domain.memorial import NOTHING_KEPT as NO_MEMORIAL
from journal_app.domain.memorial import LossId, Memorial
from journal_app.domain.support import MarkedDay, Person, PlanPart
from journal_app.domain.template import Template
from journal_app.domain.year_day import YearDay


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """What an entry said before. `kept_at`: the instant it was last changed to that. `stays`: for good."""

    kept_at: datetime
    text: str = field(repr=False)
    stays: bool = False


@dataclass(frozen=True, slots=True)
class KeptPhoto:
    """A photo of an entry or a loss, as it is stored. `words` say what is on it."""

    id: str
    added_at: datetime
    media: str  # image/jpeg or image/png
    width: int
    height: int
    words: str = field(repr=False)
    thumbnail: bytes = field(repr=False)
    picture: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """An entry, its photos in their order, and its earlier versions, oldest first."""

    entry: Entry
    photos: tuple[KeptPhoto, ...] = ()
    versions: tuple[KeptVersion, ...] = ()


CareLine = Mapping[str, object]
"""One line of the log of check-ins and care, as JSON has it: `kind`, `at`, and what the kind has besides."""


@dataclass(frozen=True, slots=True)
class Besides:
    """All that a journal holds besides its entries.

    `care` is the log in its order; `check_in_notes` are by check-in; `settings` are JSON texts by name.
    """

    care: tuple[CareLine, ...] = field(default=(), repr=False)
    check_in_notes: Mapping[str, str] = field(default_factory=dict, repr=False)
    body_notes: tuple[BodyNote, ...] = ()
    plan: tuple[PlanPart, ...] = ()
    people: tuple[Person, ...] = ()
    marked_days: tuple[MarkedDay, ...] = ()
    visit_notes: Mapping[str, str] = field(default_factory=dict, repr=False)
    coping: CopingRecords = NOTHING_KEPT
    memorial: Memorial = NO_MEMORIAL
    memorial_photos: Mapping[LossId, tuple[KeptPhoto, ...]] = field(default_factory=dict, repr=False)
    closeness: ClosenessRecords = NO_CLOSENESS
    templates: tuple[Template, ...] = ()
    known_words: tuple[str, ...] = field(default=(), repr=False)
    muted_days: tuple[YearDay, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict, repr=False)


NOTHING_BESIDE = Besides()
"""What an export of single entries holds beside them."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export holds."""

    entries: int
    photos: int
    check_ins: int


@dataclass(frozen=True, slots=True)
class Brought:
    """How an import went. Entries were added, or known before, or refused; `besides` were added.

    `reasons` are sentences without a word of what the person wrote, the same one once.
    """

    added: int = 0
    known: int = 0
    refused: int = 0
    besides: int = 0
    reasons: tuple[str, ...] = ()
