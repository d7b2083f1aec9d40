"""A letter on plain paper: for a PDF and a printer. What does not fit on one sheet goes on to the next."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)

from journal_app.domain.visit import PaperSize
from journal_app.vault.whole_file import replace_file

_MARGIN = 25.0  # millimetres
_LETTERS = 11.5  # points
_LINE = 125.0  # per cent
_SIZES = {PaperSize.A4: QPageSize.PageSizeId.A4, PaperSize.LETTER: QPageSize.PageSizeId.Letter}


def set_up_page(device: QPagedPaintDevice, size: PaperSize) -> None:
    """Choose the paper and its margins."""
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    upright, unit = QPageLayout.Orientation.Portrait, QPageLayout.Unit.Millimeter
    device.setPageLayout(QPageLayout(QPageSize(_SIZES[size]), upright, margins, unit))


def paint_letter(device: QPagedPaintDevice, words: str) -> bool:
    """Paint the letter on a PDF or a printer that was set up for it. False: the device did not take it."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    document = _laid_out(device, words)
    page = document.pageSize()
    colours = QAbstractTextDocumentLayout.PaintContext()
    colours.palette.setColor(QPalette.ColorRole.Text, "#1A1A1A")
    for number in range(document.pageCount()):
        if number and not device.newPage():
            return False
        top = number * page.height()
        painter.save()
        painter.translate(0, -top)
        colours.clip = QRectF(0, top, page.width(), page.height())
        painter.setClipRect(colours.clip)
        document.documentLayout().draw(painter, colours)
        painter.restore()
    return painter.end()


def write_letter_pdf(file: Path, words: str, size: PaperSize) -> None:
    """Write the letter as a PDF that only this login can read (mode 0600), whole or not at all.

    It is not encrypted, and tells nothing beside its words but the program. Raises DiskFull,
    FolderNotWritable or StorageGone.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setCreator("Rosemary")
    set_up_page(writer, size)
    paint_letter(writer, words)
    replace_file(file, bytes(buffer.data().data()))


def _laid_out(device: QPagedPaintDevice, words: str) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(device)
    document.setDocumentMargin(0)
    font = QFont("Literata")
    font.setPointSizeF(_LETTERS)
    document.setDefaultFont(font)
    document.setPlainText(words)
    spaced = QTextBlockFormat()
    spaced.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(spaced)
    document.setPageSize(QSizeF(device.width(), device.height()))
    return document
