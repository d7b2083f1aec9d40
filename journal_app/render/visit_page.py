"""The visit page on paper: one page, painted the same way for a PDF, a printer and the screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPagedPaintDevice, QPainter, QPdfWriter

from journal_app.domain.visit import PageTooFull, PaperSize, VisitPage
from journal_app.render.visit_sheet import POINT, RESOLUTION, VisitSheet, paper_layout
from journal_app.vault.whole_file import replace_file


def set_up_page(device: QPagedPaintDevice, size: PaperSize) -> None:
    """Choose the paper and its margins."""
    device.setPageLayout(paper_layout(size))


def paint_visit_page(device: QPagedPaintDevice, page: VisitPage) -> bool:
    """Paint the page on a PDF or a printer that was set up for it.

    False: the device did not take it, or the page does not fit, and then nothing is painted.
    """
    sheet = VisitSheet(page)
    painter = QPainter()
    if not sheet.fits or not painter.begin(device):
        return False
    painter.scale(device.logicalDpiX() / RESOLUTION, device.logicalDpiY() / RESOLUTION)
    sheet.paint(painter)
    return painter.end()


def paint_on_screen(painter: QPainter, sheet: VisitSheet, size: PaperSize, place: QRectF) -> None:
    """Paint a sheet of white paper with the page on it. What does not fit on it is not painted."""
    paper = paper_layout(size)
    scale = place.width() / (paper.fullRectPoints().width() * POINT)
    corner = QPointF(paper.paintRectPoints().topLeft()) * POINT
    painter.save()
    painter.fillRect(place, Qt.GlobalColor.white)
    painter.setClipRect(place)
    painter.translate(place.topLeft())
    painter.scale(scale, scale)
    painter.translate(corner)
    painter.setClipRect(QRectF(0, -corner.y(), sheet.width + corner.x(), sheet.room + corner.y()))
    sheet.paint(painter)
    painter.restore()


def paper_shape(size: PaperSize) -> QSizeF:
    """Return width and height of the paper in points."""
    return QSizeF(paper_layout(size).fullRectPoints().size())


def write_visit_pdf(file: Path, page: VisitPage) -> None:
    """Write the page as a PDF that only this login can read (mode 0600), whole or not at all.

    It is not encrypted. Its words can be searched and copied; it tells nothing but the title and the
    program. Raises PageTooFull, DiskFull, FolderNotWritable or StorageGone.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(page.title)
    writer.setCreator("Rosemary")
    writer.setResolution(RESOLUTION)
    set_up_page(writer, page.size)
    if not paint_visit_page(writer, page):
        raise PageTooFull
    replace_file(file, bytes(buffer.data().data()))
