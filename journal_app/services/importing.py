"""Taking the lossless file into an open journal. It only adds: what the journal knows stays as it is."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from journal_app.domain.care.stored import FormError, read_event
from journal_app.domain.closeness import ClosenessRecords
from journal_app.domain.coping import NO_LETTER, CopingRecords
from journal_app.domain.entry import ANSWER, LETTER, PAGE
from journal_app.domain.errors import ImportNotReadable
from journal_app.domain.exchange import Besides, Brought, CareLine, KeptEntry, KeptPhoto, KeptVersion
from journal_app.domain.memorial import LossId
from journal_app.domain.photo import NewPhoto, PhotoId
from journal_app.domain.versions import EntryVersion, VersionId
from journal_app.exchange.json_file import read_json
from journal_app.exchange.json_parts import read_beside, read_entry
from journal_app.exchange.json_values import PartBroken
from journal_app.services.event_log import EventLog
from journal_app.services.gathering import without_place
from journal_app.services.photo_fault import fault_of
from journal_app.store.beside import BesideEntries
from journal_app.store.body import BodyStore
from journal_app.store.care_log import CareLog
from journal_app.store.closeness import ClosenessStore
from journal_app.store.connection import Connection, transaction
from journal_app.store.coping import CopingStore
from journal_app.store.entries import Entries
from journal_app.store.known_words import KnownWordsStore
from journal_app.store.memorial import MemorialStore
from journal_app.store.photos import KeptPhotos
from journal_app.store.search import SearchIndex
from journal_app.store.settings import SettingsStore
from journal_app.store.support import SupportStore
from journal_app.store.templates import TemplateStore
from journal_app.store.versions import Versions
from journal_app.store.year_days import YearDayStore

T = TypeVar("T")

AT_A_TIME = 20
"""Entries that one step adds in one transaction: about 30 ms, between which a person can go on writing."""


class ReadFile:
    """What stands in a file, read whole once. For the lane of long work."""

    def __init__(self, path: Path) -> None:
        """Raises ImportNotReadable, ForeignImport or NewerImport."""
        try:
            if not path.is_file():
                raise ImportNotReadable
            with path.open("rb") as file:
                parts, self.entries = read_json(file)
        except OSError:
            raise ImportNotReadable from None
        self.refused: list[str] = []
        self.besides = Besides()
        try:
            self.besides = read_beside(parts)
        except PartBroken as broken:
            self.refused.append(str(broken))


class Import:
    """One import, step by step, for the lane of short work. A step that raises has added nothing.

    Stopped at any moment, what was added is whole, and the same file goes on from there.
    """

    def __init__(self, connection: Connection, log: EventLog, file: ReadFile) -> None:
        self._connection = connection
        self._log = log
        self._file = file
        self._counts: Counter[str] = Counter(refused=len(file.refused))
        self._reasons = list(file.refused)
        self._entries = Entries(connection)
        self._photos = KeptPhotos(connection)
        self._versions = Versions(connection)
        self._beside = BesideEntries(connection)
        self._index = SearchIndex(connection)
        self._steps = self._all_steps()

    def step(self) -> bool:
        """Add some entries, or what stands besides; return whether more is left."""
        return next(self._steps, False)

    def brought(self) -> Brought:
        """Return how it went so far."""
        counts = self._counts
        reasons = tuple(dict.fromkeys(self._reasons))
        return Brought(counts["added"], counts["known"], counts["refused"], counts["besides"], reasons)

    def _all_steps(self) -> Iterator[bool]:
        with transaction(self._connection):
            besides = self._add_besides(self._file.besides)
        self._counts["besides"] += besides
        self._log.read_again()
        yield True
        while batch := self._next_batch():
            counted: Counter[str] = Counter()
            with transaction(self._connection):
                for kept in batch:
                    counted.update(self._add(kept))
            self._counts += counted
            yield True

    def _next_batch(self) -> list[KeptEntry]:
        batch: list[KeptEntry] = []
        for part in self._file.entries:
            try:
                batch.append(_sound(read_entry(part)))
            except PartBroken as broken:
                self._refuse(str(broken))
            if len(batch) == AT_A_TIME:
                break
        return batch

    def _add(self, kept: KeptEntry) -> list[str]:
        """Add an entry that is not known, without the photos that can't be kept; return what counts.

        One that would be left with nothing is not added.
        """
        entry = kept.entry
        if self._entries.key_of(entry.id) is not None:
            return ["known"]
        photos: dict[str, KeptPhoto] = {}
        for photo in kept.photos:
            if fault := self._fault_of(photo, photos):
                self._reasons.append(fault)
            else:
                photos[photo.id] = photo
        refused = ["refused"] * (len(kept.photos) - len(photos))
        if refused and not photos and not entry.text.strip():
            return refused
        row = self._entries.put(entry)
        for photo in photos.values():
            self._add_photo(row.key, photo)
        for version in kept.versions:
            self._versions.keep(entry.id, _as_kept(version), stays=version.stays)
        if entry.letter and entry.letter.sealed_at:
            self._beside.set_sealed(entry.id, entry.letter.sealed_at)
        if entry.favourite:
            self._beside.set_favourite(entry.id, True)
        if entry.binned_at is None:
            sealed = entry.letter is not None and entry.letter.sealed_at is not None
            self._index.put(row.key, entry.text, entry.tags, kind=entry.kind, sealed=sealed)
        return ["added", *refused]

    def _fault_of(self, photo: KeptPhoto, beside: Iterable[str]) -> str:
        """Return why a photo can't be kept with a page that has those `beside` it; "" if it can."""
        if photo.id in beside or self._photos.has(photo.id):
            return "A photo belongs to something else here, or stands twice on a page. It was left out."
        return fault_of(photo)

    def _add_photo(self, key: int, photo: KeptPhoto) -> None:
        self._photos.tie(self._put_photo(photo), key)

    def _put_photo(self, photo: KeptPhoto) -> PhotoId:
        photo_id = PhotoId(photo.id)
        new = NewPhoto(photo.media, photo.width, photo.height, photo.picture, photo.thumbnail)
        self._photos.put(photo_id, new, photo.added_at)
        self._photos.set_words(photo_id, photo.words)
        return photo_id

    def _add_besides(self, besides: Besides) -> int:
        """Add what is not there yet; return how much that was."""
        support = SupportStore(self._connection)
        added = self._add_log(besides)
        templates = TemplateStore(self._connection)
        added += _add_missing(support.plan, support.write_plan, besides.plan)
        added += _add_missing(support.people, support.write_people, besides.people)
        added += _add_missing(support.marked_days, support.write_marked_days, besides.marked_days)
        added += _add_missing(templates.read, templates.write, besides.templates)
        added += self._add_coping(besides.coping)
        added += self._add_memorial(besides)
        added += self._add_closeness(besides.closeness)
        return added + self._add_named(besides, support)

    def _add_log(self, besides: Besides) -> int:
        """Add the lines of the log that are not in it, at its end, in their order; and notes to check-ins."""
        log = CareLog(self._connection)
        known = Counter(_as_text(without_place(line.fields)) for line in log.lines())
        added = 0
        for line in besides.care:
            if known[_as_text(line)] > 0:
                known[_as_text(line)] -= 1
            elif _can_be_kept(line):
                log.append(dict(line))
                added += 1
            else:
                self._refuse("A line of the log of check-ins and care is not as it must be.")
        notes = log.notes()
        for check_in, note in besides.check_in_notes.items():
            if check_in not in notes:
                log.write_note(check_in, note)
        return added

    def _add_coping(self, given: CopingRecords) -> int:
        """Add people and turns that are not there, and the letter if nothing was ever filled in."""
        store = CopingStore(self._connection)
        there = store.read()
        people = tuple(each for each in given.tellings if each not in there.tellings)
        turns = tuple(each for each in given.turns if each not in there.turns)
        brings_letter = there.letter == NO_LETTER != given.letter
        if people or turns or brings_letter:
            in_time = sorted((*there.turns, *turns), key=lambda turn: turn.at)
            letter = given.letter if brings_letter else there.letter
            together = replace(
                there, tellings=(*there.tellings, *people), letter=letter, turns=tuple(in_time)
            )
            store.write(together)
        return len(people) + len(turns) + brings_letter

    def _add_memorial(self, besides: Besides) -> int:
        """Add losses that are not known by their id, with their photos; dates and lit days not there yet."""
        store, given = MemorialStore(self._connection), besides.memorial
        there = store.read()
        known = {loss.id for loss in there.losses}
        losses = tuple(loss for loss in given.losses if loss.id not in known)
        dates = tuple(each for each in given.dates if each not in there.dates)
        candles = tuple(each for each in given.candles if each not in there.candles)
        if losses or dates or candles:
            together = replace(
                there,
                losses=(*there.losses, *losses),
                dates=(*there.dates, *dates),
                candles=(*there.candles, *candles),
            )
            store.write(together)
        for loss in losses:
            self._add_loss_photos(loss.id, besides.memorial_photos.get(loss.id, ()))
        return len(losses) + len(dates) + len(candles)

    def _add_loss_photos(self, loss: LossId, photos: Sequence[KeptPhoto]) -> None:
        store = MemorialStore(self._connection)
        for photo in photos:
            if fault := self._fault_of(photo, ()):
                self._refuse(fault)
            else:
                store.tie(self._put_photo(photo), loss)

    def _add_closeness(self, given: ClosenessRecords) -> int:
        """Add notes that are not there, and own words for texts that have none yet."""
        store = ClosenessStore(self._connection)
        there = store.read()
        notes = tuple(each for each in given.notes if each not in there.notes)
        known = {(each.place, each.instead_of) for each in there.own_words}
        own = tuple(each for each in given.own_words if (each.place, each.instead_of) not in known)
        if notes or own:
            in_time = sorted((*there.notes, *notes), key=lambda note: note.at)
            store.write(ClosenessRecords(tuple(in_time), (*there.own_words, *own)))
        return len(notes) + len(own)

    def _add_named(self, besides: Besides, support: SupportStore) -> int:
        """Add what has a name and no value yet, and words and days that are only there or not."""
        notes = support.visit_notes()
        missing = {name: words for name, words in besides.visit_notes.items() if not notes.get(name)}
        if missing:
            support.write_visit_notes(notes | missing)
        settings = SettingsStore(self._connection)
        stored = settings.read()
        for name, value in besides.settings.items():
            if name not in stored:
                settings.write(name, value)
        body = BodyStore(self._connection)
        known_days = {note.day for note in body.notes()}
        new_notes = [note for note in besides.body_notes if note.day not in known_days]
        body.write(new_notes)
        words, days = KnownWordsStore(self._connection), YearDayStore(self._connection)
        for word in besides.known_words:
            words.add(word)
        if besides.muted_days:
            days.write_muted(days.muted().union(besides.muted_days))
        return len(missing) + len(new_notes)

    def _refuse(self, reason: str) -> None:
        self._counts["refused"] += 1
        self._reasons.append(reason)


def _sound(kept: KeptEntry) -> KeptEntry:
    """Return an entry that can be kept. Raises PartBroken."""
    if kept.entry.kind not in (PAGE, LETTER, ANSWER):
        raise PartBroken("“kind” must be page, letter or answer.")
    return kept


def _as_kept(version: KeptVersion) -> EntryVersion:
    """Return a version to be kept; it gets its number then."""
    return EntryVersion(VersionId(0), version.kept_at, version.text)


def _can_be_kept(line: CareLine) -> bool:
    """Whether the rules can read a line, and the database look into it: else it would be kept for nothing."""
    try:
        read_event(0, line)
    except FormError:
        return False
    inside = [each for value in line.values() for each in _inside(value)]
    return not any(isinstance(each, dict | list) for each in inside)  # no event has more levels than that


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _add_missing(
    read: Callable[[], Sequence[T]], write: Callable[[Sequence[T]], None], given: Sequence[T]
) -> int:
    """Put behind what is there what is not there yet; return how much that was."""
    there = list(read())
    missing = [each for each in given if each not in there]
    if missing:
        write(there + missing)
    return len(missing)


def _as_text(line: CareLine) -> str:
    return json.dumps(without_place(line), sort_keys=True)
