"""The list of entries, newest first, with a heading before each month; fetched a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from journal_app.domain.entry import EntryId, EntryRow, first_words, title_of
from journal_app.domain.errors import Trouble
from journal_app.domain.search import Found
from journal_app.ui.journal.day_words import day_words, month_words, time_words
from journal_app.ui.journal.kind_words import kind_words, sealed_words

PAGE_LENGTH = 50
"""Entries fetched at a time."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

_ENDS = (".", "!", "?", "…")
"""What already ends a sentence that is read aloud."""


class Source(Protocol):
    """Where a list comes from: the whole journal, one day, a search."""

    @property
    def by_time(self) -> bool:
        """True if it comes newest first; else no months stand above the entries."""

    def fetch(
        self,
        before: int | None,
        then: Callable[[Sequence[Found], bool], None],
        on_trouble: Callable[[Trouble], None],
    ) -> None:
        """Get the entries older than sort key `before`, and whether there may be more after them."""

    def accepts(self, row: EntryRow) -> bool:
        """True if an entry that was just stored belongs into this list."""


@dataclass(frozen=True, slots=True)
class MonthHeading:
    """A line of the list that is no entry."""

    month: date  # its first day


Item = Found | MonthHeading


class EntryModel(QAbstractListModel):
    """Rows of the list. Nothing is fetched here on the window's thread: pages come when they come."""

    shown = Signal()
    """The first page of a new source stands."""

    failed = Signal(object)
    """A page could not be read: the Trouble."""

    def __init__(self, locale: QLocale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._items: list[Item] = []
        self._source: Source | None = None
        self._turn = 0  # which source late pages belong to
        self._fetching = False
        self._more = False
        self._by_time = True

    def show(self, source: Source) -> None:
        """Change to another source. The rows of the one before stay until its first page is here."""
        self._source = source
        self._turn += 1
        self._fetch(None)

    def item(self, index: _Index) -> Item | None:
        """Return what stands in a row."""
        return self._items[index.row()] if index.isValid() else None

    def index_of(self, entry_id: EntryId) -> QModelIndex:
        """Return the row of an entry; an invalid index if it is not among those fetched."""
        place = self._place_of(entry_id)
        return _NOWHERE if place is None else self.index(place)

    def first_entry(self) -> QModelIndex:
        """Return the row of the newest entry, or an invalid index."""
        place = 1 if self._items and isinstance(self._items[0], MonthHeading) else 0
        return self.index(place) if self._items else _NOWHERE

    @property
    def by_time(self) -> bool:
        """True if entries come newest first, under their months."""
        return self._by_time

    @property
    def is_whole(self) -> bool:
        """True when there is nothing more to fetch."""
        return not self._more and not self._fetching

    @property
    def entries(self) -> int:
        """How many entries are here so far."""
        return sum(isinstance(item, Found) for item in self._items)

    def put(self, row: EntryRow) -> None:
        """An entry was stored: bring its row up to date, in or into its place."""
        place = self._place_of(row.id)
        found = Found(row, "", ())
        if place is not None:
            before = self._items[place]
            assert isinstance(before, Found)
            if not row.is_sealed:  # of a letter that is sealed now, what a search found is not shown either
                found = Found(row, before.excerpt, before.spans)
            if before.row.key == row.key:
                self._items[place] = found
                self.dataChanged.emit(self.index(place), self.index(place))
                return
            self.take(row.id)
        if self._source and self._source.accepts(row):
            self._insert(found)

    def take(self, entry_id: EntryId) -> None:
        """Take an entry out, and the heading of its month if it was the last one there."""
        place = self._place_of(entry_id)
        if place is None:
            return
        alone = (
            place > 0
            and isinstance(self._items[place - 1], MonthHeading)
            and (place + 1 == len(self._items) or isinstance(self._items[place + 1], MonthHeading))
        )
        first = place - 1 if alone else place
        self.beginRemoveRows(_NOWHERE, first, place)
        del self._items[first : place + 1]
        self.endRemoveRows()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many rows stand now, headings too."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a row, as a screen reader says them; the delegate paints from `item`."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            item = self.item(index)
            if isinstance(item, MonthHeading):
                return month_words(self._locale, item.month)
            if item is not None:
                return self._said(item)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Entries can be chosen, headings cannot; the arrow keys pass over them."""
        if isinstance(self.item(index), Found):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemNeverHasChildren

    def canFetchMore(self, parent: _Index) -> bool:
        """True while older entries wait and none are on their way."""
        return not parent.isValid() and self._more and not self._fetching

    def fetchMore(self, parent: _Index) -> None:
        """Ask for the next page."""
        last = self._items[-1] if self._items else None
        if isinstance(last, Found) and self.canFetchMore(parent):
            self._fetch(last.row.key)

    def _fetch(self, before: int | None) -> None:
        assert self._source is not None
        turn = self._turn
        self._fetching = True

        def came(page: Sequence[Found], more: bool) -> None:
            if turn == self._turn:
                self._fetching = False
                self._more = more
                self._take_page(page, first=before is None)

        def failed(trouble: Trouble) -> None:
            if turn == self._turn:
                self._fetching = False
                self._more = False
                self.failed.emit(trouble)

        self._source.fetch(before, came, failed)

    def _take_page(self, page: Sequence[Found], *, first: bool) -> None:
        if first:
            self.beginResetModel()
            self._by_time = self._source is None or self._source.by_time
            self._items = self._with_headings(page, None)
            self.endResetModel()
            self.shown.emit()
            return
        items = self._with_headings(page, self._items[-1] if self._items else None)
        if items:
            self.beginInsertRows(_NOWHERE, len(self._items), len(self._items) + len(items) - 1)
            self._items += items
            self.endInsertRows()

    def _with_headings(self, page: Sequence[Found], after: Item | None) -> list[Item]:
        if not self.by_time:
            return list(page)
        items: list[Item] = []
        month = _month(after) if after else None
        for found in page:
            if _month(found) != month:
                month = _month(found)
                items.append(MonthHeading(month))
            items.append(found)
        return items

    def _insert(self, found: Found) -> None:
        """Put an entry where its key belongs, unless that is beyond what was fetched."""
        place = len(self._items)
        for at, item in enumerate(self._items):
            if isinstance(item, Found) and item.row.key < found.row.key:
                place = at
                break
        else:
            if not self.is_whole:
                return
        month = _month(found)
        before = self._items[place - 1] if place else None
        if isinstance(before, MonthHeading) and before.month != month:
            place -= 1  # the oldest of its month goes above the heading of the month below
            before = self._items[place - 1] if place else None
        new: list[Item] = [found] if before and _month(before) == month else [MonthHeading(month), found]
        self.beginInsertRows(_NOWHERE, place, place + len(new) - 1)
        self._items[place:place] = new
        self.endInsertRows()

    def _place_of(self, entry_id: EntryId) -> int | None:
        for place, item in enumerate(self._items):
            if isinstance(item, Found) and item.row.id == entry_id:
                return place
        return None

    def _said(self, found: Found) -> str:
        row = found.row
        words = [f"{day_words(self._locale, row.day)}, {time_words(self._locale, row.at)}"]
        title, opening = title_of(row.opening), found.excerpt or first_words(row.opening)
        about = (title, "" if row.is_sealed else opening, kind_words(row), sealed_words(self._locale, row))
        words += [part for part in about if part]
        if row.favourite:
            words.append(self.tr("Favourite"))
        if row.photos:
            words.append(self.tr("%n photo(s)", "", row.photos))
        if row.tags:
            words.append(self.tr("Tags: {tags}").format(tags=", ".join(row.tags)))
        return " ".join(part if part.endswith(_ENDS) or part is words[-1] else f"{part}." for part in words)


def _month(item: Item) -> date:
    return item.month if isinstance(item, MonthHeading) else item.row.day.replace(day=1)
