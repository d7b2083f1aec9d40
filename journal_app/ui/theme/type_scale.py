"""The two typefaces and the sizes they are used in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

SERIF = "Literata"
SANS = "Inter"

FONT_FILES = (
    "Inter_400Regular.ttf",
    "Inter_500Medium.ttf",
    "Inter_600SemiBold.ttf",
    "Literata_400Regular.ttf",
    "Literata_400Regular_Italic.ttf",
    "Literata_600SemiBold.ttf",
)


class TypeStyle(NamedTuple):
    """A way to set text: family, size in pixels at scale 1, weight (400 regular, 600 semi-bold)."""

    family: str
    size: int
    weight: int = 400


TYPE_SCALE = {
    "title": TypeStyle(SERIF, 28),
    "heading": TypeStyle(SERIF, 18),
    "entry": TypeStyle(SERIF, 17),
    "control": TypeStyle(SANS, 14),
    "question": TypeStyle(SANS, 15),
    "small": TypeStyle(SANS, 13),
    "muted": TypeStyle(SANS, 13),
    "tiny": TypeStyle(SANS, 12),
    "date": TypeStyle(SANS, 12, 600),
}


def load_fonts(folder: Path, note: Callable[[str], None] | None = None) -> None:
    """Make the fonts in `folder` known to this process.

    `note` hears of one that is missing, and the system's stands in for it; without it FileNotFoundError is
    raised: every size in the app is meant for ours.
    """
    from PySide6.QtGui import QFontDatabase  # here: the start may do without it, see `font_lists`

    for name in FONT_FILES:
        if QFontDatabase.addApplicationFont(str(folder / name)) < 0:
            if note is None:
                raise FileNotFoundError(folder / name)
            note(f"A font is missing or can't be read: {name}")


def make_font(role: str, scale: float) -> QFont:
    """Return the font of a role in TYPE_SCALE."""
    from PySide6.QtGui import QFont  # here: 2 ms, and the style sheet names every font of the first picture

    style = TYPE_SCALE[role]
    font = QFont(style.family)
    font.setPixelSize(round(style.size * scale))
    font.setWeight(QFont.Weight(style.weight))
    return font
