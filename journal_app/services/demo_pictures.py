"""Drawn photos for the made-up days: a canal, a window, a sprig. Nobody is on them."""

from __future__ import annotations

import io

from journal_app.domain.photo import NewPhoto
from journal_app.services.photo_import import photo_from

SIZE = (1080, 810)


def drawn_photo(name: str) -> NewPhoto:
    """Return the photo "canal", "window" or "sprig", always the same."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", SIZE, _GROUND[name])
    draw = ImageDraw.Draw(image)
    for kind, place, colour in _SHAPES[name]:
        if kind == "disc":
            draw.ellipse(place, fill=colour)
        elif kind == "line":
            draw.line(place, fill=colour, width=9)
        else:
            draw.polygon(place, fill=colour)
    kept = io.BytesIO()
    image.save(kept, "PNG")
    return photo_from(kept.getvalue())


def _leaves() -> list[tuple[str, tuple[float, ...], str]]:
    """Return the stem of a sprig and its leaves, two by two."""
    shapes: list[tuple[str, tuple[float, ...], str]] = [("line", (560, 730, 520, 180), "#6B5B45")]
    for step in range(11):
        y, x = 690 - 48 * step, 557 - 3.5 * step
        reach = 120 - 6 * step
        shapes.append(("leaf", (x, y, x - reach, y - 62, x - reach + 16, y - 74), "#5E7D63"))
        shapes.append(("leaf", (x, y, x + reach, y - 58, x + reach - 16, y - 72), "#6F8E70"))
    return shapes


_GROUND = {"canal": "#CFDAD8", "window": "#3B4650", "sprig": "#EFE9DD"}
_SHAPES: dict[str, list[tuple[str, tuple[float, ...], str]]] = {
    "canal": [
        ("bank", (0, 330, 1080, 300, 1080, 470, 0, 480), "#8FA486"),
        ("water", (0, 460, 1080, 440, 1080, 810, 0, 810), "#8CA6AB"),
        ("light", (120, 560, 560, 545, 560, 556, 120, 572), "#B9CACB"),
        ("light", (420, 660, 960, 640, 960, 652, 420, 674), "#B9CACB"),
        ("line", (690, 540, 690, 380), "#5B6368"),
        ("line", (712, 545, 712, 390), "#5B6368"),
        ("disc", (640, 290, 770, 400), "#77828A"),
        ("line", (745, 330, 790, 210), "#77828A"),
        ("disc", (772, 186, 816, 226), "#77828A"),
        ("bill", (812, 200, 880, 214, 812, 216), "#B58A3A"),
    ],
    "window": [
        ("glow", (300, 160, 780, 160, 780, 640, 300, 640), "#EBD9A9"),
        ("bar", (528, 160, 552, 160, 552, 640, 528, 640), "#3B4650"),
        ("bar", (300, 384, 780, 384, 780, 408, 300, 408), "#3B4650"),
        ("sill", (260, 640, 820, 640, 840, 682, 240, 682), "#566370"),
        ("glass", (600, 540, 668, 540, 660, 640, 608, 640), "#6E93B0"),
        ("line", (634, 560, 640, 470), "#5E7D63"),
        ("leaf", (638, 520, 610, 488, 616, 482), "#5E7D63"),
        ("leaf", (639, 500, 668, 470, 662, 464), "#6F8E70"),
    ],
    "sprig": _leaves(),
}
