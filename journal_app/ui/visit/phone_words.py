"""A few plain sentences to read out on the phone, from what is on the page and nothing else."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

from PySide6.QtCore import QLocale, QObject

from journal_app.content.values import CheckInTexts
from journal_app.domain.care.ratings import SIX, Symptom
from journal_app.domain.look_back import Saying, said
from journal_app.domain.support import VisitNotes
from journal_app.domain.visit import ItemKind, VisitFacts, counts_as_thoughts
from journal_app.ui.visit.date_lists import DateLists
from journal_app.ui.visit.visit_words import small

_DATE = "(date)"
_SENTENCE = re.compile(r"(?<=[.?])\s+")


class PhoneWords(QObject):
    """Says the same counts as the page, shorter and in the first person."""

    def __init__(self, locale: QLocale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dates = DateLists(locale, self)

    def sentences(
        self,
        facts: VisitFacts,
        texts: CheckInTexts | None,
        notes: VisitNotes,
        on: Collection[str],
        *,
        card: str,
        loss: date | None,
    ) -> tuple[str, ...]:
        """Return the sentences. `card` is what the card about calling says, `loss` the date it asks for."""
        told = [sentence for sentence in _SENTENCE.split(card) if _DATE in sentence]
        if loss is not None:
            when = self._dates.day(loss, with_year=False)
            told = [sentence.replace(_DATE, when) for sentence in told]
        if texts and ItemKind.COUNTS in on:
            told += self._counts(facts, texts)
        if texts and ItemKind.SUICIDAL in on:
            scale = texts.question(Symptom.SUICIDAL).scale_back
            of = sum(map(len, facts.suicidal.values()))
            told += [
                self.tr("{on} I answered: {answer}.").format(
                    on=self._on_days(len(days), of), answer=small(scale[answer])
                )
                for answer, days in facts.suicidal.items()
                if counts_as_thoughts(answer)
            ]
        if ItemKind.MEDICINES in on:
            told.append(self.tr("I take: {medicines}").format(medicines=_one_line(notes.medicines)))
        if ItemKind.QUESTIONS in on:
            told.append(
                self.tr("I would like to ask: {questions}").format(questions=_one_line(notes.questions))
            )
        if ItemKind.APPOINTMENT not in on:
            told.append(self.tr("I would like to make an appointment."))
        return tuple(told)

    def _counts(self, facts: VisitFacts, texts: CheckInTexts) -> list[str]:
        look = facts.look
        days = self._dates.from_to(look.dates[0], look.dates[-1])
        if len(look.answered) == 1:
            told = [self.tr("From {days} I noted on one day how I was.").format(days=days)]
        else:
            told = [
                self.tr("From {days} I noted on {answered} days how I was.").format(
                    days=days, answered=len(look.answered)
                )
            ]
        high = [symptom for symptom in SIX if said(look.counts[symptom]).saying is Saying.HIGH]
        for symptom in sorted(high, key=lambda each: look.counts[each].high, reverse=True):
            question, count = texts.question(symptom), look.counts[symptom]
            told.append(
                self.tr("{on} I had {symptom}, {answer} or more.").format(
                    on=self._on_days(count.high, count.answered),
                    symptom=question.name.replace("your ", "my "),
                    answer=small(question.scale_back[2]),
                )
            )
        if not high:
            much = small(texts.question(SIX[0]).scale_back[2])
            told.append(self.tr("I marked nothing as “{answer}” or more.").format(answer=much))
        return told

    def _on_days(self, days: int, of: int) -> str:
        if of == 1:
            return self.tr("On that one day")
        if days == of:
            return self.tr("On all of {of} days").format(of=of)
        return self.tr("On {days} of {of} days").format(days=days, of=of)


def _one_line(typed: str) -> str:
    """Return typed lines as one that can be read out: each ends with a stop, its own or one of ours."""
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    return " ".join(line if line[-1] in ".?!…" else f"{line}." for line in lines)
