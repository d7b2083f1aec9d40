"""What the crisis screen and the card after it say and offer, as the content file says it, or as built in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from journal_app.content.library import Library
from journal_app.content.values import Message
from journal_app.domain.translation import marked
from journal_app.ui.crisis import built_in
from journal_app.ui.help.attempt import attempt
from journal_app.ui.help.message_offer import MessageOffer

UNKNOWN = "urgent"
"""How a variant that nobody here knows is read."""


class Offer(MessageOffer):
    """What these screens can do."""

    EMERGENCY = marked("Show {emergency} large")
    LINES = marked("Call or text: {lines}")
    LARGE = marked("Show the number large")
    PLAN = marked("My plan")
    PERSON = marked("A person I trust")
    BREATHING = marked("Stay with me: slow breathing")
    CLOSE_FOR_NOW = marked("I'm closing this for now")
    HELP_PAGE = marked("Show crisis lines")
    CALL_HELP = marked("How to make the call")
    CLOSE = marked("Close")


@dataclass(frozen=True, slots=True)
class Said:
    """What a screen says, with `{emergency}` still to be filled, and what it offers, in order.

    `body_without_line` is said where no line is known.
    """

    title: str
    body: str
    body_without_line: str
    offers: tuple[Offer, ...]


def crisis_said(library: Library, variant: str) -> Said:
    """Return what the crisis screen says. Never raises; an unknown variant reads as "urgent"."""
    variant = variant if variant in built_in.CRISIS else UNKNOWN
    said = _said(library, f"CRISIS_{variant}", built_in.CRISIS[variant])
    if variant not in built_in.NO_LINE:
        return said
    other = attempt(lambda: library.message(f"CRISIS_{variant}_no_line").body)
    return replace(said, body_without_line=other or built_in.NO_LINE[variant])


def followup_said(library: Library, variant: str) -> Said:
    """Return what the card afterwards says. Never raises; an unknown variant reads as "urgent"."""
    variant = variant if variant in built_in.FOLLOWUP else UNKNOWN
    return _said(library, f"CRISIS_FOLLOWUP_{variant}", built_in.FOLLOWUP[variant])


def _said(library: Library, id: str, kept: Message) -> Said:
    message = attempt(lambda: library.message(id)) or kept
    return Said(message.title or kept.title, message.body, message.body, Offer.of(message, kept))
