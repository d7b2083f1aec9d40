"""Texts that came with the app, and a person's own form of some of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from journal_app.domain.closeness import OwnWords


@dataclass(frozen=True, slots=True)
class GivenText:
    """A text as it came. `place`: where it stands; `id`: the text before the person's word was filled in.

    `small_print` goes along on paper, as long as the text is not the person's own.
    """

    place: str
    id: str
    words: str
    title: str = ""
    small_print: tuple[str, ...] = ()


class OwnTexts(QObject):
    """Knows which texts a person changed. What they typed is theirs: it stays when the given text changes."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._own: dict[tuple[str, str], str] = {}

    @property
    def kept(self) -> tuple[OwnWords, ...]:
        """Return what is to be kept."""
        return tuple(OwnWords(place, id, words) for (place, id), words in self._own.items())

    def show_kept(self, kept: Sequence[OwnWords]) -> None:
        """Learn what is stored."""
        self._own = {(own.place, own.instead_of): own.words for own in kept}

    def words(self, given: GivenText) -> str:
        """Return a text in the person's own form, or as it came."""
        return self._own.get((given.place, given.id), given.words)

    def is_own(self, given: GivenText) -> bool:
        """True if the person changed it."""
        return (given.place, given.id) in self._own

    def keep(self, given: GivenText, words: str) -> None:
        """The person changed a text. Emptied, or as it came, it is the given one again."""
        key = (given.place, given.id)
        before = self._own.get(key)
        if words.strip() and words != given.words:
            self._own[key] = words
        else:
            self._own.pop(key, None)
        if self._own.get(key) != before:
            self.changed.emit()

    def without_a_place(self, place: str, ids: Sequence[str]) -> tuple[GivenText, ...]:
        """Return the person's own texts of a place whose given text is not there any more."""
        return tuple(
            GivenText(place, id, words)
            for (at, id), words in self._own.items()
            if at == place and id not in ids
        )
