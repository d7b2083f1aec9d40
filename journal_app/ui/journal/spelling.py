"""The spelling check that all pages share: the list, the person's own words, and what was found before."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.content.word_list import read_word_list
from journal_app.domain.errors import JournalDamaged, Trouble
from journal_app.domain.spelling import WordList, suggestions, words_in
from journal_app.paths import resources_folder
from journal_app.services.known_words import KnownWords
from journal_app.ui.tasks import Lane

SOON = 200
"""Milliseconds after the first page is entered: what the person sees and types comes first."""

AGAIN = 5000
"""Milliseconds until the list is asked for again, where it could not be read."""

_MOST_REMEMBERED = 20_000
"""Words whose spelling is remembered, so that each is looked up once."""


class Spelling(QObject):
    """Off until the list is there. It is read when the first page that is written on is shown."""

    changed = Signal()
    """Other words may be wrong now: look again."""

    words_changed = Signal()
    """The person's own words were read, or one came or went."""

    def __init__(self, lane: Lane, known_words: KnownWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._known_words = known_words
        self._words: WordList | None = None
        self._asked = False
        self._is_on = True
        self._own: set[str] = set()
        self._own_folded: frozenset[str] = frozenset()
        self._right: dict[str, bool] = {}
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._on_soon)

    @property
    def is_ready(self) -> bool:
        """True while words are looked at."""
        return self._is_on and self._words is not None

    @property
    def own_words(self) -> tuple[str, ...]:
        """The words the person added, by alphabet."""
        return tuple(sorted(self._own, key=str.casefold))

    def begin(self) -> None:
        """Read the list and the person's own words, once."""
        if not self._asked:
            self._asked = True
            self._soon.start()

    def switch(self, is_on: bool) -> None:
        """Look at words, or let them be."""
        if is_on != self._is_on:
            self._is_on = is_on
            self.changed.emit()

    def wrong_in(self, line: str) -> list[tuple[int, int]]:
        """Return start and end of each word of a line that is not known."""
        if not self.is_ready:
            return []
        return [(start, end) for start, end in words_in(line) if not self._is_right(line[start:end])]

    def suggestions(self, word: str) -> tuple[str, ...]:
        """Return what may be meant, the likeliest first. Takes some ten milliseconds."""
        return () if self._words is None else tuple(suggestions(word, self._words))

    def add(self, word: str) -> None:
        """Take a word as right from now on, and keep it in the journal."""
        self._set_own(self._own | {word})
        self._lane.run(partial(self._known_words.add, word))

    def remove(self, word: str) -> None:
        """Take a word as any other again."""
        self._set_own(self._own - {word})
        self._lane.run(partial(self._known_words.remove, word))

    def _is_right(self, word: str) -> bool:
        right = self._right.get(word)
        if right is None:
            assert self._words is not None
            if len(self._right) >= _MOST_REMEMBERED:
                self._right.clear()
            right = self._right[word] = _folded(word) in self._own_folded or self._words.knows(word)
        return right

    def _on_soon(self) -> None:
        self._lane.run(self._read, self._on_read, self._on_not_read)

    def _read(self) -> tuple[WordList, tuple[str, ...]]:
        own: tuple[str, ...] = ()
        with suppress(JournalDamaged):  # then all but these are right or wrong as ever
            own = self._known_words.all()
        return read_word_list(resources_folder()), own

    def _on_read(self, read: tuple[WordList, tuple[str, ...]]) -> None:
        self._words, own = read
        self._set_own({*own, *self._own})

    def _on_not_read(self, _trouble: Trouble) -> None:
        """Nobody waits for it: it is tried again, and what keeps words from being stored is said there."""
        self._soon.start(AGAIN)

    def _set_own(self, words: set[str]) -> None:
        self._own = words
        self._own_folded = frozenset(map(_folded, words))
        self._right.clear()
        self.words_changed.emit()
        self.changed.emit()


def _folded(word: str) -> str:
    """Return a word as it is compared: a name that was added is right in capitals, and with its 's."""
    return word.replace("’", "'").casefold().removesuffix("'s")
