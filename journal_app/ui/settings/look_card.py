"""Look: colours, contrast, size of text, motion."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QCheckBox

from journal_app.domain.locked_settings import SCALE_STEPS, LockedSettings, ThemeMode
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.segmented_choice import SegmentedChoice


class LookCard(Card):
    """Everything about the look; it is seen at once."""

    wished = Signal(object)
    """LockedSettings with another look."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("Look"))
        self._locked = LockedSettings()
        colours, size = (
            make_label(self.tr("Colours"), "question"),
            make_label(self.tr("Text size"), "question"),
        )
        self.mode = SegmentedChoice(
            theme,
            [
                (ThemeMode.SYSTEM, self.tr("As the system")),
                (ThemeMode.LIGHT, self.tr("Light")),
                (ThemeMode.DARK, self.tr("Dark")),
            ],
        )
        self.mode.setAccessibleName(colours.text())
        self.text_size = SegmentedChoice(
            theme, [(_percent(step), self._per_cent(_percent(step))) for step in SCALE_STEPS]
        )
        self.text_size.setAccessibleName(size.text())
        self.clear = QCheckBox(self.tr("More contrast"))
        self.calm = QCheckBox(self.tr("Reduce motion"))
        self.add(
            colours,
            self.mode,
            self.clear,
            make_label(
                self.tr("Clearer text and lines. “As the system” follows the system in this too."), "muted"
            ),
            size,
            self.text_size,
            make_label(
                self.tr("Everything grows with the text. Ctrl and plus or minus do the same."), "muted"
            ),
            self.calm,
            make_label(
                self.tr("Things that move stand still instead, and say in words what to do."), "muted"
            ),
        )
        self.mode.chosen.connect(self._on_mode)
        self.clear.toggled.connect(self._on_clear)
        self.text_size.chosen.connect(self._on_size)
        self.calm.toggled.connect(self._on_calm)

    def show_locked(self, locked: LockedSettings) -> None:
        """Show what is chosen; a text size between two steps as the nearer one."""
        self._locked = locked
        self.mode.set_value(locked.theme)
        self.text_size.set_value(_percent(min(SCALE_STEPS, key=lambda step: abs(step - locked.scale))))
        self.clear.setChecked(locked.more_contrast)
        self.calm.setChecked(locked.reduce_motion)

    def _per_cent(self, percent: str) -> str:
        return self.tr("{number} %").format(number=QLocale().toString(int(percent)))

    def _on_mode(self, mode: str) -> None:
        self._wish(self._locked._replace(theme=ThemeMode(mode)))

    def _on_clear(self, is_on: bool) -> None:
        self._wish(self._locked._replace(more_contrast=is_on))

    def _on_size(self, percent: str) -> None:
        self._wish(self._locked._replace(scale=int(percent) / 100))

    def _on_calm(self, is_on: bool) -> None:
        self._wish(self._locked._replace(reduce_motion=is_on))

    def _wish(self, locked: LockedSettings) -> None:
        if locked != self._locked:
            self._locked = locked
            self.wished.emit(locked)


def _percent(scale: float) -> str:
    return str(round(scale * 100))
