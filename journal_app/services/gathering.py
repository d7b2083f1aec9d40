"""Reading out what an export holds, with a connection of its own. For the lane of long work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journal_app.domain.entry import EntryId
from journal_app.domain.exchange import Besides, CareLine, KeptEntry
from journal_app.services.aside import CAME_IN, LEFT
from journal_app.store.body import BodyStore
from journal_app.store.care_log import CareLog
from journal_app.store.closeness import ClosenessStore
from journal_app.store.connection import Connection, reading
from journal_app.store.coping import CopingStore
from journal_app.store.entries import Entries
from journal_app.store.known_words import KnownWordsStore
from journal_app.store.memorial import MemorialStore
from journal_app.store.photos import KeptPhotos
from journal_app.store.settings import SettingsStore
from journal_app.store.support import SupportStore
from journal_app.store.templates import TemplateStore
from journal_app.store.versions import Versions
from journal_app.store.year_days import YearDayStore


class Gathering:
    """Entries one by one, so that a large journal needs no large memory, and all that stands besides."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._entries = Entries(connection)
        self._photos = KeptPhotos(connection)
        self._versions = Versions(connection)

    def ids(self) -> list[EntryId]:
        """Return the ids of all entries, those in the bin too, oldest day first."""
        with reading(self._connection):
            return self._entries.all_ids()

    def entries(self, ids: Sequence[EntryId]) -> Iterator[KeptEntry]:
        """Yield these entries; one that is gone meanwhile is left out."""
        for entry_id in ids:
            with reading(self._connection):
                entry, key = self._entries.get(entry_id), self._entries.key_of(entry_id)
                if entry is None or key is None:
                    continue
                photos, versions = self._photos.kept_of(key), self._versions.kept_of(entry_id)
            yield KeptEntry(entry, photos, versions)

    def besides(self) -> Besides:
        """Return all that a journal holds besides its entries."""
        log, support = CareLog(self._connection), SupportStore(self._connection)
        memorials = MemorialStore(self._connection)
        with reading(self._connection):
            memorial = memorials.read()
            photos = {loss.id: memorials.kept_photos(loss.id) for loss in memorial.losses}
            return Besides(
                care=tuple(without_place(line.fields) for line in log.lines()),
                check_in_notes=log.notes(),
                body_notes=BodyStore(self._connection).notes(),
                plan=support.plan(),
                people=support.people(),
                marked_days=support.marked_days(),
                visit_notes=support.visit_notes(),
                coping=CopingStore(self._connection).read(),
                memorial=memorial,
                memorial_photos={loss: kept for loss, kept in photos.items() if kept},
                closeness=ClosenessStore(self._connection).read(),
                templates=TemplateStore(self._connection).read(),
                known_words=KnownWordsStore(self._connection).all(),
                muted_days=tuple(sorted(YearDayStore(self._connection).muted())),
                settings=_own(SettingsStore(self._connection).read()),
            )


def without_place(line: CareLine) -> dict[str, object]:
    """Return a line of the log without its place in this one: another log has places of its own."""
    return {name: value for name, value in line.items() if name != "seq"}


def _own(settings: dict[str, str]) -> dict[str, str]:
    """Leave out what is no setting, and says something of this journal's folder only."""
    return {name: value for name, value in settings.items() if name not in (CAME_IN, LEFT)}
