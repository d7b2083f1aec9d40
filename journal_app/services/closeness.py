"""What is kept about closeness. For the lane of short work."""

from __future__ import annotations

from journal_app.domain.closeness import NOTHING_KEPT, ClosenessRecords, without_empty
from journal_app.services.aside import Aside
from journal_app.store.closeness import ClosenessStore
from journal_app.store.connection import Connection, reading, transaction


class Closeness:
    """Kept as a whole. Methods may raise a `Trouble`; one that raises has changed nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._aside: Aside | None = None

    def keep_aside(self, aside: Aside) -> None:
        """From now on store beside the journal: it is damaged, and nothing is written into it."""
        self._aside = aside

    def records(self) -> ClosenessRecords:
        """Return what is kept."""
        beside = self._aside.closeness() if self._aside else NOTHING_KEPT
        if beside != NOTHING_KEPT:
            return beside
        with reading(self._connection):
            return ClosenessStore(self._connection).read()

    def save(self, records: ClosenessRecords) -> None:
        """Keep this, without what is empty."""
        connection = self._aside.connection() if self._aside else self._connection
        with transaction(connection):
            ClosenessStore(connection).write(without_empty(records))
