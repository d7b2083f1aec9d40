"""`Theme`: the look of the running app, changed as a whole and at once."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from journal_app.ui.qt_numbers import DARK_SCHEME, LIGHT_SCHEME
from journal_app.ui.theme.icons import Icons
from journal_app.ui.theme.palette import DARK, DARK_MORE, LIGHT, Palette, choose
from journal_app.ui.theme.style_sheet import CARD_RADIUS, style_sheet
from journal_app.ui.theme.type_scale import load_fonts, make_font

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from journal_app.ui.theme.shadow import CardShadow

SMALLEST_SCALE = 0.85
LARGEST_SCALE = 2.0
APP_ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def make_application(name: str) -> QApplication:
    """Return the application, in the one style that the style sheet is written for.

    As an argument, since to call QApplication.setStyle or .style costs 4 ms for the enums of QStyle.
    """
    return QApplication([name, "-style", "fusion"])


class Theme(QObject):
    """Colours, sizes, fonts and icons of the whole app. Nothing is styled before the first `set`."""

    changed = Signal()
    """Everything looks different now: painted widgets repaint, icons are to be asked for again."""

    def __init__(
        self,
        resources: Path,
        parent: QObject | None = None,
        *,
        fonts_known: bool = False,
        note: Callable[[str], None] | None = None,
    ) -> None:
        """Load the fonts from `resources`. Needs a running QApplication, see `make_application`.

        `fonts_known`: they are loaded already. `note` hears of a font or a drawing that is missing, and the
        app goes on without it; where nobody is told, FileNotFoundError is raised.
        """
        super().__init__(parent)
        self.palette: Palette = LIGHT
        self.scale = 1.0
        self.reduce_motion = False
        self._wishes: tuple[str, float, bool] | None = None
        self._guesses = False
        self._resources = resources
        self._icons = Icons(resources / "icons", note)
        self._shadow: CardShadow | None = None
        self._hints = QGuiApplication.styleHints()
        if sys.platform == "darwin":  # leaves buttons out of the Tab order unless told otherwise
            from PySide6.QtCore import Qt

            self._hints.setTabFocusBehavior(Qt.TabFocusBehavior.TabFocusAllControls)
        self._hints.colorSchemeChanged.connect(self._on_system_changed)
        if not fonts_known:
            load_fonts(resources / "fonts", note)

    @property
    def is_dark(self) -> bool:
        """Say whether the ground is dark now, whoever chose it."""
        return self.palette in (DARK, DARK_MORE)

    @property
    def shadow(self) -> CardShadow:
        """Return the shadow of cards in this palette and scale."""
        if self._shadow is None:
            from journal_app.ui.theme.shadow import CardShadow

            self._shadow = CardShadow(self.scale, self.px(CARD_RADIUS), self.palette.shadow)
        return self._shadow

    def set(
        self, mode: str, scale: float = 1.0, reduce_motion: bool = False, more_contrast: bool = False
    ) -> None:
        """Change the look of everything that is open.

        `mode` is "light", "dark" or "system" (light where the system does not say). `scale` is brought
        between 0.85 and 2.0. `more_contrast` is also on if `mode` is "system" and the system asks for it.
        """
        self.reduce_motion = reduce_motion
        wishes = (mode, min(max(scale, SMALLEST_SCALE), LARGEST_SCALE), more_contrast)
        if wishes == self._wishes:
            return
        self._wishes = wishes
        if mode == "system":
            self._hints.unsetColorScheme()
        else:  # so that the frame around the window goes with it, where the system draws one
            self._hints.setProperty("colorScheme", DARK_SCHEME if mode == "dark" else LIGHT_SCHEME)
        self._apply()

    def begin(self, mode: str, scale: float, reduce_motion: bool, more_contrast: bool) -> None:
        """Give the app its first look, as `set` does, sooner: what the system wishes is guessed.

        Its answers are names in `Qt` (see `qt_numbers`). Until `complete` the colours that Qt began with tell
        whether the system is dark.
        """
        self._guesses = True
        self.set(mode, scale, reduce_motion, more_contrast)

    def complete(self) -> None:
        """Ask the system itself, and listen to it. What was guessed nearly always holds."""
        self._guesses = False
        accessibility = self._hints.accessibility()
        if accessibility is not None:
            accessibility.contrastPreferenceChanged.connect(self._on_system_changed)
        if self._wanted_palette() is not self.palette:
            self._apply()
        else:
            self.find_marks()
            QApplication.setFont(self.font("control"))

    def px(self, n: float) -> int:
        """Return a length in pixels at this scale: at least 1 for anything above 0."""
        return max(1, round(n * self.scale)) if n > 0 else round(n * self.scale)

    def font(self, role: str) -> QFont:
        """Return the font of a role of the type scale, at this scale."""
        return make_font(role, self.scale)

    def colour(self, role: str) -> QColor:
        """Return a colour of the palette for painting."""
        return QColor(getattr(self.palette, role))

    def icon(self, name: str, role: str = "text", size: float = 18) -> QIcon:
        """Return a Lucide drawing in a palette colour. `size` is before scaling."""
        return self._icons.icon(name, getattr(self.palette, role), self.px(size))

    def pixmap(self, name: str, role: str, size: float, ratio: float) -> QPixmap:
        """Return a Lucide drawing for painting on a screen of this pixel ratio."""
        return self._icons.pixmap(name, getattr(self.palette, role), self.px(size), ratio)

    def app_icon(self) -> QIcon:
        """Return the icon of the app, for windows."""
        icon = QIcon()
        for size in APP_ICON_SIZES:
            icon.addFile(str(self._resources / "app_icon" / f"rosemary-{size}.png"))
        return icon

    def _on_system_changed(self) -> None:
        if self._wishes and self._wishes[0] == "system":
            self._apply()

    def _apply(self) -> None:
        assert self._wishes
        self.scale = self._wishes[1]
        self.palette = self._wanted_palette()
        self._icons.forget()
        self._shadow = None
        if not self._guesses:
            self.find_marks()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        # Off first: where one sheet follows another, Qt styles each widget anew as often as it lies deep.
        app.setStyleSheet("")
        QApplication.setPalette(_qt_palette(self.palette))
        if not self._guesses:
            QApplication.setFont(self.font("control"))
        app.setStyleSheet(style_sheet(self.palette, self.px, self.is_dark))
        self.changed.emit()

    def find_marks(self) -> None:
        """Let the style sheet find its marks (arrows, ticks); until then a page that has some lacks them."""
        from PySide6.QtCore import QDir  # here: 1 ms, and the lock screen has no marks

        QDir.setSearchPaths("marks", [str(self._resources / "icons" / "marks")])

    def _wanted_palette(self) -> Palette:
        assert self._wishes
        mode, _, more_contrast = self._wishes
        if mode != "system":
            return choose(mode == "dark", more_contrast)
        return choose(self._system_is_dark(), more_contrast or self._system_wants_contrast())

    def _system_is_dark(self) -> bool:
        if self._guesses:
            began, role = QGuiApplication.palette(), QPalette.ColorRole
            return began.color(role.Window).lightness() < began.color(role.WindowText).lightness()
        from PySide6.QtCore import Qt

        return self._hints.colorScheme() == Qt.ColorScheme.Dark

    def _system_wants_contrast(self) -> bool:
        if self._guesses:
            return False
        from PySide6.QtCore import Qt

        hints = self._hints.accessibility()
        return hints is not None and hints.contrastPreference() == Qt.ContrastPreference.HighContrast


def _qt_palette(p: Palette) -> QPalette:
    """Return the colours for whatever the style sheet does not reach."""
    palette = QPalette(QColor(p.card), QColor(p.bg))
    role = QPalette.ColorRole
    for where, colour in (
        (role.Window, p.bg),
        (role.WindowText, p.text),
        (role.Base, p.card),
        (role.AlternateBase, p.bg),
        (role.Text, p.text),
        (role.Button, p.card),
        (role.ButtonText, p.text),
        (role.BrightText, p.text),
        (role.PlaceholderText, p.muted),
        (role.ToolTipBase, p.card),
        (role.ToolTipText, p.text),
        (role.Highlight, p.accent),
        (role.HighlightedText, p.on_accent),
        (role.Accent, p.accent),
        (role.Link, p.accent),
        (role.LinkVisited, p.accent),
        (role.Mid, p.edge),
        (role.Dark, p.edge),
        (role.Midlight, p.line),
        (role.Light, p.card),
    ):
        palette.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(p.muted))
    return palette
