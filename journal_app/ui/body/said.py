"""What the screens about body signs say and offer, filled from the log. Nothing in here can fail."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QLocale

from journal_app.content.library import Library
from journal_app.domain.care.assess import Assessment
from journal_app.domain.care.body_call import CallFacts
from journal_app.domain.care.body_signs import Flag
from journal_app.domain.care.events import BodyCalled, BodyClosed, BodyPassed, BodyStill, Event
from journal_app.domain.translation import marked
from journal_app.render.short_dates import day_and_month
from journal_app.ui.body import built_in
from journal_app.ui.help.attempt import attempt
from journal_app.ui.help.message_offer import MessageOffer
from journal_app.ui.journal.day_words import time_words
from journal_app.ui.translation import tr

PHONE_CARD = "what-to-say-on-the-phone"

_SENTENCE = re.compile(r"(?<=[.?])\s+")
_SIGNS = re.compile(r"\([^()]*bleeding[^()]*\)")


class Offer(MessageOffer):
    """What these screens can do."""

    STILL = marked("It is still there")
    CALLED = marked("I have called or been seen")
    PASSED = marked("It has passed")
    SAY = marked("What do I say?")
    EMERGENCY = marked("Show {emergency} large")
    LOG = marked("Show my log")
    CLOSE = marked("Close for now")


@dataclass(frozen=True, slots=True)
class Said:
    """Title, body with `{emergency}` still to be filled, and the offers in order."""

    title: str
    body: str
    offers: tuple[Offer, ...]


def said_for(shown: str, found: Assessment, library: Library, locale: QLocale) -> Said:
    """Return what BODY_CALL_NOW, BODY_CALL or BODY_ASK says about what was noted."""
    kept = built_in.SCREENS[shown]
    message = attempt(lambda: library.message(shown)) or kept
    flags = found.past if shown == "BODY_ASK" else found.flags
    body = message.body.replace("{flags}", in_words(flags, library))
    if found.past_date is not None:
        body = body.replace("{date}", day_and_month(locale, found.past_date).replace(" ", "\u00a0"))
    return Said(message.title or kept.title, body, Offer.of(message, kept))


def in_words(flags: Sequence[Flag], library: Library) -> str:
    """Return "fever, chills and severe pain"."""
    names = [attempt(partial(library.flag_name, flag)) or built_in.FLAGS[flag] for flag in flags]
    if len(names) < 2:
        return "".join(names)
    return tr("{others} and {last}").format(others=", ".join(names[:-1]), last=names[-1])


def phone_sentences(call: CallFacts, library: Library, locale: QLocale) -> tuple[str, ...]:
    """Return what to read out: the card about calling with what is known, without what is not."""
    text = attempt(lambda: library.card(PHONE_CARD).body.none) or built_in.PHONE
    told = []
    for sentence in _SENTENCE.split(text)[1:]:  # the first one speaks to who reads it out
        filled = _filled(sentence, call, library, locale)
        if filled and "(" not in filled:
            told.append(filled)
    return tuple(told)


def _filled(sentence: str, call: CallFacts, library: Library, locale: QLocale) -> str:
    if call.loss is None:
        sentence = sentence.replace(" on (date)", "")
    else:
        sentence = sentence.replace("(date)", day_and_month(locale, call.loss))
    if call.flags:
        sentence = _SIGNS.sub(in_words(call.flags, library), sentence)
    if call.started is not None:
        sentence = sentence.replace("(time)", _when(call.started, locale))
    if call.pads is not None:
        sentence = sentence.replace("(number)", locale.toString(float(call.pads), "g", 4))
        if call.pads == 1:
            sentence = sentence.replace("1 pads", "1 pad")
    return sentence


def _when(at: datetime, locale: QLocale) -> str:
    return f"{time_words(locale, at)}, {day_and_month(locale, at.date())}"


def answer_event(offer: Offer, now: datetime) -> Event:
    """Return what an answer is in the log."""
    match offer:
        case Offer.CALLED:
            return BodyCalled(at=now)
        case Offer.PASSED:
            return BodyPassed(at=now)
        case Offer.STILL:
            return BodyStill(at=now)
        case _:
            return BodyClosed(at=now)
