"""Pages written while the journal itself is damaged and takes nothing.

They are stored in an encrypted file of their own beside it, with the same key, and come into the journal
when it is whole again. So nobody has to stop writing, and a lock never waits for a repair.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from journal_app.domain.body import BodyNote
from journal_app.domain.closeness import NOTHING_KEPT as NO_CLOSENESS
from journal_app.domain.closeness import ClosenessRecords
from journal_app.domain.coping import NOTHING_KEPT, CopingRecords
from journal_app.domain.entry import Entry, EntryId, EntryRow
from journal_app.domain.errors import (
    AsideDamaged,
    ForeignFile,
    JournalDamaged,
    NewerJournal,
    NoJournal,
    Trouble,
)
from journal_app.domain.exchange import KeptVersion
from journal_app.domain.memorial import NOTHING_KEPT as NO_MEMORIAL
from journal_app.domain.memorial import Memorial
from journal_app.domain.search import SearchFilter
from journal_app.domain.support import MarkedDay, Person, PlanPart
from journal_app.domain.versions import EntryVersion, VersionId
from journal_app.services.journal_folder import ASIDES
from journal_app.services.versions import EarlierVersions
from journal_app.store.body import BodyStore
from journal_app.store.care_log import CareLog, LogLine
from journal_app.store.closeness import ClosenessStore
from journal_app.store.connection import Connection, create_database, open_database, reading, transaction
from journal_app.store.coping import CopingStore
from journal_app.store.entries import Entries
from journal_app.store.indexing import put_and_index
from journal_app.store.integrity import is_whole
from journal_app.store.memorial import MemorialStore
from journal_app.store.migrate import migrate
from journal_app.store.search import SearchIndex
from journal_app.store.settings import SettingsStore
from journal_app.store.support import SupportStore
from journal_app.store.system import system_trouble
from journal_app.store.versions import Versions
from journal_app.vault.backup_seal import new_digest

T = TypeVar("T")

CAME_IN = "aside_came_in"
"""Among the settings of the journal: the digests of the files that came in."""

LEFT = "aside_left"
"""Likewise: of those that could not be read, and of which that was told."""


@dataclass(frozen=True, slots=True)
class _Lists:
    plan: tuple[PlanPart, ...] = ()
    people: tuple[Person, ...] = ()
    days: tuple[MarkedDay, ...] = ()
    notes: dict[str, str] = field(default_factory=dict)
    coping: CopingRecords = NOTHING_KEPT
    memorial: Memorial = NO_MEMORIAL
    body: tuple[BodyNote, ...] = ()
    closeness: ClosenessRecords = NO_CLOSENESS


@dataclass(frozen=True, slots=True)
class CameIn:
    """What came of bringing in what was kept beside a journal."""

    pages: int = 0
    """How many pages came in, a list as one."""
    files: tuple[str, ...] = ()
    """All that stands in these is in the journal."""
    left: tuple[str, ...] = ()
    """These can't be read, and stay."""


