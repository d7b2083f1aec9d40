"""Tags in the database: which entries carry which, and how often each is used."""

from __future__ import annotations

import json
from collections.abc import Sequence

from journal_app.domain.entry import TagCount
from journal_app.store.connection import Connection
from journal_app.store.text import as_name


class Tags:
    """The tags of an open journal, each tied to entries by the entry's sort key."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def tie(self, key: int, names: tuple[str, ...]) -> None:
        """Give an entry exactly these tags. A tag that no entry carries any more is forgotten."""
        former = self._connection.execute(
            """
            SELECT tag_id, name
              FROM entry_tag
              JOIN tag ON tag.id = tag_id
             WHERE entry_key = :key
             ORDER BY position
            """,
            {"key": key},
        ).fetchall()
        if tuple(name for _, name in former) == names:
            return
        if former:
            self._connection.execute("DELETE FROM entry_tag WHERE entry_key = :key", {"key": key})
        for position, name in enumerate(names):
            self._connection.execute(
                """
                INSERT INTO entry_tag (entry_key, position, tag_id)
                VALUES (:key, :position, :tag_id)
                """,
                {"key": key, "position": position, "tag_id": self._id_of(name)},
            )
        for tag_id, _ in former:
            self._connection.execute(
                """
                DELETE FROM tag
                 WHERE id = :tag_id
                   AND NOT EXISTS (SELECT 1 FROM entry_tag WHERE tag_id = :tag_id)
                """,
                {"tag_id": tag_id},
            )

    def of(self, keys: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """Return the tags of each of these entries that has any, in the order they were given."""
        found = self._connection.execute(
            """
            SELECT entry_key, name
              FROM entry_tag
              JOIN tag ON tag.id = tag_id
             WHERE entry_key IN (SELECT value FROM json_each(:keys))
             ORDER BY entry_key, position
            """,
            {"keys": json.dumps(list(keys))},
        )
        tags: dict[int, tuple[str, ...]] = {}
        for key, name in found:
            tags[key] = (*tags.get(key, ()), name)
        return tags

    def rarest_first(self, names: Sequence[str]) -> list[int]:
        """Return the ids of these tags, the one on the fewest entries first; [] if one is unknown."""
        ids = []
        for name in dict.fromkeys(map(as_name, names)):
            row = self._connection.execute("SELECT id FROM tag WHERE name = :name", {"name": name}).fetchone()
            if row is None:
                return []
            ids.append(int(row[0]))
        return ids if len(ids) == 1 else sorted(ids, key=self._ties)

    def counts(self) -> list[TagCount]:
        """Return the tags that entries outside the bin carry, by name without regard to case."""
        # All, less those in the bin: looking up the entry of each tie would read the whole journal,
        # and without CROSS that is what SQLite plans.
        found = self._connection.execute(
            """
            WITH
            tie AS (
                SELECT tag_id, count(*) AS entries
                  FROM entry_tag
                 GROUP BY tag_id
            ),
            binned_tie AS (
                SELECT tag_id, count(*) AS entries
                  FROM entry
                 CROSS JOIN entry_tag ON entry_key = sort_key
                 WHERE binned_at IS NOT NULL
                 GROUP BY tag_id
            )
            SELECT name, tie.entries - coalesce(binned_tie.entries, 0)
              FROM tag
              JOIN tie ON tie.tag_id = tag.id
              LEFT JOIN binned_tie ON binned_tie.tag_id = tag.id
            """
        )
        counts = [TagCount(name, entries) for name, entries in found if entries > 0]
        return sorted(counts, key=lambda tag: (tag.name.casefold(), tag.name))

    def _id_of(self, name: str) -> int:
        """Return the id of a tag, which is made if there is none yet."""
        row = self._connection.execute("SELECT id FROM tag WHERE name = :name", {"name": name}).fetchone()
        if row is None:
            row = self._connection.execute(
                "INSERT INTO tag (name) VALUES (:name) RETURNING id", {"name": name}
            ).fetchone()
        return int(row[0])

    def _ties(self, tag_id: int) -> int:
        """Return on how many entries a tag is, in the bin or not."""
        (ties,) = self._connection.execute(
            "SELECT count(*) FROM entry_tag WHERE tag_id = :tag_id", {"tag_id": tag_id}
        ).fetchone()
        return int(ties)
