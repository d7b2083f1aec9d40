"""What kind of page something is, in words: a letter and to whom, an answer and to what."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from journal_app.domain.entry import LETTER, Entry, EntryRow
from journal_app.domain.words import ChosenWords, Partner
from journal_app.render.short_dates import date_in_full
from journal_app.ui.translation import tr


def kind_words(entry: Entry | EntryRow) -> str:
    """Return "Letter to the baby", "Answer to: …", or nothing for an ordinary page."""
    if entry.letter is not None or entry.kind == LETTER:
        return letter_words(entry.letter.to_whom if entry.letter else "")
    if entry.prompt is not None:
        return tr("Answer to: {prompt}").format(prompt=entry.prompt.words)
    return ""


def letter_words(to_whom: str) -> str:
    """Return "Letter to the baby"; "Letter" if nobody is named."""
    name = to_whom.strip()
    return tr("Letter to {name}").format(name=name) if name else tr("Letter")


def sealed_words(locale: QLocale, entry: Entry | EntryRow) -> str:
    """Return "Sealed since 3 November 2026"; nothing if it is not sealed."""
    if entry.letter is None or entry.letter.sealed_at is None:
        return ""
    day = entry.letter.sealed_at.date()
    return tr("Sealed since {day}").format(day=date_in_full(locale, day))


def addressees(words: ChosenWords) -> tuple[str, ...]:
    """Return to whom a letter is often written, as it stands after "Letter to": offered, never needed."""
    partner = (tr("my partner"),) if words.partner is Partner.YES else ()
    loss = (words.own_line_word,) if words.own_line_word else ()
    return (*loss, *partner, tr("my body"), tr("someone who said something"))
