"""What the counts of check-ins say in sentences: of each symptom alone, in its own answer words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from journal_app.content.values import Question
from journal_app.domain.look_back import Said, Saying


class PatternSentences(QObject):
    """Sentences about days. A number in them is a number of days, and never compared with another time."""

    def symptom(self, question: Question, said: Said) -> str:
        """Say one symptom: how often it was high, or else there a little, or else not there."""
        one = said.of == 1
        match said.saying:
            case Saying.HIGH if one:
                words = self.tr("On the one day you answered, you marked {symptom} as {high_words}.")
            case Saying.HIGH:
                words = self.tr(
                    "On {days} of the {of} days you answered, you marked {symptom} as {high_words}."
                )
            case Saying.A_LITTLE if one:
                words = self.tr("{Symptom} was there, a little, on the one day you answered.")
            case Saying.A_LITTLE:
                words = self.tr("{Symptom} was there, a little, on {days} of the {of} days you answered.")
            case Saying.NOT_THERE if one:
                words = self.tr("{Symptom} was not there on the one day you answered.")
            case Saying.NOT_THERE:
                words = self.tr("{Symptom} was not there on any of the {of} days you answered.")
            case Saying.NO_ANSWER:
                words = self.tr("There are no answers about {symptom} in this time.")
        return words.format(
            symptom=question.name,
            Symptom=capital(question.name),
            high_words=question.high_words,
            days=said.days,
            of=said.of,
        )

    def days_answered(self, days: int) -> str:
        """Say on how many days one of the six was answered. The days between are not spoken of."""
        if not days:
            return self.tr("There are no answers in this time.")
        if days == 1:
            return self.tr("You answered on one day in this time.")
        return self.tr("You answered on {days} days in this time.").format(days=days)

    def steps(self, questions: Sequence[Question]) -> list[str]:
        """Say the four answers, the lowest first: the common words, and those of a scale that differs."""
        (common, _), *others = _by_scale(questions)
        lines = list(common)
        for scale, names in others:
            for rating, answer in enumerate(scale):
                if answer != common[rating]:
                    lines[rating] += self.tr(" ({symptoms}: {answer})").format(
                        symptoms=", ".join(names), answer=small(answer)
                    )
        return lines

    def top_words(self, questions: Sequence[Question]) -> list[str]:
        """Say what the highest answer is called where it is not called what the others call it."""
        common = common_scale(questions)
        return [
            self.tr("For {symptom}, the last column counts {top_words}.").format(
                symptom=question.name, top_words=question.top_words
            )
            for question in questions
            if question.scale_back != common
        ]


def common_scale(questions: Sequence[Question]) -> tuple[str, ...]:
    """Return the answers, in their form for earlier days, that most of these questions have."""
    return _by_scale(questions)[0][0]


def capital(words: str) -> str:
    """Return words as they begin a sentence or a line."""
    return words[:1].upper() + words[1:]


def small(words: str) -> str:
    """Return an answer as it stands within a sentence."""
    return words[:1].lower() + words[1:]


def _by_scale(questions: Sequence[Question]) -> list[tuple[tuple[str, ...], list[str]]]:
    """Return each scale with the names that use it, the most used first."""
    scales: dict[tuple[str, ...], list[str]] = {}
    for question in questions:
        scales.setdefault(question.scale_back, []).append(question.name)
    return sorted(scales.items(), key=lambda item: len(item[1]), reverse=True)
