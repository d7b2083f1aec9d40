"""What is read from the journal before anything can be looked back on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from journal_app.content.library import Library
from journal_app.content.values import Question
from journal_app.domain.care.ratings import SIX
from journal_app.domain.look_back import Answered, Mark, MarkKind, answered, last_day
from journal_app.domain.support import MarkedDay
from journal_app.services.open_journal import OpenJournal


@dataclass(frozen=True, slots=True)
class Material:
    """Read when the page is entered; periods are cut from it."""

    questions: tuple[Question, ...] = field(repr=False)  # the six
    answered: Answered
    marks: tuple[Mark, ...]  # losses and appointments
    marked_days: tuple[MarkedDay, ...]
    last: date  # on which periods end


def read_material(opened: OpenJournal, library: Library, now: datetime) -> Material:
    """Read everything, on the lane of short work. May raise a `Trouble`, ContentBroken among them."""
    texts = library.check_in_texts()
    found = answered(opened.check_ins.records())
    losses = [Mark(day, MarkKind.LOSS) for day in opened.settings.loss_dates]
    appointments = [Mark(day, MarkKind.APPOINTMENT) for day in opened.care.appointments()]
    return Material(
        tuple(texts.question(symptom) for symptom in SIX),
        found,
        (*losses, *appointments),
        opened.support.marked_days(),
        last_day(found.days, now),
    )
