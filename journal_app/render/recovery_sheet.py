"""The recovery code on one page of A4, to keep away from the computer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from journal_app.vault.whole_file import replace_file

_MARGIN = 25.0  # millimetres
_COLUMNS = 3
_FIRM = QFont.Weight.DemiBold


def paint_recovery_sheet(file: Path, code: str) -> None:
    """Write the page as a PDF that only this login can read (mode 0600), whole or not at all.

    `code` is in groups, parted by dashes. Raises DiskFull, FolderNotWritable or StorageGone.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(_title())
    writer.setCreator("Rosemary")
    set_up_page(writer)
    paint_page(writer, code)
    replace_file(file, bytes(buffer.data().data()))


def _title() -> str:
    return QCoreApplication.translate("RecoverySheet", "Recovery code")


def set_up_page(device: QPagedPaintDevice) -> None:
    """Choose upright A4 with margins wide enough to file it."""
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    device.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            margins,
            QPageLayout.Unit.Millimeter,
        )
    )


def paint_page(device: QPagedPaintDevice, code: str) -> bool:
    """Paint the page on a PDF or a printer. False: the device did not take it."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    point = device.logicalDpiY() / 72
    width = float(device.width())
    what = QCoreApplication.translate(
        "RecoverySheet", "This code opens your Rosemary journal if the passphrase is ever lost."
    )
    where = QCoreApplication.translate(
        "RecoverySheet",
        "Keep it where only you would look: whoever has it and the journal can read everything.",
    )
    top = _paint_text(painter, _title(), QFont("Literata", 24), 0, width) + 10 * point
    top = _paint_text(painter, what, QFont("Inter", 12), top, width) + 24 * point
    top = _paint_groups(painter, code.split("-"), top, width, point) + 24 * point
    _paint_text(painter, where, QFont("Inter", 12), top, width)
    return painter.end()


def _paint_text(painter: QPainter, text: str, font: QFont, top: float, width: float) -> float:
    """Paint wrapped text and return where it ends."""
    painter.setFont(font)
    room = QRectF(0, top, width, 1e6)
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
    needed = painter.boundingRect(room, flags, text)
    painter.drawText(needed, flags, text)
    return needed.bottom()


def _paint_groups(painter: QPainter, groups: list[str], top: float, width: float, point: float) -> float:
    """Paint the groups in rows of three, each with its number, and return where they end."""
    wide, high = width / _COLUMNS, 44 * point
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a code is read so everywhere
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    for place, group in enumerate(groups):
        row, column = divmod(place, _COLUMNS)
        cell = QRectF(column * wide, top + row * high, wide, high)
        painter.setFont(QFont("Inter", 9))
        painter.drawText(cell, middle, str(place + 1))
        painter.setFont(QFont("Inter", 22, _FIRM))
        painter.drawText(cell.adjusted(16 * point, 0, 0, 0), middle, group)
    painter.setLayoutDirection(QGuiApplication.layoutDirection())
    rows = -(-len(groups) // _COLUMNS)
    return top + rows * high
