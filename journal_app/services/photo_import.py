"""A picture from outside, as it will be kept: upright, scaled, and without what a camera wrote into it.

Where and when a photo was taken, with what, and by whom does not come along. Takes up to a second: for
the lane of long work. Writes nothing; the file itself is only read.
"""

from __future__ import annotations

import io
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app.domain.errors import NotAPhoto, PhotoDamaged, PhotoNotReadable, PhotoTooLarge, Trouble
from journal_app.domain.photo import JPEG, LONG_SIDE, PNG, THUMBNAIL_SIDE, NewPhoto

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 100_000_000
"""A larger file is no photo a camera makes."""

MOST_PIXELS = 120_000_000
"""Cameras of phones reach 108 million. Decoded, this takes up to half a gigabyte for a moment."""

_FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")

_DRAWING = 256 * 256
"""Pixels up to which a picture is kept to the dot, as PNG: icons, small drawings, pieces of a screen."""

_QUALITY, _THUMBNAIL_QUALITY = 88, 80

_UNHURRIED = getattr(os, "O_NONBLOCK", 0)  # else opening a pipe waits for somebody to write into it
_AS_IT_IS = getattr(os, "O_BINARY", 0)


def read_photo(path: Path) -> NewPhoto:
    """Return the photo in a file. Raises PhotoNotReadable, NotAPhoto, PhotoDamaged or PhotoTooLarge."""
    return photo_from(_bytes_of(path))


def photo_from(data: bytes) -> NewPhoto:
    """Return the photo that these bytes hold: JPEG, PNG, WebP or HEIC; of a moving picture the first.

    Raises NotAPhoto, PhotoDamaged or PhotoTooLarge.
    """
    if len(data) > MOST_BYTES:
        raise PhotoTooLarge
    image = _opened(data)
    if image.width * image.height > MOST_PIXELS:
        raise PhotoTooLarge
    try:
        return _kept(image)
    except MemoryError:
        raise PhotoTooLarge from None
    except Exception:  # whatever a decoder says to bytes that are wrong
        raise PhotoDamaged from None


def _bytes_of(path: Path) -> bytes:
    try:
        descriptor = os.open(path, os.O_RDONLY | _UNHURRIED | _AS_IT_IS)
        with os.fdopen(descriptor, "rb") as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise PhotoNotReadable
            if about.st_size > MOST_BYTES:
                raise PhotoTooLarge
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError):  # no such file, not allowed, a folder; a name no file can have
        raise PhotoNotReadable from None


def _opened(data: bytes) -> Image:
    """Return a picture of which only the head is read."""
    import PIL.Image
    import pillow_heif

    PIL.Image.MAX_IMAGE_PIXELS = None  # its own limit only warns; ours is asked before anything is decoded
    pillow_heif.register_heif_opener(thumbnails=False)
    try:
        return PIL.Image.open(io.BytesIO(data), formats=_FORMATS)
    except PIL.UnidentifiedImageError:
        raise _unknown(data) from None
    except Exception:
        raise PhotoDamaged from None


def _unknown(data: bytes) -> Trouble:
    """Tell a photo of which too little is left from what never was one."""
    head = data[:16]
    known = head[:3] == b"\xff\xd8\xff" or head[:8] == b"\x89PNG\r\n\x1a\n"
    known = known or (head[:4] == b"RIFF" and head[8:12] == b"WEBP") or head[4:10] == b"ftyphe"
    return PhotoDamaged() if known else NotAPhoto()


def _kept(image: Image) -> NewPhoto:
    from PIL.Image import Resampling

    # Scaled first: a JPEG is then decoded at a fraction of its size.
    image.thumbnail((LONG_SIDE, LONG_SIDE), Resampling.LANCZOS, reducing_gap=2.0)
    image = _bare(_upright(image))
    media = PNG if image.mode == "RGBA" or image.width * image.height <= _DRAWING else JPEG
    picture = _encoded(image, media, _QUALITY)
    width, height = image.size
    image.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE), Resampling.LANCZOS, reducing_gap=3.0)
    return NewPhoto(media, width, height, picture, _encoded(image, media, _THUMBNAIL_QUALITY))


def _upright(image: Image) -> Image:
    from PIL.ImageOps import exif_transpose

    try:
        return exif_transpose(image)
    except Exception:  # what a camera wrote makes no sense: the pixels still do
        return image


def _bare(image: Image) -> Image:
    """Return the pixels in RGB, or RGBA where some can be seen through, and nothing else."""
    import PIL.Image

    mode = "RGBA" if image.has_transparency_data and _is_seen_through(image) else "RGB"
    plain = _in_usual_colours(image, mode)
    bare = PIL.Image.new(mode, plain.size)
    bare.paste(plain)
    return bare


def _is_seen_through(image: Image) -> bool:
    opaque = image.convert("RGBA").getchannel("A").histogram()[255]
    return opaque < image.width * image.height


def _in_usual_colours(image: Image, mode: str) -> Image:
    """Return the picture in sRGB. A profile that makes no sense is passed over."""
    if image.mode.startswith("I"):  # 16 bits a pixel, as scanners give
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "RGBA", "L", "CMYK"):
        from PIL import ImageCms

        try:
            colours = ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode=mode if image.mode == "RGBA" else "RGB",
            )
        except Exception:
            return image.convert(mode)
        return (colours or image).convert(mode)
    return image.convert(mode)


def _encoded(image: Image, media: str, quality: int) -> bytes:
    kept = io.BytesIO()
    if media == PNG:
        image.save(kept, "PNG")
    else:
        image.save(kept, "JPEG", quality=quality)
    return kept.getvalue()
