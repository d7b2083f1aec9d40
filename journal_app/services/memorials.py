"""What is kept in the Remember room. For the lane of short work."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from journal_app.domain.errors import EntryGone
from journal_app.domain.memorial import (
    NOTHING_KEPT,
    LossId,
    Memorial,
    lit,
    noted_tomorrow,
)
from journal_app.domain.photo import NewPhoto, Photo, PhotoId
from journal_app.services.aside import Aside
from journal_app.store.connection import Connection, reading, transaction
from journal_app.store.memorial import MemorialStore
from journal_app.store.photos import KeptPhotos


class Memorials:
    """Kept as a whole, photos apart. Methods may raise a `Trouble`; one that raises has changed nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._store = MemorialStore(connection)
        self._photos = KeptPhotos(connection)
        self._aside: Aside | None = None

    def keep_aside(self, aside: Aside) -> None:
        """From now on store beside the journal: it is damaged, and nothing is written into it."""
        self._aside = aside

    def read(self) -> Memorial:
        """Return what is kept, without the photos."""
        beside = self._aside.memorial() if self._aside else NOTHING_KEPT
        if beside != NOTHING_KEPT:
            return beside
        with reading(self._connection):
            return self._store.read()

    def save(self, memorial: Memorial) -> None:
        """Keep this. Words in which nothing is written are left out."""
        losses = tuple(
            replace(loss, words=tuple(each for each in loss.words if not each.is_empty))
            for loss in memorial.losses
        )
        connection = self._aside.connection() if self._aside else self._connection
        with transaction(connection):
            MemorialStore(connection).write(replace(memorial, losses=losses))

    def light(self, day: date) -> None:
        """Keep that a candle was lit on this day, for all."""
        memorial = self.read()
        self.save(replace(memorial, candles=lit(memorial.candles, day)))

    def offers(self, today: date) -> tuple[bool, bool]:
        """Return whether Today may offer a candle, and whether it may speak of a date tomorrow."""
        memorial = self.read()
        return memorial.on_today, noted_tomorrow(memorial.dates, today)

    def forget_removed(self) -> None:
        """Remove for good the losses and photos that were taken away."""
        if self._aside is None:
            with transaction(self._connection):
                self._store.forget_removed()

    def photos(self, loss: LossId) -> tuple[Photo, ...]:
        """Return the photos of a loss, without the pictures."""
        with reading(self._connection):
            return self._store.photos(loss)

    def picture(self, photo_id: PhotoId) -> bytes | None:
        """Return a whole picture, JPEG or PNG; None if it is gone."""
        with reading(self._connection):
            return self._photos.picture(photo_id)

    def add_photo(self, loss: LossId, photo: NewPhoto, now: datetime) -> None:
        """Keep a photo and give it to a loss, all or nothing. Raises EntryGone if the loss is gone."""
        with transaction(self._connection):
            if not self._store.has_loss(loss):
                raise EntryGone
            photo_id = PhotoId(uuid.uuid4().hex)
            self._photos.put(photo_id, photo, now)
            self._store.tie(photo_id, loss)

    def set_words(self, photo_id: PhotoId, words: str) -> None:
        """Keep what is on a photo."""
        with transaction(self._connection):
            self._photos.set_words(photo_id, words)

    def put_in_order(self, ids: Sequence[PhotoId]) -> None:
        """Give the photos of one loss these places."""
        with transaction(self._connection):
            self._store.put_in_order(ids)

    def remove_photo(self, photo_id: PhotoId) -> None:
        """Take a photo away; it can be brought back until `forget_removed`."""
        with transaction(self._connection):
            self._store.set_removed(photo_id, True)

    def bring_photo_back(self, photo_id: PhotoId) -> None:
        """Put a photo back in its place."""
        with transaction(self._connection):
            self._store.set_removed(photo_id, False)
