"""What a picture of answers says in words: for tool tips and for screen readers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale, QObject

from journal_app.render.day_columns import Answers, Column, Span
from journal_app.render.short_dates import day_and_month, month_name, year_number


class DaySentences(QObject):
    """Sentences about days or longer spans. They never say a number that is not a number of days."""

    def __init__(self, locale: QLocale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = locale

    def answer(self, name: str, when: str, answers: Answers, words: Sequence[str], span: Span) -> str:
        """Say as in "Sleep, 9 November: a little" what was answered; `words` are the four answers."""
        return self.tr("{name}, {when}: {answer}").format(
            name=name, when=when, answer=self.answers(answers, words, span)
        )

    def answers(self, answers: Answers, words: Sequence[str], span: Span) -> str:
        """Say what was answered, with the days it stands for if it is more than one day's answer."""
        if answers.rating is None:
            return self.tr("no answer")
        said = words[answers.rating]
        said = said[:1].lower() + said[1:]
        if span is Span.DAY:
            return said
        if answers.answered == 1:
            return self.tr("{answer}, on the one day you answered").format(answer=said)
        return self.tr("{answer}, on {times} of the {answered} days you answered").format(
            answer=said, times=answers.times, answered=answers.answered
        )

    def when(self, column: Column, span: Span, with_year: bool) -> str:
        """Say which days a column stands for."""
        if span is Span.DAY:
            return self.day(column.first, with_year)
        if span is Span.WEEK:
            return self.tr("week from {day}").format(day=self.day(column.first, with_year))
        year = year_number(self._locale, column.first)
        first, last = month_name(self._locale, column.first), month_name(self._locale, column.last)
        if span is Span.YEAR:
            return year
        if first == last:
            return f"{first} {year}"
        return self.tr("{first} to {last} {year}").format(first=first, last=last, year=year)

    def from_to(self, first: date, last: date) -> str:
        """Say a stretch of days by its ends."""
        with_year = first.year != last.year
        if first == last:
            return self.day(first, with_year)
        return self.tr("{first} to {last}").format(
            first=self.day(first, with_year), last=self.day(last, with_year)
        )

    def day(self, day: date, with_year: bool) -> str:
        """Say a day."""
        words = day_and_month(self._locale, day)
        return f"{words} {year_number(self._locale, day)}" if with_year else words

    def legend(self, span: Span, has_gaps: bool) -> str:
        """Say how cells are to be read that are filled by rating; with `has_gaps`, also dashed ones."""
        parts = [self.tr("The fuller a cell, the higher the answer."), self.gathered(span)]
        if has_gaps:
            parts.append(
                self.tr("Dashed: no answer that day. It is not counted.")
                if span is Span.DAY
                else self.tr("Dashed: no answer in that time. It is not counted.")
            )
        return " ".join(filter(None, parts))

    def gathered(self, span: Span) -> str:
        """Say what a column of several days shows; "" for one day."""
        if span is Span.DAY:
            return ""
        each = {
            Span.WEEK: self.tr("Each step is one week."),
            Span.MONTH: self.tr("Each step is one month."),
            Span.QUARTER: self.tr("Each step is three months."),
            Span.YEAR: self.tr("Each step is one year."),
        }[span]
        how = self.tr(
            "It shows the answer you gave most often. If two came equally often, it is the higher one."
        )
        return f"{each} {how}"
