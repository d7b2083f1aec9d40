"""What the pages list: in order, complete, without the bin, and as quick in a large journal."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlcipher3 import dbapi2

from journal_app.domain.entry import (
    ANSWER,
    LETTER,
    PAGE,
    AnsweredPrompt,
    Entry,
    EntryId,
    EntryRow,
    Letter,
    TagCount,
    sort_key,
)
from journal_app.domain.search import SearchFilter
from journal_app.store.beside import BesideEntries
from journal_app.store.connection import Connection, transaction
from journal_app.store.entries import Entries
from journal_app.store.migrate import scripts

from .made import DAY, EVENING, entry, steps_of

NOON = datetime(2026, 4, 1, 12, tzinfo=UTC)


def test_pages_of_the_list_join_without_gap_or_overlap(connection: Connection, entries: Entries) -> None:
    with transaction(connection):
        for number in range(57):
            entries.put(entry(day=DAY + timedelta(days=number % 11), minute=number % 7))

    seen: list[EntryRow] = []
    while page := entries.rows(seen[-1].key if seen else None, 10):
        assert len(page) == 10 or len(seen) == 50
        seen += page

    keys = [row.key for row in seen]
    assert len(keys) == 57
    assert keys == sorted(set(keys), reverse=True)


def test_a_night_hour_comes_after_the_evening_of_its_diary_day(entries: Entries) -> None:
    evening = entries.put(entry("evening", hour=23))
    night = replace(entry("night"), at=EVENING.replace(day=15, hour=1))
    entries.put(night)
    assert [row.id for row in entries.on_day(DAY)] == [evening.id, night.id]


def test_dates_and_tags_together_narrow_the_list(connection: Connection, entries: Entries) -> None:
    every = {"two": 2, "three": 3, "ten": 10}
    with transaction(connection):
        for number in range(30):
            tags = tuple(name for name, step in every.items() if number % step == 0)
            entries.put(entry(str(number), day=DAY + timedelta(days=number), tags=tags))

    def found(first: int | None, last: int | None, *tags: str) -> list[int]:
        only = SearchFilter(
            first=None if first is None else DAY + timedelta(days=first),
            last=None if last is None else DAY + timedelta(days=last),
            tags=tags,
        )
        return [int(row.opening) for row in entries.rows(None, 99, only)]

    assert found(None, None, "two", "three") == [24, 18, 12, 6, 0]
    assert found(None, None, "three", "two", "three") == [24, 18, 12, 6, 0]
    assert found(6, 18, "two", "three") == [18, 12, 6]
    assert found(6, None, "ten") == [20, 10]
    assert found(None, 2) == [2, 1, 0]
    assert found(20, 10) == []
    assert found(None, None, "two", "unknown") == []
    assert found(None, None, "Two") == []
    newest = entries.rows(None, 1, SearchFilter(tags=("two",)))[0]
    older = entries.rows(newest.key, 2, SearchFilter(tags=("two",)))
    assert [row.opening for row in (newest, *older)] == ["28", "26", "24"]


def test_the_bin_lists_what_was_binned_last_first_across_time_zones(entries: Entries) -> None:
    rows = [entries.put(entry(name)) for name in ("east", "west", "utc")]
    east, west = timezone(timedelta(hours=9)), timezone(timedelta(hours=-8))
    entries.set_binned(rows[0].id, datetime(2026, 4, 2, 8, tzinfo=east))  # 23:00 UTC on the 1st
    entries.set_binned(rows[1].id, datetime(2026, 4, 1, 20, tzinfo=west))  # 04:00 UTC on the 2nd
    entries.set_binned(rows[2].id, datetime(2026, 4, 2, 0, tzinfo=UTC))

    assert [row.opening for row in entries.binned()] == ["west", "utc", "east"]
    assert entries.remove_binned_before(datetime(2026, 4, 2, 0, tzinfo=UTC)) == 1
    assert [row.opening for row in entries.binned()] == ["west", "utc"]


def test_tags_are_listed_by_name_without_regard_to_case(entries: Entries) -> None:
    entries.put(entry(tags=("sleep", "Zoe", "anger")))
    entries.put(entry(tags=("Émile", "sleep")))
    gone = entries.put(entry(tags=("sleep", "only in the bin")))
    entries.set_binned(gone.id, NOON)
    assert entries.tags() == [
        TagCount("anger", 1),
        TagCount("sleep", 2),
        TagCount("Zoe", 1),
        TagCount("Émile", 1),
    ]


class Model(RuleBasedStateMachine):
    """The store beside a plain dictionary: after anything a person can do, both list the same."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[EntryId, Entry] = {}
        self.keys: dict[EntryId, int] = {}
        self.connection = dbapi2.connect(":memory:", isolation_level=None)
        self.connection.execute("PRAGMA foreign_keys = ON")
        for _, script in scripts():
            self.connection.executescript(script)
        self.entries = Entries(self.connection)

    days = st.integers(0, 4).map(lambda number: DAY + timedelta(days=number))
    tags = st.lists(st.sampled_from(("a", "b", "c")), unique=True).map(tuple)
    times = st.tuples(st.sampled_from((1, 8, 23)), st.integers(0, 1))

    @initialize(day=days)
    def first_entry(self, day: date) -> None:
        self.write(day, (8, 0), ())

    @rule(day=days, time=times, tags=tags)
    def write(self, day: date, time: tuple[int, int], tags: tuple[str, ...]) -> None:
        self._put(entry(f"text {len(self.kept)}", day, *time, tags=tags))

    @rule(data=st.data(), day=days, time=times, tags=tags)
    @precondition(lambda self: self.kept)
    def change(self, data: st.DataObject, day: date, time: tuple[int, int], tags: tuple[str, ...]) -> None:
        former = self._pick(data)
        made = entry("changed", day, *time, tags=tags, entry_id=former.id)
        self._put(replace(made, binned_at=former.binned_at))

    @rule(data=st.data(), minutes=st.none() | st.integers(0, 9))
    @precondition(lambda self: self.kept)
    def bin_or_restore(self, data: st.DataObject, minutes: int | None) -> None:
        former = self._pick(data)
        at = None if minutes is None else NOON + timedelta(minutes=minutes)
        self.entries.set_binned(former.id, at)
        self.kept[former.id] = replace(former, binned_at=at)

    @rule(data=st.data())
    @precondition(lambda self: self.kept)
    def remove(self, data: st.DataObject) -> None:
        former = self._pick(data)
        self.entries.remove(former.id)
        del self.kept[former.id], self.keys[former.id]

    @rule(minutes=st.integers(0, 9))
    def purge(self, minutes: int) -> None:
        limit = NOON + timedelta(minutes=minutes)
        old = [each for each in self.kept.values() if each.binned_at and each.binned_at < limit]
        assert self.entries.remove_binned_before(limit) == len(old)
        for each in old:
            del self.kept[each.id], self.keys[each.id]

    @invariant()
    def both_list_the_same(self) -> None:
        shown = sorted(
            (each for each in self.kept.values() if not each.binned_at), key=lambda each: self.keys[each.id]
        )
        assert [self.entries.get(each_id) for each_id in self.kept] == list(self.kept.values())
        assert self._ids(self.entries.rows(None, 999)) == [each.id for each in reversed(shown)]
        assert self.entries.count() == len(shown)
        assert {row.id for row in self.entries.binned()} == self.kept.keys() - {each.id for each in shown}
        days = sorted({each.day for each in shown})
        assert self.entries.marked_days(DAY, DAY + timedelta(days=3)) == {
            day for day in days if day <= DAY + timedelta(days=3)
        }
        for number in range(-1, 6):
            day = DAY + timedelta(days=number)
            assert self._ids(self.entries.on_day(day)) == [each.id for each in shown if each.day == day]
            assert self.entries.day_beside(day, -1) == max((d for d in days if d < day), default=None)
            assert self.entries.day_beside(day, 1) == min((d for d in days if d > day), default=None)
        used = Counter(itertools.chain.from_iterable(each.tags for each in shown))
        assert self.entries.tags() == [TagCount(name, used[name]) for name in sorted(used)]
        for tags in (("a",), ("b", "a"), ("c", "b", "a")):
            only = SearchFilter(first=DAY + timedelta(days=1), tags=tags)
            assert self._ids(self.entries.rows(None, 999, only)) == [
                each.id
                for each in reversed(shown)
                if set(tags) <= set(each.tags) and each.day >= DAY + timedelta(days=1)
            ]

    def teardown(self) -> None:
        self.connection.close()

    def _put(self, written: Entry) -> None:
        row = self.entries.put(written)
        assert row.key not in [key for each_id, key in self.keys.items() if each_id != written.id]
        assert row.key - sort_key(written.day, written.at) in range(512)
        self.kept[written.id], self.keys[written.id] = written, row.key

    def _pick(self, data: st.DataObject) -> Entry:
        return data.draw(st.sampled_from(list(self.kept.values())))

    @staticmethod
    def _ids(rows: list[EntryRow]) -> list[EntryId]:
        return [row.id for row in rows]