class Aside:
    """The pages beside one journal. The file is made with the first of them."""

    def __init__(self, folder: Path, key: bytes, name: str) -> None:
        self._path = folder / name
        self._key = key
        self._connection: Connection | None = None

    def connection(self) -> Connection:
        """Return the open file, made now if there is none. Raises DiskFull and its kin."""
        return self._opened() or self._made()

    def is_usable(self) -> bool:
        """Say whether pages can be written here and read again: there is no file yet, or it is whole."""
        try:
            connection = self._opened()
            if connection is None or is_whole(connection, self._path):
                return True
        except (JournalDamaged, NewerJournal):
            pass
        except Trouble:  # the drive does not answer now: who writes is told, and it is tried again
            return True
        self.close()
        return False

    def save(self, entry: Entry) -> EntryRow:
        """Store a page. Raises DiskFull and its kin."""
        connection = self.connection()
        with transaction(connection):
            EarlierVersions(connection).before_change(entry.id, entry.text, entry.changed_at)
            return Entries(connection).put(entry)

    def entry(self, entry_id: EntryId) -> Entry | None:
        """Return a page, None if it is not here."""
        return self._read(lambda connection: Entries(connection).get(entry_id), None)

    def ids(self) -> frozenset[EntryId]:
        """Return the ids of all pages that are here."""
        return self._read(lambda connection: frozenset(Entries(connection).all_ids()), frozenset())

    def rows(self, before: int | None, limit: int, only: SearchFilter) -> list[EntryRow]:
        """Return what a list shows of the pages that are here, as `Journal.rows` does."""
        return self._read(lambda connection: Entries(connection).rows(before, limit, only), [])

    def on_day(self, day: date) -> list[EntryRow]:
        """Return what a list shows of the pages of one day, oldest first."""
        return self._read(lambda connection: Entries(connection).on_day(day), [])

    def marked_days(self, first: date, last: date) -> frozenset[date]:
        """Return the days with pages that are here, from `first` to `last` inclusive."""
        return self._read(lambda connection: Entries(connection).marked_days(first, last), frozenset())

    def latest_on(self, day: date) -> Entry | None:
        """Return the newest page of a day, None if none is here."""

        def latest(connection: Connection) -> Entry | None:
            rows = Entries(connection).on_day(day)
            return Entries(connection).get(rows[-1].id) if rows else None

        return self._read(latest, None)

    def all(self) -> list[Entry]:
        """Return all pages that are here."""

        def pages(connection: Connection) -> list[Entry]:
            entries = Entries(connection)
            ids = [row.id for row in [*entries.rows(None, -1), *entries.binned()]]
            return [entry for entry in map(entries.get, ids) if entry is not None]

        return self._read(pages, [])

    def versions(self, entry_id: EntryId) -> tuple[KeptVersion, ...]:
        """Return what a page that is here said here before."""
        return self._read(lambda connection: Versions(connection).kept_of(entry_id), ())

    def of_lists(self, read: Callable[[SupportStore], T]) -> T | None:
        """Return what `read` finds among the plan, people and notes that are here; None without a file."""
        return self._read(lambda connection: read(SupportStore(connection)), None)

    def coping(self) -> CopingRecords:
        """Return what is here of the Coping room."""
        return self._read(lambda connection: CopingStore(connection).read(), NOTHING_KEPT)

    def memorial(self) -> Memorial:
        """Return what is here of the Remember room."""
        return self._read(lambda connection: MemorialStore(connection).read(), NO_MEMORIAL)

    def body_notes(self) -> tuple[BodyNote, ...]:
        """Return what is here of the words about the body."""
        return self._read(lambda connection: BodyStore(connection).notes(), ())

    def log(self) -> list[LogLine]:
        """Return the lines of the log that are here, in their order."""
        return self._read(lambda connection: CareLog(connection).lines(), [])

    def closeness(self) -> ClosenessRecords:
        """Return what is here about closeness."""
        return self._read(lambda connection: ClosenessStore(connection).read(), NO_CLOSENESS)

    def draft(self) -> str | None:
        """Return the check-in that stands here and was not saved."""
        return self._read(lambda connection: CareLog(connection).draft(), None)

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def remove(self) -> None:
        """Remove the file: all of it is in the journal."""
        self.close()
        for path in (self._path, self._path.with_name(f"{self._path.name}-journal")):
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def _read(self, read: Callable[[Connection], T], nothing: T) -> T:
        """Return what is read of the file; `nothing` if there is none."""
        connection = self._opened()
        if connection is None:
            return nothing
        with reading(connection):
            return read(connection)

    def _opened(self) -> Connection | None:
        if self._connection is None and not self._was_only_begun():
            try:
                self._connection = _up_to_date(open_database(self._path, self._key))
            except NoJournal:
                return None
            except ForeignFile:  # the key is the journal's
                raise JournalDamaged from None
        return self._connection

    def _made(self) -> Connection:
        if self._was_only_begun():
            self._path.unlink()
        self._connection = _up_to_date(create_database(self._path, self._key))
        return self._connection

    def _was_only_begun(self) -> bool:
        """Say whether the file is empty: the power went when it had just been made, and it holds nothing."""
        try:
            return self._path.is_file() and self._path.stat().st_size == 0
        except OSError:
            return False


def _up_to_date(connection: Connection) -> Connection:
    """Return it with all its tables. If that fails it is closed: left open, it would take no page later."""
    try:
        migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def kept_aside(folder: Path) -> list[str]:
    """Return the names of the files beside a journal that were not brought in yet."""
    with suppress(OSError):
        return [name for name in ASIDES if (folder / name).is_file()]
    return []


def usable_aside(folder: Path, key: bytes) -> Aside:
    """Return where to write beside a damaged journal: the first place that takes pages, else the last.

    A file that is damaged itself, or of another key, stays as it is, and keeps nobody from writing.
    """
    places = [Aside(folder, key, name) for name in ASIDES]
    return next((place for place in places if place.is_usable()), places[-1])


def bring_in(folder: Path, key: bytes, connection: Connection) -> CameIn:
    """Put what was kept beside a journal into it.

    A page that the journal has in a newer form stays as it is there, and what stood here is kept as an
    earlier version: a clock may have been wrong. The files stay; `remove` takes them away once the
    journal is the one that counts. The journal knows what came in: if a file could not be removed, it
    does not come once more, over what was written since. A file that is damaged, or that another key made,
    which is the same to who reads it, stays as it is, and nothing of it comes in.
    """
    there = kept_aside(folder)
    if not there:
        return CameIn()
    known, pages, files = _noted(CAME_IN, connection), 0, []
    for name in there:
        content = _digest_of(folder / name)
        with closing(Aside(folder, key, name)) as aside, suppress(AsideDamaged):
            if content not in known:
                pages += _bring_one(aside, connection, content)
            files.append(name)
    return CameIn(pages, tuple(files), tuple(name for name in there if name not in files))


