"""A small booklet: the keepsake page as its cover, then a letter, words from others, and photos."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from journal_app.domain.keepsake import Booklet
from journal_app.domain.visit import PaperSize
from journal_app.render.book_photo import Picture, photo_strips
from journal_app.render.book_strips import Placing, Strip, words_strips
from journal_app.render.book_type import TypeSet
from journal_app.render.keepsake import DOTS, TITLE, paint_keepsake, png_of
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


def set_up_booklet(device: QPagedPaintDevice, size: PaperSize) -> None:
    """Choose the paper."""
    device.setPageLayout(booklet_layout(size))


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
    set_up_booklet(writer, booklet.cover.size)
    pages = paint_booklet(writer, booklet, picture)
    replace_file(file, bytes(buffer.data().data()))
    return pages


def paint_booklet(device: QPagedPaintDevice, booklet: Booklet, picture: Picture) -> int:
    """Paint on a device that was set up for it; return how many pages it has, 0 if it took none."""
    painter = QPainter()
    if not painter.begin(device):
        return 0
    scale = device.logicalDpiX() / RESOLUTION
    _set_up(painter, scale)
    is_first = True

    def begin() -> QPainter:
        nonlocal is_first
        if not is_first:
            device.newPage()
        is_first = False
        return painter

    pages = _paint_pages(booklet, picture, QSizeF(device.width() / scale, device.height() / scale), begin)
    return pages if painter.end() else 0


def booklet_pictures(booklet: Booklet, picture: Picture) -> list[bytes]:
    """Return each page as a PNG, as fine as paper shows it. `picture` as in `write_booklet_pdf`."""
    points = booklet_layout(booklet.cover.size).fullRectPoints().size()
    sheet = QSizeF(points) * (RESOLUTION / 72)
    across = round(points.width() / 72 * DOTS)
    image = QImage(QSize(across, round(across * sheet.height() / sheet.width())), QImage.Format.Format_RGB32)
    painter = QPainter()
    done: list[bytes] = []

    def end() -> None:
        if painter.isActive():
            painter.end()
            done.append(png_of(image))

    def begin() -> QPainter:
        end()
        image.fill(QColor(PAPER))
        painter.begin(image)
        _set_up(painter, across / sheet.width())
        return painter

    _paint_pages(booklet, picture, sheet, begin)
    end()
    return done


def _set_up(painter: QPainter, scale: float) -> None:
    """Let it paint in units of the sheet, RESOLUTION to an inch."""
    painter.scale(scale, scale)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)


def _paint_pages(booklet: Booklet, picture: Picture, sheet: QSizeF, begin: Callable[[], QPainter]) -> int:
    """Paint cover and parts; return how many pages they took. `begin` gives the painter of a new page."""
    whole = QRectF(QPointF(), sheet)
    painter = begin()
    paint_keepsake(painter, booklet.cover, whole)
    margin = _MARGIN / 25.4 * RESOLUTION
    room = QSizeF(whole.width() - 2 * margin, whole.height() - 2 * margin)
    pages = 1
    top = margin

    def new_page() -> None:
        nonlocal pages, painter
        painter = begin()
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
    return pages


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