Model.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
test_the_store_lists_what_a_dictionary_would = Model.TestCase


def test_the_list_reads_the_primary_key_in_order(connection: Connection, entries: Entries) -> None:
    plan = _plan(connection, lambda: entries.rows(sort_key(DAY, EVENING), 50))
    assert plan == ["SEARCH entry USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"]


def test_the_calendar_reads_nothing_but_the_index_of_days(connection: Connection, entries: Entries) -> None:
    marked = _plan(connection, lambda: entries.marked_days(DAY, DAY + timedelta(days=42)))
    before = _plan(connection, lambda: entries.day_beside(DAY, -1))
    after = _plan(connection, lambda: entries.day_beside(DAY, 1))
    assert marked == ["SEARCH entry USING COVERING INDEX entry_by_day (day>? AND day<?)"]
    assert before == ["SEARCH entry USING COVERING INDEX entry_by_day (day<?)"]
    assert after == ["SEARCH entry USING COVERING INDEX entry_by_day (day>?)"]


def test_a_day_is_found_by_the_index_of_days_in_order(connection: Connection, entries: Entries) -> None:
    assert _plan(connection, lambda: entries.on_day(DAY)) == [
        "SEARCH entry USING INDEX entry_by_day (day=? AND binned_at=?)"
    ]


