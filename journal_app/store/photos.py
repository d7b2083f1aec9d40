"""Photos in the database, and which entry each belongs to.

The pictures stand in a table of their own: lists and strips read only thumbnails.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from journal_app.domain.exchange import KeptPhoto
from journal_app.domain.photo import NewPhoto, Photo, PhotoId
from journal_app.store.connection import Connection
from journal_app.store.text import from_bytes, to_bytes


@dataclass(frozen=True, slots=True)
class Tied:
    """How many photos an entry has, and the first of them."""

    photos: int = 0
    first: PhotoId | None = None


class KeptPhotos:
    """The photos of an open journal, tied to entries by the sort key.

    Methods run inside the caller's `transaction` (those that write) or `reading`.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, photo_id: PhotoId, photo: NewPhoto, added_at: datetime) -> None:
        """Keep a photo. It belongs to nothing yet: the caller ties it in the same transaction."""
        self._connection.execute(
            """
            INSERT INTO photo (id, added_at, media, width, height, words, thumbnail)
            VALUES (:id, :added_at, :media, :width, :height, x'', :thumbnail)
            """,
            {
                "id": photo_id,
                "added_at": added_at.isoformat(),
                "media": photo.media,
                "width": photo.width,
                "height": photo.height,
                "thumbnail": photo.thumbnail,
            },
        )
        self._connection.execute(
            "INSERT INTO photo_file (photo_id, picture) VALUES (:id, :picture)",
            {"id": photo_id, "picture": photo.picture},
        )

    def tie(self, photo_id: PhotoId, key: int) -> None:
        """Give a photo to an entry, behind those it has."""
        self._connection.execute(
            """
            INSERT INTO entry_photo (entry_key, position, photo_id)
            SELECT :key, coalesce(max(position) + 1, 0), :id
              FROM entry_photo
             WHERE entry_key = :key
            """,
            {"key": key, "id": photo_id},
        )

    def of_entry(self, key: int) -> list[Photo]:
        """Return the photos of an entry in their order, without the pictures."""
        found = self._connection.execute(
            """
            SELECT id, media, width, height, words, thumbnail
              FROM entry_photo
              JOIN photo ON photo.id = photo_id
             WHERE entry_key = :key
               AND removed_at IS NULL
             ORDER BY position
            """,
            {"key": key},
        )
        return [seen_photo(*row) for row in found]

    def kept_of(self, key: int) -> tuple[KeptPhoto, ...]:
        """Return the photos of an entry in their order, whole."""
        found = self._connection.execute(
            """
            SELECT id, added_at, media, width, height, words, thumbnail, picture
              FROM entry_photo
              JOIN photo ON photo.id = entry_photo.photo_id
              JOIN photo_file ON photo_file.photo_id = photo.id
             WHERE entry_key = :key
               AND removed_at IS NULL
             ORDER BY position
            """,
            {"key": key},
        )
        return tuple(kept_photo(*row) for row in found)

    def has(self, photo_id: str) -> bool:
        """Return whether there is a photo with this id, whatever it belongs to."""
        found = self._connection.execute("SELECT 1 FROM photo WHERE id = :id", {"id": photo_id}).fetchone()
        return found is not None

    def added_at(self, photo_id: PhotoId) -> datetime | None:
        """Return when a photo was added; None if it is gone."""
        found = self._connection.execute("SELECT added_at FROM photo WHERE id = :id", {"id": photo_id})
        row = found.fetchone()
        return None if row is None else datetime.fromisoformat(row[0])

    def removed_of(self, key: int) -> list[PhotoId]:
        """Return the photos that were taken from an entry and can be brought back, last taken first."""
        found = self._connection.execute(
            "SELECT photo_id, removed_at FROM entry_photo WHERE entry_key = :key AND removed_at IS NOT NULL",
            {"key": key},
        )
        taken = [(datetime.fromisoformat(removed_at), PhotoId(photo_id)) for photo_id, removed_at in found]
        return [photo_id for _, photo_id in sorted(taken, reverse=True)]

    def tied(self, keys: Sequence[int]) -> dict[int, Tied]:
        """Return what the lists show of these entries; one without photos is missing."""
        found = self._connection.execute(
            """
            SELECT entry_key, photo_id
              FROM entry_photo
             WHERE entry_key IN (SELECT value FROM json_each(:keys))
               AND removed_at IS NULL
             ORDER BY entry_key, position DESC
            """,
            {"keys": json.dumps(list(keys))},
        )
        tied: dict[int, Tied] = {}
        for key, photo_id in found:
            tied[key] = Tied(tied.get(key, _NONE).photos + 1, PhotoId(photo_id))
        return tied

    def words_of(self, key: int) -> list[str]:
        """Return what is said of each photo of an entry, for the search index."""
        found = self._connection.execute(
            """
            SELECT words
              FROM entry_photo
              JOIN photo ON photo.id = photo_id
             WHERE entry_key = :key
               AND removed_at IS NULL
            """,
            {"key": key},
        )
        return [from_bytes(words) for (words,) in found]

    def picture(self, photo_id: PhotoId) -> bytes | None:
        """Return the whole picture; None if it is gone."""
        row = self._connection.execute(
            "SELECT picture FROM photo_file WHERE photo_id = :id", {"id": photo_id}
        ).fetchone()
        return None if row is None else bytes(row[0])

    def thumbnails(self, ids: Sequence[PhotoId]) -> dict[PhotoId, bytes]:
        """Return the small pictures of these photos; one that is gone is missing."""
        found = self._connection.execute(
            "SELECT id, thumbnail FROM photo WHERE id IN (SELECT value FROM json_each(:ids))",
            {"ids": json.dumps(list(ids))},
        )
        return {PhotoId(photo_id): bytes(thumbnail) for photo_id, thumbnail in found}

    def entry_key_of(self, photo_id: PhotoId) -> int | None:
        """Return the sort key of the entry a photo belongs to; None if it is gone."""
        row = self._connection.execute(
            "SELECT entry_key FROM entry_photo WHERE photo_id = :id", {"id": photo_id}
        ).fetchone()
        return None if row is None else int(row[0])

    def set_words(self, photo_id: PhotoId, words: str) -> None:
        """Keep what is on a photo."""
        self._connection.execute(
            "UPDATE photo SET words = :words WHERE id = :id", {"words": to_bytes(words), "id": photo_id}
        )

    def set_removed(self, photo_id: PhotoId, at: datetime | None) -> None:
        """Take a photo from its entry as of `at`, or bring it back to its place (None)."""
        self._connection.execute(
            "UPDATE entry_photo SET removed_at = :at WHERE photo_id = :id",
            {"at": None if at is None else at.isoformat(), "id": photo_id},
        )

    def put_in_order(self, ids: Sequence[PhotoId]) -> None:
        """Give the photos of one entry these places."""
        for position, photo_id in enumerate(ids):
            self._connection.execute(
                "UPDATE entry_photo SET position = :position WHERE photo_id = :id",
                {"position": position, "id": photo_id},
            )

    def remove_of(self, key: int) -> None:
        """Remove all photos of an entry for good, also those that were taken from it."""
        found = self._connection.execute(
            "SELECT photo_id FROM entry_photo WHERE entry_key = :key", {"key": key}
        ).fetchall()
        self._remove([photo_id for (photo_id,) in found])

    def remove_taken_before(self, instant: datetime | None) -> int:
        """Remove what was taken from entries before `instant` (None: at any time); return how many."""
        found = self._connection.execute(
            "SELECT photo_id, removed_at FROM entry_photo WHERE removed_at IS NOT NULL"
        ).fetchall()
        old = [
            photo_id
            for photo_id, removed_at in found
            if instant is None or datetime.fromisoformat(removed_at) < instant
        ]
        self._remove(old)
        return len(old)

    def _remove(self, ids: Sequence[str]) -> None:
        for photo_id in ids:
            self._connection.execute("DELETE FROM entry_photo WHERE photo_id = :id", {"id": photo_id})
            self._connection.execute("DELETE FROM photo WHERE id = :id", {"id": photo_id})


def seen_photo(id: str, media: str, width: int, height: int, words: bytes, thumbnail: bytes) -> Photo:
    """Return a photo from its columns."""
    return Photo(PhotoId(id), media, width, height, from_bytes(words), bytes(thumbnail))


def kept_photo(
    id: str,
    added_at: str,
    media: str,
    width: int,
    height: int,
    words: bytes,
    thumbnail: bytes,
    picture: bytes,
) -> KeptPhoto:
    """Return a whole photo from its columns."""
    added = datetime.fromisoformat(added_at)
    return KeptPhoto(id, added, media, width, height, from_bytes(words), thumbnail, picture)


_NONE = Tied()