def bring_into(folder: Path, database: Path, key: bytes) -> CameIn:
    """Put what was kept beside a journal into a `database` that is to be the journal: as `bring_in`."""
    if not kept_aside(folder):
        return CameIn()
    connection = _up_to_date(open_database(database, key))
    try:
        return bring_in(folder, key, connection)
    finally:
        connection.close()


def remove(folder: Path, key: bytes, came_in: CameIn) -> None:
    """Remove the files of which all is in the journal."""
    for name in came_in.files:
        Aside(folder, key, name).remove()


def is_new_that_some_stays(came_in: CameIn, folder: Path, connection: Connection) -> bool:
    """Say whether there are files that can't be read of which that was not told; from now on it was."""
    left = {_digest_of(folder / name) for name in came_in.left}
    told = _noted(LEFT, connection)
    if left <= told:
        return False
    with transaction(connection):
        _note(LEFT, connection, told | left)
    return True


def _noted(name: str, connection: Connection) -> set[str]:
    """Return digests that the journal has among its settings."""
    with reading(connection):
        return set(SettingsStore(connection).read().get(name, "").split())


def _note(name: str, connection: Connection, digests: set[str]) -> None:
    """Inside a transaction."""
    SettingsStore(connection).write(name, " ".join(sorted(digests)))


def _digest_of(path: Path) -> str:
    """Return what tells this content of a file from every other."""
    digest = new_digest()
    try:
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                digest.update(piece)
    except OSError as error:
        raise system_trouble(error) from None
    return digest.hexdigest()


def _bring_one(aside: Aside, connection: Connection, content: str) -> int:
    """Put one file in, and note that it is; return how much that was. Raises AsideDamaged."""
    try:
        pages, draft, lists, log = aside.all(), aside.draft(), _lists(aside), aside.log()
        earlier = {page.id: aside.versions(page.id) for page in pages}
    except JournalDamaged:
        raise AsideDamaged from None
    entries, index, versions = Entries(connection), SearchIndex(connection), EarlierVersions(connection)
    known = _noted(CAME_IN, connection)
    with transaction(connection):
        _note(CAME_IN, connection, known | {content})
        for page in pages:
            there = entries.get(page.id)
            if there is not None and there.changed_at > page.changed_at:
                stands_here = KeptVersion(page.changed_at, page.text, stays=True)
                _keep_versions(connection, page.id, (*earlier[page.id], stands_here), there.text)
                continue
            versions.before_change(page.id, page.text, page.changed_at)
            put_and_index(entries, index, page)
            _keep_versions(connection, page.id, earlier[page.id], page.text)
        others = _bring_lists(connection, lists) + _bring_log(connection, log)
        if draft is not None:
            CareLog(connection).write_draft(draft)
    return len(pages) + others + (draft is not None)


def _keep_versions(
    connection: Connection, entry_id: EntryId, earlier: Iterable[KeptVersion], present: str
) -> None:
    """Keep what a page said here, unless the journal says it or has kept it already."""
    versions = Versions(connection)
    known = {present, *(kept.text for kept in versions.kept_of(entry_id))}
    for each in earlier:
        if each.text.strip() and each.text not in known:
            versions.keep(entry_id, EntryVersion(VersionId(0), each.kept_at, each.text), stays=each.stays)


def _lists(aside: Aside) -> _Lists:
    return _Lists(
        aside.of_lists(SupportStore.plan) or (),
        aside.of_lists(SupportStore.people) or (),
        aside.of_lists(SupportStore.marked_days) or (),
        aside.of_lists(SupportStore.visit_notes) or {},
        aside.coping(),
        aside.memorial(),
        aside.body_notes(),
        aside.closeness(),
    )


def _bring_log(connection: Connection, lines: list[LogLine]) -> int:
    """Put lines at the end of the log, unless they came in before and the file could not be removed."""
    log = CareLog(connection)
    known = [_without_place(line) for line in log.lines()]
    missing = [fields for line in lines if (fields := _without_place(line)) not in known]
    for fields in missing:
        log.append(fields)
    return len(missing)


def _without_place(line: LogLine) -> dict[str, object]:
    return {name: value for name, value in line.fields.items() if name != "seq"}


def _bring_lists(connection: Connection, lists: _Lists) -> int:
    """Put in the lists that were written; one that is empty was not."""
    store = SupportStore(connection)
    if lists.plan:
        store.write_plan(lists.plan)
    if lists.people:
        store.write_people(lists.people)
    if lists.days:
        store.write_marked_days(lists.days)
    if lists.notes:
        store.write_visit_notes(lists.notes)
    brings_coping = lists.coping != NOTHING_KEPT
    if brings_coping:
        CopingStore(connection).write(lists.coping)
    brings_memorial = lists.memorial != NO_MEMORIAL
    if brings_memorial:
        MemorialStore(connection).write(lists.memorial)
    BodyStore(connection).write(lists.body)
    brings_closeness = lists.closeness != NO_CLOSENESS
    if brings_closeness:
        ClosenessStore(connection).write(lists.closeness)
    brought = (lists.body, lists.plan, lists.people, lists.days, lists.notes)
    return sum(map(bool, brought)) + brings_coping + brings_memorial + brings_closeness
