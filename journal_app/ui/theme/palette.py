"""The colours: light, dark, and both again with more contrast.

Without postponed annotations: `NamedTuple` would compile each of them as text, 0.5 ms at the start.
"""

from typing import NamedTuple


class Palette(NamedTuple):
    """Every colour on the screen, as "#RRGGBB", by what it is for.

    Text on its ground is at least 4.5:1 and `edge` at least 3:1 (WCAG 2.2, 1.4.3 and 1.4.11);
    the palettes with more contrast reach 7:1 (1.4.6). `tests/ui/theme/test_palette.py` computes it.
    """

    bg: str  # the window
    side: str  # the sidebar
    card: str  # cards, fields
    text: str
    muted: str  # secondary text
    line: str  # edges that only decorate: cards
    edge: str  # edges that must be seen: fields, segments
    accent: str  # primary button, focus ring, links
    on_accent: str
    soft: str  # the chosen segment
    selected: str  # the chosen page
    warm: str  # help icon, care icon; never text on `side`
    warm_soft: str  # care card
    gold: str  # candle
    heat: tuple[str, str, str, str]  # ratings 0 to 3
    shadow: float  # how black a card's shadow is, 0 to 1


LIGHT = Palette(
    bg="#F6F4EF",
    side="#EEEBE3",
    card="#FFFFFF",
    text="#2B2F33",
    muted="#626764",
    line="#DDD8CC",
    edge="#8F8B82",
    accent="#3F6B66",
    on_accent="#FFFFFF",
    soft="#DCE8E4",
    selected="#DAE6E1",
    warm="#B5694A",
    warm_soft="#F6E9E1",
    gold="#B58A3A",
    heat=("#EFEDE6", "#CFDDD8", "#8FB3AC", "#3F6B66"),
    shadow=0.06,
)

DARK = Palette(
    bg="#17191B",
    side="#131516",
    card="#1F2325",
    text="#E7E4DC",
    muted="#A3A69F",
    line="#33383A",
    edge="#6E7673",
    accent="#8FBDB4",
    on_accent="#10201E",
    soft="#26393A",
    selected="#24393A",
    warm="#E0A083",
    warm_soft="#33271F",
    gold="#DDBB77",
    heat=("#262A2C", "#2E4A49", "#5B8C85", "#A9D3CA"),
    shadow=0.24,
)

LIGHT_MORE = Palette(
    bg="#FBFAF7",
    side="#F4F2EC",
    card="#FFFFFF",
    text="#14171A",
    muted="#3F4447",
    line="#6B6A66",
    edge="#55575A",
    accent="#1F4A45",
    on_accent="#FFFFFF",
    soft="#DCE8E4",
    selected="#D3E3DD",
    warm="#7A3D22",
    warm_soft="#FAF0EA",
    gold="#6A4C0E",
    heat=("#FFFFFF", "#C3D6D0", "#6D9A92", "#1F4A45"),
    shadow=0.0,
)

DARK_MORE = Palette(
    bg="#0C0E0F",
    side="#050606",
    card="#131617",
    text="#FFFDF6",
    muted="#CDD0CA",
    line="#858C8A",
    edge="#A3AAA8",
    accent="#B4E0D7",
    on_accent="#10201E",
    soft="#1E3435",
    selected="#1C3536",
    warm="#F2BA9F",
    warm_soft="#2A1E17",
    gold="#F0D49A",
    heat=("#131617", "#34524F", "#74A89F", "#D2F2EA"),
    shadow=0.0,
)


def choose(dark: bool, more_contrast: bool) -> Palette:
    """Return the palette for these two wishes."""
    if more_contrast:
        return DARK_MORE if dark else LIGHT_MORE
    return DARK if dark else LIGHT


def contrast(one: str, other: str) -> float:
    """Return the WCAG 2.2 contrast ratio of two "#RRGGBB" colours, 1.0 to 21.0."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
