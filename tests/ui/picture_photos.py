"""Made-up photos for the pictures: hills under a sky, each of its own colour and shape."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from journal_app.domain.photo import NewPhoto
from journal_app.services.photo_import import photo_from

SKIES = ("#C9DAD9", "#DCC9D2", "#B9C7DA", "#E6D9BF")
HILLS = ("#7C9A74", "#64836A", "#4E6B58", "#39503F")


def hills(number: int, size: tuple[int, int] = (1600, 1200)) -> NewPhoto:
    """Return one of many photos, always the same for a number."""
    width, height = size
    image = Image.new("RGB", size, SKIES[number % len(SKIES)])
    draw = ImageDraw.Draw(image)
    sun = width // 9
    left = int(width * (0.15 + 0.17 * (number % 4)))
    draw.ellipse((left, height // 8, left + sun, height // 8 + sun), fill="#FAF0D2")
    for depth, colour in enumerate(HILLS):
        base = height * (0.52 + 0.11 * depth)
        line = [
            (width * step / 12, base + height * 0.012 * ((step * 7 + number * 5 + depth * 3) % 11))
            for step in range(13)
        ]
        draw.polygon([(0, height), *line, (width, height)], fill=colour)
    kept = io.BytesIO()
    image.save(kept, "PNG")
    return photo_from(kept.getvalue())
