"""Where the list of the Journal page comes from: everything, one day, or a search."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from operator import attrgetter

from journal_app.domain.entry import EntryRow
from journal_app.domain.errors import Trouble
from journal_app.domain.search import Found, SearchFilter
from journal_app.services.finder import Finder
from journal_app.services.journal import Journal
from journal_app.ui.journal.entry_model import PAGE_LENGTH
from journal_app.ui.tasks import Lane, SearchLane

FIRST_FOUND = 12
"""Entries in the first page of a search: what a window shows, so that it can be painted at once."""

MOST_BEST = 100
"""The best matches that are shown: what comes after the first few dozen is no match to speak of."""

Deliver = Callable[[Sequence[Found], bool], None]
OnTrouble = Callable[[Trouble], None]


class WholeJournal:
    """Every entry outside the bin, or those that a filter lets through."""

    by_time = True

    def __init__(self, lane: Lane, journal: Journal, only: SearchFilter = SearchFilter()) -> None:  # noqa: B008
        self._lane = lane
        self._journal = journal
        self._only = only

    def fetch(self, before: int | None, then: Deliver, on_trouble: OnTrouble) -> None:
        """Get the next page."""

        def deliver(rows: list[EntryRow]) -> None:
            then(_as_found(rows), len(rows) == PAGE_LENGTH)

        self._lane.run(lambda: self._journal.rows(before, PAGE_LENGTH, self._only), deliver, on_trouble)

    def accepts(self, row: EntryRow) -> bool:
        """True if the filter lets it through."""
        return self._only.lets_through(row)

    def count(self, then: Callable[[int], None]) -> None:
        """Count all that the filter lets through."""
        self._lane.run(lambda: self._journal.count(self._only), then)


class WithoutSealed(WholeJournal):
    """Every entry outside the bin but sealed letters: what words can be taken from."""

    def fetch(self, before: int | None, then: Deliver, on_trouble: OnTrouble) -> None:
        """Get the next page; one that holds only sealed letters is passed over."""

        def find() -> tuple[list[EntryRow], bool]:
            start = before
            while True:
                rows = self._journal.rows(start, PAGE_LENGTH, self._only)
                some = [row for row in rows if not row.is_sealed]
                if some or len(rows) < PAGE_LENGTH:
                    return some, len(rows) == PAGE_LENGTH
                start = rows[-1].key

        self._lane.run(find, lambda found: then(_as_found(found[0]), found[1]), on_trouble)

    def accepts(self, row: EntryRow) -> bool:
        """True unless it is a sealed letter."""
        return super().accepts(row) and not row.is_sealed


class OneDay:
    """The entries of one day."""

    by_time = True

    def __init__(self, lane: Lane, journal: Journal, day: date) -> None:
        self._lane = lane
        self._journal = journal
        self._day = day

    def fetch(self, before: int | None, then: Deliver, on_trouble: OnTrouble) -> None:
        """Get all of them: a day is never longer than a page is good for."""

        def deliver(rows: list[EntryRow]) -> None:
            then(_as_found(rows[::-1]), False)

        self._lane.run(lambda: self._journal.on_day(self._day), deliver, on_trouble)

    def accepts(self, row: EntryRow) -> bool:
        """True for another entry of the day."""
        return row.day == self._day


class Search:
    """The entries that hold the words of a query. A newer search takes the lane from an older one.

    Newest first, or the `best` matches first: of those there is one page, however many more there are.
    """

    def __init__(
        self, lane: SearchLane, finder: Finder, query: str, only: SearchFilter, *, best: bool = False
    ) -> None:
        self._best = best
        self._lane = lane
        self._finder = finder
        self._query = query
        self._only = only

    def fetch(self, before: int | None, then: Deliver, on_trouble: OnTrouble) -> None:
        """Get the next page; the first one is short, to be there at once."""
        if self._best:
            self._fetch_best(then, on_trouble)
            return
        length = FIRST_FOUND if before is None else PAGE_LENGTH

        def find() -> list[Found]:
            return self._finder.find(self._query, self._only, before, length)

        def deliver(page: list[Found]) -> None:
            then(page, len(page) == length)

        run = self._lane.run_newest if before is None else self._lane.run
        run(find, deliver, on_trouble)

    @property
    def by_time(self) -> bool:
        """False if the best match comes first."""
        return not self._best

    def _fetch_best(self, then: Deliver, on_trouble: OnTrouble) -> None:
        def find() -> list[Found]:
            return self._finder.best(self._query, self._only, MOST_BEST)

        self._lane.run_newest(find, lambda page: then(page, False), on_trouble)

    def count(self, then: Callable[[int], None]) -> None:
        """Count all that would be found, unless a newer search comes first."""
        self._lane.run_newest(lambda: self._finder.count(self._query, self._only), then)

    def accepts(self, row: EntryRow) -> bool:
        """False: whether a new entry fits is known at the next search."""
        return False


class Bin:
    """What is in the bin, sorted by its days like every list."""

    by_time = True

    def __init__(self, lane: Lane, journal: Journal) -> None:
        self._lane = lane
        self._journal = journal

    def fetch(self, before: int | None, then: Deliver, on_trouble: OnTrouble) -> None:
        """Get all of it: thirty days of what was thrown away."""

        def deliver(rows: list[EntryRow]) -> None:
            then(_as_found(sorted(rows, key=attrgetter("key"), reverse=True)), False)

        self._lane.run(self._journal.binned, deliver, on_trouble)

    def accepts(self, row: EntryRow) -> bool:
        """True for what is in the bin."""
        return row.binned_at is not None


def _as_found(rows: list[EntryRow]) -> list[Found]:
    return [Found(row, "", ()) for row in rows]
