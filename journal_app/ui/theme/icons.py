"""Icons: Lucide drawings, coloured and rendered when they are first needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPixmap

_STROKE = 'stroke-width="1.75"'  # a little finer than Lucide's 2: beside Inter, icons should not shout


class Icons:
    """The drawings in one folder, in any colour and size. Keeps what it has rendered."""

    def __init__(self, folder: Path, note: Callable[[str], None] | None = None) -> None:
        """`note` hears, once, of a drawing that can't be read, and nothing is drawn in its place.

        Without it FileNotFoundError is raised for one that is not in the folder.
        """
        self._folder = folder
        self._note = note
        self._missing: set[str] = set()
        self._rendered: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        """Return the drawing `name`, `size` logical pixels square, for a screen of this pixel ratio."""
        key = (name, colour, size, ratio)
        if key not in self._rendered:
            self._rendered[key] = self._render(*key)
        return self._rendered[key]

    def icon(self, name: str, colour: str, size: int) -> QIcon:
        """Return the drawing as an icon that is sharp on every screen."""
        icon = QIcon()
        screen_ratio = QGuiApplication.instance().devicePixelRatio()  # type: ignore[union-attr]
        for ratio in sorted({1.0, 2.0, screen_ratio}):
            icon.addPixmap(self.pixmap(name, colour, size, ratio))
        return icon

    def forget(self) -> None:
        """Drop what was rendered: the colours have changed."""
        self._rendered.clear()

    def _render(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        pixels = round(size * ratio)
        pixmap = QPixmap()
        drawing = self._read(name)
        if drawing is None:  # as large as it would be: it is painted, and makes room for itself
            pixmap = QPixmap(pixels, pixels)
            pixmap.fill(QColor(0, 0, 0, 0))
        else:
            drawing = drawing.replace("currentColor", colour).replace('stroke-width="2"', _STROKE)
            for side in ("width", "height"):
                drawing = drawing.replace(f'{side}="24"', f'{side}="{pixels}"', 1)
            pixmap.loadFromData(drawing.encode(), "svg")
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _read(self, name: str) -> str | None:
        try:
            return (self._folder / f"{name}.svg").read_text("utf-8")
        except (OSError, ValueError):
            if self._note is None:
                raise
            if name not in self._missing:
                self._missing.add(name)
                self._note(f"A drawing is missing or can't be read: {name}")
            return None
