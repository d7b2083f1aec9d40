"""Whether a photo that comes in with an import can be kept as it is: nothing is encoded anew there."""

from __future__ import annotations

from collections.abc import Iterator

from journal_app.domain.exchange import KeptPhoto
from journal_app.domain.photo import JPEG, PNG

_CAMERA_MARKS = (b"Exif\0\0", b"http://ns.adobe.com/xap/", b"Photoshop 3.0\0")
"""Begin what cameras write (the place, too) in a JPEG. Photos that Rosemary exported hold none."""

_CAMERA_CHUNKS = {b"eXIf", b"tEXt", b"zTXt", b"iTXt"}
"""Parts of a PNG that hold such things. Looked for by place: four letters stand anywhere by chance."""

_BEGINNINGS = {JPEG: b"\xff\xd8\xff", PNG: b"\x89PNG\r\n\x1a\n"}


def fault_of(photo: KeptPhoto) -> str:
    """Return why a photo can't be kept, in a sentence; "" if it can."""
    begins = _BEGINNINGS.get(photo.media)
    if begins is None or not photo.picture.startswith(begins):
        return "A photo is not a JPEG or PNG picture."
    if not photo.thumbnail.startswith(tuple(_BEGINNINGS.values())):
        return "A photo is not a JPEG or PNG picture."
    if any(map(_has_camera_marks, (photo.picture, photo.thumbnail))):
        return "A photo still holds what a camera wrote into it. Please add that photo by hand."
    return ""


def _has_camera_marks(picture: bytes) -> bool:
    if picture.startswith(_BEGINNINGS[PNG]):
        return not _CAMERA_CHUNKS.isdisjoint(_chunks(picture))
    return any(mark in picture for mark in _CAMERA_MARKS)


def _chunks(png: bytes) -> Iterator[bytes]:
    """Yield the name of each part of a PNG: its length (4 bytes) and name (4), its bytes, a check sum (4)."""
    at = len(_BEGINNINGS[PNG])
    while name := png[at + 4 : at + 8]:
        yield name
        at += 12 + int.from_bytes(png[at : at + 4], "big")
