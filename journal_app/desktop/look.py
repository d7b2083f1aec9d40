"""The settings that are known before the journal is open: used at once, and kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from journal_app.domain.locked_settings import LockedSettings, bigger, smaller
from journal_app.services.locked_settings import write_locked_settings
from journal_app.ui.theme.theme import Theme


class Look(QObject):
    """Colours, text size, country and the like, as they are now."""

    changed = Signal(object)
    """A setting was changed, wherever that was done: the LockedSettings now."""

    def __init__(self, theme: Theme, locked: LockedSettings, config: Path, *, keeps: bool) -> None:
        """With `keeps` False nothing is written: the demo leaves no trace."""
        super().__init__()
        self._theme = theme
        self._locked = locked
        self._config = config
        self._keeps = keeps

    @property
    def locked(self) -> LockedSettings:
        """The settings now."""
        return self._locked

    def change(self, locked: LockedSettings) -> bool:
        """Use and keep these settings; False if they could not be kept."""
        self._locked = locked
        self._theme.set(locked.theme, locked.scale, locked.reduce_motion, locked.more_contrast)
        kept = write_locked_settings(self._config, locked) if self._keeps else True
        self.changed.emit(locked)
        return kept

    def keep_no_more(self) -> None:
        """Write nothing from now on: the file is being deleted."""
        self._keeps = False

    def choose_country(self, code: str) -> None:
        """Give help for this country, an ISO code, from now on."""
        self.change(self._locked._replace(country=code))

    def grow(self) -> None:
        """Make the text one step larger."""
        self.change(self._locked._replace(scale=bigger(self._locked.scale)))

    def shrink(self) -> None:
        """Make the text one step smaller."""
        self.change(self._locked._replace(scale=smaller(self._locked.scale)))

    def usual_size(self) -> None:
        """Give the text its usual size."""
        self.change(self._locked._replace(scale=1.0))
