"""What was written on the same day of other years, and the days that are never brought up."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date

from journal_app.domain.entry import EntryId
from journal_app.domain.year_day import YearDay
from journal_app.store.connection import Connection


class YearDayStore:
    """Methods run inside the caller's `transaction` (`write_muted`) or `reading`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def muted(self) -> frozenset[YearDay]:
        """Return the days that are never brought up."""
        rows = self._connection.execute("SELECT day FROM muted_day")
        return frozenset(YearDay.read(day) for (day,) in rows)

    def write_muted(self, days: Iterable[YearDay]) -> None:
        """Keep these muted days in place of the former ones."""
        self._connection.execute("DELETE FROM muted_day")
        self._connection.executemany(
            "INSERT INTO muted_day (day) VALUES (?)", [(day.kept,) for day in sorted(set(days))]
        )

    def first_year(self) -> int | None:
        """Return the year of the oldest entry; None if there is none."""
        (oldest,) = self._connection.execute("SELECT min(day) FROM entry").fetchone()
        return None if oldest is None else date.fromisoformat(oldest).year

    def newest_on(self, days: Sequence[date]) -> tuple[EntryId, date] | None:
        """Return the first entry of the newest of these days that has one. Sealed letters do not count."""
        found = self._connection.execute(
            """
            SELECT id, day
              FROM entry
             WHERE day IN (SELECT value FROM json_each(:days))
               AND binned_at IS NULL
               AND NOT EXISTS (SELECT 1 FROM letter WHERE entry_key = sort_key AND sealed_at IS NOT NULL)
             ORDER BY day DESC, sort_key
             LIMIT 1
            """,
            {"days": json.dumps([day.isoformat() for day in days])},
        ).fetchone()
        return None if found is None else (EntryId(found[0]), date.fromisoformat(found[1]))
