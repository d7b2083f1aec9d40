"""Making a small book, or one page, on the lane of long work: read, laid out, written or printed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from journal_app.domain.backup import Phase
from journal_app.domain.book import Choice, Chosen
from journal_app.domain.entry import Entry
from journal_app.domain.errors import Trouble
from journal_app.domain.translation import marked
from journal_app.ui.backups.watch import Watch
from journal_app.ui.book.book_ways import BookWays
from journal_app.ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice

    from journal_app.render.book import Book
    from journal_app.services.book import BookReading


@dataclass(frozen=True, slots=True)
class Wanted:
    """What goes on the pages: one entry as it stands on the screen, or those that a choice means."""

    entry: Entry | None = None
    choice: Choice | None = None
    with_photos: bool = True


class NothingChosen(Trouble):
    """No entry is there for a book, or only letters that are sealed."""

    words = marked("There is no page to put in it, so nothing was written. Please choose other pages.")


def count(ways: BookWays, choice: Choice) -> Chosen:
    """Return which entries a choice means."""
    with _reading(ways) as reading:
        return reading.chosen(choice)


def write(ways: BookWays, wanted: Wanted, file: Path, watch: Watch) -> int:
    """Write the PDF, whole or not at all; return how many pages it has."""
    from journal_app.render.book import write_book_pdf

    with _reading(ways) as reading:
        book = _book(reading, wanted, watch)
        return write_book_pdf(file, book, partial(watch, Phase.WRITE))


def export(ways: BookWays, wanted: Wanted, kind: str, path: Path, watch: Watch) -> int:
    """Write the entries a choice means to a folder ("markdown") or a file ("json"); return how many."""
    from journal_app.services.exporting import export_json, export_markdown

    assert wanted.choice is not None
    with _reading(ways) as reading:
        ids = reading.chosen(wanted.choice).ids
        if not ids:
            raise NothingChosen
        progress = partial(watch, Phase.WRITE)
        if kind == "json":
            return export_json(reading.connection, path, ways.now(), ids, progress).entries
        return export_markdown(reading.connection, path, (), ids, progress, tr).entries


def print_on(ways: BookWays, wanted: Wanted, watch: Watch, device: QPagedPaintDevice) -> int:
    """Print it; return how many pages it has, 0 if the printer took none."""
    from journal_app.render.book import paint_book

    with _reading(ways) as reading:
        book = _book(reading, wanted, watch)
        return paint_book(device, book, partial(watch, Phase.WRITE))


def _book(reading: BookReading, wanted: Wanted, watch: Watch) -> Book:
    from journal_app.domain.book import BookEntry
    from journal_app.render.book import Book
    from journal_app.ui.journal.kind_words import kind_words
    from journal_app.ui.visit.frame_card import usual_paper

    watch(Phase.READ, 0, 1)
    if wanted.entry is not None:
        entry = wanted.entry
        entries = [reading.with_photos(entry) if wanted.with_photos else BookEntry(entry)]
    else:
        assert wanted.choice is not None
        ids = reading.chosen(wanted.choice).ids
        entries = []
        for each in reading.entries(ids, with_photos=wanted.with_photos):
            watch(Phase.READ, 0, 1)
            entries.append(each)
    if not entries:
        raise NothingChosen
    return Book(
        entries=entries,
        picture=reading.picture,
        kind=kind_words,
        contents=tr("Contents"),
        size=usual_paper(QLocale()),
        is_one=wanted.entry is not None,
    )


@contextmanager
def _reading(ways: BookWays) -> Iterator[BookReading]:
    from journal_app.services.book import BookReading

    connection = ways.open_reader()
    try:
        yield BookReading(connection)
    finally:
        connection.close()