def test_all_filters_narrow_together_and_are_counted(connection: Connection, entries: Entries) -> None:
    stars, made = BesideEntries(connection), []
    letter, answer = Letter("M"), AnsweredPrompt("id", "A prompt?")
    with transaction(connection):
        for number in range(48):
            kind = (PAGE, LETTER, ANSWER, PAGE)[number % 4]
            written = replace(
                entry(day=DAY + timedelta(days=number), tags=("tag",) if number % 3 else ()),
                kind=kind,
                letter=letter if kind == LETTER else None,
                prompt=answer if kind == ANSWER else None,
            )
            row = entries.put(written)
            stars.set_favourite(row.id, number % 5 < 2)
            for photo in range(number % 3):
                _add_photo(connection, row.key, 2 - photo, f"{number}-{photo}")
            made.append((row.id, row.day, row.tags, kind, number % 5 < 2, number % 3 > 0))
        entries.set_binned(made[-1][0], NOON)
        del made[-1]

    some_kinds = [(), *itertools.combinations((PAGE, LETTER, ANSWER), 1), (LETTER, ANSWER), (PAGE, ANSWER)]
    for first, tags, kinds, favourites, with_photo in itertools.product(
        (None, DAY + timedelta(days=9)), ((), ("tag",)), some_kinds, (False, True), (False, True)
    ):
        only = SearchFilter(first, None, tags, False, kinds, favourites, with_photo)
        expected = [
            made_id
            for made_id, day, has, kind, star, photo in reversed(made)
            if (first is None or day >= first)
            and set(tags) <= set(has)
            and (not kinds or kind in kinds)
            and star >= favourites
            and photo >= with_photo
        ]
        assert [row.id for row in entries.rows(None, 99, only)] == expected, only
        assert entries.count(only) == len(expected), only
        found: list[EntryRow] = []
        while page := entries.rows(found[-1].key if found else None, 4, only):
            found += page
        assert [row.id for row in found] == expected, only


