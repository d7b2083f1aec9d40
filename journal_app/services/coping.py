"""What is kept in the Coping room. For the lane of short work."""

from __future__ import annotations

from dataclasses import replace

from journal_app.domain.coping import NOTHING_KEPT, CopingRecords
from journal_app.services.aside import Aside
from journal_app.store.connection import Connection, reading, transaction
from journal_app.store.coping import CopingStore


class Coping:
    """Kept as a whole. Methods may raise a `Trouble`; one that raises has changed nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._aside: Aside | None = None

    def keep_aside(self, aside: Aside) -> None:
        """From now on store beside the journal: it is damaged, and nothing is written into it."""
        self._aside = aside

    def records(self) -> CopingRecords:
        """Return what is kept."""
        beside = self._aside.coping() if self._aside else NOTHING_KEPT
        if beside != NOTHING_KEPT:
            return beside
        with reading(self._connection):
            return CopingStore(self._connection).read()

    def save(self, records: CopingRecords) -> None:
        """Keep this. Lines of people in which nothing is written are left out."""
        records = replace(records, tellings=tuple(each for each in records.tellings if not each.is_empty))
        connection = self._aside.connection() if self._aside else self._connection
        with transaction(connection):
            CopingStore(connection).write(records)
