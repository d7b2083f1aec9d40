"""A small booklet: the keepsake page as its cover, then a letter, words from others, and photos."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from journal_app.domain.keepsake import Booklet
from journal_app.domain.visit import PaperSize
from journal_app.render.book_photo import Picture, photo_strips
from journal_app.render.book_strips import Placing, Strip, words_strips
from journal_app.render.book_type import BODY, CAPTION, PROMPT
from journal_app.render.keepsake import TITLE, paint_keepsake
from journal_app.render.visit_sheet import POINT, RESOLUTION
from journal_app.vault.whole_file import replace_file

_MARGIN = 18.0  # millimetres
_HALF_LETTER = QSizeF(5.5, 8.5)  # inches


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
    room = QSizeF(sheet.width() / scale - 2 * margin, sheet.height() / scale - 2 * margin)
    pages = 1

    def new_page() -> None:
        nonlocal pages
        device.newPage()
        pages += 1

    def put(strip: Strip, y: float) -> None:
        strip.paint(painter, QPointF(margin, margin + y))

    for part in _parts(booklet, picture, room):
        strips = list(part)
        if strips:
            new_page()  # each part begins on a page of its own
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
            yield from words_strips(line.strip(), BODY, width, gap=(9 if empty else 3) * POINT)
            empty = 0
        else:
            empty += 1


def _words(booklet: Booklet, width: float) -> Iterator[Strip]:
    for each in booklet.words:
        said, who = each.words.strip(), " ".join(each.who.split())
        if said:
            yield from words_strips(said, PROMPT, width, gap=22 * POINT, keeps=bool(who))
        if who:
            yield from words_strips(who, CAPTION, width, gap=(4 if said else 22) * POINT)


def _photos(booklet: Booklet, picture: Picture, room: QSizeF) -> Iterator[Strip]:
    for photo in booklet.photos:
        yield from photo_strips(photo, picture, room.width(), room.height())
