"""The words of the visit page: every item as it would stand there, from counts and dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QLocale, QObject

from journal_app.content.values import CheckInTexts, Question
from journal_app.domain.care.ratings import SIX, Symptom
from journal_app.domain.look_back import Saying, said
from journal_app.domain.support import VisitNotes
from journal_app.domain.visit import (
    Item,
    ItemKind,
    Picture,
    PictureLine,
    Piece,
    Section,
    VisitFacts,
    VisitPage,
    counts_as_thoughts,
)
from journal_app.ui.journal.day_words import day_words
from journal_app.ui.visit.body_words import BodyWords
from journal_app.ui.visit.date_lists import DateLists


class VisitWords(QObject):
    """Says what was answered, in the words of the answers, and never more than was counted."""

    def __init__(self, locale: QLocale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._dates = DateLists(locale, self)
        self._body = BodyWords(locale, self)

    def head(self, facts: VisitFacts) -> VisitPage:
        """Return the page with nothing on it yet."""
        return VisitPage(
            title=self.tr("Visit page"),
            period=self._dates.from_to(facts.dates[0], facts.dates[-1]),
            made_with=self.tr("Prepared with Rosemary, a private diary."),
            caution=self.tr("These are the person’s own answers. They are not a diagnosis."),
        )

    def items(
        self,
        facts: VisitFacts,
        texts: CheckInTexts | None,
        notes: VisitNotes,
        *,
        appointment: date | None,
        losses: Iterable[date],
        pieces: Sequence[Piece],
    ) -> tuple[Item, ...]:
        """Return what can stand on the page, in its order. `texts` is None where they can't be read."""
        sections: list[tuple[ItemKind, Section]] = []
        until = [day for day in losses if day <= facts.dates[-1]]
        if until:
            words = self._dates.days(until, with_year=True)
            sections.append((ItemKind.LOSS, Section(self.tr("Date of loss"), (words,))))
        if appointment:
            when = day_words(self._locale, appointment)
            sections.append((ItemKind.APPOINTMENT, Section(self.tr("Appointment"), (when,))))
        if texts and facts.look.answered:
            sections.append((ItemKind.COUNTS, self._counts(facts, texts)))
            sections.append((ItemKind.PICTURE, self._picture(facts, texts)))
        if texts and facts.suicidal:
            sections.append((ItemKind.SUICIDAL, self._suicidal(facts, texts)))
        if not facts.body.is_empty:
            rows = self._body.rows(facts.body)
            sections.append((ItemKind.BODY, Section(self.tr("Bleeding and body signs"), rows=rows)))
        for kind, heading, typed in (
            (ItemKind.MEDICINES, self.tr("Medicines"), notes.medicines),
            (ItemKind.QUESTIONS, self.tr("Questions"), notes.questions),
        ):
            if typed.strip():
                sections.append((kind, Section(heading, (typed.strip(),), own_words=True)))
        items = [Item(kind, kind, section) for kind, section in sections]
        return (*items, *map(self.piece, pieces))

    def piece(self, piece: Piece) -> Item:
        """Return words of the journal as an item."""
        heading = self.tr("From the diary, {day}").format(day=self._dates.day(piece.day, with_year=True))
        section = Section(heading, (piece.words,), own_words=True)
        return Item(f"{ItemKind.PIECE}:{piece.number}", ItemKind.PIECE, section)

    def count(self, facts: VisitFacts, question: Question) -> str:
        """Say how often one symptom was there: "“A lot of the day” or more on 9 of 12 days"."""
        count = facts.look.counts[Symptom(question.id)]
        told = said(count)
        scale = question.scale_back
        days = self._of_days(told.days, told.of)
        match told.saying:
            case Saying.HIGH if count.top:
                words = self.tr("“{answer}” or more {days}, “{top_answer}” on {top}.")
            case Saying.HIGH:
                words = self.tr("“{answer}” or more {days}.")
            case Saying.A_LITTLE:
                words = self.tr("“{answer}” {days}, and never more.")
            case Saying.NOT_THERE:
                words = self.tr("“{answer}” {days}.")
            case Saying.NO_ANSWER:
                words = self.tr("No answer.")
        step = {Saying.HIGH: 2, Saying.A_LITTLE: 1}.get(told.saying, 0)
        return words.format(answer=scale[step], days=days, top_answer=small(scale[3]), top=count.top)

    def answered(self, facts: VisitFacts) -> str:
        """Say on how many days of the period there is an answer, and what the counts are of."""
        return self.tr(
            "Answered on {answered} of {all} days. Days without an answer are not counted."
        ).format(answered=len(facts.look.answered), all=len(facts.dates))

    def _of_days(self, days: int, of: int) -> str:
        if of == 1:
            return self.tr("on one day of one")
        if days == of:
            return self.tr("on all of {of} days").format(of=of)
        return self.tr("on {days} of {of} days").format(days=days, of=of)

    def _counts(self, facts: VisitFacts, texts: CheckInTexts) -> Section:
        rows = tuple(
            (capital(question.name), self.count(facts, question)) for question in map(texts.question, SIX)
        )
        return Section(self.tr("How the days were"), (self.answered(facts),), rows)

    def _picture(self, facts: VisitFacts, texts: CheckInTexts) -> Section:
        questions = [texts.question(symptom) for symptom in SIX]
        common = questions[0].scale_back
        nothing, little, much, most = common
        picture = Picture(
            facts.dates,
            tuple(
                PictureLine(
                    capital(question.name), facts.look.ratings[Symptom(question.id)], question.scale_back
                )
                for question in questions
            ),
            (nothing, little, much, most, self.tr("No answer")),
            self.tr("Each step is one week. It shows the answer given most often, of two the higher one."),
        )
        others = [
            self.tr("{symptom}, from empty to full: {answers}.").format(
                symptom=capital(question.name),
                answers=", ".join(f"“{small(answer)}”" for answer in question.scale_back),
            )
            for question in questions
            if question.scale_back != common
        ]
        return Section(self.tr("Day by day"), picture=picture, small=" ".join(others))

    def _suicidal(self, facts: VisitFacts, texts: CheckInTexts) -> Section:
        scale = texts.question(Symptom.SUICIDAL).scale_back
        rows = []
        for answer, days in facts.suicidal.items():
            if counts_as_thoughts(answer):
                when = self._dates.days(days, with_year=False)
            elif len(days) == 1:
                when = self.tr("on one day")
            else:
                when = self.tr("on {days} days").format(days=len(days))
            rows.append((f"“{scale[answer]}”", when))
        return Section(self.tr("Thoughts of not being here, or of ending my life"), rows=tuple(rows))


def capital(words: str) -> str:
    """Return words as they begin a line."""
    return words[:1].upper() + words[1:]


def small(words: str) -> str:
    """Return an answer as it stands within a sentence."""
    return words[:1].lower() + words[1:]
