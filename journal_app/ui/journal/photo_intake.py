"""Bringing pictures into an entry, one after the other, away from the window's thread."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from journal_app.domain.entry import Entry, EntryId, EntryRow
from journal_app.domain.errors import Trouble
from journal_app.domain.photo import NewPhoto
from journal_app.services.photos import Photos
from journal_app.ui.journal.given_pictures import Picture
from journal_app.ui.tasks import Lane


@dataclass(frozen=True, slots=True)
class Intake:
    """What came of the pictures that were given."""

    given: int
    troubles: tuple[Trouble, ...]  # one for each that could not be added


@dataclass(frozen=True, slots=True)
class _Wanted:
    picture: Picture
    entry_id: EntryId
    blank: Entry | None


class PhotoIntake(QObject):
    """Reads each picture on the lane of long work and keeps it on the lane of short work.

    A picture is in the journal whole, or not at all.
    """

    added = Signal(object)
    """A photo was added: the EntryRow of its entry."""

    ended = Signal(object)
    """Nothing waits any more: an Intake."""

    def __init__(
        self, lane: Lane, long: Lane, photos: Photos, now: Callable[[], datetime], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._long = long
        self._photos = photos
        self._now = now
        self._waiting: deque[_Wanted] = deque()
        self._busy = False
        self._given = 0
        self._troubles: list[Trouble] = []
        self._then: list[Callable[[], None]] = []

    @property
    def given(self) -> int:
        """How many pictures were given since nothing waited last."""
        return self._given

    def take(self, pictures: Sequence[Picture], entry_id: EntryId, blank: Entry | None) -> None:
        """Add pictures to an entry. `blank`: that entry, if it is not stored because nothing is in it."""
        self._given += len(pictures)
        self._waiting += [_Wanted(picture, entry_id, blank) for picture in pictures]
        self._go_on()

    def stop_soon(self) -> None:
        """Leave out what has not been begun: the person leaves."""
        self._waiting.clear()

    def when_idle(self, then: Callable[[], None]) -> None:
        """Call `then` when nothing is under way: at once, or after the last picture."""
        if self._busy:
            self._then.append(then)
        else:
            then()

    def _go_on(self) -> None:
        if self._busy:
            return
        if self._waiting:
            self._busy = True
            wanted = self._waiting.popleft()
            self._long.run(wanted.picture, partial(self._on_read, wanted), self._on_trouble)
        elif self._given:
            result = Intake(self._given, tuple(self._troubles))
            self._given, self._troubles = 0, []
            self.ended.emit(result)
            then, self._then = self._then, []
            for call in then:
                call()

    def _on_read(self, wanted: _Wanted, photo: NewPhoto) -> None:
        add = partial(self._photos.add, wanted.entry_id, photo, self._now(), wanted.blank)
        self._lane.run(add, self._on_added, self._on_trouble)

    def _on_added(self, row: EntryRow) -> None:
        self._busy = False
        self.added.emit(row)
        self._go_on()

    def _on_trouble(self, trouble: Trouble) -> None:
        self._busy = False
        self._troubles.append(trouble)
        self._go_on()
