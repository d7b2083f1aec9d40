"""A small book of entries, or one entry: painted page by page on a PDF or a printer.

It is laid out twice: once to learn on which page what begins, once to paint. So nothing of a page is kept,
and there is one picture at a time, however long the book is. For the lane of long work.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtCore import QFile, QFileDevice, QIODevice, QLocale, QPointF
from PySide6.QtGui import QColor, QPagedPaintDevice, QPageLayout, QPainter, QPdfWriter

from journal_app.domain.book import BookEntry
from journal_app.domain.entry import Entry, first_words, title_of
from journal_app.domain.read_lines import printable
from journal_app.domain.visit import PaperSize
from journal_app.render.book_entry import entry_strips
from journal_app.render.book_front import ContentsLine, contents_strips, cover_strips
from journal_app.render.book_photo import Picture
from journal_app.render.book_strips import Placing, Strip
from journal_app.render.book_type import NUMBER, book_paper, set_text
from journal_app.render.visit_sheet import POINT, RESOLUTION
from journal_app.vault.whole_file import growing_file

Progress = Callable[[int, int], None]
"""Hears of a step: how many are done, of how many. May raise Interrupted, and then nothing is left."""

TITLE = "Rosemary"
"""All that a PDF says of itself."""

_FOOT = 24 * POINT
"""Room for the page number."""

_FULL = 0.7
"""A month does not begin lower on a page than this share of it."""

_OPENING = 1000
_MOST_WORDS = 120
"""Characters of an entry that are looked at for the contents, and that can stand there."""


@dataclass(frozen=True, slots=True)
class Book:
    """What is painted: the entries, oldest first. `picture` reads one.

    `is_one`: one entry, without title page and contents. `contents` is the heading of these; `kind`
    says what an entry is ("Letter to …"), or nothing.
    """

    entries: Sequence[BookEntry] = field(repr=False)
    picture: Picture
    kind: Callable[[Entry], str]
    contents: str
    locale: QLocale = field(default_factory=QLocale)
    size: PaperSize = PaperSize.A4
    is_one: bool = False


def set_up_book(device: QPagedPaintDevice, size: PaperSize) -> None:
    """Choose the paper and its margins."""
    device.setPageLayout(book_paper(size))


def write_book_pdf(file: Path, book: Book, progress: Progress) -> int:
    """Write a PDF that only this login can read (mode 0600), whole or not at all; return its pages.

    It is not encrypted, and tells nothing of itself but the program. Raises DiskFull, FolderNotWritable,
    StorageGone, Interrupted, and what reading the entries raises.
    """
    with growing_file(file) as out:
        device = QFile()
        device.open(
            out.fileno(), QIODevice.OpenModeFlag.WriteOnly, QFileDevice.FileHandleFlag.DontCloseHandle
        )
        writer = QPdfWriter(device)
        writer.setTitle(TITLE)
        writer.setCreator(TITLE)
        writer.setResolution(RESOLUTION)
        set_up_book(writer, book.size)

        def step(done: int, total: int) -> None:
            _must_be_written(device, out.fileno())
            progress(done, total)

        pages = paint_book(writer, book, step)
        _must_be_written(device, out.fileno())
        device.close()
    return pages


def paint_book(device: QPagedPaintDevice, book: Book, progress: Progress) -> int:
    """Paint on a device that was set up for it; return the number of pages, 0 if it did not take them."""
    press = Press(book, device.pageLayout())
    press.measure(progress)
    painter = QPainter()
    if not painter.begin(device):
        return 0
    try:
        painter.scale(device.logicalDpiX() / RESOLUTION, device.logicalDpiY() / RESOLUTION)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        press.paint(painter, device.newPage, progress)
    except BaseException:
        _abort(device)
        painter.end()
        raise
    return press.pages if painter.end() else 0


class Press:
    """Lays a book out for pages of one kind, then paints it."""

    def __init__(self, book: Book, paper: QPageLayout) -> None:
        self._book = book
        area = paper.paintRect(QPageLayout.Unit.Point)
        self._width = area.width() * POINT
        self._high = area.height() * POINT
        self._room = self._high - _FOOT
        self._lines: list[ContentsLine] = []
        self._front = 0  # pages before the first entry
        self.pages = 0

    def measure(self, progress: Progress) -> None:
        """Learn where each entry begins, and how many pages there are."""
        placing = Placing(self._room, _put_nowhere, _turn_nothing)
        for done, (each, page) in enumerate(self._set(placing), start=1):
            if not self._book.is_one:
                self._lines.append(self._contents_line(each, page))
            progress(done, 2 * len(self._book.entries))
        if not self._book.is_one:
            front = Placing(self._room, _put_nowhere, _turn_nothing)
            self._set_front(front)
            self._front = front.page
        self.pages = self._front + placing.page

    def paint(self, painter: QPainter, new_page: Callable[[], object], progress: Progress) -> None:
        """Paint the front, then every entry, each page with its number."""

        def put(_page: int, strip: Strip, y: float) -> None:
            strip.paint(painter, QPointF(0, y))

        def end(page: int) -> None:
            self._paint_number(painter, page)
            if page < self.pages:
                new_page()

        self.go_through(put, end, progress)

    def go_through(
        self, put: Callable[[int, Strip, float], None], end: Callable[[int], None], progress: Progress
    ) -> None:
        """Call `put` for each strip of each page, with where it stands, and `end` after each page.

        Call `measure` before.
        """
        page = 1

        def put_here(strip: Strip, y: float) -> None:
            put(page, strip, y)

        def turn() -> None:
            nonlocal page
            end(page)
            page += 1

        if not self._book.is_one:
            self._set_front(Placing(self._room, put_here, turn))
            turn()
        number = len(self._book.entries)
        for done, _ in enumerate(self._set(Placing(self._room, put_here, turn)), start=1):
            progress(number + done, 2 * number)
        end(page)

    def _set(self, placing: Placing) -> Iterator[tuple[BookEntry, int]]:
        """Put every entry on pages; yield each with the page it begins on."""
        book = self._book
        before: date | None = None
        for each in book.entries:
            day = each.entry.day
            new_month = not book.is_one and (
                before is None or (before.year, before.month) != (day.year, day.month)
            )
            if new_month and placing.share > _FULL:
                placing.turn()
            strips = entry_strips(
                each,
                book.picture,
                book.kind(each.entry),
                book.locale,
                self._width,
                self._room,
                new_month=new_month,
                new_day=day != before,
            )
            page = 0
            for strip in strips:
                began = placing.add(strip)
                page = page or began
            before = day
            yield each, page

    def _set_front(self, placing: Placing) -> None:
        book = self._book
        for strip in cover_strips(self._lines, book.locale, self._width, self._room):
            placing.add(strip)
        placing.turn()
        for strip in contents_strips(self._lines, self._front, book.contents, book.locale, self._width):
            placing.add(strip)

    def _contents_line(self, each: BookEntry, page: int) -> ContentsLine:
        opening = each.entry.text[:_OPENING]
        said = (" ".join(photo.words.split()) for photo in each.photos)
        words = title_of(opening) or first_words(opening) or next(filter(None, said), "–")
        kind = self._book.kind(each.entry) if each.entry.letter is not None else ""
        return ContentsLine(
            each.entry.day, " · ".join(filter(None, (kind, printable(words[:_MOST_WORDS])))), page
        )

    def _paint_number(self, painter: QPainter, page: int) -> None:
        """A title page has none, and neither has a single page."""
        if self.pages == 1 or (page == 1 and not self._book.is_one):
            return
        line = set_text(self._book.locale.toString(page), NUMBER, self._width)
        x = (self._width - line.lineAt(0).naturalTextWidth()) / 2
        painter.setPen(QColor(NUMBER.colour))
        line.draw(painter, QPointF(x, self._high - line.lineAt(0).height()))


def _must_be_written(device: QFile, descriptor: int) -> None:
    """Raise the OSError for which the system does not take what was painted."""
    if device.flush() and device.error() is QFileDevice.FileError.NoError:
        return
    os.write(descriptor, b"\0")  # says why
    raise OSError(errno.ENOSPC, "no room")  # it takes single bytes, and not more


def _abort(device: QPagedPaintDevice) -> None:
    """Keep a printer from printing what was painted so far."""
    abort = getattr(device, "abort", None)
    if abort is not None:
        abort()


def _put_nowhere(_strip: Strip, _y: float) -> None:
    """What is only measured is painted nowhere."""


def _turn_nothing() -> None:
    """What is only measured has no paper."""
