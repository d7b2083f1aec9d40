"""Photos: what is kept of them, and what one is before it is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NewType

PhotoId = NewType("PhotoId", str)

JPEG, PNG = "image/jpeg", "image/png"
"""The two kinds a photo is kept as."""

LONG_SIDE = 3000
"""Pixels of the longer side of a photo, at most."""

THUMBNAIL_SIDE = 480
"""Pixels of the longer side of its small picture, at most: sharp on a dense screen at twice the size."""

SUFFIXES = {JPEG: "jpg", PNG: "png"}


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo that is kept. `words` say what is on it, for people who can't see it; may be empty."""

    id: PhotoId
    media: str
    width: int
    height: int
    words: str
    thumbnail: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewPhoto:
    """A photo as it will be kept: scaled, upright, encoded anew, without anything a camera wrote into it."""

    media: str
    width: int
    height: int
    picture: bytes = field(repr=False)
    thumbnail: bytes = field(repr=False)
