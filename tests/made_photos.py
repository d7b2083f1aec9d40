"""Pictures as cameras and programs write them, with what they write into them."""

from __future__ import annotations

import io

import pillow_heif
from PIL import Image, ImageCms, PngImagePlugin

CANARY = "Canary Lane 7"
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")


def made_photo(
    kind: str = "JPEG",
    size: tuple[int, int] = (320, 240),
    *,
    orientation: int = 1,
    told: bool = False,
    mode: str = "RGB",
) -> bytes:
    """Return a picture: left half dark, right half light. `told`: with maker, place and comment in it."""
    pillow_heif.register_heif_opener()
    image = Image.new(mode, size, 40 if mode in ("L", "P") else (40, 60, 80, 255)[: len(mode)])
    light = 220 if mode in ("L", "P") else (220, 200, 180, 255)[: len(mode)]
    image.paste(light, (size[0] // 2, 0, size[0], size[1]))
    more: dict[str, object] = {}
    if told or orientation != 1:
        exif = Image.Exif()
        exif[0x0112] = orientation
        if told:
            exif[0x010F] = CANARY
            exif[0x9286] = CANARY
            exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 1.0, 2.0), 3: "E", 4: (4.0, 5.0, 6.0), 29: CANARY})
        more["exif"] = exif
    if told:
        more["icc_profile"] = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        more["xmp"] = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{CANARY}</x:xmpmeta>".encode()
        if kind == "JPEG":
            more["comment"] = CANARY
        elif kind == "PNG":
            words = PngImagePlugin.PngInfo()
            words.add_text("Comment", CANARY)
            words.add_itxt("XML:com.adobe.xmp", CANARY)
            more["pnginfo"] = words
    kept = io.BytesIO()
    image.save(kept, kind, **more)
    return kept.getvalue()


def moving_photo() -> bytes:
    """Return a moving WebP: dark first, light then."""
    frames = [Image.new("RGB", (300, 300), colour) for colour in ("#102030", "#F0E0D0")]
    kept = io.BytesIO()
    frames[0].save(kept, "WEBP", save_all=True, append_images=frames[1:], duration=100)
    return kept.getvalue()
