"""What stands beside an entry: its letter's addressee and seal, the prompt it answers, its star."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from journal_app.domain.entry import AnsweredPrompt, Entry, EntryId, Letter
from journal_app.store.connection import Connection
from journal_app.store.text import as_name, from_bytes, to_bytes


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside one entry."""

    letter: Letter | None = None
    prompt: AnsweredPrompt | None = None
    favourite: bool = False


NOTHING = Beside()
"""What stands beside most entries."""


class BesideEntries:
    """Letters, answered prompts and stars of an open journal, tied to entries by the sort key.

    Methods run inside the caller's `transaction` (those that write) or `reading`.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, keys: Sequence[int]) -> dict[int, Beside]:
        """Return what stands beside each of these entries; one with nothing may be missing."""
        found = self._connection.execute(
            """
            SELECT asked.value, to_whom, sealed_at, prompt_id, words, favourite.entry_key
              FROM json_each(:keys) AS asked
              LEFT JOIN letter ON letter.entry_key = asked.value
              LEFT JOIN answered_prompt ON answered_prompt.entry_key = asked.value
              LEFT JOIN favourite ON favourite.entry_key = asked.value
             WHERE coalesce(letter.entry_key, answered_prompt.entry_key, favourite.entry_key) IS NOT NULL
            """,
            {"keys": json.dumps(list(keys))},
        )
        return {
            key: Beside(
                None if to_whom is None else Letter(from_bytes(to_whom), instant_or_none(sealed_at)),
                None if prompt_id is None else AnsweredPrompt(prompt_id, from_bytes(words)),
                star is not None,
            )
            for key, to_whom, sealed_at, prompt_id, words, star in found
        }

    def put(self, key: int, entry: Entry) -> None:
        """Keep an entry's addressee and prompt. Seal and star have verbs of their own.

        An entry without a prompt has none from now on; a letter stays a letter.
        """
        if entry.letter is not None:
            self._connection.execute(
                """
                INSERT INTO letter (entry_key, to_whom)
                VALUES (:key, :to_whom)
                ON CONFLICT (entry_key) DO UPDATE SET to_whom = excluded.to_whom
                """,
                {"key": key, "to_whom": to_bytes(entry.letter.to_whom)},
            )
        if entry.prompt is None:
            self._connection.execute("DELETE FROM answered_prompt WHERE entry_key = :key", {"key": key})
        else:
            self._connection.execute(
                """
                INSERT INTO answered_prompt (entry_key, prompt_id, words)
                VALUES (:key, :prompt_id, :words)
                ON CONFLICT (entry_key) DO UPDATE SET prompt_id = excluded.prompt_id, words = excluded.words
                """,
                {"key": key, "prompt_id": as_name(entry.prompt.id), "words": to_bytes(entry.prompt.words)},
            )

    def set_sealed(self, entry_id: EntryId, at: datetime | None) -> None:
        """Close a letter with a seal as of `at`, or open it (None). An entry that is no letter stays."""
        self._connection.execute(
            """
            UPDATE letter
               SET sealed_at = :at
             WHERE entry_key = (SELECT sort_key FROM entry WHERE id = :id)
            """,
            {"at": None if at is None else at.isoformat(), "id": entry_id},
        )

    def set_favourite(self, entry_id: EntryId, favourite: bool) -> None:
        """Give an entry a star, or take it away."""
        if favourite:
            sql = "INSERT OR IGNORE INTO favourite (entry_key) SELECT sort_key FROM entry WHERE id = :id"
        else:
            sql = "DELETE FROM favourite WHERE entry_key = (SELECT sort_key FROM entry WHERE id = :id)"
        self._connection.execute(sql, {"id": entry_id})


def instant_or_none(kept: str | None) -> datetime | None:
    """Return an instant that may be missing."""
    return None if kept is None else datetime.fromisoformat(kept)
