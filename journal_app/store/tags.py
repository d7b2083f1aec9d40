"""Tags in the database: which entries carry which, and how often each is used."""

from __future__ import annotations

import json
from collections.abc import Sequence

from journal_app.domain.entry import EntryId, TagCount
from journal_app.domain.tags import FormerTie, TagChange
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

    def rename(self, old: str, new: str) -> TagChange | None:
        """Give a tag another name; onto a name that is there already, both become one. None: no such tag.

        Entries in the bin are changed too. Search follows later: see `SearchIndex.behind`.
        """
        old_id, new_id = self._known_id(old), self._known_id(new)
        if old_id is None or old_id == new_id:
            return None
        self._fall_behind(old_id)
        if new_id is None:
            self._connection.execute(
                "UPDATE tag SET name = :name WHERE id = :id", {"name": as_name(new), "id": old_id}
            )
            return TagChange(old, new)
        ids = {"old": old_id, "new": new_id}
        ties = self._ties_of(old_id, new_id)
        self._connection.execute(
            """
            DELETE FROM entry_tag
             WHERE tag_id = :old
               AND entry_key IN (SELECT entry_key FROM entry_tag WHERE tag_id = :new)
            """,
            ids,
        )
        self._connection.execute("UPDATE entry_tag SET tag_id = :new WHERE tag_id = :old", ids)
        self._connection.execute("DELETE FROM tag WHERE id = :old", {"old": old_id})
        return TagChange(old, new, ties)

    def remove(self, name: str) -> TagChange | None:
        """Take a tag from all entries. None: no such tag."""
        tag_id = self._known_id(name)
        if tag_id is None:
            return None
        self._fall_behind(tag_id)
        ties = self._ties_of(tag_id, None)
        self._connection.execute("DELETE FROM entry_tag WHERE tag_id = :id", {"id": tag_id})
        self._connection.execute("DELETE FROM tag WHERE id = :id", {"id": tag_id})
        return TagChange(name, None, ties)

    def undo(self, change: TagChange) -> None:
        """Give a tag back its name, or the entries that carried it their tag, at its place if it is free."""
        if change.only_renamed:
            self.rename(change.new or "", change.old)
            return
        old_id = self._id_of(as_name(change.old))
        new_id = None if change.new is None else self._known_id(change.new)
        for tie in change.ties:
            values = {"id": tie.entry_id, "position": tie.position, "old": old_id, "new": new_id}
            if new_id is not None and not tie.had_both:
                self._connection.execute(
                    """
                    DELETE FROM entry_tag
                     WHERE tag_id = :new
                       AND entry_key = (SELECT sort_key FROM entry WHERE id = :id)
                    """,
                    values,
                )
            self._connection.execute(
                """
                INSERT OR IGNORE INTO entry_tag (entry_key, position, tag_id)
                SELECT sort_key,
                       CASE WHEN taken.position IS NULL THEN :position
                            ELSE (SELECT max(position) + 1 FROM entry_tag WHERE entry_key = sort_key) END,
                       :old
                  FROM entry
                  LEFT JOIN entry_tag AS taken ON taken.entry_key = sort_key AND taken.position = :position
                 WHERE id = :id
                   AND NOT EXISTS (SELECT 1 FROM entry_tag WHERE entry_key = sort_key AND tag_id = :old)
                """,
                values,
            )
        self._fall_behind(old_id)

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

    def _known_id(self, name: str) -> int | None:
        values = {"name": as_name(name)}
        row = self._connection.execute("SELECT id FROM tag WHERE name = :name", values).fetchone()
        return None if row is None else int(row[0])

    def _ties_of(self, tag_id: int, other_id: int | None) -> tuple[FormerTie, ...]:
        found = self._connection.execute(
            """
            SELECT id,
                   position,
                   EXISTS (SELECT 1 FROM entry_tag AS other
                            WHERE other.tag_id = :other AND other.entry_key = tie.entry_key)
              FROM entry_tag AS tie
              JOIN entry ON sort_key = tie.entry_key
             WHERE tie.tag_id = :tag
            """,
            {"tag": tag_id, "other": other_id},
        )
        return tuple(FormerTie(EntryId(entry_id), position, bool(both)) for entry_id, position, both in found)

    def _fall_behind(self, tag_id: int) -> None:
        """Note that search knows the entries of a tag as they were."""
        self._connection.execute(
            """
            INSERT OR IGNORE INTO search_behind (entry_key)
            SELECT entry_key FROM entry_tag WHERE tag_id = :tag
            """,
            {"tag": tag_id},
        )

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
