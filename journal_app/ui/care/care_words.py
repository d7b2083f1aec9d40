"""What a care note says, filled with the person's own counts and dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QLocale

from journal_app.content.library import Library
from journal_app.domain.care.assess import Assessment
from journal_app.domain.care.patterns import Why
from journal_app.domain.care.ratings import SIX
from journal_app.render.short_dates import day_and_month

_EARLY = {"L1a": "L1_early", "L1b": "L1_early", "L1c": "L1_early"} | {
    f"L2{rule}": "L2_early" for rule in "abcde"
}
"""On early days these texts stand for those of the rules; L2s and level 3 stay as they are."""


@dataclass(frozen=True, slots=True)
class Note:
    """A care note as it stands on the screen. `actions` are (what it does, words)."""

    title: str
    body: str
    actions: tuple[tuple[str, str], ...]


def note_for(shown: str, found: Assessment, library: Library, locale: QLocale) -> Note | None:
    """Return the words of an element of `Assessment.show`: a level, EASING or APPT_FOLLOWUP.

    None where there is nothing to claim. Raises ContentBroken.
    """
    if shown in ("EASING", "APPT_FOLLOWUP"):
        name = shown
    elif found.why is not None:
        rule = found.why.rule
        name = _EARLY.get(rule, rule) if found.early else rule
    else:
        return None
    message = library.message(name)
    words = values(found.why, library, locale)
    if found.appointment is not None:
        words["date"] = unbroken_day(locale, found.appointment)
    actions = tuple((library.action(action), action) for action in message.actions)
    return Note(message.title, filled(message.body, words), actions)


def why_words(found: Assessment, library: Library, locale: QLocale) -> list[str]:
    """Return the rule in plain words, what is counted, and the counts of the last two weeks."""
    if found.why is None:
        return []
    words = values(found.why, library, locale)
    lines = [filled(library.why_rule(found.why.rule), words)]
    questions = library.check_in_texts()
    lines.append(filled(library.message("WHY").body, {"high_words": questions.question(SIX[0]).high_words}))
    return lines


def count_rows(found: Assessment, library: Library, locale: QLocale) -> list[str]:
    """Return the two weeks looked at, then one sentence for each symptom that was answered in them."""
    if found.anchor is None or not found.evidence:
        return []
    questions = library.check_in_texts()
    first = date.fromordinal(found.anchor.toordinal() - 13)
    rows = []
    for symptom in SIX:
        count = found.evidence[symptom]
        if count.answered:
            question = questions.question(symptom)
            rows.append(
                filled(
                    library.why_row(),
                    {
                        "symptom": question.name[0].upper() + question.name[1:],
                        "high_words": question.high_words,
                        "n": str(count.high),
                        "of": str(count.answered),
                    },
                )
            )
    if not rows:
        return []
    days = {"from": unbroken_day(locale, first), "to": unbroken_day(locale, found.anchor)}
    return [filled(library.why_days(), days), *rows]


def values(why: Why | None, library: Library, locale: QLocale) -> dict[str, str]:
    """Return what the placeholders of a text stand for."""
    if why is None:
        return {}
    words = {"from": unbroken_day(locale, why.first), "to": unbroken_day(locale, why.last)}
    if why.symptom is not None:
        question = library.check_in_texts().question(why.symptom)
        words |= {
            "symptom": question.name,
            "high_words": question.high_words,
            "top_words": question.top_words,
            "n": str(why.n),
            "of": str(why.of),
        }
    return words


def unbroken_day(locale: QLocale, day: date) -> str:
    """Return "9 November", which no line ends within."""
    return day_and_month(locale, day).replace(" ", "\u00a0")


def filled(text: str, words: dict[str, str]) -> str:
    """Return a text with its placeholders filled; a sentence never begins with a small letter."""
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    return text[:1].upper() + text[1:]
