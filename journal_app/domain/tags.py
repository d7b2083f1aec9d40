"""Putting tags in order: what a change of a tag did, so that it can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journal_app.domain.entry import EntryId, TagCount


@dataclass(frozen=True, slots=True)
class FormerTie:
    """An entry that carried a tag, where among its tags, and whether it carried the new one too."""

    entry_id: EntryId
    position: int
    had_both: bool = False


@dataclass(frozen=True, slots=True)
class TagChange:
    """The tag `old` became `new` (None: it was removed from all entries).

    `ties` are the entries that carried it. There are none if it only took a new name: nothing else changed.
    """

    old: str
    new: str | None
    ties: tuple[FormerTie, ...] = ()

    @property
    def only_renamed(self) -> bool:
        """True if no entry has to get its tag back to undo it."""
        return self.new is not None and not self.ties


def same_tag(name: str, among: Sequence[TagCount], but: str) -> TagCount | None:
    """Return the tag that `name` would become one with: spelled alike, or but for capital letters.

    `but` is the tag that gets the name; a change of its own capitals is no other tag.
    """
    others = [tag for tag in among if tag.name != but]
    exact = next((tag for tag in others if tag.name == name), None)
    return exact or next((tag for tag in others if tag.name.casefold() == name.casefold()), None)
