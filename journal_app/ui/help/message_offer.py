"""What a message of `messages.toml` offers to do, by the words it has there, in whatever language."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from journal_app.content.values import Message
from journal_app.ui.translation import tr


class MessageOffer(StrEnum):
    """The actions that one kind of screen knows are its children's members."""

    def words(self, emergency: str) -> str:
        """Return the words for a button. Lines to call are listed, not named on it."""
        return tr(self).replace("{emergency}", emergency).replace(": {lines}", "")

    @classmethod
    def of(cls, message: Message, kept: Message) -> tuple[Self, ...]:
        """Return what is offered, in order.

        What the content file does not offer, or offers in words nobody here knows, stands at the end all the
        same: `kept` is the message as it is built in.
        """
        actions = dict.fromkeys([*message.actions, *kept.actions])
        return tuple(cls(words) for words in actions if words in tuple(cls))
