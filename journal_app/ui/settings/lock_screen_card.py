"""Lock screen: how much it tells."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from journal_app.domain.locked_settings import LockedSettings
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import make_label


class LockScreenCard(Card):
    """One switch."""

    wished = Signal(object)
    """LockedSettings with another lock screen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("Lock screen"))
        self._locked = LockedSettings()
        self.discreet = QCheckBox(self.tr("Discreet"))
        words = self.tr(
            "The lock screen then does not say what kind of journal this is."
            " Its help page shows phone numbers only."
        )
        self.discreet.setAccessibleDescription(words)
        self.add(self.discreet, make_label(words, "muted"))
        self.discreet.toggled.connect(self._on_toggled)

    def show_locked(self, locked: LockedSettings) -> None:
        """Show what is chosen."""
        self._locked = locked
        self.discreet.setChecked(locked.discreet)

    def _on_toggled(self, is_on: bool) -> None:
        if is_on != self._locked.discreet:
            self._locked = self._locked._replace(discreet=is_on)
            self.wished.emit(self._locked)
