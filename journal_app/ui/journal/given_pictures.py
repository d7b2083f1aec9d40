"""Pictures that are pasted into a page or dropped on it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from journal_app.domain.errors import NotAPhoto
from journal_app.domain.photo import NewPhoto
from journal_app.services.photo_import import photo_from, read_photo

Picture = Callable[[], NewPhoto]
"""Reads one picture, on a lane. Raises the Troubles of `photo_import`."""

_AS_THEY_ARE = ("image/png", "image/jpeg", "image/webp")
"""Kinds whose bytes are taken as they come, so that nothing is decoded on the window's thread."""


def holds_pictures(source: QMimeData) -> bool:
    """True for files of this computer, and for a picture that is no text too."""
    if source.hasUrls():
        return all(url.isLocalFile() for url in source.urls())
    return (source.hasImage() or any(map(source.hasFormat, _AS_THEY_ARE))) and not source.hasText()


def pictures_in(source: QMimeData) -> list[Picture]:
    """Return how to read each picture."""
    if source.hasUrls():
        return files([url.toLocalFile() for url in source.urls()])
    for kind in _AS_THEY_ARE:
        if source.hasFormat(kind):
            return [partial(photo_from, bytes(source.data(kind).data()))]
    return [partial(_photo_of, QImage(source.imageData()))]


def files(names: list[str]) -> list[Picture]:
    """Return how to read the pictures in these files."""
    return [partial(read_photo, Path(name)) for name in names]


def _photo_of(image: QImage) -> NewPhoto:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"PNG")).write(image):
        raise NotAPhoto
    return photo_from(bytes(buffer.data().data()))
