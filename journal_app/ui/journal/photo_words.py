"""What is on a photo, in the person's words: for people who can't see it, and for search."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from journal_app.domain.entry import EntryRow
from journal_app.domain.errors import Trouble
from journal_app.domain.photo import Photo, PhotoId
from journal_app.ui.tasks import Lane

SOON = 1000
"""Milliseconds from the first letter to keeping it."""

LONGEST = 500
"""Letters that say what is on a photo."""


class PhotoKeeping(Protocol):
    """Where photos are kept: with their entries, or in the Remember room."""

    def picture(self, photo_id: PhotoId) -> bytes | None:
        """Return a whole picture; None if it is gone."""

    def set_words(self, photo_id: PhotoId, words: str) -> EntryRow | None:
        """Keep what is on a photo; return the row of its entry, if it has one."""


class PhotoWords(QLineEdit):
    """The words of the photo it was given. Kept by themselves; none are given up before they are kept."""

    kept = Signal(object)
    """Words were kept: the EntryRow of the photo's entry, or None if it is gone."""

    failed = Signal(object)
    """They could not be kept, as this Trouble says."""

    def __init__(self, lane: Lane, photos: PhotoKeeping) -> None:
        super().__init__()
        self._lane = lane
        self._photos = photos
        self._photo_id: PhotoId | None = None
        self._unkept: dict[PhotoId, str] = {}
        self.setPlaceholderText(self.tr("What is on it, in your words. Search finds it too."))
        self.setAccessibleName(self.tr("What is on this photo"))
        self.setMaxLength(LONGEST)
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self.keep)
        self.textEdited.connect(self._on_edited)

    def show_photo(self, photo: Photo) -> None:
        """Show the words of a photo. Those of the one before are kept."""
        self.keep()
        self._photo_id = photo.id
        self.setText(self._unkept.get(photo.id, photo.words))

    def keep(self) -> None:
        """Keep now what is not kept yet."""
        self._soon.stop()
        for photo_id, words in self._unkept.items():
            work = partial(self._photos.set_words, photo_id, words)
            self._lane.run(work, partial(self._on_kept, photo_id, words), self._on_failed)

    def finish(self, then: Callable[[], None]) -> None:
        """Keep what is not kept yet, then call `then`; it is not called if that fails."""
        self.keep()

        def after(_: int) -> None:
            if not self._unkept:
                then()

        self._lane.run(int, after)

    def _on_edited(self, words: str) -> None:
        if self._photo_id is not None:
            self._unkept[self._photo_id] = words.strip()
            if not self._soon.isActive():
                self._soon.start()

    def _on_kept(self, photo_id: PhotoId, words: str, row: EntryRow | None) -> None:
        if self._unkept.get(photo_id) == words:
            del self._unkept[photo_id]
        self.kept.emit(row)

    def _on_failed(self, trouble: Trouble) -> None:
        self._soon.start()
        self.failed.emit(trouble)
