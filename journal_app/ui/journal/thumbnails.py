"""Small pictures for lists: read and decoded on the lane when a row is painted, kept for a while."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from journal_app.domain.photo import PhotoId
from journal_app.services.photos import Photos
from journal_app.ui.decoding import square
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import LARGEST_SCALE

SIDE = 52
"""Pixels of a picture in a row, before scaling."""

MOST = 100
"""Pictures that are kept: a few screens of rows, about 40 kB each."""

AT_ONCE = 24
"""Pictures that are read in one go: what a window shows. Those that were scrolled past are left out."""


class Thumbnails(QObject):
    """Gives what is here, and asks for the rest."""

    came = Signal()
    """Pictures that were asked for are here now."""

    def __init__(self, lane: Lane, photos: Photos, ratio: float, parent: QObject | None = None) -> None:
        """`ratio`: the pixels of the screen in one of the window's."""
        super().__init__(parent)
        self._lane = lane
        self._photos = photos
        self._side = round(SIDE * LARGEST_SCALE * ratio)  # good at every size of the text
        self._here: OrderedDict[PhotoId, QImage] = OrderedDict()
        self._wanted: dict[PhotoId, None] = {}
        self._reading = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._read)

    def picture(self, photo_id: PhotoId) -> QImage:
        """Return a square picture; a null image for now, if it is not here yet."""
        if photo_id in self._here:
            self._here.move_to_end(photo_id)
            return self._here[photo_id]
        self._wanted.pop(photo_id, None)
        self._wanted[photo_id] = None  # last asked, first read
        if not self._reading:
            self._soon.start()
        return QImage()

    def _read(self) -> None:
        ids = list(self._wanted)[-AT_ONCE:]
        self._wanted.clear()
        if ids:
            self._reading = True
            self._lane.run(partial(_decoded, self._photos, ids, self._side), self._on_came, self._on_trouble)

    def _on_came(self, pictures: dict[PhotoId, QImage]) -> None:
        self._reading = False
        self._here.update(pictures)
        while len(self._here) > MOST:
            self._here.popitem(last=False)
        self.came.emit()
        if self._wanted:
            self._soon.start()

    def _on_trouble(self, _trouble: object) -> None:
        """A list without its pictures is still a list."""
        self._reading = False


def _decoded(photos: Photos, ids: Sequence[PhotoId], side: int) -> dict[PhotoId, QImage]:
    found = photos.thumbnails(ids)
    return {photo_id: square(found.get(photo_id, b""), side) for photo_id in ids}