def _add_photo(connection: Connection, key: int, position: int, photo_id: str) -> None:
    connection.execute(
        "INSERT INTO photo VALUES (:id, '2026-03-14T12:00:00+00:00', 'image/jpeg', 1, 1, x'', x'')",
        {"id": photo_id},
    )
    values = {"key": key, "position": position, "id": photo_id}
    connection.execute("INSERT INTO entry_photo VALUES (:key, :position, :id, NULL)", values)
    values["id"] = f"{photo_id}-removed"
    connection.execute(
        "INSERT INTO photo SELECT :id, added_at, media, width, height, words, thumbnail FROM photo LIMIT 1",
        values,
    )
    connection.execute("INSERT INTO entry_photo VALUES (:key, :position, :id, '2026-03-14')", values)


def test_counting_tags_does_not_read_the_entries(connection: Connection, entries: Entries) -> None:
    plan = _plan(connection, entries.tags)
    assert "SEARCH entry USING COVERING INDEX entry_in_bin (binned_at>?)" in plan
    assert not [step for step in plan if step.startswith(("SCAN entry ", "SEARCH entry USING INTEGER"))]


@pytest.mark.parametrize(
    "work",
    [
        lambda entries: entries.rows(sort_key(DAY + timedelta(days=20), EVENING), 10),
        lambda entries: entries.rows(None, 10, SearchFilter(tags=("often",))),
        lambda entries: entries.rows(None, 10, SearchFilter(tags=("seldom",))),
        lambda entries: entries.rows(None, 10, SearchFilter(favourites=True)),
        lambda entries: entries.count(SearchFilter(favourites=True)),
        lambda entries: entries.on_day(DAY + timedelta(days=10)),
        lambda entries: entries.marked_days(DAY, DAY + timedelta(days=7)),
        lambda entries: entries.day_beside(DAY + timedelta(days=10), -1),
        lambda entries: entries.binned(),
        lambda entries: entries.get(EntryId("the last")),
        lambda entries: entries.put(entry(day=DAY + timedelta(days=25), tags=("often",))),
    ],
    ids=["page", "tag", "rare tag", "stars", "stars counted", "day", "month", "beside", "bin", "one", "put"],
)
def test_ten_times_the_entries_cost_no_more_steps(
    connection: Connection, entries: Entries, work: Callable[[Entries], object]
) -> None:
    connection.execute("BEGIN")
    for number in range(50):
        entries.put(entry(day=DAY + timedelta(days=number), tags=("often", "seldom")))
    entries.put(entry(entry_id="the last", day=DAY + timedelta(days=50)))
    few = steps_of(connection, lambda: work(entries))
    for number in range(450):
        entries.put(entry(day=DAY + timedelta(days=100 + number), tags=("often",)))
    many = steps_of(connection, lambda: work(entries))
    connection.execute("ROLLBACK")

    assert few > 0
    assert many <= 1.1 * few + 20


def _plan(connection: Connection, work: Callable[[], object]) -> list[str]:
    """Return how SQLite runs the first statement of `work`."""
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    work()
    connection.set_trace_callback(None)
    return [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statements[0]}")]
