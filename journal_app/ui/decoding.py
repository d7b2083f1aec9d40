"""Pictures from bytes, for painting. For a lane: nothing is decoded on the window's thread.

The bytes never become a file.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader


def decoded(data: bytes, within: QSize | None = None) -> QImage:
    """Return the picture, made to fit into `within` if it is larger. A null image if it can't be read."""
    buffer = _buffer(data)
    reader = QImageReader(buffer)
    size = reader.size()
    if within is not None and (size.width() > within.width() or size.height() > within.height()):
        reader.setScaledSize(size.scaled(within, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def square(data: bytes, side: int) -> QImage:
    """Return the middle of the picture, as a square of `side` pixels. A null image if it can't be read."""
    buffer = _buffer(data)
    reader = QImageReader(buffer)
    if not reader.size().isValid():
        return QImage()
    size = reader.size().scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    reader.setScaledSize(size)  # a JPEG is then decoded at a fraction of its size
    return reader.read().copy((size.width() - side) // 2, (size.height() - side) // 2, side, side)


def _buffer(data: bytes) -> QBuffer:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer
