"""Pictures kept small, and compared so that another machine's letters pass and a real change does not."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, qRgb

KEPT_WIDTH = 620
COLOURS = 192
"""Of a kept picture."""

GROUND = 0.001
"""Share of the pixels from which a colour is kept as it is. Others are if they are APART from those."""

APART = 8
"""Levels of 255 by which two colours differ in some channel."""

LIMITS = ((4, 20), (8, 9), (24, 3))
"""Pixels of a kept picture that are looked at as one, and levels of 255 by which their mean may differ.

The small tiles, a letter or two wide, find what was moved, changed or lost: letters whose edges are drawn
otherwise on another machine stay below. The large ones find a ground in another colour.
"""

_SHIFTS = [(across, down) for across in (0, -1, 1) for down in (0, -1, 1)]


def reduced(picture: QImage) -> QImage:
    """Return a picture in the width in which it is kept."""
    return picture.convertToFormat(QImage.Format.Format_RGB32).scaledToWidth(
        KEPT_WIDTH, Qt.TransformationMode.SmoothTransformation
    )


def keep(small: QImage, file: Path) -> None:
    """Write a reduced picture in few colours, so that a hundred of them take little room."""
    file.parent.mkdir(parents=True, exist_ok=True)
    plain = Qt.ImageConversionFlag.ThresholdDither
    few = small.convertToFormat(QImage.Format.Format_Indexed8, _few_colours(small), plain)
    assert few.save(str(file), "PNG", 0), file  # quality 0: packed as tightly as can be


def kept(file: Path) -> QImage:
    """Read a picture that was kept; null if there is none."""
    return QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32)


def differing(one: QImage, other: QImage) -> list[QRect]:
    """Return the tiles that are not the same to an eye, wherever they moved within a pixel."""
    if one.size() != other.size():
        return [one.rect() | other.rect()]
    return [tile for size, limit in LIMITS for tile in _differing(one, other, size, limit)]


def _differing(one: QImage, other: QImage, size: int, limit: int) -> list[QRect]:
    inner = one.rect().adjusted(1, 1, -1, -1)
    tiles = QSize(inner.width() // size, inner.height() // size)
    first = _means(one.copy(inner), tiles)
    suspects = list(range(tiles.width() * tiles.height()))
    for across, down in _SHIFTS:
        second = _means(other.copy(inner.translated(across, down)), tiles)
        suspects = [tile for tile in suspects if _distance(first, second, tile) > limit]
        if not suspects:
            return []
    wide, high = inner.width() / tiles.width(), inner.height() / tiles.height()
    places = [divmod(tile, tiles.width()) for tile in suspects]
    return [QRect(round(1 + x * wide), round(1 + y * high), round(wide), round(high)) for y, x in places]


def side_by_side(one: QImage, other: QImage, tiles: list[QRect]) -> QImage:
    """Return both pictures, the tiles that differ framed in the second."""
    gap = 12
    sheet = QImage(
        one.width() + gap + other.width(), max(one.height(), other.height()), QImage.Format.Format_RGB32
    )
    sheet.fill(QColor("#808080"))
    painter = QPainter(sheet)
    painter.drawImage(0, 0, one)
    painter.drawImage(one.width() + gap, 0, other)
    painter.setPen(QColor("#ff00c8"))
    for tile in tiles:
        painter.drawRect(tile.translated(one.width() + gap, 0).adjusted(0, 0, -1, -1))
    painter.end()
    return sheet


def _means(picture: QImage, tiles: QSize) -> bytes:
    """Return the mean colour of each tile: blue, green, red, nothing."""
    small = picture.scaled(
        tiles, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return bytes(small.convertToFormat(QImage.Format.Format_RGB32).constBits())


def _distance(first: bytes, second: bytes, tile: int) -> int:
    at = tile * 4
    return max(abs(first[at + channel] - second[at + channel]) for channel in range(3))


def _few_colours(picture: QImage) -> list[int]:
    chosen: list[tuple[int, int, int]] = []
    ground = GROUND * picture.width() * min(picture.height(), picture.width())  # a tall one is many pages
    for pixel, number in Counter(memoryview(picture.constBits()).cast("I")).most_common():
        colour = (pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255)
        if number >= ground or all(_apart(colour, known) >= APART for known in chosen):
            chosen.append(colour)
            if len(chosen) == COLOURS:
                break
    return [qRgb(*colour) for colour in chosen]


def _apart(one: tuple[int, int, int], other: tuple[int, int, int]) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))
