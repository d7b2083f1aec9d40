"""A photo in a book: as large as there is place for it, and what is on it below."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QBuffer, QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPen

from journal_app.domain.photo import Photo, PhotoId
from journal_app.render.book_strips import Strip, words_strips
from journal_app.render.book_type import CAPTION, LINE
from journal_app.render.visit_sheet import POINT, RESOLUTION

Picture = Callable[[PhotoId], bytes | None]

_MOST_HEIGHT = 0.42
"""Share of the page: two upright photos fit on one."""

_LARGEST = RESOLUTION / 96
"""Units to a dot of a photo with few dots."""

_DOTS = 220
"""Dots to an inch on paper, at most."""


def photo_strips(photo: Photo, picture: Picture, width: float, room: float) -> Iterator[Strip]:
    """Yield the photo and its words. It is read when it is painted, so there is never more than one."""
    scale = min(
        width / max(1, photo.width),
        _MOST_HEIGHT * room / max(1, photo.height),
        _LARGEST,
    )
    wide, high = photo.width * scale, photo.height * scale
    words = " ".join(photo.words.split())

    def paint(painter: QPainter, at: QPointF) -> None:
        place = QRectF(at.x() + (width - wide) / 2, at.y(), wide, high)
        image = _read(picture(photo.id), place)
        if image.isNull():  # the place says that there was one
            painter.setPen(QPen(QColor(LINE), 0.6 * POINT))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place)
        else:
            painter.drawImage(place, image)

    yield Strip(high, paint, gap=10 * POINT, keeps=bool(words))
    if words:
        yield from words_strips(words, CAPTION, width, gap=4 * POINT, centred=True)


def _read(picture: bytes | None, place: QRectF) -> QImage:
    """Return the picture with no more dots than paper shows; nothing if it can't be read."""
    if picture is None:
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(picture))
    reader = QImageReader(buffer)
    share = _DOTS / RESOLUTION
    wanted = QSize(max(1, round(place.width() * share)), max(1, round(place.height() * share)))
    if reader.size().width() > wanted.width():
        reader.setScaledSize(wanted)  # a JPEG is then decoded at about that size
    return reader.read()
