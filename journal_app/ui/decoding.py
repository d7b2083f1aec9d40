"""Pictures from bytes, for painting. For a lane: nothing is decoded on the window's thread."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader


def decoded(data: bytes, within: QSize | None = None) -> QImage:
    """Return the picture, made to fit into `within` if it is larger. A null image if it can't be read.

    The bytes never become a file.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if within is not None and (size.width() > within.width() or size.height() > within.height()):
        reader.setScaledSize(size.scaled(within, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def square(data: bytes, side: int) -> QImage:
    """Return the middle of the picture, as a square of `side` pixels. A null image if it can't be read."""
    whole = decoded(data, QSize(4 * side, 4 * side))
    if whole.isNull():
        return whole
    filled = whole.scaled(
        side,
        side,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    return filled.copy((filled.width() - side) // 2, (filled.height() - side) // 2, side, side)
