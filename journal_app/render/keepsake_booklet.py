"""A small booklet: the keepsake page as its cover, then a letter, words from others, and photos."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from journal_app.domain.keepsake import Booklet
from journal_app.domain.visit import PaperSize
from journal_app.render.book_photo import Picture, photo_strips
from journal_app.render.book_strips import Placing, Strip, words_strips
from journal_app.render.book_type import TypeSet
from journal_app.render.keepsake import TITLE, paint_keepsake
from journal_app.render.keepsake_art import INK, PAPER, SOFT_INK
from journal_app.render.visit_sheet import POINT, RESOLUTION
from journal_app.vault.whole_file import replace_file

_MARGIN = 18.0  # millimetres
_HALF_LETTER = QSizeF(5.5, 8.5)  # inches
_RISE = 0.4
"""Share of what is free on a page that stands above what is on it: the middle, as the eye sees it."""

_LETTER = TypeSet("Literata", 11.5, colour=INK, leading=1.16)
_SAID = TypeSet("Literata", 13, italic=True, colour=INK, leading=1.1)
_WHO = TypeSet("Literata", 10, colour=SOFT_INK)


def booklet_layout(size: PaperSize) -> QPageLayout:
    """Return a page half as large as the paper of the place, without margins: the cover fills it."""
    page = (
        QPageSize(QPageSize.PageSizeId.A5)
        if size is PaperSize.A4
        else QPageSize(_HALF_LETTER, QPageSize.Unit.Inch)
    )
    layout = QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Millimeter)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def write_booklet_pdf(file: Path, booklet: Booklet, picture: Picture) -> int:
    """Write a PDF that only this login can read, whole or not at all; return its pages.

    `picture` reads a photo. Raises DiskFull, FolderNotWritable or StorageGone, and what reading raises.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(TITLE)
    writer.setCreator(TITLE)
    writer.setResolution(RESOLUTION)
    writer.setPageLayout(booklet_layout(booklet.cover.size))
    pages = paint_booklet(writer, booklet, picture)
    replace_file(file, bytes(buffer.data().data()))
    return pages


def paint_booklet(device: QPagedPaintDevice, booklet: Booklet, picture: Picture) -> int:
    """Paint on a device that was set up for it; return how many pages it has, 0 if it took none."""
    painter = QPainter()
    if not painter.begin(device):
        return 0
    sheet = QRectF(0, 0, device.width(), device.height())
    paint_keepsake(painter, booklet.cover, sheet)
    scale = device.logicalDpiX() / RESOLUTION
    painter.scale(scale, scale)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    margin = _MARGIN / 25.4 * RESOLUTION
    whole = QRectF(0, 0, sheet.width() / scale, sheet.height() / scale)
    room = QSizeF(whole.width() - 2 * margin, whole.height() - 2 * margin)
    pages = 1
    top = margin

    def new_page() -> None:
        nonlocal pages
        device.newPage()
        painter.fillRect(whole, QColor(PAPER))
        pages += 1

    def put(strip: Strip, y: float) -> None:
        strip.paint(painter, QPointF(margin, top + y))

    for part in _parts(booklet, picture, room):
        strips = list(part)
        if strips:
            new_page()  # each part begins on a page of its own
            high = sum(strip.gap + strip.height for strip in strips) - strips[0].gap
            top = margin + max(0.0, room.height() - high) * _RISE
            placing = Placing(room.height(), put, new_page)
            for strip in strips:
                placing.add(strip)
    return pages if painter.end() else 0


def _parts(booklet: Booklet, picture: Picture, room: QSizeF) -> Iterator[Iterator[Strip]]:
    yield _letter(booklet.letter, room.width())
    yield _words(booklet, room.width())
    yield _photos(booklet, picture, room)


def _letter(letter: str, width: float) -> Iterator[Strip]:
    empty = 0
    for line in letter.strip("\n").split("\n"):
        if line.strip():
            yield from words_strips(line.strip(), _LETTER, width, gap=(11 if empty else 3) * POINT)
            empty = 0
        else:
            empty += 1


def _words(booklet: Booklet, width: float) -> Iterator[Strip]:
    for each in booklet.words:
        said, who = each.words.strip(), " ".join(each.who.split())
        if said:
            yield from words_strips(said, _SAID, width, gap=34 * POINT, keeps=bool(who), centred=True)
        if who:
            yield from words_strips(who, _WHO, width, gap=(5 if said else 34) * POINT, centred=True)


def _photos(booklet: Booklet, picture: Picture, room: QSizeF) -> Iterator[Strip]:
    for photo in booklet.photos:
        yield from photo_strips(photo, picture, room.width(), room.height())
