"""Pages a person may not want to see: hidden here, and brought back here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from journal_app.domain.settings import JournalSettings
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.checked import show_checked
from journal_app.ui.widgets.labels import make_label


class RoomsCard(Card):
    """A box for each page."""

    journal_wished = Signal(object)
    """JournalSettings with other pages hidden."""

    def __init__(self, theme: Theme, rooms: Sequence[tuple[str, str]]) -> None:
        """`rooms`: name and title of each page that can be hidden."""
        super().__init__(theme, self.tr("Pages in the sidebar"))
        self._settings = JournalSettings()
        self.add(
            make_label(
                self.tr("Hide what you do not need. What is on a hidden page stays, and comes back with it."),
                "muted",
            )
        )
        self.boxes = {name: QCheckBox(title) for name, title in rooms}
        for box in self.boxes.values():
            box.toggled.connect(self._on_toggled)
            self.add(box)

    def show_settings(self, settings: JournalSettings) -> None:
        """Show what is chosen, without a signal."""
        self._settings = settings
        for name, box in self.boxes.items():
            show_checked(box, name not in settings.hidden_rooms)

    def _on_toggled(self) -> None:
        others = tuple(name for name in self._settings.hidden_rooms if name not in self.boxes)
        hidden = tuple(name for name, box in self.boxes.items() if not box.isChecked())
        self.journal_wished.emit(replace(self._settings, hidden_rooms=others + hidden))
