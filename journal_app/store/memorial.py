"""What is kept in the Remember room, in the database.

Methods run inside the caller's `transaction` (what writes) or `reading`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from journal_app.domain.exchange import KeptPhoto
from journal_app.domain.memorial import CandleDay, KeptDate, Loss, LossId, Memorial, When, WordsFrom
from journal_app.domain.photo import Photo, PhotoId
from journal_app.store.connection import Connection
from journal_app.store.photos import kept_photo, seen_photo
from journal_app.store.settings import SettingsStore
from journal_app.store.text import from_bytes, to_bytes

_ON_TODAY = "candle_on_today"
"""The name of the switch among the settings."""


class MemorialStore:
    """Short lists that are read and written as a whole, and the photos of each loss."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def read(self) -> Memorial:
        """Return all of it but the photos."""
        losses = self._connection.execute(
            "SELECT id, name, day, letter FROM loss WHERE removed = 0 ORDER BY position"
        ).fetchall()
        dates = self._connection.execute(
            "SELECT day, words, yearly, note, plan FROM kept_date ORDER BY position"
        )
        return Memorial(
            tuple(
                Loss(LossId(id), from_bytes(name), _when(day), from_bytes(letter), self._words(id))
                for id, name, day, letter in losses
            ),
            tuple(
                KeptDate(
                    date.fromisoformat(day), from_bytes(words), bool(yearly), bool(note), from_bytes(plan)
                )
                for day, words, yearly, note, plan in dates
            ),
            tuple(
                CandleDay(date.fromisoformat(day), LossId(loss))
                for day, loss in self._connection.execute(
                    "SELECT day, loss_id FROM candle_day ORDER BY position"
                )
            ),
            SettingsStore(self._connection).read().get(_ON_TODAY) == "true",
        )

    def write(self, memorial: Memorial) -> None:
        """Keep this in place of what was kept. A loss that is not in it counts as removed."""
        self._connection.execute("UPDATE loss SET removed = 1")
        for place, loss in enumerate(memorial.losses):
            self._write_loss(place, loss)
        self._connection.execute("DELETE FROM kept_date")
        self._connection.executemany(
            "INSERT INTO kept_date (position, day, words, yearly, note, plan) VALUES (?, ?, ?, ?, ?, ?)",
            [
                (place, d.day.isoformat(), to_bytes(d.words), int(d.yearly), int(d.note), to_bytes(d.plan))
                for place, d in enumerate(memorial.dates)
            ],
        )
        self._connection.execute("DELETE FROM candle_day")
        self._connection.executemany(
            "INSERT INTO candle_day (position, day, loss_id) VALUES (?, ?, ?)",
            [(place, each.day.isoformat(), each.loss) for place, each in enumerate(memorial.candles)],
        )
        settings = SettingsStore(self._connection)
        if memorial.on_today or _ON_TODAY in settings.read():
            settings.write(_ON_TODAY, json.dumps(memorial.on_today))

    def forget_removed(self) -> None:
        """Remove for good the losses and photos that were taken away."""
        gone = self._connection.execute(
            """
            SELECT photo_id
              FROM loss_photo
              JOIN loss ON loss.id = loss_id
             WHERE loss_photo.removed OR loss.removed
            """
        ).fetchall()
        for (photo_id,) in gone:
            self._connection.execute("DELETE FROM loss_photo WHERE photo_id = :id", {"id": photo_id})
            self._connection.execute("DELETE FROM photo WHERE id = :id", {"id": photo_id})
        self._connection.execute("DELETE FROM loss WHERE removed")

    def has_loss(self, loss: LossId) -> bool:
        """Whether a loss is there and was not taken away."""
        found = self._connection.execute("SELECT 1 FROM loss WHERE id = :id AND removed = 0", {"id": loss})
        return found.fetchone() is not None

    def tie(self, photo_id: PhotoId, loss: LossId) -> None:
        """Give a photo to a loss, behind those it has."""
        self._connection.execute(
            """
            INSERT INTO loss_photo (loss_id, position, photo_id, removed)
            SELECT :loss, coalesce(max(position) + 1, 0), :id, 0
              FROM loss_photo
             WHERE loss_id = :loss
            """,
            {"loss": loss, "id": photo_id},
        )

    def photos(self, loss: LossId) -> tuple[Photo, ...]:
        """Return the photos of a loss in their order, without the pictures."""
        found = self._connection.execute(
            """
            SELECT id, media, width, height, words, thumbnail
              FROM loss_photo
              JOIN photo ON photo.id = photo_id
             WHERE loss_id = :loss
               AND removed = 0
             ORDER BY position
            """,
            {"loss": loss},
        )
        return tuple(seen_photo(*row) for row in found)

    def kept_photos(self, loss: LossId) -> tuple[KeptPhoto, ...]:
        """Return the photos of a loss in their order, whole."""
        found = self._connection.execute(
            """
            SELECT id, added_at, media, width, height, words, thumbnail, picture
              FROM loss_photo
              JOIN photo ON photo.id = loss_photo.photo_id
              JOIN photo_file ON photo_file.photo_id = photo.id
             WHERE loss_id = :loss
               AND removed = 0
             ORDER BY position
            """,
            {"loss": loss},
        )
        return tuple(kept_photo(*row) for row in found)

    def set_removed(self, photo_id: PhotoId, removed: bool) -> None:
        """Take a photo from its loss, or bring it back to its place."""
        self._connection.execute(
            "UPDATE loss_photo SET removed = :removed WHERE photo_id = :id",
            {"removed": int(removed), "id": photo_id},
        )

    def put_in_order(self, ids: Sequence[PhotoId]) -> None:
        """Give the photos of one loss these places."""
        for position, photo_id in enumerate(ids):
            self._connection.execute(
                "UPDATE loss_photo SET position = :position WHERE photo_id = :id",
                {"position": position, "id": photo_id},
            )

    def _words(self, loss: str) -> tuple[WordsFrom, ...]:
        rows = self._connection.execute(
            "SELECT who, words FROM loss_words WHERE loss_id = :loss ORDER BY position", {"loss": loss}
        )
        return tuple(WordsFrom(from_bytes(who), from_bytes(words)) for who, words in rows)

    def _write_loss(self, place: int, loss: Loss) -> None:
        self._connection.execute(
            """
            INSERT INTO loss (id, position, name, day, letter, removed)
            VALUES (:id, :place, :name, :day, :letter, 0)
            ON CONFLICT (id) DO UPDATE
               SET position = :place, name = :name, day = :day, letter = :letter, removed = 0
            """,
            {
                "id": loss.id,
                "place": place,
                "name": to_bytes(loss.name),
                "day": "" if loss.when is None else loss.when.kept,
                "letter": to_bytes(loss.letter),
            },
        )
        self._connection.execute("DELETE FROM loss_words WHERE loss_id = :id", {"id": loss.id})
        self._connection.executemany(
            "INSERT INTO loss_words (loss_id, position, who, words) VALUES (?, ?, ?, ?)",
            [(loss.id, at, to_bytes(each.who), to_bytes(each.words)) for at, each in enumerate(loss.words)],
        )


def _when(kept: str) -> When | None:
    """Return when it was; what a later version wrote and this one can't read is as good as nothing."""
    with suppress(ValueError):
        return When.read(kept)
    return None
